extension TimetableGrid {
    /// What a problem leaves open under some limits.
    ///
    /// - Complexity: O(wanted × weeks × (hosts + trainers) × length).
    init(
        _ problem: TimetableProblem,
        under limits: [Limit],
        in calendar: TimetableCalendar
    ) {
        weeks = calendar.weeks
        let fixed = problem.fixed.filter { $0.status != .cancelled }
        var courses = Numbering()
        var people = Numbering()
        var organisations = Numbering()
        for wanted in problem.wanted {
            tasks.append(
                Task(
                    starts: [],
                    length: wanted.length,
                    hosts: wanted.hosts.map { organisations[$0] }.uniqued(),
                    trainers: wanted.mayUse.map { people[$0] }.uniqued(),
                    needed: wanted.trainers,
                    weight: wanted.weight,
                    course: courses[wanted.course]
                )
            )
        }
        trainerNames = people.names
        hostNames = organisations.names
        gaps = [Int](repeating: 0, count: courses.names.count)
        trainers = people.names.map { name in
            Trainer(
                isFree: (0..<weeks).map { week in
                    courses.names.allSatisfy {
                        calendar.isThere(name, on: calendar.date(week: week, course: $0))
                    }
                }
            )
        }
        hosts = organisations.names.map { _ in
            Host(isOpen: [Bool](repeating: true, count: weeks))
        }
        for session in fixed {
            for name in session.trainers {
                guard let trainer = people.known(name) else { continue }
                for week in calendar.weeks(of: session) { trainers[trainer].isFree[week] = false }
            }
        }
        for limit in limits {
            apply(limit, people, organisations, courses, fixed, calendar)
        }
        for position in tasks.indices where tasks[position].needed == 0 {
            tasks[position].trainers = []
        }
        findStarts(problem, under: limits, fixed, calendar)
    }

    /// Takes what a limit takes of trainers, hosts, and weeks in all.
    private mutating func apply(
        _ limit: Limit,
        _ people: Numbering,
        _ organisations: Numbering,
        _ courses: Numbering,
        _ fixed: [Session],
        _ calendar: TimetableCalendar
    ) {
        switch limit {
        case .away(let name, let from, let to):
            guard let trainer = people.known(name) else { return }
            for week in calendar.weeks(from: from, to: to) {
                trainers[trainer].isFree[week] = false
            }
        case .trainerAtMost(let name, let most):
            guard let trainer = people.known(name) else { return }
            let taken = fixed.count { $0.trainers.contains(name) }
            trainers[trainer].remaining = min(
                trainers[trainer].remaining ?? .max,
                max(0, most - taken)
            )
        case .closed(let name, let from, let to):
            guard let host = organisations.known(name) else { return }
            for week in calendar.weeks(from: from, to: to) { hosts[host].isOpen[week] = false }
        case .hostAtMost(let name, let most):
            guard let host = organisations.known(name) else { return }
            let left = left(of: most, after: fixed.filter { $0.host == name }, calendar)
            hosts[host].remaining = least(left, hosts[host].remaining)
        case .atMostPerWeek(let most):
            remaining = least(left(of: most, after: fixed, calendar), remaining)
        case .gap(let name, let apart):
            guard let course = courses.known(name) else { return }
            gaps[course] = max(gaps[course], apart)
        case .trainers(let name, let count):
            guard let course = courses.known(name) else { return }
            for position in tasks.indices where tasks[position].course == course {
                tasks[position].needed = max(tasks[position].needed, count)
            }
        case .blackout, .dates:
            // They say where sessions start, which comes last.
            return
        case .budget, .seats, .atLeast, .atMost, .invite, .leaveOut, .invitePerson, .sessions,
            .share:
            // They are about who comes and what it costs.
            return
        }
    }

    /// What sessions leave of so many a week.
    private func left(of most: Int, after sessions: [Session], _ calendar: TimetableCalendar)
        -> [Int]
    {
        var left = [Int](repeating: most, count: weeks)
        for session in sessions {
            for week in calendar.weeks(of: session) { left[week] -= 1 }
        }
        return left.map { max(0, $0) }
    }

    private func least(_ first: [Int], _ second: [Int]?) -> [Int] {
        guard let second else { return first }
        return zip(first, second).map(min)
    }

    /// Finds the weeks in which each task can start, as far as other wanted sessions leave it room.
    private mutating func findStarts(
        _ problem: TimetableProblem,
        under limits: [Limit],
        _ fixed: [Session],
        _ calendar: TimetableCalendar
    ) {
        var isBlackout = [Bool](repeating: false, count: weeks)
        for case .blackout(let from, let to, _) in limits {
            for week in calendar.weeks(from: from, to: to) { isBlackout[week] = true }
        }
        for (position, wanted) in problem.wanted.enumerated() {
            let apart = gaps[tasks[position].course]
            let taken = fixed.filter { $0.course == wanted.course }
                .map { calendar.week(of: $0.start) }
            var range = wanted.weeks.clamped(to: -1...weeks)
            if let following = wanted.follows {
                if let task = problem.wanted.firstIndex(where: { $0.id == following.session }) {
                    tasks[position].leader = (task, following.weeks)
                } else if let first = fixed.first(where: { $0.id == following.session }) {
                    let start = calendar.week(of: first.start)
                    let after =
                        start + following.weeks.lowerBound...start + following.weeks.upperBound
                    range = after.overlaps(range) ? range.clamped(to: after) : weeks...weeks
                }
            }
            tasks[position].starts = range.filter { week in
                guard week >= 0, week + wanted.length <= weeks, !isBlackout[week],
                    taken.allSatisfy({ abs($0 - week) >= apart })
                else { return false }
                let date = calendar.date(week: week, course: wanted.course)
                return date >= calendar.start
                    && limits.allSatisfy { Self.allows($0, date, of: wanted.course) }
                    && canStart(tasks[position], in: week)
            }
        }
    }

    /// Whether a limit on dates lets a session of a course start on a day.
    private static func allows(_ limit: Limit, _ date: CalendarDate, of course: String)
        -> Bool
    {
        guard case .dates(let from, let to, let only) = limit, only == nil || only == course else {
            return true
        }
        if let from, date < from { return false }
        if let to, date > to { return false }
        return true
    }
}

/// Numbers for names, in order of coming up.
private struct Numbering {
    private(set) var names: [String] = []
    private var positions: [String: Int] = [:]

    /// The number of a name, a new one where it has none.
    subscript(name: String) -> Int {
        mutating get {
            if let position = positions[name] { return position }
            positions[name] = names.count
            names.append(name)
            return names.count - 1
        }
    }

    /// The number of a name that has come up.
    func known(_ name: String) -> Int? { positions[name] }
}

extension [Int] {
    /// The elements without repeats, in order.
    fileprivate func uniqued() -> [Int] {
        var seen = Set<Int>()
        return filter { seen.insert($0).inserted }
    }
}
