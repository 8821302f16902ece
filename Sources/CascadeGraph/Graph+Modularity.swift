extension Graph {
    /// How much more weight stays within groups than if edges were drawn at random between the same nodes.
    ///
    /// Q = Σ over groups of w ÷ m − resolution · (K ÷ 2m)²: m is the weight of all edges, w of those within the group, K the
    /// sum of its nodes' strengths. At most 1; nil where no edge has a weight. Directed edges are taken as undirected ones,
    /// parallel edges add up, and a self-loop adds twice its weight to the strength of its node.
    ///
    /// `group` holds for each node its group.
    ///
    /// - Complexity: O(V + E), and O(V log V) where groups are not numbered from 0 below the number of nodes.
    /// - Note: Newman, "Modularity and community structure in networks", PNAS 103(23), 2006,
    ///   doi:10.1073/pnas.0601602103; resolution: Reichardt & Bornholdt, Phys. Rev. E 74, 2006,
    ///   doi:10.1103/PhysRevE.74.016110.
    public func modularity(of group: [Int], resolution: Double = 1) -> Double? {
        precondition(group.count == nodeCount, "one group for each node")
        let numbering = GroupNumbering(group)
        // An arc of a directed edge stands for both directions; one of an undirected edge has its opposite, or is a loop.
        let edges = edgeList()
        var strength = [Double](repeating: 0, count: numbering.count)
        var within = 0.0
        var total = 0.0
        for edge in edges {
            let from = Int(numbering.position[edge.from])
            let to = Int(numbering.position[edge.to])
            strength[from] += edge.weight
            strength[to] += edge.weight
            total += edge.weight
            if from == to { within += edge.weight }
        }
        guard total > 0 else { return nil }
        var penalty = 0.0
        for sum in strength {
            let share = sum / (2 * total)
            penalty += share * share
        }
        return within / total - resolution * penalty
    }
}
