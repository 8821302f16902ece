extension Graph {
    /// Mean and variance of the E–I index over all ways to deal the same groups out to the nodes; nil without edges.
    ///
    /// Exact: each permutation of the groups over the nodes is as likely as any other, and edges stay where they are. An
    /// index is telling only beside this mean: with many small groups most edges lead out of a group by chance alone.
    ///
    /// `group` holds for each node its group.
    ///
    /// - Complexity: O(V + E), and O(V log V) where groups are not numbered from 0 below the number of nodes.
    /// - Note: Krackhardt & Stern, "Informal networks and organizational crises", Social Psychology Quarterly 51(2),
    ///   1988, doi:10.2307/2786835. The variance sums over pairs of edges by how many ends they share, as for join counts:
    ///   Cliff & Ord, "Spatial Autocorrelation", Pion, 1973.
    public func externalInternalExpectation(
        group: [Int]
    ) -> (mean: Double, variance: Double)? {
        precondition(group.count == nodeCount, "one group for each node")
        guard edgeCount > 0 else { return nil }
        let numbering = GroupNumbering(group)
        var sizes = [Double](repeating: 0, count: numbering.count)
        for position in numbering.position { sizes[Int(position)] += 1 }
        let n = Double(nodeCount)
        let edges = edgeList().filter { $0.from != $0.to }
        // Chances that an edge is internal, that two edges with one end in common are, and two without.
        var ordered2 = 0.0
        var ordered2Squared = 0.0
        var ordered3 = 0.0
        var ordered4 = 0.0
        for size in sizes {
            let pairs = size * (size - 1)
            ordered2 += pairs
            ordered2Squared += pairs * pairs
            ordered3 += pairs * (size - 2)
            ordered4 += pairs * (size - 2) * (size - 3)
        }
        let one = n > 1 ? ordered2 / (n * (n - 1)) : 0
        let sharing = n > 2 ? ordered3 / (n * (n - 1) * (n - 2)) : 0
        let apart =
            n > 3
            ? (ordered4 + ordered2 * ordered2 - ordered2Squared)
                / (n * (n - 1) * (n - 2) * (n - 3)) : 0
        let counts = pairCounts(edges)
        let all = Double(edges.count)
        let secondMoment =
            counts.same * one + counts.sharing * sharing
            + (all * all - counts.same - counts.sharing) * apart
        let internalMean = all * one
        let internalVariance = max(0, secondMoment - internalMean * internalMean)
        // The index is (E − I) ÷ m = 1 − 2 · (loops + internal) ÷ m.
        let m = Double(edgeCount)
        let loops = m - all
        return (1 - 2 * (loops + internalMean) / m, 4 * internalVariance / (m * m))
    }

    /// Ordered pairs of edges with the same two ends, an edge with itself included, and with just one end in common.
    private func pairCounts(_ edges: [Edge]) -> (same: Double, sharing: Double) {
        var degree = [Double](repeating: 0, count: nodeCount)
        for edge in edges {
            degree[edge.from] += 1
            degree[edge.to] += 1
        }
        let simple = Graph(
            nodeCount: nodeCount,
            edges: edges.map { Edge(from: $0.from, to: $0.to) }
        ).simplified()
        // Each pair of tied nodes stands in two arcs, each of a weight of as many edges as there are.
        let same = simple.weights.reduce(0) { $0 + $1 * $1 } / 2
        let ends = degree.reduce(0) { $0 + $1 * ($1 - 1) }
        return (same, ends - 2 * (same - Double(edges.count)))
    }
}
