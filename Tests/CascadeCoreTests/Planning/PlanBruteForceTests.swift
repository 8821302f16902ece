import CascadeTestSupport
import Testing

@testable import CascadeCore

@Suite("A plan is as good as the best of all, where all can be tried")
struct PlanBruteForceTests {
    /// A programme with everything that may be decided, and every plan within the limits.
    struct Instance {
        let programme: Programme
        let request: PlanRequest
        let plans: [Plan]
    }

    /// On the first ones a search by linear prices alone falls short.
    private static let seeds = QuickPlanning.triesAll ? Array(0..<24) : [5, 13, 0, 2]

    @Test("which organisations are invited", arguments: Self.seeds)
    func organisations(seed: Int) async throws {
        // Two, three or four seats at one workshop, for 12, 8 or 6 organisations.
        let (candidates, places) = [(12, 2), (8, 3), (6, 4)][seed % 3]
        let made = try GeneratedPartnership.tiny(seed: UInt64(seed), candidates: candidates)
        var draft = made.draft
        draft.sessions = [draft.sessions[0]]
        draft.sessions[0].seats = [.init(.organisation("o0"), places)]
        let request = PlanRequest(
            aim: .most([[.people, .organisations, .effectiveReach][seed / 3 % 3]]),
            limits: [.leaveOut("lead")]
        )
        let ways = Self.splits(of: places, among: candidates)
        let plans = ways.map { way in
            var session = draft.sessions[0]
            session.seats = way.enumerated().filter { $0.element > 0 }
                .map { .init(.organisation("o\($0.offset)"), $0.element) }
            return Plan(changed: [session])
        }
        let programme = try Programme(draft)
        let isPossible = { (plan: Plan) in
            PlanChecker.faults(of: plan, in: programme, request).isEmpty
        }
        try await compare(
            Instance(programme: programme, request: request, plans: plans.filter(isPossible))
        )
    }

    @Test("which sessions are held for the money", arguments: QuickPlanning.seeds(2, of: 8))
    func sessions(seed: Int) async throws {
        let made = try GeneratedPartnership.tiny(seed: UInt64(40 + seed), candidates: 6)
        var draft = made.draft
        draft.sessions = (0..<6).map { number in
            Session(
                id: "workshop-\(number + 1)",
                course: "workshop",
                start: Example.day(1 + 2 * number, 2),
                seats: [.init(.organisation("o\(number)"), 3)]
            )
        }
        // No trainer holds anything: sessions cost what is planned, and any three can be paid for.
        draft.assumptions[.champion] = .number(0)
        for position in draft.sectors.indices { draft.sectors[position].assumptions = [:] }
        for position in draft.organisations.indices {
            draft.organisations[position].foundingTrainers = 0
            draft.organisations[position].people = 4 + (5 * position + seed) % 7
        }
        draft.assumptions[.attendance] = .number(0.8)
        for position in 0..<6 {
            draft.organisations[position + 1].assumptions[.completion] =
                .number(0.5 + 0.08 * Double((position * 5 + seed) % 6))
        }
        let request = PlanRequest(
            limits: [.budget(360)],
            seating: .none,
            mayDrop: ["workshop"]
        )
        let programme = try Programme(draft)
        let subsets = (0..<64).filter { $0.nonzeroBitCount <= 3 }
        let plans = subsets.map { subset in
            Plan(
                dropped: draft.sessions.indices.filter { subset & (1 << $0) == 0 }
                    .map { draft.sessions[$0].id }
            )
        }
        try await compare(Instance(programme: programme, request: request, plans: plans))
    }

