import CascadeGraph
import Testing

@Suite("PageRank")
struct PageRankTests {
    @Test("the web of six pages has the ranks of the paper")
    func published() {
        // Langville & Meyer, "Deeper inside PageRank", Internet Mathematics 1(3), 2004, doi:10.1080/15427951.2004.10129091:
        // page 2 has no links, damping 0.9.
        let links = [
            (1, 2), (1, 3), (3, 1), (3, 2), (3, 5), (4, 5), (4, 6), (5, 4), (5, 6), (6, 4),
        ]
        let web = Graph(
            nodeCount: 6,
            edges: links.map { .init(from: $0.0 - 1, to: $0.1 - 1, isDirected: true) }
        )
        let ranks = web.pageRank(damping: 0.9)
        let paper = [0.03721, 0.05396, 0.04151, 0.3751, 0.206, 0.2862]
        for (rank, expected) in zip(ranks, paper) { #expect(abs(rank - expected) < 5e-5) }
    }

    @Test("the karate club has the ranks that networkx gives")
    func karateClub() {
        let plain = KnownNetworks.karateClub.pageRank(tolerance: 1e-12)
        let expected = [
            (0, 0.0969972854), (33, 0.1009191823), (32, 0.071693226), (2, 0.0570785095),
            (11, 0.0095647455), (16, 0.0167840054),
        ]
        for (node, rank) in expected { #expect(abs(plain[node] - rank) < 1e-9) }
        let weighted = KnownNetworks.karateClubWeighted.pageRank(tolerance: 1e-12)
        #expect(abs(weighted[0] - 0.0885003154) < 1e-9)
        #expect(abs(weighted[33] - 0.0969893628) < 1e-9)
    }

    @Test("ranks stand still under a step of the walk", arguments: 0..<60 as Range<UInt64>)
    func oracle(seed: UInt64) {
        let graph = MeasureGraphs.random(seed: seed, isDirected: true)
        let a = MeasureGraphs.matrix(graph)
        let starts = (0..<graph.nodeCount).map { Double($0 % 3 + 1) }
        let startSum = starts.reduce(0, +)
        // 500 steps leave 0.85^500 < 10⁻³⁵ of any error.
        var walk = starts.map { $0 / startSum }
        for _ in 0..<500 {
            var next = [Double](repeating: 0, count: graph.nodeCount)
            var anew = 0.0
            for node in a.indices {
                let strength = a[node].reduce(0, +)
                anew += strength > 0 ? 0.15 * walk[node] : walk[node]
                guard strength > 0 else { continue }
                for target in a.indices {
                    next[target] += 0.85 * walk[node] * a[node][target] / strength
                }
            }
            for node in a.indices { next[node] += anew * starts[node] / startSum }
            walk = next
        }
        let ranks = graph.pageRank(personalisation: starts, tolerance: 1e-10)
        let error = zip(ranks, walk).reduce(0) { $0 + abs($1.0 - $1.1) }
        #expect(error < 1.1e-10, "seed \(seed)")
        #expect(abs(ranks.reduce(0, +) - 1) < 1e-12)
    }

    @Test("a long one-way ring settles within the tolerance even close to damping 1")
    func ring() {
        // The start walks round: after k steps it is at node k, with chance 0.01 · 0.99^k, over and over.
        let count = 50
        let ring = Graph(
            nodeCount: count,
            edges: (0..<count).map { .init(from: $0, to: ($0 + 1) % count, isDirected: true) }
        )
        let starts = (0..<count).map { $0 == 0 ? 1.0 : 0 }
        let ranks = ring.pageRank(damping: 0.99, personalisation: starts, tolerance: 1e-12)
        var power = 1.0
        for _ in 0..<count { power *= 0.99 }
        var expected = 0.01 / (1 - power)
        var error = 0.0
        for rank in ranks {
            error += abs(rank - expected)
            expected *= 0.99
        }
        #expect(error < 1e-12)
    }

    @Test("nodes without arcs share alike, and with damping 0 only the starts count")
    func edgeCases() {
        #expect(Graph(nodeCount: 0, edges: []).pageRank().isEmpty)
        #expect(Graph(nodeCount: 1, edges: [.init(from: 0, to: 0)]).pageRank() == [1])
        #expect(Graph(nodeCount: 4, edges: []).pageRank() == [0.25, 0.25, 0.25, 0.25])
        let edges = [Graph.Edge(from: 0, to: 1, weight: 0), .init(from: 1, to: 2)]
        let graph = Graph(nodeCount: 3, edges: edges)
        #expect(
            graph.pageRank(damping: 0, personalisation: [1, 2, 1]) == [0.25, 0.5, 0.25]
        )
        // An edge of weight 0 leads nowhere: 1 and 2 alone share what is passed on.
        let ranks = graph.pageRank()
        #expect(ranks[1] == ranks[2])
        #expect(ranks[0] < ranks[1])
    }
}
