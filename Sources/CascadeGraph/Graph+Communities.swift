extension Graph {
    /// For each node the number of its community: groups of nodes that are tied more to each other than chance would have it.
    ///
    /// The Leiden algorithm, which looks for the partition of the highest ``modularity(of:resolution:)``. Communities are
    /// numbered from 0 in the order of their lowest nodes. Every one is connected by edges of positive weight, so that a
    /// node without such an edge is alone. At the end single nodes are moved once more, which the paper leaves to the next
    /// iteration. Directed edges are taken as undirected ones, parallel edges add up.
    ///
    /// - Parameters:
    ///   - resolution: above 1 for more and smaller communities, below 1 for fewer and larger ones.
    ///   - seed: decides the order in which nodes are looked at; the same seed gives the same communities.
    ///   - iterations: how often the whole is gone through again, starting from what was found; the work ends early where
    ///     nothing changes.
    ///   - randomness: how freely the refinement picks among merges that improve the partition, as a share of the mean
    ///     weight of an edge (θ in the paper).
    /// - Returns: a number for each node.
    /// - Complexity: about O((V + E) log V) for each iteration on networks met in practice; O(V + E) memory.
    /// - Note: Traag, Waltman & van Eck, "From Louvain to Leiden: guaranteeing well-connected communities", Scientific
    ///   Reports 9, 2019, doi:10.1038/s41598-019-41695-z.
    public func communities(
        resolution: Double = 1,
        seed: UInt64,
        iterations: Int = 5,
        randomness: Double = 0.01
    ) -> [Int] {
        precondition(resolution >= 0 && resolution < .infinity, "resolution \(resolution) < 0")
        precondition(iterations > 0, "\(iterations) iterations are none")
        precondition(randomness > 0 && randomness < .infinity, "randomness \(randomness) ≤ 0")
        let network = LeidenNetwork(self)
        guard network.totalWeight > 0 else { return Array(0..<nodeCount) }
        // In random order once, nodes can be gone through nearly as they stand in memory.
        let key = RandomStream.key(seed, name: "communities")
        var stream = RandomStream(key: key)
        let order = LeidenSearch.shuffled(nodeCount, block: 1, stream: &stream)
        let base = network.renumbered(order)
        var membership = (0..<Int32(nodeCount)).map { $0 }
        let search = LeidenSearch(
            penalty: resolution / base.totalWeight,
            tolerance: 1e-10 * max(1, resolution),
            temperature: randomness * base.totalWeight / Double(max(1, base.targets.count))
        )
        for iteration in 0..<iterations {
            let before = membership
            search.improve(
                &membership,
                of: base,
                key: RandomStream.key(key, UInt64(iteration))
            )
            if membership == before { break }
        }
        search.moveNodes(of: base, community: &membership, stream: &stream)
        let parts = base.connectedParts(of: membership)
        for position in parts.indices { membership[Int(order[position])] = parts[position] }
        _ = LeidenSearch.number(&membership)
        return membership.map(Int.init)
    }
}
