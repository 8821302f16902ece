/// The pairs of tied nodes, each once, turned so that every triangle is met once and quickly.
///
/// A pair is kept with the end that has fewer arcs and leads to the one that has more (as many: to the higher number), so
/// that no node keeps more than √(2E) pairs and all triangles are found in O(E^1.5). Self-loops are dropped, parallel and
/// opposite edges are one pair.
///
/// To meet every triangle: for each node `a`, write the positions of its pairs to a row at the nodes they lead to; for each
/// pair from `a` to `b` and each pair from `b` to `c`, the row holds at `c` the position of the pair from `a` to `c` where
/// that is at least `offsets[a]`: what stands there from earlier nodes is lower, so that the row is never cleared.
///
/// Chiba & Nishizeki, "Arboricity and subgraph listing algorithms", SIAM J. Comput. 14(1), 1985, doi:10.1137/0214017.
struct TiedPairs {
    /// For each node the position of its first pair, then the number of pairs.
    private(set) var offsets: [Int32]
    /// For each pair the node that it leads to.
    private(set) var targets: [Int32]
    /// For each pair the sum of the weights of its arcs; of an undirected graph, of its edges.
    private(set) var weights: [Double]
    /// For each pair 1 where an arc runs with it, 2 where one runs against it, 3 for both.
    private(set) var directions: [UInt8]

    var count: Int { targets.count }

    /// - Complexity: O(V + E).
    init(_ graph: Graph) {
        let nodeCount = graph.nodeCount
        let rows = graph.isUndirected ? graph : Self.bothWays(graph)
        let limit = rows.isUndirected ? graph.edgeCount : graph.arcCount
        var offsetRow = [Int32](repeating: 0, count: nodeCount + 1)
        var targetRow = [Int32](repeating: 0, count: limit)
        var weightRow = [Double](repeating: 0, count: limit)
        var directionRow = [UInt8](repeating: 0, count: limit)
        // For each node the position of the current node's pair to it; lower ones belong to earlier nodes.
        var placeRow = [Int32](repeating: -1, count: nodeCount)
        let rowOffsets = rows.offsets.span
        let rowTargets = rows.targets.span
        let rowWeights = rows.weights.span
        let rowEdges = rows.edges.span
        var offsets = offsetRow.mutableSpan
        var targets = targetRow.mutableSpan
        var weights = weightRow.mutableSpan
        var directions = directionRow.mutableSpan
        var placeOf = placeRow.mutableSpan
        var used = 0
        for node in 0..<nodeCount {
            let first = used
            let arcs = Int(rowOffsets[node])..<Int(rowOffsets[node + 1])
            for arc in arcs {
                let target = Int(rowTargets[arc])
                let degree = Int(rowOffsets[target + 1] - rowOffsets[target])
                if degree < arcs.count || degree == arcs.count && target <= node { continue }
                var place = Int(placeOf[target])
                if place < first {
                    place = used
                    used += 1
                    placeOf[target] = Int32(place)
                    targets[place] = Int32(target)
                }
                weights[place] += rowWeights[arc]
                directions[place] |=
                    rows.isUndirected ? 3 : UInt8(truncatingIfNeeded: rowEdges[arc])
            }
            offsets[node + 1] = Int32(used)
        }
        targetRow.removeLast(limit - used)
        weightRow.removeLast(limit - used)
        directionRow.removeLast(limit - used)
        self.offsets = offsetRow
        self.targets = targetRow
        self.weights = weightRow
        self.directions = directionRow
    }

    /// The arcs that leave and those that enter each node in one row; their `edges` are 1 for the former, 2 for the latter.
    private static func bothWays(_ graph: Graph) -> Graph {
        let back = graph.reversed()
        var offsets: [Int32] = [0]
        var targets: [Int32] = []
        var weights: [Double] = []
        var directions: [Int32] = []
        for node in 0..<graph.nodeCount {
            targets += graph.targets[graph.arcs(of: node)]
            weights += graph.weights[graph.arcs(of: node)]
            directions += repeatElement(1, count: graph.arcs(of: node).count)
            targets += back.targets[back.arcs(of: node)]
            weights += back.weights[back.arcs(of: node)]
            directions += repeatElement(2, count: back.arcs(of: node).count)
            offsets.append(Int32(targets.count))
        }
        return Graph(
            offsets: offsets,
            targets: targets,
            weights: weights,
            edges: directions,
            edgeCount: graph.edgeCount,
            isUndirected: false
        )
    }
}
