import CascadeCore
import CascadeTestSupport
import Testing

@Suite("Sessions that need several trainers")
struct CoTrainerRuleTests {
    /// Organisations of 60 with a founder each, whose first sessions fall due in the given weeks.
    private func draft(
        lags: [Int],
        ties: [(Int, Int, Double)] = [],
        required: Int = 2,
        whenShort: Course.ShortOfTrainers = .run
    ) -> ProgrammeDraft {
        var draft = Example.certain(
            people: lags.map { _ in 60 },
            founders: lags.map { _ in 1 },
            ties: ties,
            assumptions: [.groupSize: .number(10), .skillHalfLife: .number(5200)]
        )
        for (position, lag) in lags.enumerated() {
            draft.organisations[position].assumptions[.firstDeliveryLag] = .number(Double(lag))
        }
        draft.courses[0].trainersRequired = required
        draft.courses[0].whenShortOfTrainers = whenShort
        return draft
    }

    @Test("a session short of trainers passes on less", arguments: [(1, 10), (2, 5), (4, 2.5)])
    func runsShort(required: Int, effective: Double) async throws {
        let run = try await CertainRun(draft(lags: [2], required: required))
        #expect(run.weekly(.peopleReached)[2] == 10)
        #expect(run.weekly(.effectiveReach)[2] == effective)
    }

    @Test("a session short of trainers is cancelled where the course says so, and is a turn")
    func cancelledShort() async throws {
        let run = try await CertainRun(draft(lags: [2], whenShort: .cancel))
        #expect(run.final(.peopleReached) == 0)
        #expect(try run.course("workshop").sessionsCancelled == 1)
        #expect(run.final(.trainersActive) == 1)
    }

    @Test("co-trainers come from the host and from tied organisations")
    func fromTiedOrganisations() async throws {
        let tied = try await CertainRun(draft(lags: [2, 6], ties: [(0, 1, 0.5)]))
        #expect(tied.weekly(.effectiveReach)[2] == 10)
        #expect(tied.weekly(.effectiveReach)[6] == 20)
        let apart = try await CertainRun(draft(lags: [2, 6]))
        #expect(apart.weekly(.effectiveReach)[2] == 5)
        #expect(apart.weekly(.effectiveReach)[6] == 10)
        let cancelling = try await CertainRun(
            draft(lags: [2, 6], ties: [(0, 1, 0.5)], whenShort: .cancel)
        )
        #expect(cancelling.final(.peopleReached) == 20)
    }

    @Test("a directed tie brings co-trainers to its giving end only")
    func directed() async throws {
        var programme = draft(lags: [2, 6], ties: [(0, 1, 0.5)])
        programme.partnerships[0].directed = true
        let run = try await CertainRun(programme)
        #expect(run.weekly(.effectiveReach)[2] == 10)
        #expect(run.weekly(.effectiveReach)[6] == 15)
    }

    @Test("the trainers of a session share the people whom it reached")
    func credit() async throws {
        var programme = draft(lags: [2, 6], ties: [(0, 1, 0.5)])
        programme.partnerships[0].directed = true
        programme.sessions = [Example.session("one", "workshop", week: 0, anyone: 7)]
        let run = try await CertainRun(programme)
        #expect(run.outcome.organisations.map(\.reachGiven) == [5, 15])
        #expect(run.outcome.reachGivenByExternalTrainers == 7)
        #expect(run.outcome.organisations.map(\.reachedAtHome) == [10, 10])
    }

    @Test("trainers with a turn in the same week are nobody's co-trainers")
    func busy() async throws {
        let run = try await CertainRun(draft(lags: [3, 3], ties: [(0, 1, 0.5)]))
        #expect(run.weekly(.peopleReached)[3] == 20)
        #expect(run.weekly(.effectiveReach)[3] == 10)
    }

    @Test("a co-trainer takes part in no other session of the week")
    func once() async throws {
        // o2 has no turn in week 3 and can stand beside one of the two who have.
        let run = try await CertainRun(
            draft(lags: [3, 3, 9], ties: [(0, 2, 0.5), (1, 2, 0.5)], whenShort: .cancel)
        )
        #expect(run.weekly(.peopleReached)[3] == 10)
        #expect(try run.course("workshop").sessionsCancelled == 1)
    }

    @Test("co-trainers of the host come before those of tied organisations")
    func hostFirst() async throws {
        var programme = draft(lags: [3, 3, 9], ties: [(0, 2, 1), (1, 2, 1)], whenShort: .cancel)
        programme.people = [Person(id: "ada", name: "Ada", organisation: "o0", roles: [.trainer])]
        programme.organisations[0].foundingTrainers = 2
        programme.sessions = [
            Example.session(
                "one",
                "workshop",
                week: 1,
                trainers: ["ada"],
                seats: [.init(.anyone, 1)]
            )
        ]
        // Ada has had her turn, so she stands beside o0's other founder, and o2's is free for o1.
        let run = try await CertainRun(programme)
        #expect(run.weekly(.peopleReached)[3] == 21)
        #expect(try run.course("workshop").sessionsCancelled == 0)
    }

    @Test("where few are free, the first qualified have them")
    func firstQualifiedFirst() async throws {
        let run = try await CertainRun(
            draft(lags: [9, 3, 3], ties: [(0, 1, 1), (0, 2, 1)], whenShort: .cancel)
        )
        #expect(run.weekly(.sessionsHeld)[3] == 1)
        #expect(run.weekly(.peopleReached)[3] == 10)
        #expect(run.reached[1] == 10)
        #expect(run.reached[2] == 0)
    }

    @Test("newly qualified trainers who have not delivered yet are no co-trainers")
    func pending() async throws {
        var programme = draft(lags: [6], whenShort: .cancel)
        programme.assumptions[.champion] = .number(1)
        programme.sessions = [
            Example.session("one", "workshop", week: 1, anyone: 2)
        ]
        programme.courses[1].assumptions[.firstDeliveryLag] = .number(9)
        // The founder's numbers come from the same course: due in week 9, when the two have not delivered.
        let run = try await CertainRun(programme)
        #expect(run.weekly(.trainersQualified)[4] == 3)
        #expect(run.weekly(.peopleReached)[10] == 2)
        // In week 11 the two lead, and the founder can stand beside one of them.
        #expect(run.weekly(.peopleReached)[11] == 12)
        #expect(try run.course("workshop").sessionsCancelled == 2)
    }

    @Test("a planned session with too few of its trainers runs short")
    func plannedShort() async throws {
        var programme = draft(lags: [900])
        programme.people = [Person(id: "ada", name: "Ada", organisation: "o0", roles: [.trainer])]
        programme.sessions = [
            Example.session(
                "one",
                "workshop",
                week: 1,
                trainers: ["ada"],
                seats: [.init(.anyone, 10)]
            )
        ]
        var run = try await CertainRun(programme)
        #expect(run.weekly(.effectiveReach)[1] == 5)
        programme.sessions[0].trainers = []
        run = try await CertainRun(programme)
        #expect(run.weekly(.effectiveReach)[1] == 10, "external trainers are as many as it takes")
    }
}
