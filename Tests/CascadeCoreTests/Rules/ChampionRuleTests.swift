import CascadeCore
import CascadeTestSupport
import Testing

@Suite("Champions and train-the-trainer")
struct ChampionRuleTests {
    @Test("someone who comes forward is booked for train-the-trainer from the next week on")
    func nextWeek() async throws {
        var draft = Example.certain(
            people: [9],
            sessions: [
                Example.session("one", "workshop", week: 1, anyone: 3),
                Example.session("two", "ttt", week: 1, seats: [.init(.champions, 3)]),
            ],
            assumptions: [.champion: .number(1), .activation: .number(0)]
        )
        draft.courses[1].rolling = false
        var run = try await CertainRun(draft)
        #expect(run.weekly(.championsWaiting) == steps(0, until: 1, then: 3))
        #expect(try run.course("ttt").sessionsCancelled == 1)
        draft.sessions[1].start = Example.day(2)
        run = try await CertainRun(draft)
        #expect(run.weekly(.championsWaiting) == [0, 3] + Array(repeating: 0, count: 10))
        // Completers are qualified from the week after.
        #expect(run.weekly(.trainersQualified) == steps(0, until: 3, then: 3))
    }

    @Test("seats for champions take at most so many, in order of coming forward")
    func queueOrder() async throws {
        var draft = Example.certain(
            people: [3, 3],
            sessions: [
                Example.session("one", "workshop", week: 1, seats: [.init(.organisation("o1"), 3)]),
                Example.session("two", "workshop", week: 2, seats: [.init(.organisation("o0"), 3)]),
                Example.session("three", "ttt", week: 3, seats: [.init(.champions, 4)]),
            ],
            assumptions: [.champion: .number(1), .firstDeliveryLag: .number(2)]
        )
        draft.courses[1].rolling = false
        let run = try await CertainRun(draft)
        #expect(run.final(.championsWaiting) == 2)
        #expect(run.outcome.organisations.map(\.trainersActive) == [1, 3])
    }

    @Test("champions booked in a session that is cancelled keep their places")
    func cancelledKeepsPlaces() async throws {
        var draft = Example.certain(
            people: [20],
            sessions: [
                Example.session("one", "workshop", week: 1, anyone: 3),
                Example.session("two", "ttt", week: 2, seats: [.init(.champions, 9)]),
                Example.session("three", "workshop", week: 3, anyone: 2),
                Example.session("four", "ttt", week: 4, seats: [.init(.champions, 9)]),
            ],
            assumptions: [.champion: .number(1), .activation: .number(0)]
        )
        draft.courses[1].rolling = false
        draft.courses[1].capacityMinimum = 4
        draft.courses[1].cost = .init(session: 50)
        let run = try await CertainRun(draft)
        #expect(run.weekly(.championsWaiting) == [0, 3, 3, 5] + Array(repeating: 0, count: 8))
        #expect(run.weekly(.cost) == steps(0, until: 4, then: 50))
        #expect(run.final(.trainersQualified) == 5)
    }

    @Test(
        "rolling groups fill to capacity in turn while the minimum remains",
        arguments: [
            (7, 2, 1), (8, 3, 0), (6, 2, 0), (5, 2, 0), (1, 0, 1),
        ]
    )
    func rollingGroups(champions: Int, groups: Double, waiting: Double) async throws {
        var draft = Example.certain(
            people: [20],
            sessions: [Example.session("one", "workshop", week: 1, anyone: champions)],
            assumptions: [.champion: .number(1), .activation: .number(0)]
        )
        draft.courses[1].capacityMinimum = 2
        draft.courses[1].capacityMaximum = 3
        let run = try await CertainRun(draft)
        #expect(try run.course("ttt").sessionsHeld == groups)
        #expect(run.final(.championsWaiting) == waiting)
        #expect(run.final(.trainersQualified) == Double(champions) - waiting)
    }

    @Test("one queue serves the train-the-trainer courses in written order")
    func oneQueue() async throws {
        var draft = Example.certain(
            people: [20],
            sessions: [Example.session("one", "workshop", week: 1, anyone: 3)],
            assumptions: [.champion: .number(1), .activation: .number(0)]
        )
        draft.courses[1].capacityMaximum = 2
        draft.courses[1].capacityMinimum = 2
        draft.courses.append(Example.course("other"))
        draft.courses.append(
            Example.course("ttt-2") {
                $0.requires = .course("workshop")
                $0.qualifiesFor = ["other"]
                $0.rolling = true
            }
        )
        let run = try await CertainRun(draft)
        #expect(try run.course("ttt").completions.mean == 2)
        #expect(try run.course("ttt-2").completions.mean == 1)
        #expect(run.final(.trainersQualified) == 3)
    }

    @Test(
        "failing train-the-trainer sends someone to the end of the queue once",
        arguments: [true, false]
    )
    func failing(turnsUp: Bool) async throws {
        var draft = Example.certain(
            people: [20],
            sessions: [Example.session("one", "workshop", week: 1, anyone: 3)],
            assumptions: [.champion: .number(1)]
        )
        draft.courses[1].assumptions =
            turnsUp ? [.completion: .number(0)] : [.attendance: .number(0)]
        let run = try await CertainRun(draft)
        #expect(run.weekly(.championsWaiting) == [0, 3, 3] + Array(repeating: 0, count: 9))
        #expect(try run.course("ttt").sessionsHeld == 2)
        #expect(run.final(.attendances) == (turnsUp ? 9 : 3))
        #expect(run.final(.trainersQualified) == 0)
    }

    @Test("each person has one chance to come forward, at the first champion-making course")
    func oneChance() async throws {
        let first = Example.course("first") {
            $0.makesChampions = true
            $0.assumptions = [.champion: .number(0)]
        }
        let second = Example.course("second") {
            $0.makesChampions = true
            $0.assumptions = [.champion: .number(1)]
        }
        let sessions = [
            Example.session("one", "first", week: 1, anyone: 4),
            Example.session("two", "second", week: 2, anyone: 10),
        ]
        let draft = Example.certain(people: [10], courses: [first, second], sessions: sessions)
        let run = try await CertainRun(draft)
        #expect(run.weekly(.championsWaiting) == steps(0, until: 2, then: 6))
    }
}
