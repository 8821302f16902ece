import Testing

@testable import CascadeGraph

@Suite("Sampled betweenness")
struct SampledBetweennessTests {
    @Test(
        "no score is further from the exact one than the error stated",
        arguments: 1...12 as ClosedRange<UInt64>
    )
    func bound(seed: UInt64) async {
        let undirected = SmallGraphs.grown(nodes: 200, ties: 1 + Int(seed % 3), seed: seed)
        let graph =
            seed % 2 == 0
            ? undirected
            : Graph(
                nodeCount: 200,
                edges: undirected.edgeList().map {
                    .init(from: $0.from, to: $0.to, isDirected: ($0.from + $0.to) % 3 == 0)
                }
            )
        let exact = await graph.betweenness(isNormalised: true)
        let sampled = await graph.sampledBetweenness(
            error: 0.04,
            failureProbability: 1e-6,
            seed: seed
        )
        #expect(sampled.error <= 0.04)
        #expect(zip(sampled.scores, exact).allSatisfy { abs($0 - $1) <= sampled.error })
        #expect(sampled.scores.contains { $0 > 0 })
    }

    @Test("estimates are right on average: within four standard errors at 40,000 draws")
    func unbiased() async {
        // Parallel edges, several paths, a directed shortcut.
        let graph = Graph(
            nodeCount: 6,
            edges: [
                .init(from: 0, to: 1), .init(from: 0, to: 1), .init(from: 1, to: 3),
                .init(from: 0, to: 2), .init(from: 2, to: 3), .init(from: 3, to: 4),
                .init(from: 4, to: 5), .init(from: 5, to: 0, isDirected: true),
            ]
        )
        let exact = await graph.betweenness(isNormalised: true)
        let sampled = await graph.sampledBetweenness(error: 0.008, seed: 4)
        #expect(sampled.samples > 40_000)
        for node in exact.indices {
            // A draw counts for a node if it is none of the two ends: 4 ÷ 6 of all.
            let share = exact[node] * 4 / 6
            let standardError = (share * (1 - share) / Double(sampled.samples)).squareRoot() * 6 / 4
            #expect(abs(sampled.scores[node] - exact[node]) <= 4 * standardError)
        }
    }

    @Test("the same seed gives the same for any number of workers, another seed another")
    func deterministic() async {
        let graph = KnownNetworks.karateClub
        let one = await graph.sampledBetweenness(error: 0.05, seed: 1, workers: 1)
        let three = await graph.sampledBetweenness(error: 0.05, seed: 1, workers: 3)
        #expect(one == three)
        #expect(await graph.sampledBetweenness(error: 0.05, seed: 2).scores != one.scores)
    }

    @Test("graphs without pairs of others have no scores, and without edges scores of 0")
    func degenerate() async {
        let none = await Graph(nodeCount: 0, edges: []).sampledBetweenness(error: 0.1, seed: 1)
        #expect(none.scores.isEmpty)
        let two = await Graph(nodeCount: 2, edges: [.init(from: 0, to: 1)])
            .sampledBetweenness(error: 0.1, seed: 1)
        #expect(two == SampledBetweenness(scores: [0, 0], error: 0, samples: 0))
        let apart = await Graph(nodeCount: 9, edges: [.init(from: 1, to: 1)])
            .sampledBetweenness(error: 0.1, seed: 1)
        #expect(apart.scores.allSatisfy { $0 == 0 })
        #expect(apart.error <= 0.1)
    }

    @Test("the last look is enough whatever has been drawn, and fewer do where scores are small")
    func plan() {
        for error in [0.2, 0.1, 0.01, 0.001] {
            let plan = SamplingPlan(nodes: 1000, error: error, failureProbability: 0.05)
            let last = plan.looks.last ?? 0
            #expect(plan.looks == plan.looks.sorted())
            for share in 0...10 {
                #expect(plan.error(greatest: last * share / 10, of: last) <= error)
            }
            let first = plan.looks.first ?? 0
            #expect(plan.error(greatest: 0, of: first) <= error)
            #expect(plan.error(greatest: 0, of: first - 1) > error)
        }
    }
}
