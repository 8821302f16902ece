import CascadeGraph

extension NetworkAnalysisBuilder {
    /// The network as a whole.
    func summary(community: [Int], _ test: ExternalInternalTest?) -> NetworkAnalysis.Summary {
        let parts = graph.weakComponents()
        let mixing = reachBetweenSectors()
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

    /// Organisations in the order in which a greedy choice of the most influential takes them, people counting by head.
    func influential() -> [Int] {
        programme.organisations.indices.sorted {
            let (left, right) = (
                outcome.organisations[$0].reachGiven, outcome.organisations[$1].reachGiven
            )
            return (-left, $0) < (-right, $1)
        }
    }
}
