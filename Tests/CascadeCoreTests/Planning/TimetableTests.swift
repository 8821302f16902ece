import CascadeCore
import CascadeTestSupport
import Testing

@Suite("Timetables")
struct TimetableTests {
    typealias Wanted = TimetableProblem.Wanted

    private func timetable(
        _ problem: TimetableProblem,
        weeks: Int = 12,
        _ change: (inout ProgrammeDraft) -> Void = { _ in }
    ) throws -> Timetable {
        let programme = try TimetableExamples.programme(weeks: weeks, change)
        let answer = problem.solved(in: programme)
        guard case .timetable(let timetable) = answer else {
            Issue.record("\(answer)")
            return Timetable(placements: [], isProvenEarliest: false)
        }
        var all = problem
        all.limits += programme.blackouts.map { .blackout(from: $0.from, to: $0.to, why: $0.why) }
        let checker = TimetableChecker(problem: all, programme: programme)
        #expect(checker.faults(timetable.placements) == [])
        return timetable
    }

    private func workshops(_ count: Int, trainers: Int = 0, mayUse: [String] = []) -> [Wanted] {
        (0..<count).map {
            Wanted(
                id: "w\($0)",
                course: "workshop",
                weeks: 0...11,
                trainers: trainers,
                mayUse: mayUse
            )
        }
    }

    @Test("nothing wanted is an empty timetable")
    func nothing() throws {
        let found = try timetable(TimetableProblem(wanted: []))
        #expect(found.placements.isEmpty)
        #expect(found.isProvenEarliest)
    }

    @Test("one trainer leads one session in a week, in the order in which they are wanted")
    func oneTrainer() throws {
        let found = try timetable(
            TimetableProblem(wanted: workshops(3, trainers: 1, mayUse: ["ann"]))
        )
        #expect(found.placements.map(\.week) == [0, 1, 2])
        #expect(found.placements.allSatisfy { $0.trainers == ["ann"] })
    }

    @Test("sessions start on Wednesdays, or on the day of most of the course's sessions")
    func weekdays() throws {
        let tuesday = TimetableExamples.day(1, 1)
        let friday = TimetableExamples.day(2, 4)
        let found = try timetable(
            TimetableProblem(
                wanted: [
                    Wanted(id: "w", course: "workshop", weeks: 3...11),
                    Wanted(id: "t", course: "ttt", weeks: 3...11),
                ],
                fixed: [
                    Session(id: "a", course: "workshop", start: friday),
                    Session(id: "b", course: "workshop", start: tuesday),
                    Session(id: "c", course: "workshop", start: friday + 7),
                ]
            )
        )
        #expect(found["w"]?.date == TimetableExamples.day(3, 4))
        #expect(found["t"]?.date == TimetableExamples.day(3, 2))
        #expect(found["x"] == nil)
    }

    @Test("nothing is dated before the programme's first day")
    func firstDay() throws {
        let found = try timetable(TimetableProblem(wanted: workshops(1))) {
            $0.start = TimetableExamples.day(0, 4)
        }
        #expect(found.placements[0].week == 1)
    }

    @Test("the programme's blackouts hold without being asked for")
    func blackouts() throws {
        let found = try timetable(TimetableProblem(wanted: workshops(1))) {
            $0.blackouts = [
                .init(from: TimetableExamples.day(0, 6), to: TimetableExamples.day(1, 0))
            ]
        }
        #expect(found.placements[0].week == 2)
    }

    @Test("train-the-trainer follows its workshop by one to three weeks, past a closed week")
    func follows() throws {
        //  week      0   1   2   3
        //  workshop  w
        //  ttt           ×   t          week 1 is closed
        let found = try timetable(
            TimetableProblem(
                wanted: [
                    Wanted(
                        id: "t",
                        course: "ttt",
                        weeks: 0...11,
                        follows: .init("w", weeks: 1...3)
                    ),
                    Wanted(id: "w", course: "workshop", weeks: 0...11),
                ],
                limits: [
                    .blackout(
                        from: TimetableExamples.day(1),
                        to: TimetableExamples.day(1, 6),
                        why: "half-term"
                    )
                ]
            )
        )
        #expect(found["w"]?.week == 0)
        #expect(found["t"]?.week == 2)
    }

