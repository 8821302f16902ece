extension Graph {
    /// For each node how many pairs of others have it on their shortest paths.
    ///
    /// A pair counts with the share of its shortest paths that pass through the node, Σ σ(s,t|v) ÷ σ(s,t) over pairs
    /// s ≠ v ≠ t: unordered ones where all edges are undirected, else ordered ones. The ends of a path don't count.
    ///
    /// Parallel edges are separate paths. Self-loops lie on no shortest path. Pairs without a path add nothing. By lengths,
    /// paths whose lengths differ by less than a part in 10¹⁰ are equally short, and of equally short ones those with the
    /// fewest edges of length 0 count, so that walking to and fro on such edges makes no further paths.
    ///
    /// - Parameters:
    ///   - length: how long edges are.
    ///   - isNormalised: divides by the number of pairs of others: (n−1)(n−2) ÷ 2 undirected, (n−1)(n−2) directed; 0
    ///     for fewer than three nodes.
    ///   - workers: how many cores work at a time; nil: all. The result doesn't depend on it.
    /// - Returns: one number for each node.
    /// - Complexity: O(V · E) by steps, O(V · E + V² log V) by lengths; O(V + E) memory for each of at most 64 parts.
    /// - Note: Brandes, "A faster algorithm for betweenness centrality", Journal of Mathematical Sociology 25(2), 2001,
    ///   doi:10.1080/0022250X.2001.9990249; variants: Brandes, Social Networks 30(2), 2008,
    ///   doi:10.1016/j.socnet.2007.11.001.
    public func betweenness(
        length: EdgeLength = .one,
        isNormalised: Bool = false,
        workers: Int? = nil
    ) async -> [Double] {
        let core = BetweennessCore(self, length: length)
        let parts = await scores(core, length: length, ofArcs: false, workers: workers)
        var scores = core.foldedNodes
        for part in parts {
            for node in part.indices { scores[Int(core.original[node])] += part[node] }
        }
        let pairs = Double(nodeCount - 1) * Double(nodeCount - 2)
        let factor = isNormalised ? (pairs > 0 ? 1 / pairs : 0) : isUndirected ? 0.5 : 1
        for node in scores.indices { scores[node] *= factor }
        return scores
    }

    /// For each edge how many pairs of nodes have it on their shortest paths.
    ///
    /// The same as ``betweenness(length:isNormalised:workers:)``, but for edges, and with the ends of paths. Both
    /// directions of an undirected edge in a graph that also has directed ones add up.
    ///
    /// - Parameters:
    ///   - length: how long edges are.
    ///   - isNormalised: divides by the number of pairs: n(n−1) ÷ 2 undirected, n(n−1) directed.
    ///   - workers: how many cores work at a time; nil: all. The result doesn't depend on it.
    /// - Returns: one number for each edge, in the order of edges.
    /// - Complexity: as ``betweenness(length:isNormalised:workers:)``.
    public func edgeBetweenness(
        length: EdgeLength = .one,
        isNormalised: Bool = false,
        workers: Int? = nil
    ) async -> [Double] {
        let core = BetweennessCore(self, length: length)
        let parts = await scores(core, length: length, ofArcs: true, workers: workers)
        var scores = core.foldedEdges
        for part in parts {
            for arc in part.indices { scores[Int(core.edges[arc])] += part[arc] }
        }
        let pairs = Double(nodeCount) * Double(nodeCount - 1)
        let factor = isNormalised ? (pairs > 0 ? 1 / pairs : 0) : isUndirected ? 0.5 : 1
        for edge in scores.indices { scores[edge] *= factor }
        return scores
    }

    /// Scores of the core's nodes or arcs by sources, in parts: one source in 64 each.
    private func scores(
        _ core: BetweennessCore,
        length: EdgeLength,
        ofArcs: Bool,
        workers: Int?
    ) async -> [[Double]] {
        let stride = 64
        return await inParallel(min(stride, core.count), workers: workers) { part in
            if length == .one {
                var search = StepBetweenness(core, scoresArcs: ofArcs)
                var source = part
                while source < core.count {
                    search.search(from: source)
                    source += stride
                }
                return Array(ofArcs ? search.arcScores : search.nodeScores)
            }
            var search = LengthBetweenness(core, scoresArcs: ofArcs)
            for source in Swift.stride(from: part, to: core.count, by: stride) {
                search.search(from: source)
            }
            return ofArcs ? search.arcScores : search.nodeScores
        }
    }
}
