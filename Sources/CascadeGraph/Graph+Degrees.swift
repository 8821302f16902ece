extension Graph {
    /// For each node the number of ends of edges at it.
    ///
    /// A self-loop has both ends there and counts twice; parallel edges count one each, edges of weight 0 too.
    ///
    /// - Complexity: O(V + E).
    public func degrees() -> [Int] {
        var degrees = [Int](repeating: 0, count: nodeCount)
        eachEnd { node, _ in degrees[node] += 1 }
        return degrees
    }

    /// For each node the sum of the weights of the edges at it; a self-loop counts twice.
    ///
    /// - Complexity: O(V + E).
    public func strengths() -> [Double] {
        var strengths = [Double](repeating: 0, count: nodeCount)
        eachEnd { node, weight in strengths[node] += weight }
        return strengths
    }

    /// For each node the number of edges by which it can be left; an undirected one can, and a self-loop counts once.
    ///
    /// - Complexity: O(V).
    public func outDegrees() -> [Int] {
        (0..<nodeCount).map { arcs(of: $0).count }
    }

    /// For each node the number of edges by which it can be entered; an undirected one can, and a self-loop counts once.
    ///
    /// - Complexity: O(V + E).
    public func inDegrees() -> [Int] {
        var degrees = [Int](repeating: 0, count: nodeCount)
        for target in targets { degrees[Int(target)] += 1 }
        return degrees
    }

    /// For each node the sum of the weights of the edges by which it can be left.
    ///
    /// - Complexity: O(V + E).
    public func outStrengths() -> [Double] {
        (0..<nodeCount).map { node in arcs(of: node).reduce(0) { $0 + weights[$1] } }
    }

    /// For each node the sum of the weights of the edges by which it can be entered.
    ///
    /// - Complexity: O(V + E).
    public func inStrengths() -> [Double] {
        var strengths = [Double](repeating: 0, count: nodeCount)
        for arc in targets.indices { strengths[Int(targets[arc])] += weights[arc] }
        return strengths
    }

    /// Calls `body` with the node and weight of every end of an edge.
    private func eachEnd(_ body: (Int, Double) -> Void) {
        // An edge whose only arc leads elsewhere has an end that no arc leaves.
        var arcCounts = [UInt8](repeating: isUndirected ? 2 : 0, count: edgeCount)
        if !isUndirected { for edge in edges { arcCounts[Int(edge)] += 1 } }
        for node in 0..<nodeCount {
            for arc in arcs(of: node) {
                body(node, weights[arc])
                let target = Int(targets[arc])
                if target == node || arcCounts[Int(edges[arc])] == 1 { body(target, weights[arc]) }
            }
        }
    }
}