    @Test("which ties are brokered", arguments: QuickPlanning.seeds(2, of: 8))
    func ties(seed: Int) async throws {
        let made = try GeneratedPartnership.tiny(seed: UInt64(70 + seed), candidates: 7)
        var draft = made.draft
        draft.partnerships = Array(draft.partnerships.prefix(3))
        draft.organisations[0].foundingTrainers = 2
        draft.assumptions[.openness] = .number(0.6)
        let programme = try Programme(draft)
        var tied = Set(draft.partnerships.map { Set([$0.from, $0.to]) })
        var pairs: [PlanRequest.NewTies.Pair] = []
        for (one, other) in [
            ("lead", "o0"), ("lead", "o1"), ("lead", "o2"), ("o0", "o3"), ("o1", "o4"),
            ("o2", "o5"), ("lead", "o6"), ("o3", "o5"),
        ] where tied.insert([one, other]).inserted {
            pairs.append(.init(one, other))
        }
        let request = PlanRequest(
            seating: .none,
            ties: .init(atMost: 2, strength: 0.8, among: pairs)
        )
        let subsets = (0..<(1 << pairs.count)).filter { $0.nonzeroBitCount <= 2 }
        let plans = subsets.map { subset in
            Plan(
                ties: pairs.indices.filter { subset & (1 << $0) != 0 }.map {
                    Partnership(from: pairs[$0].first, to: pairs[$0].second, strength: 0.8)
                }
            )
        }
        try await compare(Instance(programme: programme, request: request, plans: plans))
    }

    /// Holds the planner's plan against all plans.
    ///
    /// All are run on the judge's own draws, few replicates first; those that are clearly worse fall out. What is compared are
    /// differences replicate by replicate, so luck hits both alike. The best of many is a little lucky on the draws that chose
    /// it, so that a second set of draws tells how good it is.
    private func compare(_ instance: Instance) async throws {
        let replicates = 240
        let planner = QuickPlanning.planner(
            instance.programme,
            instance.request,
            replicates: replicates
        )
        let answer = try await planner.plan()
        #expect(PlanChecker.faults(of: answer.plan, in: instance.programme, instance.request) == [])
        let goal = instance.request.aim.goals[0]
        func scores(_ plans: [Plan], _ range: Range<Int>, seed: UInt64) async throws -> [[Double]] {
            try await QuickPlanning.scores(
                of: plans,
                in: instance.programme,
                goal: goal,
                replicates: range,
                seed: seed
            )
        }
        var field = instance.plans
        var known: [[Double]] = []
        for (level, keep) in [(24, 16), (96, 4), (replicates, 1)] {
            let rows = try await scores(field, 0..<level, seed: answer.seed)
            let order = rows.indices.sorted {
                let means = (Estimate(rows[$0]).mean, Estimate(rows[$1]).mean)
                return means.0 != means.1 ? means.0 > means.1 : $0 < $1
            }
            field = order.prefix(keep).map { field[$0] }
            known = order.prefix(keep).map { rows[$0] }
        }
        let best = try #require(field.first)
        let planned = try await scores([answer.plan], 0..<replicates, seed: answer.seed)[0]
        #expect(Estimate(planned).mean == answer.planned.goals[0], "the judge's number")
        if let bound = answer.quality.bound {
            // No plan at all passes the bound that the answer states.
            let error = (answer.quality.boundError ?? 0) + Estimate(known[0]).standardError
            #expect(Estimate(known[0]).mean <= bound + 3 * error)
        }
        let fresh = try await scores([best, answer.plan], 0..<replicates, seed: answer.seed &+ 77)
        let gap = Estimate(from: fresh[1], to: fresh[0])
        let value = Estimate(fresh[0]).mean
        #expect(
            gap.mean <= 0.02 * value + 3 * gap.standardError,
            "\(gap.mean) ± \(gap.standardError) below the best of \(instance.plans.count), \(value)"
        )
        if QuickPlanning.triesAll {
            let share = 100 * gap.mean / max(value, 1e-9)
            print("brute force: of \(instance.plans.count) plans the best \(value), gap \(share)%")
        }
    }

    /// All ways to give so many seats to organisations.
    private static func splits(of seats: Int, among count: Int) -> [[Int]] {
        guard count > 1 else { return [[seats]] }
        return (0...seats).flatMap { own in
            splits(of: seats - own, among: count - 1).map { [own] + $0 }
        }
    }
}
