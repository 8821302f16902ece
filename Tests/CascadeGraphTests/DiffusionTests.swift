import CascadeGraph
import Testing

@Suite("Diffusion on networks")
struct DiffusionTests {
    private typealias Edge = Graph.Edge

    @Test("a chain and a fork spread as worked out by hand")
    func hand() async {
        //      ½      ½
        //  0 ────▶ 1 ────▶ 2        1 + ½ + ¼ from node 0, and ½ for node 3
        //  └─────▶ 3
        //      ½
        let graph = Graph(
            nodeCount: 4,
            edges: [
                Edge(from: 0, to: 1, weight: 0.5, isDirected: true),
                Edge(from: 1, to: 2, weight: 0.5, isDirected: true),
                Edge(from: 0, to: 3, weight: 0.5, isDirected: true),
            ]
        )
        #expect(DiffusionOracle(graph, model: .independentCascade).spread(of: [0]) == 2.25)
        for model in [Diffusion.Model.independentCascade, .linearThreshold] {
            let spread = await Diffusion(graph, model: model).spread(of: [0], runs: 20_000, seed: 1)
            #expect(abs(spread.mean - 2.25) < 4 * spread.standardError)
            #expect(spread.standardError > 0.005 && spread.standardError < 0.007)
            #expect(spread.runs == 20_000)
        }
        let certain = await Diffusion(graph, model: .weightedCascade).spread(
            of: [0],
            runs: 10,
            seed: 1
        )
        #expect(certain.mean == 4 && certain.standardError == 0)
    }

