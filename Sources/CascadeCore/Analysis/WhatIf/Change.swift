/// Something about a programme that could be otherwise.
public enum Change: Sendable, Hashable {
    /// The organisation with this id takes no part: its people, ties, seats and sessions' host are gone.
    case organisationLeaves(String)
    /// The person with this id leaves before the start; a newcomer takes the place, so headcount stays.
    case personLeaves(String)
    /// One founding trainer whom nobody names leaves the organisation with this id; a newcomer takes the place.
    case trainerLeaves(String)
    /// Two organisations, by id, work together with this strength, in (0, 1].
    case tie(String, String, strength: Double)
    /// One more founding trainer in the organisation with this id.
    case trainer(String)
    /// So many seats at a planned session, by id, for the organisation with this id.
    ///
    /// Where the course has no room for more, they are taken one by one from whoever has most seats there.
    case seats(session: String, organisation: String, count: Int)
}

extension Programme {
    /// The programme as it would be with some things otherwise, in the order given.
    ///
    /// What a change names and the programme doesn't have is left out of account. Recorded attendance of those who leave is
    /// left out too: a changed programme is for running, not for keeping.
    ///
    /// - Complexity: O(size of the programme) for each change.
    public func applying(_ changes: [Change]) -> Programme {
        var draft = self.draft
        for change in changes { draft.apply(change) }
        return Programme(checked: draft)
    }
}

extension ProgrammeDraft {
    fileprivate mutating func apply(_ change: Change) {
        switch change {
        case .organisationLeaves(let id): remove(organisations: [id])
        case .personLeaves(let id): remove(people: [id])
        case .trainerLeaves(let id):
            guard let position = organisations.firstIndex(where: { $0.id == id }),
                organisations[position].foundingTrainers > namedTrainers(of: id)
            else { return }
            organisations[position].foundingTrainers -= 1
        case .tie(let first, let second, let strength):
            guard first != second, organisations.contains(where: { $0.id == first }),
                organisations.contains(where: { $0.id == second })
            else { return }
            partnerships.append(Partnership(from: first, to: second, strength: strength))
        case .trainer(let id):
            guard let position = organisations.firstIndex(where: { $0.id == id }),
                organisations[position].foundingTrainers < organisations[position].people
            else { return }
            organisations[position].foundingTrainers += 1
        case .seats(let session, let organisation, let count):
            addSeats(count, session: session, organisation: organisation)
        }
    }

    private func namedTrainers(of organisation: String) -> Int {
        people.count { $0.organisation == organisation && $0.roles.contains(.trainer) }
    }

    private mutating func addSeats(_ count: Int, session id: String, organisation: String) {
        guard count > 0, let position = sessions.firstIndex(where: { $0.id == id }),
            organisations.contains(where: { $0.id == organisation })
        else { return }
        let capacity =
            courses.first { $0.id == sessions[position].course }?.capacityMaximum ?? Int.max
        var seats = sessions[position].seats
        let invitation = Session.Invitation.organisation(organisation)
        var taken = sessions[position].people.count + seats.reduce(0) { $0 + $1.count }
        for _ in 0..<count {
            if taken >= capacity {
                var most: Int?
                for place in seats.indices where seats[place].invitation != invitation {
                    if most.map({ seats[place].count > seats[$0].count }) ?? true { most = place }
                }
                guard let most else { break }
                seats[most].count -= 1
                if seats[most].count == 0 { seats.remove(at: most) }
                taken -= 1
            }
            if let place = seats.firstIndex(where: { $0.invitation == invitation }) {
                seats[place].count += 1
            } else {
                seats.append(Session.Seats(invitation, 1))
            }
            taken += 1
        }
        sessions[position].seats = seats
    }
}
