import CascadeCore
import Testing

@Suite("Limits that no timetable keeps")
struct TimetableConflictTests {
    typealias Wanted = TimetableProblem.Wanted

    private func conflict(_ problem: TimetableProblem, weeks: Int = 12) throws -> (
        limits: [Limit], reasons: [String]
    ) {
        let programme = try TimetableExamples.programme(weeks: weeks)
        let answer = problem.solved(in: programme)
        guard case .conflict(let limits, let reasons) = answer else {
            Issue.record("\(answer)")
            return ([], [])
        }
        return (limits, reasons)
    }

    private func workshops(_ count: Int, weeks: ClosedRange<Int>) -> [Wanted] {
        (0..<count).map {
            Wanted(
                id: "w\($0)",
                course: "workshop",
                weeks: weeks,
                trainers: 1,
                mayUse: ["ann", "bob"]
            )
        }
    }

    @Test("of many limits, only those that conflict are named")
    func minimal() throws {
        let last = TimetableExamples.day(3, 6)
        let limits: [Limit] = [
            .atMostPerWeek(3),
            .gap(course: "workshop", weeks: 2),
            .away(trainer: "bob", from: TimetableExamples.day(0), to: last),
            .dates(from: nil, to: last, course: "workshop"),
        ]
        // Three workshops two weeks apart take weeks 0, 2 and 4; the last may start in week 3.
        let found = try conflict(
            TimetableProblem(wanted: workshops(3, weeks: 0...11), limits: limits)
        )
        #expect(found.limits == [limits[1], limits[3]])
        #expect(found.reasons.isEmpty)
    }

    @Test("the programme's blackouts are named where they are part of the conflict")
    func blackouts() throws {
        let blackout = Limit.blackout(
            from: TimetableExamples.day(0),
            to: TimetableExamples.day(2),
            why: "summer"
        )
        let programme = try TimetableExamples.programme(weeks: 12) {
            $0.blackouts = [
                .init(
                    from: TimetableExamples.day(0),
                    to: TimetableExamples.day(2),
                    why: "summer"
                )
            ]
        }
        let problem = TimetableProblem(wanted: workshops(1, weeks: 0...2))
        #expect(problem.solved(in: programme) == .conflict([blackout], reasons: []))
    }

    @Test("a co-trainer rule that too few people can keep is named alone")
    func coTrainers() throws {
        let rule = Limit.trainers(course: "workshop", 3)
        let found = try conflict(
            TimetableProblem(
                wanted: workshops(1, weeks: 0...11),
                limits: [.atMostPerWeek(1), rule]
            )
        )
        #expect(found.limits == [rule])
    }

    @Test("what contradicts itself is told in words, and no limit is blamed")
    func contradictions() throws {
        var wanted = workshops(4, weeks: 0...3)
        wanted[0].weeks = 20...30
        wanted[1].mayUse = []
        wanted[2].follows = .init("nothing", weeks: 1...2)
        wanted[3].id = "w0"
        let found = try conflict(TimetableProblem(wanted: wanted, limits: [.atMostPerWeek(9)]))
        #expect(found.limits.isEmpty)
        #expect(
            found.reasons == [
                "w0 would have to start in week 21 to 31, and lasts 1 week; the programme has 12 weeks.",
                "w1 needs 1 trainer, and nobody may lead it.",
                "w2 is to follow nothing, which has no date and is not wanted either.",
                "Two wanted sessions have the id w0.",
            ]
        )
    }

    @Test("sessions that follow one another in a circle are named")
    func circle() throws {
        var wanted = workshops(4, weeks: 0...9)
        wanted[0].follows = .init("w1", weeks: 1...2)
        wanted[1].follows = .init("w2", weeks: 1...2)
        wanted[2].follows = .init("w1", weeks: 1...2)
        #expect(
            try conflict(TimetableProblem(wanted: wanted)).reasons
                == ["w1, w2 follow one another in a circle."]
        )
        wanted[2].follows = .init("w2", weeks: 0...0)
        #expect(
            try conflict(TimetableProblem(wanted: wanted)).reasons == ["w2 is to follow itself."]
        )
    }

    @Test("sessions that have too few trainers among them are named, the fewest that do")
    func tooMany() throws {
        // Two trainers, two weeks: four sessions have room, five do not.
        let found = try conflict(
            TimetableProblem(wanted: workshops(7, weeks: 0...1), limits: [.atMostPerWeek(9)])
        )
        #expect(found.limits.isEmpty)
        #expect(
            found.reasons == [
                "w0, w1, w2, w3 and w4 can't all be held in their weeks: they share trainers, who "
                    + "lead one session in a week, or follow one another."
            ]
        )
    }

    @Test("a session that fixed ones leave no week is named alone")
    func noWeek() throws {
        var wanted = workshops(1, weeks: 0...0)
        wanted[0].mayUse = ["ann"]
        let taken = Session(
            id: "f",
            course: "ttt",
            start: TimetableExamples.day(0),
            trainers: ["ann"]
        )
        let found = try conflict(TimetableProblem(wanted: wanted, fixed: [taken]))
        #expect(found.limits.isEmpty)
        #expect(found.reasons.count == 1 && found.reasons[0].hasPrefix("w0 has no week left"))
    }
}
