import CascadeCore

/// What each limit asks, checked by hand as it were.
extension PlanChecker {
    mutating func check(_ limit: Limit) {
        switch limit {
        case .budget: break  // An expectation: asked of the answer's cost, not of the plan.
        case .seats(let most, let course):
            let count = seats(course: course)
            expect(count <= most, "\(count) seats by name, not \(most)")
        case .atLeast(let least, let part, let course):
            let count = seats(part, course: course)
            expect(count >= least, "\(count) seats for \(part), not at least \(least)")
        case .atMost(let most, let part, let course):
            let count = seats(part, course: course)
            expect(count <= most, "\(count) seats for \(part), not at most \(most)")
        case .invite(let id):
            expect(seats(.organisation(id), course: nil) > 0, "\(id) is not invited")
        case .leaveOut(let id):
            expect(seats(.organisation(id), course: nil) == 0, "\(id) is invited")
        case .invitePerson(let id):
            let isBooked = after.sessions.contains {
                $0.status != .cancelled && $0.people.contains(id)
            }
            expect(isBooked, "\(id) is not booked")
        case .sessions(let most, let course):
            let count = plan.added.count { $0.course == course }
            expect(count <= most, "\(count) further sessions of \(course), not \(most)")
        case .share(let share, let group, let course): checkShare(share, group, course)
        default: checkCalendar(limit)
        }
    }

    private mutating func checkShare(_ share: Double, _ group: String, _ course: String) {
        for session in decided where session.course == course {
            let seats = Self.named(session)
            let all = seats.reduce(0) { $0 + $1.count }
            let own = seats.filter { organisation($0.organisation)?.group == group }
                .reduce(0) { $0 + $1.count }
            expect(
                Double(own) >= share * Double(all) - 1e-9,
                "\(own) of \(all) seats at \(session.id) for \(group)"
            )
        }
    }

    private mutating func checkCalendar(_ limit: Limit) {
        switch limit {
        case .dates(let from, let to, let course):
            for session in plan.added where course == nil || session.course == course {
                let isIn = from.map { session.start >= $0 } ?? true
                let isOver = to.map { session.start > $0 } ?? false
                expect(isIn && !isOver, "\(session.id) starts on \(session.start)")
            }
        case .blackout(let from, let to, _):
            for session in plan.added {
                expect(!isIn(session, from, to), "\(session.id) is in a blackout of the limits")
            }
        case .away(let trainer, let from, let to):
            for session in plan.added where session.trainers.contains(trainer) {
                expect(!isIn(session, from, to), "\(trainer) is away at \(session.id)")
            }
        case .closed(let host, let from, let to):
            for session in plan.added where session.host == host {
                expect(!isIn(session, from, to), "\(host) is closed at \(session.id)")
            }
        case .trainerAtMost(let trainer, let most):
            guard plan.added.contains(where: { $0.trainers.contains(trainer) }) else { return }
            let count = after.sessions.count {
                $0.status != .cancelled && $0.trainers.contains(trainer)
            }
            expect(count <= most, "\(trainer) leads \(count) sessions, not \(most)")
        case .hostAtMost(let host, let most):
            checkWeeks(atMost: most, "at \(host)") { $0.host == host }
        case .atMostPerWeek(let most): checkWeeks(atMost: most, "in all") { _ in true }
        case .gap(let course, let weeks): checkGap(course, weeks)
        case .trainers(let course, let count):
            for session in plan.added where session.course == course {
                expect(
                    session.trainers.count == count,
                    "\(session.id) has \(session.trainers.count) trainers, not \(count)"
                )
            }
        default: break
        }
    }

    private func isIn(_ session: Session, _ from: CalendarDate, _ to: CalendarDate) -> Bool {
        weeks(from: from, to: to).contains(before.week(of: session.start))
    }

    /// Weeks in which the plan adds a session have no more than so many of a kind.
    private mutating func checkWeeks(
        atMost most: Int,
        _ name: String,
        _ counts: (Session) -> Bool
    ) {
        let touched = Set(plan.added.filter(counts).map { before.week(of: $0.start) })
        for week in touched.sorted() {
            let count = after.sessions.count {
                $0.status != .cancelled && counts($0) && before.week(of: $0.start) == week
            }
            expect(count <= most, "\(count) sessions \(name) in week \(week), not \(most)")
        }
    }

    /// Sessions that the plan adds keep their distance from all others of the course.
    private mutating func checkGap(_ course: String, _ weeks: Int) {
        let added = plan.added.filter { $0.course == course }
        let held = after.sessions.filter { $0.course == course && $0.status != .cancelled }
        for session in added {
            for other in held where other.id != session.id {
                let apart = abs(before.week(of: session.start) - before.week(of: other.start))
                expect(apart >= weeks, "\(session.id) is \(apart) weeks from \(other.id)")
            }
        }
    }
}
