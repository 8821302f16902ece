/// A division of the nodes into two sides, and the edges between them.
public struct Cut: Sendable, Hashable {
    /// The sum of the weights of the edges cut.
    public let weight: Double
    /// The nodes of one side in ascending order: that of the source, or the one that holds node 0.
    public let side: [Int]
    /// The edges that lead from that side to the other, in ascending order.
    public let edges: [Int]

    init(_ graph: Graph, isInside: [Bool]) {
        side = isInside.indices.filter { isInside[$0] }
        var edges: [Int] = []
        var weight = 0.0
        for node in side {
            for arc in graph.arcs(of: node) where !isInside[Int(graph.targets[arc])] {
                edges.append(Int(graph.edges[arc]))
                weight += graph.weights[arc]
            }
        }
        self.edges = edges.sorted()
        self.weight = weight
    }
}

extension Graph {
    /// The lightest set of edges without which no way leads from one node to another, weights being capacities.
    ///
    /// Its weight is the greatest flow from the source to the sink. Of several lightest cuts it is the one nearest the
    /// source. Directed edges are cut only where they lead from the source's side. Parallel edges add up; edges of weight 0
    /// carry nothing and may be cut for nothing; self-loops don't matter. Whole weights below 2⁵³ in all make it exact;
    /// others make it minimal but for rounding.
    ///
    /// - Precondition: source and sink are two nodes.
    /// - Complexity: O(V² E) at worst, far less as a rule.
    /// - Note: Dinitz, "Algorithm for solution of a problem of maximum flow in networks with power estimation", Soviet
    ///   Mathematics Doklady 11, 1970; Ford & Fulkerson, Canadian Journal of Mathematics 8, 1956,
    ///   doi:10.4153/CJM-1956-045-5.
    public func minimumCut(from source: Int, to sink: Int) -> Cut {
        precondition(source != sink, "a cut is between two nodes, not between \(source) and itself")
        var network = FlowNetwork(self)
        while network.findLevels(from: source, to: sink) {
            network.saturate(from: source, to: sink)
        }
        return Cut(self, isInside: network.isReached)
    }
}

/// What can still flow along each edge, forth and back.
private struct FlowNetwork {
    /// For each node the run of its half-edges.
    ///
    /// Half-edges 2e and 2e + 1 are the two ways along edge e.
    private var offsets: [Int32]
    private var halves: [Int32]
    private var heads: [Int32]
    private var room: [Double]
    private var level: [Int32]
    private var next: [Int32]

    var isReached: [Bool] { level.map { $0 >= 0 } }

    init(_ graph: Graph) {
        let list = graph.edgeList()
        offsets = [Int32](repeating: 0, count: graph.nodeCount + 1)
        for edge in list {
            offsets[edge.from + 1] += 1
            offsets[edge.to + 1] += 1
        }
        for node in 0..<graph.nodeCount { offsets[node + 1] += offsets[node] }
        next = offsets
        halves = [Int32](repeating: 0, count: 2 * list.count)
        heads = halves
        room = [Double](repeating: 0, count: 2 * list.count)
        level = [Int32](repeating: -1, count: graph.nodeCount)
        for (position, edge) in list.enumerated() {
            for (half, ends) in [(edge.from, edge.to), (edge.to, edge.from)].enumerated() {
                halves[Int(next[ends.0])] = Int32(2 * position + half)
                next[ends.0] += 1
                heads[2 * position + half] = Int32(ends.1)
                room[2 * position + half] = half == 1 && edge.isDirected ? 0 : edge.weight
            }
        }
    }

    /// Finds how many steps each node is from the source by ways with room.
    ///
    /// - Returns: whether the sink is reached.
    mutating func findLevels(from source: Int, to sink: Int) -> Bool {
        for node in level.indices { level[node] = -1 }
        level[source] = 0
        var queue = [Int32(source)]
        var head = 0
        while head < queue.count {
            let node = Int(queue[head])
            head += 1
            for place in Int(offsets[node])..<Int(offsets[node + 1]) {
                let half = Int(halves[place])
                let target = Int(heads[half])
                if room[half] > 0, level[target] < 0 {
                    level[target] = level[node] + 1
                    queue.append(heads[half])
                }
            }
        }
        return level[sink] >= 0
    }

    /// Sends flow until every way that goes up a level at each step is full.
    mutating func saturate(from source: Int, to sink: Int) {
        next = offsets
        var path: [Int32] = []
        var node = source
        while true {
            if node == sink {
                let flow = path.reduce(Double.infinity) { min($0, room[Int($1)]) }
                var full = path.count
                for (position, half) in path.enumerated().reversed() {
                    room[Int(half)] -= flow
                    room[Int(half ^ 1)] += flow
                    if room[Int(half)] <= 0 { full = position }
                }
                // Back to the tail of the first edge that is full: there is one, as the least room less itself is 0.
                node = Int(heads[Int(path[full] ^ 1)])
                path.removeLast(path.count - full)
                continue
            }
            var isStuck = true
            while next[node] < offsets[node + 1] {
                let half = halves[Int(next[node])]
                let target = Int(heads[Int(half)])
                if room[Int(half)] > 0, level[target] == level[node] + 1 {
                    path.append(half)
                    node = target
                    isStuck = false
                    break
                }
                next[node] += 1
            }
            if isStuck {
                guard let half = path.popLast() else { return }
                node = Int(heads[Int(half ^ 1)])
                next[node] += 1
            }
        }
    }
}
