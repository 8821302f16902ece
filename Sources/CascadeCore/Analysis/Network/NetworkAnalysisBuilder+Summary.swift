import CascadeGraph

extension NetworkAnalysisBuilder {
    /// The network as a whole.
    func summary(community: [Int], _ test: ExternalInternalTest?) -> NetworkAnalysis.Summary {
        let parts = graph.weakComponents()
        let mixing = reachBetweenSectors
        let inside = mixing.indices.reduce(0) { $0 + mixing[$1][$1] }
        let all = mixing.reduce(0) { $0 + $1.reduce(0, +) }
        return NetworkAnalysis.Summary(
            organisations: graph.nodeCount,
            ties: graph.edgeCount,
            density: graph.density() ?? 0,
            parts: parts.count,
            largestPart: parts.sizes.max() ?? 0,
            centralisation: graph.degreeCentralisation(),
            externalInternalIndex: test?.index,
            expectedExternalInternalIndex: test?.expectation,
            chanceAsClosed: test?.chanceOfAsLow,
            assortativity: graph.mixingMatrix(group: sector, isWeighted: false).assortativity,
            modularity: graph.modularity(of: community) ?? 0,
            flowExternalInternalIndex: all > 0 ? (all - 2 * inside) / all : nil
        )
    }

    /// The most influential organisations, at most 64, in the order in which a greedy choice takes them.
    ///
    /// An organisation passes the practice on to a partner with the chance that the partner's ties share alike, and counts for
    /// the people there who are not expected to be reached.
    func influential(workers: Int?) async -> [Int] {
        let unreached = zip(programme.organisations, outcome.organisations).map {
            max(0, $0.people - Int($1.peopleReached.mean.rounded()))
        }
        let choice = try? await Diffusion(graph, model: .weightedCascade).influence(
            limits: InfluenceLimits(count: min(64, graph.nodeCount)),
            seed: outcome.seed,
            nodeWeights: unreached,
            workers: workers
        )
        return choice?.seeds ?? []
    }
}
