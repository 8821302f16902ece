package import CascadeCore

/// A plan as rows for programs; the JSON holds them, and the CSV lays their members out in columns.
package struct PlanData {
    /// A row: its members in the order of writing.
    package typealias Row = [(String, JSONText)]

    let facts: PlanFacts

    /// The rows of a plan.
    package init(facts: PlanFacts) { self.facts = facts }

    var answer: PlanAnswer { facts.answer }

    /// One row for each organisation that is invited, most people first, then those that are out.
    package var invitations: [Row] {
        facts.guests.map { guest in
            let invitation = guest.invitation
            let seats = invitation.seats.map { seat in
                JSONText.object([
                    ("session", .string(seat.session)), ("seats", .count(seat.count)),
                ])
            }
            return [
                ("organisation", .string(invitation.organisation)),
                ("name", .string(guest.name)),
                ("sector", .string(guest.sector)),
                ("standing", .string(guest.standing.rawValue)),
                ("seats", .count(guest.seats)),
                ("seatsToday", .count(invitation.seatsToday)),
                ("people", .difference(invitation.people)),
                ("elsewhere", .optional(invitation.elsewhere)),
                ("bringsTogether", .array(invitation.links.map(JSONText.string))),
                (
                    "askedFor",
                    .array(invitation.asked.map { .string(facts.words.limit($0)) })
                ),
                ("sessions", .array(seats)),
            ]
        }
            + facts.absentees.map { absentee in
                [
                    ("organisation", .string(absentee.id)),
                    ("name", .string(absentee.name)),
                    ("sector", .string(absentee.sector)),
                    ("standing", .string("out")),
                    ("seats", .count(0)),
                    ("seatsToday", .count(absentee.seatsToday)),
                    ("people", .null), ("elsewhere", .null), ("bringsTogether", .array([])),
                    ("askedFor", .array([])), ("sessions", .array([])),
                ]
            }
    }

    /// One row for each planned session, by date.
    package var calendar: [Row] {
        PlanCalendar(facts).events.map { event in
            let session = event.session
            let changes = SeatChanges(event)
            return [
                ("date", .string(session.start.description)),
                ("heldInWeekOf", .string((event.movedTo ?? session.start.monday).description)),
                ("session", .string(session.id)),
                ("course", .string(session.course)),
                ("status", .string(event.status.rawValue)),
                ("host", session.host.map(JSONText.string) ?? .null),
                ("place", session.place.map(JSONText.string) ?? .null),
                ("trainers", .array(session.trainers.map(JSONText.string))),
                ("people", .array(session.people.map(JSONText.string))),
                (
                    "seats",
                    .array(
                        (changes.entries + changes.out).map { entry in
                            .object([
                                ("for", .string(Self.key(entry.invitation))),
                                ("seats", .count(entry.count)),
                                ("seatsToday", .count(entry.before ?? 0)),
                            ])
                        }
                    )
                ),
            ]
        }
    }

    /// One row for each session and tie that the plan adds, changes or leaves out.
    package var sessions: [Row] {
        let sessions = PlanCalendar(facts).differences.map { event in
            row(
                what: "session",
                id: event.session.id,
                course: event.session.course,
                status: event.status.rawValue,
                addition: answer.additions.first { $0.thing == .session(event.session.id) }
            )
        }
        let ties = answer.plan.ties.map { tie in
            row(
                what: "tie",
                id: "\(tie.from)+\(tie.to)",
                course: nil,
                status: "new",
                addition: answer.additions.first {
                    $0.thing == .tie(tie.from, tie.to) || $0.thing == .tie(tie.to, tie.from)
                }
            )
        }
        return sessions + ties
    }

    private func row(
        what: String,
        id: String,
        course: String?,
        status: String,
        addition: PlanAnswer.Addition?
    ) -> Row {
        [
            ("what", .string(what)),
            ("id", .string(id)),
            ("course", course.map(JSONText.string) ?? .null),
            ("status", .string(status)),
            ("people", .difference(addition?.people)),
            ("cost", .optional(addition?.cost)),
        ]
    }

    /// One row for each usual practice.
    package var practices: [Row] {
        answer.quality.practices.map { result in
            [
                ("practice", .string(result.practice.rawValue)),
                ("value", .number(result.value)),
                ("gain", .difference(result.gain)),
            ]
        }
    }

    /// As in the column `seats` of `sessions.csv`.
    private static func key(_ invitation: Session.Invitation) -> String {
        switch invitation {
        case .anyone: "anyone"
        case .champions: "champions"
        case .organisation(let id): id
        }
    }
}
