@testable import CascadeGraph

/// Small graphs for oracles that try everything.
enum SmallGraphs {
    /// All graphs of this many nodes with at most one undirected edge between two nodes and no self-loops.
    static func simple(nodes: Int) -> [Graph] {
        let pairs = (0..<nodes).flatMap { first in ((first + 1)..<nodes).map { (first, $0) } }
        return (0..<(1 << pairs.count)).map { mask in
            let edges = pairs.indices.filter { mask >> $0 & 1 == 1 }.map { pairs[$0] }
            return Graph(nodeCount: nodes, edges: edges.map { .init(from: $0.0, to: $0.1) })
        }
    }

    /// All graphs of this many nodes with at most one directed edge each way and no self-loops.
    static func directed(nodes: Int) -> [Graph] {
        let pairs = (0..<nodes).flatMap { from in
            (0..<nodes).filter { $0 != from }.map { (from, $0) }
        }
        return (0..<(1 << pairs.count)).map { mask in
            let edges = pairs.indices.filter { mask >> $0 & 1 == 1 }.map { pairs[$0] }
            return Graph(
                nodeCount: nodes,
                edges: edges.map { .init(from: $0.0, to: $0.1, isDirected: true) }
            )
        }
    }

    /// What kinds of edges a random graph has.
    enum Kind: CaseIterable {
        case undirected
        case directed
        case mixed
    }

    /// A graph of 1 to 7 nodes with self-loops, parallel edges and weights of 0, 1, 2 and 4.
    static func random(seed: UInt64, _ kind: Kind = .undirected) -> Graph {
        var stream = RandomStream(key: RandomStream.key(seed, name: "small graph"))
        let nodes = 1 + stream.below(7)
        let edges = (0..<stream.below(2 * nodes + 1)).map { _ in
            Graph.Edge(
                from: stream.below(nodes),
                to: stream.below(nodes),
                weight: [0, 1, 2, 4][stream.below(4)],
                isDirected: kind == .directed || (kind == .mixed && stream.below(2) == 0)
            )
        }
        return Graph(nodeCount: nodes, edges: edges)
    }

    /// A connected graph of as many nodes, to each of which `ties` earlier ones are tied at random.
    static func grown(nodes: Int, ties: Int, seed: UInt64) -> Graph {
        var stream = RandomStream(key: RandomStream.key(seed, name: "grown graph"))
        let edges = (1..<nodes).flatMap { node in
            (0..<min(ties, node)).map { _ in
                Graph.Edge(from: node, to: min(stream.below(node), stream.below(node)))
            }
        }
        return Graph(nodeCount: nodes, edges: edges)
    }

    /// The nodes that can be reached from some, if others are taken out, and only by arcs that `canWalk` lets pass.
    static func reached(
        from sources: [Int],
        in graph: Graph,
        without removed: Set<Int> = [],
        canWalk: (Int) -> Bool = { _ in true }
    ) -> Set<Int> {
        var reached = Set(sources).subtracting(removed)
        var open = Array(reached)
        while let node = open.popLast() {
            for arc in graph.arcs(of: node) where canWalk(arc) {
                let target = Int(graph.targets[arc])
                if !removed.contains(target), reached.insert(target).inserted {
                    open.append(target)
                }
            }
        }
        return reached
    }

    /// The components of an undirected graph by their lowest nodes, without some nodes and edges.
    static func parts(
        of graph: Graph,
        without removed: Set<Int> = [],
        edge: Int? = nil
    ) -> [Set<Int>] {
        var left = Set(0..<graph.nodeCount).subtracting(removed)
        var parts: [Set<Int>] = []
        while let lowest = left.min() {
            let part = reached(from: [lowest], in: graph, without: removed) {
                Int(graph.edges[$0]) != edge
            }
            parts.append(part)
            left.subtract(part)
        }
        return parts
    }
}
