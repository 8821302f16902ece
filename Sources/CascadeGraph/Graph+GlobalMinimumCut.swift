extension Graph {
    /// The lightest set of edges without which the graph is in two parts, weights being capacities; nil for one node or none.
    ///
    /// In a graph that is in parts already the weight is 0. Parallel edges add up, edges of weight 0 hold nothing together
    /// and self-loops don't matter. Whole weights below 2⁵³ in all make it exact; others make it minimal but for rounding.
    ///
    /// - Precondition: all edges are undirected.
    /// - Complexity: O(V (E + V log V)) at worst; as a rule a few rounds of O(E + V log V).
    /// - Note: Nagamochi, Ono & Ibaraki, "Implementing an efficient minimum capacity cut algorithm", Mathematical Programming
    ///   67, 1994, doi:10.1007/BF01582226, which joins in one round all that Stoer & Wagner, Journal of the ACM 44(4), 1997,
    ///   doi:10.1145/263867.263872, would join one after another.
    public func globalMinimumCut() -> Cut? {
        precondition(
            isUndirected,
            "the minimum cut without source and sink is that of undirected graphs"
        )
        guard nodeCount > 1 else { return nil }
        var joined = simplified()
        var group = (0..<Int32(nodeCount)).map { $0 }
        var least = Double.infinity
        var isInside = [Bool](repeating: false, count: nodeCount)
        while joined.nodeCount > 1 {
            let strengths = joined.outStrengths()
            for node in strengths.indices where strengths[node] < least {
                least = strengths[node]
                isInside = group.map { Int($0) == node }
            }
            if least == 0 { break }
            let labels = joined.sameSides(ofCutsBelow: least)
            let edges = joined.edgeList().map { edge in
                Edge(
                    from: Int(labels.labels[edge.from]),
                    to: Int(labels.labels[edge.to]),
                    weight: edge.weight
                )
            }
            joined = Graph(nodeCount: labels.sizes.count, edges: edges).simplified()
            for node in group.indices { group[node] = labels.labels[Int(group[node])] }
        }
        if !isInside[0] { isInside = isInside.map { !$0 } }
        return Cut(self, isInside: isInside)
    }

    /// Sets of nodes that no cut lighter than `least` takes apart; fewer than there are nodes.
    ///
    /// Nodes are taken in the order of the weight that ties them to those taken before. When an edge has brought that weight
    /// to q, its ends are tied by flows of at least q. The last two are joined at any rate: no cut between them is
    /// lighter than the last node's strength, which has been seen.
    private func sameSides(ofCutsBelow least: Double) -> (labels: [Int32], sizes: [Int]) {
        var sets = DisjointSets(count: nodeCount)
        var open = NearestFirst(count: nodeCount)
        var isTaken = [Bool](repeating: false, count: nodeCount)
        for node in 0..<nodeCount { open.put(node, at: 0) }
        var lastTwo = (0, 0)
        while let node = open.takeNearest() {
            isTaken[node] = true
            lastTwo = (lastTwo.1, node)
            for arc in arcs(of: node) where !isTaken[Int(targets[arc])] {
                let target = Int(targets[arc])
                let tie = weights[arc] - open.distance[target]
                open.put(target, at: -tie)
                if tie >= least { sets.join(node, target) }
            }
        }
        sets.join(lastTwo.0, lastTwo.1)
        return sets.labelled()
    }
}