    @Test("equal pairs keep together: each follower goes with its own leader")
    func pairs() throws {
        var wanted = workshops(3, trainers: 1, mayUse: ["ann", "bob"])
        for number in 0..<3 {
            wanted.append(
                Wanted(
                    id: "t\(number)",
                    course: "ttt",
                    weeks: 0...11,
                    trainers: 1,
                    mayUse: ["ann"],
                    follows: .init("w\(number)", weeks: 2...3)
                )
            )
        }
        let found = try timetable(
            TimetableProblem(wanted: wanted, limits: [.gap(course: "workshop", weeks: 2)])
        )
        #expect((0..<3).map { found["w\($0)"]?.week } == [0, 2, 4])
        #expect((0..<3).map { found["t\($0)"]?.week } == [2, 4, 6])
    }

    @Test("a session of several weeks takes its trainer and its host in each of them")
    func length() throws {
        var wanted = workshops(2, trainers: 1, mayUse: ["ann"])
        wanted[0].length = 3
        wanted[0].weight = 9
        let found = try timetable(TimetableProblem(wanted: wanted))
        #expect(found.placements.map(\.week) == [0, 3])
    }

    @Test("fixed sessions take their trainers and hosts, cancelled ones nothing")
    func fixed() throws {
        var wanted = workshops(1, trainers: 1, mayUse: ["ann"])
        wanted[0].hosts = ["o0"]
        let taken = Session(
            id: "f0",
            course: "ttt",
            start: TimetableExamples.day(0),
            trainers: ["ann"]
        )
        let hosted = Session(id: "f1", course: "ttt", start: TimetableExamples.day(1), host: "o0")
        let limits: [Limit] = [.hostAtMost(host: "o0", perWeek: 1)]
        var problem = TimetableProblem(wanted: wanted, fixed: [taken, hosted], limits: limits)
        #expect(try timetable(problem).placements[0].week == 2)
        problem.fixed[0].status = .cancelled
        #expect(try timetable(problem).placements[0].week == 0)
    }

    @Test("the preferred host and trainers are taken where that costs no time")
    func preferences() throws {
        var wanted = workshops(2, trainers: 1, mayUse: ["bob", "ann"])
        for position in wanted.indices { wanted[position].hosts = ["o2", "o1"] }
        let found = try timetable(
            TimetableProblem(wanted: wanted, limits: [.hostAtMost(host: "o2", perWeek: 1)])
        )
        #expect(found.placements.map(\.week) == [0, 0])
        #expect(Set(found.placements.map(\.host)) == ["o1", "o2"])
        #expect(Set(found.placements.map(\.trainers)) == [["ann"], ["bob"]])
        let single = try timetable(TimetableProblem(wanted: Array(wanted.prefix(1))))
        #expect(single.placements[0].host == "o2")
        #expect(single.placements[0].trainers == ["bob"])
    }

    @Test("the co-trainer rule asks for two trainers at each session of its course")
    func coTrainers() throws {
        let found = try timetable(
            TimetableProblem(
                wanted: workshops(2, trainers: 1, mayUse: ["ann", "bob"]),
                limits: [.trainers(course: "workshop", 2)]
            )
        )
        #expect(found.placements.map(\.week) == [0, 1])
        #expect(found.placements.allSatisfy { $0.trainers == ["ann", "bob"] })
    }

    @Test("someone who joins later leads nothing before")
    func joining() throws {
        let found = try timetable(
            TimetableProblem(wanted: workshops(1, trainers: 1, mayUse: ["ann"]))
        ) {
            $0.people = [
                Person(
                    id: "ann",
                    name: "Ann",
                    organisation: "o0",
                    joined: TimetableExamples.day(2, 3)
                )
            ]
        }
        // She joins on a Thursday; sessions are on Wednesdays.
        #expect(found.placements[0].week == 3)
    }

    @Test("the same problem gets the same timetable")
    func deterministic() throws {
        let problem = TimetableProblem(
            wanted: workshops(8, trainers: 2, mayUse: ["ann", "bob", "cem", "dee"]),
            limits: [.trainerAtMost(trainer: "bob", sessions: 3), .atMostPerWeek(2)]
        )
        let first = try timetable(problem)
        for _ in 0..<3 { #expect(try timetable(problem) == first) }
    }
}
