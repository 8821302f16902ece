/// Draws shortest paths between two nodes, each of them with the same probability, by a search from both ends.
///
/// Numbers of paths above 10¹⁵⁰ are taken for 10¹⁵⁰.
///
/// The balanced search is that of Borassi & Natale, "KADABRA is an adaptive algorithm for betweenness via random
/// approximation", ACM Journal of Experimental Algorithmics 24, 2019, doi:10.1145/3284359.
struct ShortestPathSampler {
    /// One end's search.
    private struct Side {
        /// For each node its steps from the end, or −1.
        var level: [Int32]
        var paths: [Double]
        /// All nodes reached, and where the outermost begin.
        var reached: [Int32] = []
        var front = 0
        var depth: Int32 = 0

        init(count: Int) {
            level = [Int32](repeating: -1, count: count)
            paths = [Double](repeating: 0, count: count)
        }

        mutating func start(at node: Int) {
            for node in reached { level[Int(node)] = -1 }
            reached.removeAll(keepingCapacity: true)
            reached.append(Int32(node))
            level[node] = 0
            paths[node] = 1
            front = 0
            depth = 0
        }

        /// Arcs that the next step will read.
        func cost(_ graph: Graph) -> Int {
            reached[front...].reduce(0) { $0 + graph.arcs(of: Int($1)).count }
        }

        /// Goes a step further, to nodes that the other side hasn't reached.
        ///
        /// - Returns: the arcs that lead to nodes that it has, with the number of paths along each.
        mutating func advance(
            _ graph: Graph,
            other: borrowing Side
        ) -> [(node: Int, target: Int, paths: Double)] {
            var crossings: [(node: Int, target: Int, paths: Double)] = []
            let end = reached.count
            for position in front..<end {
                let node = Int(reached[position])
                let count = paths[node]
                for arc in graph.arcs(of: node) {
                    let target = Int(graph.targets[arc])
                    if other.level[target] >= 0 {
                        crossings.append((node, target, count * other.paths[target]))
                    } else if level[target] < 0 {
                        level[target] = depth + 1
                        paths[target] = count
                        reached.append(Int32(target))
                    } else if level[target] == depth + 1 {
                        paths[target] = min(1e150, paths[target] + count)
                    }
                }
            }
            front = end
            depth += 1
            return crossings
        }

        /// Walks back from a node to the end, and adds the nodes passed, this one too, without the end.
        func walk(
            from start: Int,
            against graph: Graph,
            _ stream: inout RandomStream,
            into nodes: inout [Int32]
        ) {
            var node = start
            while level[node] > 0 {
                nodes.append(Int32(node))
                let before = graph.arcs(of: node).filter {
                    level[Int(graph.targets[$0])] == level[node] - 1
                }
                let total = before.reduce(0) { $0 + paths[Int(graph.targets[$1])] }
                var draw = stream.uniform() * total
                for arc in before {
                    node = Int(graph.targets[arc])
                    draw -= paths[node]
                    if draw < 0 { break }
                }
            }
        }
    }

    private let graph: Graph
    private let reversed: Graph
    private var forward: Side
    private var backward: Side

    /// `reversed` is the graph with its directed edges turned round.
    init(_ graph: Graph, reversed: Graph) {
        self.graph = graph
        self.reversed = reversed
        forward = Side(count: graph.nodeCount)
        backward = forward
    }

    /// Adds the nodes within one shortest path, drawn from all of them; nothing if there is none.
    mutating func draw(
        from source: Int,
        to sink: Int,
        _ stream: inout RandomStream,
        into nodes: inout [Int32]
    ) {
        forward.start(at: source)
        backward.start(at: sink)
        // While both sides have reached no node in common, every shortest path leaves one through its outermost nodes
        // and enters the other through its outermost: the arcs found in one step are all crossings there are.
        while forward.front < forward.reached.count, backward.front < backward.reached.count {
            let goesForward = forward.cost(graph) <= backward.cost(reversed)
            let crossings =
                goesForward
                ? forward.advance(graph, other: backward)
                : backward.advance(reversed, other: forward)
            guard let last = crossings.last else { continue }
            var draw = stream.uniform() * crossings.reduce(0) { $0 + $1.paths }
            let chosen =
                crossings.first {
                    draw -= $0.paths
                    return draw < 0
                } ?? last
            let (head, tail) =
                goesForward ? (chosen.node, chosen.target) : (chosen.target, chosen.node)
            forward.walk(from: head, against: reversed, &stream, into: &nodes)
            backward.walk(from: tail, against: graph, &stream, into: &nodes)
            return
        }
    }
}
