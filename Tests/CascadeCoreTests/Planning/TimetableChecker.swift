import CascadeCore

/// What is wrong with a timetable, told from the definitions of the limits and not from the solver's model.
struct TimetableChecker {
    var problem: TimetableProblem
    var programme: Programme

    /// Something that takes place, wanted or fixed.
    private struct Event {
        var id: String
        var course: String
        var start: Int
        var weeks: Range<Int>
        var host: String?
        var trainers: [String]
        var isFixed: Bool
    }

    private func week(_ date: CalendarDate) -> Int {
        Int((Double(date - programme.firstMonday) / 7).rounded(.down))
    }

    private func weeks(_ from: CalendarDate, _ to: CalendarDate) -> ClosedRange<Int> {
        week(from)...week(to)
    }

    /// Faults of a timetable; one in the making, which lacks some sessions, is judged by those it has.
    func faults(_ placed: [Timetable.Placement]) -> [String] {
        var found: [String] = []
        var events: [Event] = []
        for session in problem.fixed where session.status != .cancelled {
            let span = week(session.start)..<week(session.end ?? session.start) + 1
            events.append(
                Event(
                    id: session.id,
                    course: session.course,
                    start: span.lowerBound,
                    weeks: span,
                    host: session.host,
                    trainers: session.trainers,
                    isFixed: true
                )
            )
        }
        for place in placed {
            guard let wanted = problem.wanted.first(where: { $0.id == place.id }) else {
                found.append("\(place.id) is a stranger")
                continue
            }
            found += faults(of: place, wanted)
            events.append(
                Event(
                    id: place.id,
                    course: wanted.course,
                    start: place.week,
                    weeks: place.week..<place.week + wanted.length,
                    host: place.host,
                    trainers: place.trainers,
                    isFixed: false
                )
            )
        }
        for event in events {
            guard
                let following = problem.wanted.first(where: { $0.id == event.id })?.follows,
                let leader = events.first(where: { $0.id == following.session })
            else { continue }
            if !following.weeks.contains(event.start - leader.start) {
                found.append("\(event.id) comes at the wrong time after \(leader.id)")
            }
        }
        for (position, event) in events.enumerated() {
            for other in events[..<position] where !(event.isFixed && other.isFixed) {
                if event.weeks.overlaps(other.weeks),
                    !Set(event.trainers).isDisjoint(with: other.trainers)
                {
                    found.append("\(event.id) and \(other.id) share a trainer")
                }
            }
        }
        for limit in problem.limits { found += faults(of: limit, events) }
        return found
    }

    private func faults(
        of place: Timetable.Placement,
        _ wanted: TimetableProblem.Wanted
    ) -> [String] {
        var found: [String] = []
        if !wanted.weeks.contains(place.week) { found.append("\(place.id) is outside its weeks") }
        if place.week < 0 || place.week + wanted.length > programme.weeks {
            found.append("\(place.id) is outside the programme")
        }
        if week(place.date) != place.week { found.append("\(place.id) has another week's date") }
        if place.date < programme.start { found.append("\(place.id) is before the start") }
        if let host = place.host {
            if !wanted.hosts.contains(host) { found.append("\(place.id) has a strange host") }
        } else if !wanted.hosts.isEmpty {
            found.append("\(place.id) has no host")
        }
        if Set(place.trainers).count != place.trainers.count
            || !place.trainers.allSatisfy(wanted.mayUse.contains)
            || place.trainers.count < wanted.trainers
        {
            found.append("\(place.id) has not its trainers")
        }
        return found
    }

    private func faults(of limit: Limit, _ events: [Event]) -> [String] {
        let ours = events.filter { !$0.isFixed }
        /// Whether so many are too many, as wanted sessions are among them.
        func isTooMany(_ some: [Event], _ most: Int) -> Bool {
            some.count > most && some.contains { !$0.isFixed }
        }
        func touches(_ event: Event, _ from: CalendarDate, _ to: CalendarDate) -> Bool {
            event.weeks.contains { weeks(from, to).contains($0) }
        }
        let isBroken: Bool
        let name: StaticString
        switch limit {
        case .blackout(let from, let to, _):
            name = "blackout"
            isBroken = ours.contains { weeks(from, to).contains($0.start) }
        case .away(let trainer, let from, let to):
            name = "away"
            isBroken = ours.contains { $0.trainers.contains(trainer) && touches($0, from, to) }
        case .trainerAtMost(let trainer, let most):
            name = "trainerAtMost"
            isBroken = isTooMany(events.filter { $0.trainers.contains(trainer) }, most)
        case .closed(let host, let from, let to):
            name = "closed"
            isBroken = ours.contains { $0.host == host && touches($0, from, to) }
        case .hostAtMost(let host, let most):
            name = "hostAtMost"
            isBroken = (0..<programme.weeks).contains { week in
                isTooMany(events.filter { $0.host == host && $0.weeks.contains(week) }, most)
            }
        case .atMostPerWeek(let most):
            name = "atMostPerWeek"
            isBroken = (0..<programme.weeks).contains { week in
                isTooMany(events.filter { $0.weeks.contains(week) }, most)
            }
        case .dates(let from, let to, let course):
            name = "dates"
            isBroken = ours.contains { event in
                guard course == nil || course == event.course else { return false }
                let date = TimetableExamples.date(event.start, event.course, problem, programme)
                return from.map { date < $0 } == true || to.map { date > $0 } == true
            }
        case .gap(let course, let apart):
            name = "gap"
            let same = events.filter { $0.course == course }
            isBroken = same.indices.contains { position in
                same[..<position].contains {
                    !($0.isFixed && same[position].isFixed)
                        && abs($0.start - same[position].start) < apart
                }
            }
        case .trainers(let course, let count):
            name = "trainers"
            isBroken = ours.contains { $0.course == course && $0.trainers.count < count }
        default:
            return []
        }
        return isBroken ? ["\(name) is broken"] : []
    }
}
