import CascadeCore
import CascadeGraph
import CascadeTestSupport

/// Small timetable problems.
enum TimetableExamples {
    /// A programme of so many weeks, with organisations o0, o1 and o2.
    static func programme(weeks: Int, _ change: (inout ProgrammeDraft) -> Void = { _ in }) throws
        -> Programme
    {
        var draft = Example.draft(people: [50, 50, 50], founders: [1, 1, 1], weeks: weeks)
        change(&draft)
        return try Programme(draft)
    }

    /// A day of a week of the example programmes, 0 for its Monday.
    static func day(_ week: Int, _ weekday: Int = 0) -> CalendarDate {
        Example.start + (7 * week + weekday)
    }

    /// The date of a session in a week: on the weekday of most of the course's fixed sessions, else on Wednesday.
    static func date(
        _ week: Int,
        _ course: String,
        _ problem: TimetableProblem,
        _ programme: Programme
    ) -> CalendarDate {
        let held = problem.fixed.filter { $0.course == course && $0.status != .cancelled }
        var best = 2
        var most = 0
        for weekday in 0..<7 {
            let count = held.count { $0.start.weekday == weekday }
            if count > most { (best, most) = (weekday, count) }
        }
        return programme.firstMonday + (7 * week + best)
    }

    /// A problem of up to three sessions in six weeks, with all kinds of limits; many have no timetable.
    static func random(seed: UInt64) -> TimetableProblem {
        var stream = RandomStream(key: seed)
        func pick(_ all: [String]) -> [String] { all.filter { _ in stream.below(3) > 0 } }
        func range() -> (CalendarDate, CalendarDate) {
            let first = stream.below(40)
            return (Example.start + first, Example.start + first + stream.below(14))
        }
        let courses = ["workshop", "ttt"]
        let people = ["ann", "bob", "cem"]
        let organisations = ["o0", "o1"]
        var problem = TimetableProblem(wanted: [])
        let alike = stream.below(2) == 0
        for number in 0..<1 + stream.below(3) {
            let earliest = alike ? 0 : stream.below(4)
            var wanted = TimetableProblem.Wanted(
                id: "s\(number)",
                course: courses[alike ? 0 : stream.below(2)],
                weeks: earliest...earliest + (alike ? 3 : stream.below(5)),
                hosts: alike ? organisations : pick(organisations),
                trainers: alike ? 1 : stream.below(3),
                mayUse: alike ? people : pick(people),
                length: alike ? 1 : 1 + stream.below(3) / 2,
                weight: alike ? 1 : Double(1 + stream.below(3))
            )
            if number > 0, stream.below(3) == 0 {
                let least = stream.below(3)
                wanted.follows = .init(
                    "s\(stream.below(number))",
                    weeks: least...least + stream.below(2)
                )
            }
            problem.wanted.append(wanted)
        }
        for number in 0..<stream.below(3) {
            let start = stream.below(42)
            let week = start / 7
            var session = Session(
                id: "f\(number)",
                course: courses[stream.below(2)],
                start: Example.start + start,
                end: day(min(5, week + stream.below(2)), 6),
                host: organisations[stream.below(2)],
                trainers: pick(people)
            )
            if stream.below(5) == 0 { session.status = .cancelled }
            problem.fixed.append(session)
        }
        for _ in 0..<1 + stream.below(9) {
            let (from, to) = range()
            switch stream.below(9) {
            case 0: problem.limits.append(.blackout(from: from, to: to, why: nil))
            case 1:
                problem.limits.append(.away(trainer: people[stream.below(3)], from: from, to: to))
            case 2:
                problem.limits.append(
                    .trainerAtMost(trainer: people[stream.below(3)], sessions: stream.below(3))
                )
            case 3:
                problem.limits.append(
                    .closed(host: organisations[stream.below(2)], from: from, to: to)
                )
            case 4:
                problem.limits.append(
                    .hostAtMost(host: organisations[stream.below(2)], perWeek: stream.below(3))
                )
            case 5: problem.limits.append(.atMostPerWeek(1 + stream.below(2)))
            case 6:
                problem.limits.append(
                    .dates(
                        from: stream.below(2) == 0 ? from : nil,
                        to: stream.below(2) == 0 ? to + 14 : nil,
                        course: stream.below(2) == 0 ? courses[stream.below(2)] : nil
                    )
                )
            case 7:
                problem.limits.append(
                    .gap(course: courses[stream.below(2)], weeks: stream.below(4))
                )
            default:
                problem.limits.append(
                    .trainers(course: courses[stream.below(2)], 1 + stream.below(2))
                )
            }
        }
        return problem
    }

    /// The least sum of weights times weeks, found by trying everything; nil where there is no timetable.
    static func least(_ problem: TimetableProblem, _ programme: Programme) -> Double? {
        let checker = TimetableChecker(problem: problem, programme: programme)
        var best: Double?
        func place(_ number: Int, _ placed: [Timetable.Placement], _ sum: Double) {
            if let best, sum >= best { return }
            guard number < problem.wanted.count else {
                best = sum
                return
            }
            let wanted = problem.wanted[number]
            let people = wanted.mayUse
            // More trainers than a session needs never make room for another one.
            var needed = wanted.trainers
            for case .trainers(let course, let count) in problem.limits
            where course == wanted.course {
                needed = max(needed, count)
            }
            let teams = (0..<1 << people.count).filter { $0.nonzeroBitCount == needed }
                .map { team in people.indices.filter { team >> $0 & 1 == 1 }.map { people[$0] } }
            for week in 0..<programme.weeks where wanted.weeks.contains(week) {
                for host in wanted.hosts.isEmpty ? [nil] : wanted.hosts.map(Optional.some) {
                    for trainers in teams {
                        let candidate = Timetable.Placement(
                            id: wanted.id,
                            week: week,
                            date: date(week, wanted.course, problem, programme),
                            host: host,
                            trainers: trainers
                        )
                        guard checker.faults(placed + [candidate]).isEmpty else { continue }
                        place(number + 1, placed + [candidate], sum + wanted.weight * Double(week))
                    }
                }
            }
        }
        place(0, [], 0)
        return best
    }
}
