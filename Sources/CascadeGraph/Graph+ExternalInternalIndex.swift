extension Graph {
    /// (E − I) ÷ (E + I), E and I being the edges between and within groups; nil without edges.
    ///
    /// −1: all edges stay within their group; 1: all lead to another one. Every edge counts once, whatever its weight and
    /// direction; parallel ones count each. Self-loops count as internal.
    ///
    /// `group` holds for each node its group.
    ///
    /// - Complexity: O(V + E).
    /// - Note: Krackhardt & Stern, "Informal networks and organizational crises", Social Psychology Quarterly 51(2),
    ///   1988, doi:10.2307/2786835.
    public func externalInternalIndex(group: [Int]) -> Double? {
        precondition(group.count == nodeCount, "one group for each node")
        var ties = ExternalInternalTies()
        for edge in edgeList() {
            if group[edge.from] == group[edge.to] {
                ties.internal += 1
            } else {
                ties.external += 1
            }
        }
        return ties.index
    }

    /// For each node its edges to other groups and those within its own, in either direction.
    ///
    /// Edges count as for ``externalInternalIndex(group:)``.
    ///
    /// - Complexity: O(V + E).
    public func externalInternalTies(group: [Int]) -> [ExternalInternalTies] {
        precondition(group.count == nodeCount, "one group for each node")
        var ties = [ExternalInternalTies](repeating: ExternalInternalTies(), count: nodeCount)
        for edge in edgeList() {
            if group[edge.from] != group[edge.to] {
                ties[edge.from].external += 1
                ties[edge.to].external += 1
            } else {
                ties[edge.from].internal += 1
                if edge.to != edge.from { ties[edge.to].internal += 1 }
            }
        }
        return ties
    }

    /// For each group, in ascending order, its edges to other groups and those within it.
    ///
    /// An edge between two groups counts for both, an edge within a group once. Edges count as for
    /// ``externalInternalIndex(group:)``.
    ///
    /// - Complexity: O(V + E), and O(V log V) where groups are not numbered from 0 below the number of nodes.
    public func externalInternalTiesByGroup(
        group: [Int]
    ) -> [(group: Int, ties: ExternalInternalTies)] {
        precondition(group.count == nodeCount, "one group for each node")
        let numbering = GroupNumbering(group)
        var ties = [ExternalInternalTies](
            repeating: ExternalInternalTies(),
            count: numbering.count
        )
        for edge in edgeList() {
            let from = Int(numbering.position[edge.from])
            let to = Int(numbering.position[edge.to])
            if from == to {
                ties[from].internal += 1
            } else {
                ties[from].external += 1
                ties[to].external += 1
            }
        }
        return numbering.labels.indices.map { (numbering.labels[$0], ties[$0]) }
    }
}
