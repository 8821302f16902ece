import CascadeTestSupport
import Testing

@testable import CascadeCore

@Suite("The cheapest plan that reaches the aim")
struct CheapestPlanTests {
    /// Six workshops of which some may be left out, for organisations of two to seven people; nothing spreads.
    private static func programme(seed: Int) throws -> Programme {
        var draft = try GeneratedPartnership.tiny(seed: UInt64(seed), candidates: 6).draft
        draft.assumptions[.champion] = .number(0)
        for position in draft.sectors.indices { draft.sectors[position].assumptions = [:] }
        draft.assumptions[.attendance] = .number(0.85)
        draft.assumptions[.completion] = .number(1)
        draft.sessions = (0..<6).map { number in
            Session(
                id: "workshop-\(number + 1)",
                course: "workshop",
                start: Example.day(1 + 2 * number, 2),
                seats: [.init(.organisation("o\(number)"), 4)]
            )
        }
        for position in draft.organisations.indices {
            draft.organisations[position].foundingTrainers = 0
            draft.organisations[position].people = 3 + (position * 4 + seed) % 6
        }
        draft.target = .init(people: 9, by: Example.day(draft.weeks - 2))
        return try Programme(draft)
    }

    @Test(
        "meets the aim, and not without any one of its sessions or blocks of seats",
        arguments: [
            (1, .people, 9), (2, .chanceOfTarget, 0.8), (3, .organisations, 2.5),
        ] as [(Int, Goal, Double)]
    )
    func nothingToSpare(seed: Int, goal: Goal, least: Double) async throws {
        let programme = try Self.programme(seed: seed)
        let request = PlanRequest(aim: .cheapest(goal, least: least), mayDrop: ["workshop"])
        let answer = try await QuickPlanning.planner(programme, request, replicates: 200).plan()
        #expect(answer.meetsAim == true)
        #expect(PlanChecker.faults(of: answer.plan, in: programme, request) == [])
        let error = answer.planned.goalErrors[0]
        #expect(answer.planned.goals[0] >= least - 2 * error)
        #expect(answer.planned.cost.mean <= answer.today.cost.mean)
        let after = answer.programme
        var fewer: [(name: String, plan: Plan)] = []
        for session in after.sessions where session.status == .planned {
            fewer.append((session.id, Plan(dropped: [session.id])))
            for seat in session.seats {
                var changed = session
                changed.seats.removeAll { $0 == seat }
                fewer.append(("\(seat) at \(session.id)", Plan(changed: [changed])))
            }
        }
        let rows = try await QuickPlanning.scores(
            of: fewer.map(\.plan),
            in: after,
            goal: goal,
            replicates: 0..<answer.replicates,
            seed: answer.seed
        )
        for (way, row) in zip(fewer, rows) {
            let value = Estimate(row)
            // The search keeps one standard error of its own draws in hand, so that a plan just over the aim is no fault.
            let spare = 4 * max(value.standardError, error)
            #expect(value.mean < least + spare, "\(least) is met without \(way.name): \(value)")
        }
    }

    @Test("an aim that nothing reaches is told as not met")
    func outOfReach() async throws {
        let programme = try Self.programme(seed: 4)
        let request = PlanRequest(aim: .cheapest(.people, least: 1000), mayDrop: ["workshop"])
        let answer = try await QuickPlanning.planner(programme, request, replicates: 60).plan()
        #expect(answer.meetsAim == false)
    }

    @Test("an aim that costs nothing to reach costs nothing")
    func nothing() async throws {
        let programme = try Self.programme(seed: 5)
        let request = PlanRequest(aim: .cheapest(.people, least: 0), mayDrop: ["workshop"])
        let answer = try await QuickPlanning.planner(programme, request, replicates: 60).plan()
        #expect(answer.meetsAim == true)
        #expect(answer.planned.cost.mean == 0)
    }
}
