extension Graph {
    /// (E − I) ÷ (E + I), E and I being the edges between and within groups; nil without edges.
    ///
    /// −1: all edges stay within their group; 1: all lead to another one. Self-loops count as internal.
    ///
    /// `group` holds for each node its group.
    ///
    /// - Complexity: O(V + E).
    /// - Note: Krackhardt & Stern, "Informal networks and organizational crises", Social Psychology Quarterly 51(2),
    ///   1988, doi:10.2307/2786835.
    public func externalInternalIndex(group: [Int]) -> Double? {
        precondition(group.count == nodeCount, "one group for each node")
        var seen = Set<Int32>()
        var external = 0
        for node in 0..<nodeCount {
            for arc in arcs(of: node) where seen.insert(edges[arc]).inserted {
                if group[node] != group[Int(targets[arc])] { external += 1 }
            }
        }
        guard !seen.isEmpty else { return nil }
        return Double(2 * external - seen.count) / Double(seen.count)
    }
}
