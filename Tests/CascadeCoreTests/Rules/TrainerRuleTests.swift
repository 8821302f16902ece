import CascadeCore
import CascadeTestSupport
import Testing

@Suite("Trainers")
struct TrainerRuleTests {
    @Test("founding trainers are within the headcount, are not people reached and take no seat")
    func founders() async throws {
        let draft = Example.certain(
            people: [5],
            founders: [2],
            sessions: [Example.session("one", "workshop", week: 0, anyone: 9)],
            assumptions: [.firstDeliveryLag: .number(900)]
        )
        let run = try await CertainRun(draft)
        #expect(run.weekly(.peopleReached) == steps(3, until: 12, then: 0))
        #expect(run.weekly(.trainersQualified) == steps(2, until: 12, then: 0))
        #expect(run.weekly(.trainersActive) == steps(2, until: 12, then: 0))
        #expect(run.outcome.generations[0].peopleReached.mean == 0)
    }

    @Test("founding trainers deliver whatever the chance of activation")
    func foundersDeliver() async throws {
        let draft = Example.certain(
            people: [50],
            founders: [2],
            assumptions: [.activation: .number(0)]
        )
        let run = try await CertainRun(draft)
        #expect(run.weekly(.sessionsHeld) == steps(0, until: 1, then: 2))
        #expect(run.outcome.generations[0].trainersDelivering == 2)
    }

    @Test(
        "a founding trainer's lag counts from week 0, rounded half up, at least 1",
        arguments: [(0, 1), (1, 1), (2.49, 2), (2.5, 3), (4, 4)]
    )
    func founderLag(lag: Double, week: Int) async throws {
        let draft = Example.certain(
            people: [50],
            founders: [1],
            assumptions: [.firstDeliveryLag: .number(lag)]
        )
        #expect(try await CertainRun(draft).weekly(.sessionsHeld) == steps(0, until: week, then: 1))
    }

