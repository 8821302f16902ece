import CascadeGraph
import Testing

@Suite("Limits on seeds")
struct InfluenceLimitsTests {
    @Test(
        "choices keep to limits, come near the best, and fail only where nothing keeps to them",
        arguments: 1...60 as ClosedRange<UInt64>
    )
    func bruteForce(seed: UInt64) async throws {
        let graph = DiffusionExamples.sparse(seed)
        let limits = Self.limits(seed)
        let oracle = DiffusionOracle(graph, model: .independentCascade)
        let weights = (0..<7).map { 1 + ($0 * 5) % 4 }
        let best = (0..<128).map { DiffusionOracle.nodes($0, of: 7) }
            .filter { Self.keeps($0, limits) }
            .map { oracle.spread(of: $0, nodeWeights: weights) }.max()
        do {
            let result = try await Diffusion(graph, model: .independentCascade).influence(
                limits: limits,
                failure: 0.0001,
                seed: seed,
                nodeWeights: weights
            )
            let best = try #require(best, "nothing keeps to \(limits)")
            let exact = oracle.spread(of: result.seeds, nodeWeights: weights)
            #expect(Self.keeps(result.seeds, limits), "\(result.seeds) for \(limits)")
            #expect(Set(result.seeds).count == result.seeds.count)
            #expect(exact >= result.guarantee * best - 1e-9)
            #expect(exact >= (result.worstCase - 0.1) * best)
            #expect(exact >= 0.8 * best, "\(exact) of \(best) for \(limits)")
            #expect(result.spreadAtLeast <= exact + 1e-9 && result.bestAtMost >= best - 1e-9)
        } catch let error as InfeasibleLimits {
            #expect(best == nil, "\(error) for \(limits)")
            #expect(!error.reasons.isEmpty)
        }
    }

    @Test("quotas are met even by nodes that reach nobody new")
    func quotas() async throws {
        // 0 reaches everyone for certain; group 1 still gets its two.
        let graph = Graph(
            nodeCount: 6,
            edges: (1...5).map { Graph.Edge(from: 0, to: $0, isDirected: true) }
        )
        let result = try await Diffusion(graph, model: .independentCascade).influence(
            limits: InfluenceLimits(
                count: 3,
                groups: [0, 0, 0, 1, 1, 1],
                atLeast: [0, 2],
                atMost: [1, 2]
            ),
            seed: 1
        )
        #expect(result.seeds.count == 3 && result.seeds[0] == 0)
        #expect(result.seeds.filter { $0 >= 3 }.count == 2)
        #expect(result.guarantee > 0.9 && result.worstCase == 0.5)
    }

    @Test("limits that nothing keeps to are told with every reason")
    func reasons() async {
        let diffusion = Diffusion(Graph(nodeCount: 4, edges: []), model: .weightedCascade)
        let limits = InfluenceLimits(
            count: 1,
            budget: 2,
            costs: [1, 2, 3, 4],
            groups: [0, 0, 1, 1],
            atLeast: [3, 2],
            atMost: [1, 1],
            required: [2, 3, 2],
            excluded: [3]
        )
        await #expect(
            throws: InfeasibleLimits(reasons: [
                .requiredAndExcluded(node: 3),
                .tooManyRequired(required: 2, count: 1),
                .groupContradiction(group: 0, atLeast: 3, atMost: 1),
                .groupTooSmall(group: 0, atLeast: 3, available: 2),
                .groupContradiction(group: 1, atLeast: 2, atMost: 1),
                .groupTooSmall(group: 1, atLeast: 2, available: 1),
                .groupOverfull(group: 1, required: 2, atMost: 1),
                .budgetTooSmall(needed: 10, budget: 2),
            ])
        ) {
            try await diffusion.influence(limits: limits, seed: 1)
        }
        await #expect(
            throws: InfeasibleLimits(reasons: [.countTooSmall(needed: 3, count: 2)])
        ) {
            try await diffusion.influence(
                limits: InfluenceLimits(
                    count: 2,
                    groups: [0, 0, 1, 1],
                    atLeast: [1, 1],
                    required: [0, 1]
                ),
                seed: 1
            )
        }
    }

    @Test("reasons are sentences that name the group and the numbers")
    func sentences() {
        let error = InfeasibleLimits(reasons: [
            .groupTooSmall(group: 4, atLeast: 3, available: 2),
            .budgetTooSmall(needed: 12.5, budget: 10),
        ])
        #expect(
            error.description == """
                group 4 needs at least 3, but only 2 can be chosen from
                what must be chosen costs at least 12.5, over the budget of 10.0
                """
        )
    }

    @Test("costs that add up to the budget but for rounding are within it")
    func rounding() async throws {
        let diffusion = Diffusion(Graph(nodeCount: 2, edges: []), model: .weightedCascade)
        let result = try await diffusion.influence(
            limits: InfluenceLimits(budget: 0.3, costs: [0.1, 0.2]),
            seed: 1
        )
        #expect(result.seeds.count == 2)
    }

    private static func keeps(_ seeds: [Int], _ limits: InfluenceLimits) -> Bool {
        if seeds.count > limits.count ?? .max { return false }
        if let budget = limits.budget {
            let cost = seeds.reduce(0) { $0 + (limits.costs.isEmpty ? 1 : limits.costs[$1]) }
            if cost > budget + 1e-9 { return false }
        }
        if !limits.groups.isEmpty {
            for group in 0..<3 {
                let size = seeds.count { limits.groups[$0] == group }
                if group < limits.atLeast.count, size < limits.atLeast[group] { return false }
                if group < limits.atMost.count, size > limits.atMost[group] { return false }
            }
        }
        return limits.required.allSatisfy { seeds.contains($0) }
            && !limits.excluded.contains { seeds.contains($0) }
    }

    private static func limits(_ seed: UInt64) -> InfluenceLimits {
        var random = RandomStream(key: RandomStream.key(seed, 77))
        var limits = InfluenceLimits()
        if random.below(2) == 0 { limits.count = 1 + random.below(4) }
        if random.below(2) == 0 {
            limits.budget = Double(2 + random.below(8))
            if random.below(4) > 0 { limits.costs = (0..<7).map { _ in Double(random.below(6)) } }
        }
        if random.below(2) == 0 {
            limits.groups = (0..<7).map { _ in random.below(4) - 1 }
            limits.atLeast = (0..<3).map { _ in random.below(2) * random.below(3) }
            limits.atMost = (0..<2).map { _ in 1 + random.below(3) }
        }
        if random.below(3) == 0 { limits.required = [random.below(7)] }
        if random.below(3) == 0 { limits.excluded = [random.below(7), random.below(7)] }
        return limits
    }
}
