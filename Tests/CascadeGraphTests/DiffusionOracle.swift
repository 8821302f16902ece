import CascadeGraph

/// Exact diffusion on small graphs, by going through every way in which arcs can be live.
struct DiffusionOracle {
    /// Every set of live arcs: its chance, and for each node what it reaches as a set of bits, itself included.
    private let worlds: [(chance: Double, reach: [UInt32])]
    let nodeCount: Int

    private typealias Arc = (from: Int, to: Int, weight: Double)

    init(_ graph: Graph, model: Diffusion.Model) {
        nodeCount = graph.nodeCount
        var arcs: [Arc] = []
        for node in 0..<graph.nodeCount {
            for arc in graph.arcs(of: node) where Int(graph.targets[arc]) != node {
                arcs.append((node, Int(graph.targets[arc]), graph.weights[arc]))
            }
        }
        // Each decision is a choice between live arcs, or none (nil), with their chances.
        var decisions: [[(arc: Int?, chance: Double)]] = []
        switch model {
        case .independentCascade, .uniformCascade, .weightedCascade:
            for index in arcs.indices {
                let chance =
                    switch model {
                    case .uniformCascade(let chance): chance
                    case .weightedCascade:
                        1 / Double(arcs.count { $0.to == arcs[index].to })
                    default: arcs[index].weight
                    }
                decisions.append([(index, chance), (nil, 1 - chance)])
            }
        case .linearThreshold, .normalisedLinearThreshold:
            for node in 0..<graph.nodeCount {
                let entering = arcs.indices.filter { arcs[$0].to == node }
                let sum = entering.reduce(0) { $0 + arcs[$1].weight }
                let scale = model == .linearThreshold ? 1 : sum > 0 ? 1 / sum : 0
                decisions.append(
                    entering.map { ($0, arcs[$0].weight * scale) }
                        + [(nil, max(0, 1 - sum * scale))]
                )
            }
        }
        var worlds: [(Double, [UInt32])] = []
        Self.enumerate(decisions[...], chance: 1, live: []) { chance, live in
            worlds.append((chance, Self.closure(live.map { arcs[$0] }, graph.nodeCount)))
        }
        self.worlds = worlds.map { (chance: $0.0, reach: $0.1) }
    }

    /// The expected number of nodes reached, or of their weights.
    func spread(of seeds: [Int], nodeWeights: [Int]? = nil) -> Double {
        worlds.reduce(0) { sum, world in
            var reached: UInt32 = 0
            for node in seeds { reached |= world.reach[node] }
            var total = 0
            for node in 0..<nodeCount where reached >> UInt32(node) & 1 == 1 {
                total += nodeWeights?[node] ?? 1
            }
            return sum + world.chance * Double(total)
        }
    }

    /// The set of nodes that hold these bits.
    static func nodes(_ mask: Int, of count: Int) -> [Int] {
        (0..<count).filter { mask >> $0 & 1 == 1 }
    }

    private static func enumerate(
        _ decisions: ArraySlice<[(arc: Int?, chance: Double)]>,
        chance: Double,
        live: [Int],
        _ visit: (Double, [Int]) -> Void
    ) {
        guard let first = decisions.first else { return visit(chance, live) }
        for option in first where option.chance > 0 {
            enumerate(
                decisions.dropFirst(),
                chance: chance * option.chance,
                live: option.arc.map { live + [$0] } ?? live,
                visit
            )
        }
    }

    private static func closure(_ arcs: [Arc], _ nodeCount: Int) -> [UInt32] {
        var reach = (0..<nodeCount).map { UInt32(1) << UInt32($0) }
        var changes = true
        while changes {
            changes = false
            for arc in arcs where reach[arc.from] | reach[arc.to] != reach[arc.from] {
                reach[arc.from] |= reach[arc.to]
                changes = true
            }
        }
        return reach
    }
}

/// Graphs and weights drawn for tests.
enum DiffusionExamples {
    /// A graph of up to five nodes and seven arcs, with self-loops, parallel, directed and undirected edges and zero weights,
    /// the weights into a node adding up to at most 1.
    static func mixed(_ seed: UInt64) -> Graph {
        var random = RandomStream(key: seed)
        let nodeCount = 2 + random.below(4)
        var list: [Graph.Edge] = []
        var arcs = 0
        while arcs < 7 {
            let isDirected = random.below(3) > 0
            list.append(
                Graph.Edge(
                    from: random.below(nodeCount),
                    to: random.below(nodeCount),
                    weight: Double(random.below(5)) / 28,
                    isDirected: isDirected
                )
            )
            arcs += isDirected ? 1 : 2
        }
        return Graph(nodeCount: nodeCount, edges: list)
    }

    /// A sparse undirected graph of seven nodes and five edges with chances.
    static func sparse(_ seed: UInt64) -> Graph {
        var random = RandomStream(key: seed)
        return Graph(
            nodeCount: 7,
            edges: (0..<5).map { _ in
                Graph.Edge(
                    from: random.below(7),
                    to: random.below(7),
                    weight: Double(1 + random.below(9)) / 10
                )
            }
        )
    }

    static let models: [Diffusion.Model] = [
        .independentCascade, .uniformCascade(chance: 0.3), .weightedCascade, .linearThreshold,
        .normalisedLinearThreshold,
    ]
}