    @Test(
        "runs agree with all ways in which arcs can be live",
        arguments: DiffusionExamples.models
    )
    func oracle(model: Diffusion.Model) async {
        for seed in 1...24 as ClosedRange<UInt64> {
            let graph = DiffusionExamples.mixed(seed)
            let oracle = DiffusionOracle(graph, model: model)
            let diffusion = Diffusion(graph, model: model)
            let weights = (0..<graph.nodeCount).map { ($0 * 7 + 3) % 5 }
            for seeds in [[0], [1, 0, 1]] {
                let spread = await diffusion.spread(of: seeds, runs: 1000, seed: seed)
                let exact = oracle.spread(of: seeds)
                #expect(
                    abs(spread.mean - exact) <= 4 * spread.standardError + 1e-9,
                    "graph \(seed), seeds \(seeds): \(spread) for \(exact)"
                )
                let weighted = await diffusion.spread(
                    of: seeds,
                    runs: 1000,
                    seed: seed,
                    nodeWeights: weights
                )
                let exactly = oracle.spread(of: seeds, nodeWeights: weights)
                #expect(
                    abs(weighted.mean - exactly) <= 4 * weighted.standardError + 1e-9,
                    "graph \(seed), seeds \(seeds), weights: \(weighted) for \(exactly)"
                )
            }
        }
    }

    @Test("every arc of a long row is live with its own chance, forwards and backwards")
    func longRows() async throws {
        // Node 0 leads to 1 ... 300, all of which lead to 301.
        var random = RandomStream(key: 5)
        let chances = (0..<300).map { _ in random.uniform() < 0.3 ? 0.9 : random.uniform() / 10 }
        var edges: [Edge] = []
        for (index, chance) in chances.enumerated() {
            edges.append(Edge(from: 0, to: index + 1, weight: chance, isDirected: true))
            edges.append(Edge(from: index + 1, to: 301, weight: chance, isDirected: true))
        }
        let diffusion = Diffusion(
            Graph(nodeCount: 302, edges: edges),
            model: .independentCascade
        )
        var weights = [Int](repeating: 0, count: 302)
        for node in [1, 2, 3, 150, 299, 300] {
            weights[node] = 1
            let there = await diffusion.spread(
                of: [0],
                runs: 4000,
                seed: 1,
                nodeWeights: weights
            )
            let chance = chances[node - 1]
            let error = (chance * (1 - chance) / 4000).squareRoot()
            #expect(abs(there.mean - chance) < 4 * error, "forwards to \(node)")
            weights[node] = 0
            // Only node 301 counts, so that its entering arcs are drawn.
            weights[301] = 1
            let back = try await diffusion.influence(
                limits: InfluenceLimits(count: 1, required: [node]),
                failure: 0.01,
                seed: 1,
                nodeWeights: weights
            )
            #expect(
                abs(back.spread - chance) < 4 * back.standardError,
                "backwards from \(node)"
            )
            weights[301] = 0
        }
    }

    @Test("of the arcs into a node at most one is live under a threshold")
    func exclusive() async {
        // 0 ▶ 2 ◀ 1 with ½ each: threshold 1 exactly from both, independent ¾.
        let graph = Graph(
            nodeCount: 3,
            edges: [
                Edge(from: 0, to: 2, weight: 0.5, isDirected: true),
                Edge(from: 1, to: 2, weight: 0.5, isDirected: true),
            ]
        )
        let together = await Diffusion(graph, model: .linearThreshold).spread(
            of: [0, 1],
            runs: 500,
            seed: 2
        )
        #expect(together.mean == 3)
        let apart = await Diffusion(graph, model: .independentCascade).spread(
            of: [0, 1],
            runs: 4000,
            seed: 2
        )
        #expect(abs(apart.mean - 2.75) < 4 * apart.standardError)
    }

    @Test("chances of 0 and 1 are certain, in rows of any length", arguments: [1, 5, 40, 200])
    func certain(length: Int) async {
        let star = Graph(
            nodeCount: 2 * length + 1,
            edges: (1...2 * length).map {
                Edge(from: 0, to: $0, weight: $0 <= length ? 1 : 0, isDirected: true)
            }
        )
        let spread = await Diffusion(star, model: .independentCascade).spread(
            of: [0],
            runs: 200,
            seed: 1
        )
        #expect(spread.mean == Double(length + 1) && spread.standardError == 0)
        for chance in [0.0, 1.0] {
            let all = await Diffusion(star, model: .uniformCascade(chance: chance)).spread(
                of: [0],
                runs: 200,
                seed: 1
            )
            #expect(all.mean == (chance == 0 ? 1 : Double(2 * length + 1)))
        }
        let threshold = await Diffusion(star, model: .normalisedLinearThreshold).spread(
            of: [0],
            runs: 200,
            seed: 1
        )
        #expect(threshold.mean == Double(length + 1))
    }

    @Test("self-loops change nothing and parallel arcs are tried one by one")
    func loopsAndParallels() async {
        let graph = Graph(
            nodeCount: 3,
            edges: [
                Edge(from: 0, to: 1, weight: 0.5), Edge(from: 0, to: 1, weight: 0.5),
                Edge(from: 1, to: 1), Edge(from: 0, to: 0, isDirected: true),
            ]
        )
        let cascade = await Diffusion(graph, model: .independentCascade).spread(
            of: [0],
            runs: 4000,
            seed: 3
        )
        #expect(abs(cascade.mean - 1.75) < 4 * cascade.standardError)
        let threshold = await Diffusion(graph, model: .linearThreshold).spread(
            of: [0],
            runs: 100,
            seed: 3
        )
        #expect(threshold.mean == 2)
        let weighted = await Diffusion(graph, model: .weightedCascade).spread(
            of: [0, 2],
            runs: 4000,
            seed: 3
        )
        #expect(abs(weighted.mean - 2.75) < 4 * weighted.standardError)
    }

    @Test("without seeds, arcs or nodes nothing spreads")
    func empty() async {
        let none = Graph(nodeCount: 0, edges: [])
        let isolated = Graph(nodeCount: 3, edges: [])
        for model in DiffusionExamples.models {
            let nothing = await Diffusion(none, model: model).spread(of: [], runs: 10, seed: 1)
            #expect(nothing.mean == 0 && nothing.standardError == 0)
            let seeds = await Diffusion(isolated, model: model).spread(
                of: [2, 1, 2],
                runs: 10,
                seed: 1
            )
            #expect(seeds.mean == 2 && seeds.standardError == 0)
            let unseeded = await Diffusion(isolated, model: model).spread(of: [], runs: 9, seed: 1)
            #expect(unseeded.mean == 0)
        }
    }

    @Test("the number of workers changes nothing, and the seed does", arguments: [2, 3, 7])
    func workers(count: Int) async {
        let graph = DiffusionExamples.sparse(2)
        for model in [Diffusion.Model.weightedCascade, .normalisedLinearThreshold] {
            let diffusion = Diffusion(graph, model: model)
            let alone = await diffusion.spread(of: [0, 1, 2], runs: 1000, seed: 4, workers: 1)
            let many = await diffusion.spread(of: [0, 1, 2], runs: 1000, seed: 4, workers: count)
            #expect(alone == many)
        }
        let diffusion = Diffusion(graph, model: .uniformCascade(chance: 0.5))
        let one = await diffusion.spread(of: [0, 1, 2], runs: 1000, seed: 4)
        let other = await diffusion.spread(of: [0, 1, 2], runs: 1000, seed: 5)
        #expect(one != other)
    }
}
