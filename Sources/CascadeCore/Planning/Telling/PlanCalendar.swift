/// The planned sessions of a programme with a plan in it, by date.
package struct PlanCalendar {
    /// What the plan does with a session.
    package enum Status: String {
        /// Not in today's plan.
        case new
        /// With other seats or days.
        case changed
        /// In today's plan only.
        case leftOut = "left-out"
        /// As it is.
        case same
    }

    /// A session, with the day on which it is held.
    package struct Event {
        /// The session, as the plan has it.
        package var session: Session
        /// The session as today's plan has it; nil for a new one.
        package var before: Session?
        /// What the plan does with it.
        package var status: Status
        /// The Monday of the first open week from its start on, where that is in a blackout; nil: as it says.
        package var movedTo: CalendarDate?
        /// Why it is moved, in the words of the blackout.
        package var reason: String?
    }

    /// Sessions by day; those of one day in the programme's order.
    package let events: [Event]

    /// The calendar of a plan.
    ///
    /// - Complexity: O(sessions × (log sessions + blackouts)).
    package init(_ facts: PlanFacts) {
        let today = facts.today
        let before = Dictionary(
            today.sessions.map { ($0.id, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        let kept = Set(facts.answer.programme.sessions.map(\.id))
        let all =
            facts.answer.programme.sessions
            + today.sessions.filter { !kept.contains($0.id) }
        events = all.filter { $0.status == .planned }.enumerated()
            .sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
            .map { _, session in
                let old = before[session.id]
                let status: Status =
                    !kept.contains(session.id)
                    ? .leftOut : old == nil ? .new : old == session ? .same : .changed
                let moved = Self.openWeek(session.start, today)
                return Event(
                    session: session,
                    before: old,
                    status: status,
                    movedTo: moved?.day,
                    reason: moved?.why
                )
            }
    }

    /// Events that the plan brings about.
    package var differences: [Event] { events.filter { $0.status != .same } }

    /// The Monday of the first open week after a day in a closed one, and why that is closed; nil for an open week.
    private static func openWeek(
        _ day: CalendarDate,
        _ programme: Programme
    ) -> (day: CalendarDate, why: String?)? {
        func blackout(_ monday: CalendarDate) -> ProgrammeDraft.Blackout? {
            programme.blackouts.first { $0.from <= monday + 6 && $0.to >= monday }
        }
        var monday = day.monday
        guard let first = blackout(monday) else { return nil }
        while let closed = blackout(monday) { monday = max(monday + 7, (closed.to + 1).monday) }
        return (monday, first.why)
    }
}

/// Who is offered seats in a session, against today's plan.
package struct SeatChanges {
    /// Seats for someone.
    package struct Entry {
        /// Whom they are for.
        package var invitation: Session.Invitation
        /// How many.
        package var count: Int
        /// Seats today; nil in a session that is new.
        package var before: Int?
    }

    /// Seats offered, in written order, those for the same together.
    package let entries: [Entry]
    /// Those who had seats in it and have none now.
    package let out: [Entry]

    /// The changes of an event.
    ///
    /// - Complexity: O(seats²), of which a session has few.
    package init(_ event: PlanCalendar.Event) {
        func totals(_ session: Session) -> [(Session.Invitation, Int)] {
            session.seats.reduce(into: []) { totals, offer in
                if let place = totals.firstIndex(where: { $0.0 == offer.invitation }) {
                    totals[place].1 += offer.count
                } else {
                    totals.append((offer.invitation, offer.count))
                }
            }
        }
        let now = totals(event.session)
        let old = event.before.map(totals)
        entries = now.map { invitation, count in
            let before = old.map { old in old.first { $0.0 == invitation }?.1 ?? 0 }
            return Entry(invitation: invitation, count: count, before: before)
        }
        out = (old ?? []).compactMap { invitation, count in
            now.contains { $0.0 == invitation }
                ? nil : Entry(invitation: invitation, count: 0, before: count)
        }
    }
}
