/// A plan beside the programme as it is: who is in and out, and what is held when.
package struct PlanFacts {
    /// How an organisation's seats differ from today's plan.
    package enum Standing: String, CaseIterable {
        /// No seat today.
        case new
        /// More seats than today.
        case more
        /// Fewer seats than today.
        case fewer
        /// As many seats as today.
        case same
    }

    /// An organisation that is invited.
    package struct Guest {
        /// Why and with how many seats.
        package var invitation: PlanAnswer.Invitation
        /// Its name.
        package var name: String
        /// Name of its sector.
        package var sector: String
        /// Seats in all.
        package var seats: Int
        /// How that differs from today's plan.
        package var standing: Standing
    }

    /// An organisation that today's plan invites and this one doesn't.
    package struct Absentee {
        /// Its id.
        package var id: String
        /// Its name.
        package var name: String
        /// Name of its sector.
        package var sector: String
        /// Seats that today's plan gives it.
        package var seatsToday: Int
    }

    /// The plan, judged.
    package let answer: PlanAnswer
    /// The programme as it is.
    package let today: Programme
    /// Names of organisations and people.
    package let names: ProgrammeNames
    /// Words for goals and limits.
    package let words: PlanWords
    /// Who is invited, most people first.
    package let guests: [Guest]
    /// Who is out, in the programme's order.
    package let absentees: [Absentee]

    /// A plan beside the programme as it is.
    ///
    /// - Complexity: O(organisations + sessions).
    package init(_ answer: PlanAnswer, today: Programme) {
        self.answer = answer
        self.today = today
        let names = ProgrammeNames(today)
        self.names = names
        words = PlanWords(today)
        let sectors = Dictionary(
            today.sectors.map { ($0.id, $0.name) },
            uniquingKeysWith: { first, _ in first }
        )
        let sectorOf = Dictionary(
            today.organisations.map { ($0.id, sectors[$0.sector] ?? $0.sector) },
            uniquingKeysWith: { first, _ in first }
        )
        guests = answer.invitations.map { invitation in
            let seats = invitation.seats.reduce(0) { $0 + $1.count }
            let standing: Standing =
                invitation.seatsToday == 0
                ? .new
                : seats > invitation.seatsToday
                    ? .more : seats < invitation.seatsToday ? .fewer : .same
            return Guest(
                invitation: invitation,
                name: names.organisation(invitation.organisation),
                sector: sectorOf[invitation.organisation] ?? "",
                seats: seats,
                standing: standing
            )
        }
        let before = Self.seats(in: today)
        let after = Self.seats(in: answer.programme)
        let invited = Set(answer.invitations.map(\.organisation))
        absentees = today.organisations.compactMap { organisation in
            let seats = before[organisation.id, default: 0]
            guard seats > 0, after[organisation.id, default: 0] == 0,
                !invited.contains(organisation.id)
            else { return nil }
            return Absentee(
                id: organisation.id,
                name: organisation.name,
                sector: sectorOf[organisation.id] ?? "",
                seatsToday: seats
            )
        }
    }

    /// The first goal of the request.
    package var goal: Goal { answer.request.aim.goals.first ?? .people }

    /// The month in which the last week begins, in words: the one that people mean by the end.
    package var endMonth: String { (answer.lastDay + -6).monthAndYear }

    /// Whether there are replicates enough to say how sure a number is.
    package var hasRange: Bool { answer.replicates >= Outcome.fewestForRange }

    /// Seats by name in planned sessions, by organisation.
    private static func seats(in programme: Programme) -> [String: Int] {
        var seats: [String: Int] = [:]
        for session in programme.sessions where session.status == .planned {
            for offer in session.seats {
                if case .organisation(let id) = offer.invitation {
                    seats[id, default: 0] += offer.count
                }
            }
        }
        return seats
    }
}
