import CascadeCore
import CascadeGraph
import Testing

@Suite("Larger timetables")
struct TimetablePropertyTests {
    /// A dozen sessions in half a year, some with train-the-trainer after them, and a dozen limits.
    private func problem(seed: UInt64) -> TimetableProblem {
        var stream = RandomStream(key: seed)
        let people = ["ann", "bob", "cem", "dee", "eve"]
        let organisations = ["o0", "o1", "o2"]
        var problem = TimetableProblem(wanted: [])
        for number in 0..<8 {
            problem.wanted.append(
                TimetableProblem.Wanted(
                    id: "w\(number)",
                    course: "workshop",
                    weeks: stream.below(3)...25,
                    hosts: organisations.filter { _ in stream.below(4) > 0 },
                    trainers: 1 + stream.below(2),
                    mayUse: people.filter { _ in stream.below(4) > 0 } + ["fay", "gus"],
                    length: 1 + stream.below(2)
                )
            )
            guard stream.below(2) == 0 else { continue }
            problem.wanted.append(
                TimetableProblem.Wanted(
                    id: "t\(number)",
                    course: "ttt",
                    weeks: 0...25,
                    trainers: 1,
                    mayUse: ["ann", "bob", "fay"],
                    follows: .init("w\(number)", weeks: 1...3)
                )
            )
        }
        problem.fixed = [
            Session(
                id: "f",
                course: "workshop",
                start: TimetableExamples.day(4, 3),
                host: "o0",
                trainers: ["ann"]
            )
        ]
        problem.limits = organisations.map { .hostAtMost(host: $0, perWeek: 1) }
        problem.limits += [
            .gap(course: "workshop", weeks: 1 + stream.below(2)),
            .atMostPerWeek(2),
            .trainerAtMost(trainer: "fay", sessions: 3),
            .blackout(from: TimetableExamples.day(6), to: TimetableExamples.day(7), why: nil),
            .closed(host: "o1", from: TimetableExamples.day(2), to: TimetableExamples.day(9)),
            .away(trainer: "bob", from: TimetableExamples.day(1), to: TimetableExamples.day(3)),
            .dates(from: TimetableExamples.day(1), to: nil, course: "ttt"),
        ]
        return problem
    }

    @Test("every timetable keeps every limit", arguments: 0..<12 as Range<UInt64>)
    func keepsLimits(seed: UInt64) throws {
        let programme = try TimetableExamples.programme(weeks: 26)
        let problem = problem(seed: seed)
        guard case .timetable(let timetable) = problem.solved(in: programme) else {
            Issue.record("no timetable")
            return
        }
        let checker = TimetableChecker(problem: problem, programme: programme)
        #expect(checker.faults(timetable.placements) == [])
        #expect(timetable.placements.count == problem.wanted.count)
    }

    @Test("forty equal sessions in two years have a timetable that is proven earliest")
    func forty() throws {
        let programme = try TimetableExamples.programme(weeks: 104)
        let people = (0..<6).map { "p\($0)" }
        let organisations = (0..<5).map { "h\($0)" }
        let problem = TimetableProblem(
            wanted: (0..<40).map {
                TimetableProblem.Wanted(
                    id: "w\($0)",
                    course: "workshop",
                    weeks: 0...103,
                    hosts: organisations,
                    trainers: 2,
                    mayUse: people
                )
            },
            limits: organisations.map { .hostAtMost(host: $0, perWeek: 1) }
        )
        guard case .timetable(let timetable) = problem.solved(in: programme) else {
            Issue.record("no timetable")
            return
        }
        // Six trainers, two at each: three workshops a week.
        #expect(timetable.placements.map(\.week) == (0..<40).map { $0 / 3 })
        #expect(timetable.isProvenEarliest)
        let checker = TimetableChecker(problem: problem, programme: programme)
        #expect(checker.faults(timetable.placements) == [])
    }
}
