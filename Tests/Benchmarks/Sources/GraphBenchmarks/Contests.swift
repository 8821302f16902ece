import CascadeGraph

extension Contest {
    private static let both = ["igraph", "networkit"]

    /// Exact betweenness of all nodes.
    static let betweenness = Contest(
        name: "betweenness",
        request: .init(peer: "", algorithm: "betweenness"),
        peers: both,
        isParallel: true,
        rounds: 3
    ) { graph, workers in
        let scores = await graph.betweenness(workers: workers)
        return { [scores.reduce(0, +), scores.max() ?? 0] }
    }

    /// Structure and measures of large graphs.
    static let measures = [
        Contest(
            name: "components",
            request: .init(peer: "", algorithm: "components"),
            peers: both
        ) { graph, _ in
            let components = graph.weakComponents()
            return { [Double(components.count), Double(components.sizes.max() ?? 0)] }
        },
        Contest(
            name: "k-core",
            request: .init(peer: "", algorithm: "cores"),
            peers: both
        ) { graph, _ in
            let cores = graph.coreNumbers()
            return { [Double(cores.reduce(0) { $0 + Int($1) }), Double(cores.max() ?? 0)] }
        },
        Contest(
            name: "articulation points",
            request: .init(peer: "", algorithm: "articulation"),
            peers: both
        ) { graph, _ in
            let points = graph.articulationPoints()
            return { [Double(points.count), Double(points.reduce(0, +))] }
        },
        Contest(
            name: "PageRank, 1e-10",
            request: .init(peer: "", algorithm: "pagerank"),
            peers: both
        ) { graph, _ in
            let ranks = graph.pageRank(tolerance: 1e-10)
            return { [ranks.max() ?? 0, ranks.reduce(0) { $0 + $1 * $1 }] }
        },
        Contest(
            name: "Burt's constraint",
            request: .init(peer: "", algorithm: "constraint"),
            peers: ["igraph"]
        ) { graph, _ in
            let constraint = graph.burtConstraint()
            return {
                let known = constraint.compactMap(\.self)
                return [known.reduce(0, +), known.max() ?? 0]
            }
        },
        leiden("Leiden, 1 pass each", iterations: 1, peers: ["igraph": 1, "networkit": 1]),
        leiden("Leiden, 3 passes each", iterations: 3, peers: ["igraph": 3, "networkit": 3]),
        leiden("Leiden, as it comes", iterations: nil, peers: ["igraph": 2, "networkit": 3]),
    ]

    /// Communities, told by their modularity and number; nil: as many passes as ours makes unless told otherwise.
    ///
    /// igraph makes 2 passes unless told otherwise, networkit 3.
    private static func leiden(
        _ name: String,
        iterations: Int?,
        peers: [String: Int]
    ) -> Contest {
        Contest(
            name: name,
            request: .init(peer: "", algorithm: "leiden"),
            peers: both,
            iterations: peers,
            agreement: .atLeast(but: 0),
            rounds: 3
        ) { graph, _ in
            let communities =
                iterations.map { graph.communities(seed: 1, iterations: $0) }
                ?? graph.communities(seed: 1)
            return {
                [
                    graph.modularity(of: communities) ?? 0,
                    Double((communities.max() ?? -1) + 1),
                ]
            }
        }
    }
}