    @Test(
        "a lag counts from the week of the train-the-trainer, lag 1 being the first qualified week",
        arguments: [1, 2, 5]
    )
    func lag(weeks: Int) async throws {
        let draft = Example.certain(
            people: [90],
            sessions: [Example.session("one", "workshop", week: 1, anyone: 2)],
            assumptions: [
                .champion: .number(1), .firstDeliveryLag: .number(Double(weeks)),
                .activation: .number(1),
            ]
        )
        let run = try await CertainRun(draft)
        // Trained in week 2; the first turn makes them active.
        #expect(
            Array(run.weekly(.trainersActive)[..<(2 + weeks)])
                == Array(repeating: 0, count: 2 + weeks)
        )
        #expect(run.weekly(.trainersActive)[2 + weeks] == 2)
        #expect(run.weekly(.peopleReached)[2 + weeks] == 2 + 24)
    }

    @Test("whoever is not activated never delivers")
    func dormant() async throws {
        let draft = Example.certain(
            people: [90],
            sessions: [Example.session("one", "workshop", week: 1, anyone: 2)],
            assumptions: [.champion: .number(1), .activation: .number(0)]
        )
        let run = try await CertainRun(draft)
        #expect(run.final(.trainersQualified) == 2)
        #expect(run.final(.trainersActive) == 0)
        #expect(run.final(.peopleReached) == 2)
    }

    @Test("a turn whose session is cancelled makes its trainer active all the same")
    func cancelledTurn() async throws {
        var draft = Example.certain(
            people: [2],
            sessions: [Example.session("one", "workshop", week: 1, anyone: 2)],
            assumptions: [.champion: .number(1)]
        )
        draft.courses[0].cost = .init(session: 10)
        let run = try await CertainRun(draft)
        #expect(run.weekly(.trainersActive) == steps(0, until: 3, then: 2))
        #expect(try run.course("workshop").sessionsCancelled == 2)
        #expect(run.final(.cost) == 10)
    }

    @Test(
        "a trainer stops in the first week more than the career after the first turn",
        arguments: [0, 3, 3.5]
    )
    func career(weeks: Double) async throws {
        let draft = Example.certain(
            people: [90],
            founders: [1],
            assumptions: [.career: .number(weeks)]
        )
        let run = try await CertainRun(draft)
        #expect(run.weekly(.trainersActive) == steps(1, until: 1 + Int(weeks) + 1, then: 0))
    }

    @Test("a trainer whose qualification has run out stops", arguments: [(5, 0), (6, 3)])
    func expiredTrainer(validity: Int, active: Double) async throws {
        var draft = Example.certain(
            people: [90],
            sessions: [Example.session("one", "workshop", week: 1, anyone: 3)],
            assumptions: [.champion: .number(1), .firstDeliveryLag: .number(6)]
        )
        draft.courses[1].validityWeeks = validity
        let run = try await CertainRun(draft)
        // Qualified in week 2, due in week 8, which is the last week of a validity of 6.
        #expect(run.weekly(.trainersActive)[8] == active)
        #expect(run.weekly(.trainersActive)[9] == 0)
        #expect(run.weekly(.trainersQualified)[9] == 3)
    }

    @Test(
        "seats lie within the capacity, and a number of seats is rounded half up",
        arguments: [
            (30, 10), (10, 10), (6.5, 7), (6.49, 6), (2, 4), (4, 4),
        ]
    )
    func groupSize(seats: Double, expected: Double) async throws {
        var draft = Example.certain(
            people: [90],
            founders: [1],
            assumptions: [.groupSize: .number(seats)]
        )
        draft.courses[0].capacityMinimum = 4
        draft.courses[0].capacityMaximum = 10
        #expect(try await CertainRun(draft).final(.peopleReached) == expected)
    }

    @Test("named trainers lead a planned session and start their timetable with it")
    func namedTrainer() async throws {
        var draft = Example.certain(people: [90], founders: [1])
        draft.people = [Person(id: "ada", name: "Ada", organisation: "o0", roles: [.trainer])]
        draft.sessions = [
            Example.session(
                "one",
                "workshop",
                week: 0,
                trainers: ["ada"],
                seats: [.init(.anyone, 5)]
            )
        ]
        var run = try await CertainRun(draft)
        // The first turn, due in week 1, has been had.
        #expect(run.weekly(.peopleReached) == steps(5, until: 12, then: 0))
        #expect(run.final(.trainersQualified) == 1)
        draft.sessions[0].trainers = []
        run = try await CertainRun(draft)
        #expect(run.weekly(.peopleReached) == steps(5, until: 1, then: 17))
    }

    @Test("a trainer's people are one generation further, and keep a share of what the trainer has")
    func generations() async throws {
        var draft = Example.certain(
            people: [1, 30],
            assumptions: [
                .champion: .number(1), .firstDeliveryLag: .number(500), .fidelity: .number(0.8),
                .skillHalfLife: .number(5200),
            ]
        )
        draft.courses[1].rolling = false
        draft.people = [Person(id: "ada", name: "Ada", organisation: "o0")]
        draft.sessions = [
            Example.session("one", "workshop", week: 1, people: ["ada"]),
            Example.session("two", "ttt", week: 2, people: ["ada"]),
            Example.session(
                "three",
                "workshop",
                week: 3,
                trainers: ["ada"],
                seats: [.init(.organisation("o1"), 10)]
            ),
        ]
        let run = try await CertainRun(draft)
        #expect(run.outcome.generations.map(\.peopleReached.mean) == [0, 1, 10])
        // Ada learnt from an external trainer and keeps all; her people keep 0.8.
        #expect(run.weekly(.effectiveReach)[3] == 9)
        #expect(run.outcome.generations[1].trainersDelivering == 1)
        #expect(run.weekly(.trainersActive) == steps(0, until: 3, then: 1))
    }
}
