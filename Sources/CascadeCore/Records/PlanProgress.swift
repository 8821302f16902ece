/// The planned sessions due until a day, and what became of them.
package struct PlanProgress: Sendable, Equatable {
    /// Planned sessions that should have begun.
    package var due = 0
    /// Of these: took place.
    package var delivered = 0
    /// Of these: cancelled.
    package var cancelled = 0
    /// Of these: past their last day without a word.
    package var notReported = 0
    /// Of these: still running without a word.
    package var running = 0
    /// Seats offered at, and people booked by name for, the sessions due.
    package var seatsDue = 0
    /// Seats at those that took place.
    package var seatsDelivered = 0
    /// People who turned up there.
    package var attended = 0
    /// Sessions held that were not in the plan.
    package var unplanned = 0
    /// People who turned up at those.
    package var attendedUnplanned = 0
    /// Positions in the programme of the sessions without a word, in written order.
    package var silent: [Int] = []

    /// Plan against actual of a history, of sessions that a filter lets through by host, course and days.
    ///
    /// - Complexity: O(sessions).
    package init(_ history: History, _ filter: ReachFilter = ReachFilter()) {
        let programme = history.programme
        let scope = ReachCount(history, filter)
        let index = ProgrammeIndex(programme)
        let held = Dictionary(
            history.sessions.enumerated().map { ($1.session, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        for (position, session) in programme.sessions.enumerated() {
            let host = session.host.flatMap { index.organisations[$0] } ?? -1
            guard session.start <= history.asOf, filter.holds(session.start),
                scope.concerns(host), filter.course.map({ $0 == session.course }) ?? true
            else { continue }
            let attended = held[position].map { history.sessions[$0].attended }
            if session.isUnplannedRecord {
                guard let attended else { continue }
                unplanned += 1
                attendedUnplanned += attended
                continue
            }
            let seats = session.seats.reduce(session.people.count) { $0 + $1.count }
            due += 1
            seatsDue += seats
            if let attended {
                delivered += 1
                seatsDelivered += seats
                self.attended += attended
            } else if session.status == .cancelled {
                cancelled += 1
            } else {
                let end =
                    session.end
                    ?? index.courses[session.course].map {
                        programme.courses[$0].lastDay(from: session.start)
                    } ?? session.start
                if end < history.asOf {
                    notReported += 1
                    silent.append(position)
                } else {
                    running += 1
                }
            }
        }
    }
}
