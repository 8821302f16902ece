import CascadeGraph

/// Small networks on which measures are compared with what their definitions give.
enum MeasureGraphs {
    /// Every undirected simple graph of `count` nodes.
    static func all(_ count: Int) -> [Graph] {
        let pairs = (0..<count).flatMap { a in ((a + 1)..<max(count, a + 1)).map { (a, $0) } }
        return (0..<(1 << pairs.count)).map { mask in
            Graph(
                nodeCount: count,
                edges: pairs.indices.filter { mask >> $0 & 1 == 1 }.map {
                    Graph.Edge(from: pairs[$0].0, to: pairs[$0].1)
                }
            )
        }
    }

    /// Every directed graph of `count` nodes without self-loops and parallel arcs.
    static func allDirected(_ count: Int) -> [Graph] {
        let pairs = (0..<count).flatMap { a in (0..<count).filter { $0 != a }.map { (a, $0) } }
        return (0..<(1 << pairs.count)).map { mask in
            Graph(
                nodeCount: count,
                edges: pairs.indices.filter { mask >> $0 & 1 == 1 }.map {
                    Graph.Edge(from: pairs[$0].0, to: pairs[$0].1, isDirected: true)
                }
            )
        }
    }

    /// A graph of at most 8 nodes with self-loops, parallel edges and edges of weight 0.
    static func random(seed: UInt64, isDirected: Bool) -> Graph {
        var stream = RandomStream(key: seed)
        let count = 1 + stream.below(8)
        let edges = (0..<stream.below(20)).map { _ in
            Graph.Edge(
                from: stream.below(count),
                to: stream.below(count),
                weight: Double(stream.below(4)) / 2,
                isDirected: isDirected && stream.below(3) > 0
            )
        }
        return Graph(nodeCount: count, edges: edges)
    }

    /// For each node a group out of `count`, at random.
    static func groups(_ graph: Graph, count: Int, seed: UInt64) -> [Int] {
        var stream = RandomStream(key: RandomStream.key(seed, 1))
        return (0..<graph.nodeCount).map { _ in stream.below(count) }
    }

    /// The weight of all arcs from each node to each, row by row.
    static func matrix(_ graph: Graph) -> [[Double]] {
        var rows = [[Double]](
            repeating: [Double](repeating: 0, count: graph.nodeCount),
            count: graph.nodeCount
        )
        for node in 0..<graph.nodeCount {
            for arc in graph.arcs(of: node) {
                rows[node][Int(graph.targets[arc])] += graph.weights[arc]
            }
        }
        return rows
    }

    /// Whether an arc leads from each node to each, row by row; none to itself.
    static func ties(_ graph: Graph) -> [[Bool]] {
        var rows = [[Bool]](
            repeating: [Bool](repeating: false, count: graph.nodeCount),
            count: graph.nodeCount
        )
        for node in 0..<graph.nodeCount {
            for arc in graph.arcs(of: node) where Int(graph.targets[arc]) != node {
                rows[node][Int(graph.targets[arc])] = true
            }
        }
        return rows
    }

    /// Blocks of `size` nodes: each pair tied with chance `within` in a block, `between` else.
    static func planted(
        blocks: Int,
        size: Int,
        within: Double,
        between: Double,
        seed: UInt64
    ) -> Graph {
        var stream = RandomStream(key: seed)
        let count = blocks * size
        var edges: [Graph.Edge] = []
        for a in 0..<count {
            for b in (a + 1)..<max(count, a + 1)
            where stream.uniform() < (a / size == b / size ? within : between) {
                edges.append(.init(from: a, to: b))
            }
        }
        return Graph(nodeCount: count, edges: edges)
    }
}

/// Whether there is a number and it differs from `expected` by less than `tolerance`.
func isNear(_ value: Double?, _ expected: Double, within tolerance: Double) -> Bool {
    guard let value else { return false }
    return abs(value - expected) < tolerance
}
