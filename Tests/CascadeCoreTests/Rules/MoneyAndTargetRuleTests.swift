import CascadeCore
import CascadeTestSupport
import Testing

@Suite("Money and targets")
struct MoneyAndTargetRuleTests {
    /// Ten people at one session in week 1: a room for 100, 2 a head, 10 for outsiders, 4 for members, 1 donated.
    private func draft(members: Int, assumptions: AssumptionSet = [:]) -> ProgrammeDraft {
        let course = Example.course("day") {
            $0.cost = .init(session: 100, person: 2)
            $0.price = .init(standard: 10, member: 4, donation: 1)
        }
        var draft = Example.certain(
            people: [20],
            courses: [course],
            sessions: [Example.session("one", "day", week: 1, anyone: 10)],
            assumptions: assumptions
        )
        draft.organisations[0].members = members
        return draft
    }

    @Test("cost is what sessions cost less fees and donations", arguments: [(0, 110), (20, 50)])
    func cost(members: Int, income: Double) async throws {
        let run = try await CertainRun(draft(members: members))
        #expect(run.weekly(.cost) == steps(0, until: 1, then: 100 + 20 - income))
        #expect(try run.course("day").income == income)
        #expect(abs((run.outcome.costPerPerson ?? 0) - (120 - income) / 10) < 1e-9)
    }

    @Test("without a member price members pay the standard one")
    func noMemberPrice() async throws {
        var programme = draft(members: 20)
        programme.courses[0].price.member = nil
        #expect(try await CertainRun(programme).course("day").income == 110)
    }

    @Test("who turns up pays and costs, completing or not; who does not, neither")
    func attendance() async throws {
        let failing = try await CertainRun(
            draft(members: 0, assumptions: [.completion: .number(0)])
        )
        #expect(failing.final(.cost) == 10)
        #expect(failing.outcome.costPerPerson == nil)
        let absent = try await CertainRun(draft(members: 0, assumptions: [.attendance: .number(0)]))
        #expect(absent.final(.cost) == 100)
        #expect(try absent.course("day").income == 0)
    }

    @Test(
        "a target is met when people, organisations, effective reach and completions all are",
        arguments: [
            (10, 1, 10, 10, 1.0), (11, 1, 10, 10, 0), (10, 2, 10, 10, 0), (10, 1, 11, 10, 0),
            (10, 1, 10, 11, 0),
        ]
    )
    func target(people: Int, organisations: Int, effective: Int, completions: Int, chance: Double)
        async throws
    {
        var programme = draft(members: 0)
        programme.target = .init(
            people: people,
            organisations: organisations,
            effective: effective,
            completions: [.init(course: "day", people: completions)],
            by: Example.day(11)
        )
        let run = try await CertainRun(programme)
        let target = try #require(run.outcome.target)
        #expect(target.probability == chance)
        #expect(target.p50 == (chance == 1 ? Example.day(1, 6) : nil))
    }

    @Test(
        "a target's last week is the one with its day",
        arguments: [(0, 6, 0), (1, 0, 1), (1, 6, 1), (5, 0, 1)]
    )
    func targetDay(week: Int, weekday: Int, chance: Double) async throws {
        var programme = draft(members: 0)
        programme.target = .init(people: 10, by: Example.day(week, weekday))
        let target = try #require(try await CertainRun(programme).outcome.target)
        #expect(target.probability == chance)
        #expect(target.standardError == 0)
        #expect(target.p10 == Example.day(1, 6))
    }

    @Test("once met, a target stays met")
    func effectiveOnce() async throws {
        var programme = draft(members: 0, assumptions: [.skillHalfLife: .number(1)])
        programme.target = .init(effective: 10, by: Example.day(11))
        #expect(try await CertainRun(programme).outcome.target?.probability == 1)
    }

    @Test("a target after the last day simulated has no chance, and a notice says why")
    func targetTooLate() async throws {
        var programme = draft(members: 0)
        programme.target = .init(people: 10, by: Example.day(11))
        let run = try await CertainRun(programme, until: Example.day(5))
        #expect(run.outcome.weeks == 6)
        #expect(run.outcome.target == nil)
        #expect(run.outcome.notices.count == 1)
        #expect(run.outcome.notices.first?.contains("target") == true)
    }

    @Test(
        "the whole week of the last day is simulated",
        arguments: [(0, 0, 1), (1, 6, 2), (20, 3, 21)]
    )
    func until(week: Int, weekday: Int, weeks: Int) async throws {
        let run = try await CertainRun(draft(members: 0), until: Example.day(week, weekday))
        #expect(run.outcome.weeks == weeks)
        #expect(run.outcome.lastDay == Example.day(weeks - 1, 6))
        #expect(run.weekly(.peopleReached).count == weeks)
    }
}
