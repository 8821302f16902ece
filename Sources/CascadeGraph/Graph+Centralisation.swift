extension Graph {
    /// The share of all pairs of nodes that are tied; nil with fewer than two nodes.
    ///
    /// 2m ÷ (n (n − 1)) for m tied pairs. With directed edges it is the share of ordered pairs. Self-loops don't count,
    /// parallel edges are one, weights don't matter.
    ///
    /// - Complexity: O(V + E).
    public func density() -> Double? {
        guard nodeCount > 1 else { return nil }
        let n = Double(nodeCount)
        return Double(simplified().arcCount) / (n * (n - 1))
    }

    /// How much all ties hang on one node: 1 for a star, 0 where all nodes have as many contacts; nil below three nodes.
    ///
    /// Σ (d_max − d_i) ÷ ((n − 1)(n − 2)), d_i being the nodes that i is tied to in either direction. Self-loops don't
    /// count, parallel edges are one, weights don't matter.
    ///
    /// - Complexity: O(V + E).
    /// - Note: Freeman, "Centrality in social networks: conceptual clarification", Social Networks 1(3), 1979,
    ///   doi:10.1016/0378-8733(78)90021-7.
    public func degreeCentralisation() -> Double? {
        let contacts = undirected().simplified()
        let degrees = (0..<nodeCount).map { Double(contacts.arcs(of: $0).count) }
        let n = Double(nodeCount)
        return Self.centralisation(degrees, most: (n - 1) * (n - 2))
    }

    /// How much the shortest paths hang on one node: 1 for a star, 0 where all nodes are alike; nil below three nodes.
    ///
    /// `values` are the nodes' betweenness in an undirected graph, divided by the (n − 1)(n − 2) ÷ 2 pairs of others.
    ///
    /// - Complexity: O(V).
    /// - Note: Freeman, "Centrality in social networks: conceptual clarification", Social Networks 1(3), 1979,
    ///   doi:10.1016/0378-8733(78)90021-7.
    public static func betweennessCentralisation(ofNormalised values: [Double]) -> Double? {
        centralisation(values, most: Double(values.count - 1))
    }

    /// How much nearer one node is to all than the others: 1 for a star, 0 where all nodes are alike; nil below three nodes.
    ///
    /// `values` are the nodes' closeness in a connected undirected graph: (n − 1) ÷ the sum of distances to the others.
    ///
    /// - Complexity: O(V).
    /// - Note: Freeman, "Centrality in social networks: conceptual clarification", Social Networks 1(3), 1979,
    ///   doi:10.1016/0378-8733(78)90021-7.
    public static func closenessCentralisation(ofNormalised values: [Double]) -> Double? {
        let n = Double(values.count)
        return centralisation(values, most: (n - 1) * (n - 2) / (2 * n - 3))
    }

    /// Σ (highest − value) ÷ the most that this can be; nil below three values.
    private static func centralisation(_ values: [Double], most: Double) -> Double? {
        guard values.count > 2, let highest = values.max() else { return nil }
        return values.reduce(0) { $0 + (highest - $1) } / most
    }
}
