import CascadeGraph
import Testing

@Suite("Eigenvector centrality")
struct EigenvectorCentralityTests {
    @Test("the Florentine families have the values that networkx gives")
    func florentine() throws {
        let values = try #require(KnownNetworks.florentineMarriages.eigenvectorCentrality())
        let expected = [
            0.132154, 0.243956, 0.211705, 0.2828, 0.259026, 0.074923, 0.289116, 0.088792, 0.430308,
            0.044813, 0.27573, 0.341553, 0.145917, 0.35598, 0.325842,
        ]
        for (value, expected) in zip(values, expected) { #expect(abs(value - expected) < 1e-6) }
        // The Pucci, without a tie, have nothing and change nothing.
        let all = try #require(
            KnownNetworks.florentineMarriagesWithPucci.eigenvectorCentrality()
        )
        #expect(all[15] < 1e-9)
        #expect(abs(all[8] - values[8]) < 1e-9)
    }

    @Test("the karate club and the bipartite Southern women settle")
    func others() throws {
        let club = try #require(KnownNetworks.karateClub.eigenvectorCentrality())
        #expect(abs(club[0] - 0.35549144) < 1e-8)
        #expect(abs(club[33] - 0.37336347) < 1e-8)
        let women = try #require(KnownNetworks.southernWomen.eigenvectorCentrality())
        #expect(abs(women[0] - 0.236693) < 1e-6)
        #expect(abs(women[2] - 0.262028) < 1e-6)
        // Event 8 is the one that most go to.
        #expect(abs(women[25] - 0.358243) < 1e-6)
    }

    @Test("a star's centre has as much as its leaves together")
    func star() throws {
        // 1 ─ 0 ─ 2, and 3, 4 at 0 too: λ = 2, leaves half of the centre.
        let star = Graph(nodeCount: 5, edges: (1...4).map { .init(from: 0, to: $0, weight: 3) })
        let values = try #require(star.eigenvectorCentrality())
        let leaf = 1 / 8.squareRoot()
        #expect(abs(values[0] - 2 * leaf) < 1e-10)
        for node in 1...4 { #expect(abs(values[node] - leaf) < 1e-10) }
    }

    @Test("values are an eigenvector of all small graphs of five nodes")
    func oracle() throws {
        for graph in MeasureGraphs.all(5) where graph.edgeCount > 0 {
            let x = try #require(graph.eigenvectorCentrality())
            let a = MeasureGraphs.matrix(graph)
            let image = a.map { row in zip(row, x).reduce(0) { $0 + $1.0 * $1.1 } }
            let value = zip(image, x).reduce(0) { $0 + $1.0 * $1.1 }
            #expect(abs(x.reduce(0) { $0 + $1 * $1 } - 1) < 1e-12)
            #expect(x.allSatisfy { $0 >= 0 })
            for node in a.indices { #expect(abs(image[node] - value * x[node]) < 1e-9) }
            // No eigenvalue is above the highest strength or below the mean strength.
            let strengths = a.map { $0.reduce(0, +) }
            #expect(value <= (strengths.max() ?? 0) + 1e-9)
            #expect(value >= strengths.reduce(0, +) / 5 - 1e-9)
        }
    }

    @Test("directed: what enters counts; two alike components share")
    func directed() throws {
        // 0 ⇄ 1 → 2: λ = 1, and 2 has what 1 has.
        let graph = Graph(
            nodeCount: 3,
            edges: [.init(from: 0, to: 1), .init(from: 1, to: 2, isDirected: true)]
        )
        let values = try #require(graph.eigenvectorCentrality())
        for value in values { #expect(abs(value - 1 / 3.squareRoot()) < 1e-9) }
        let pairs = Graph(nodeCount: 4, edges: [.init(from: 0, to: 1), .init(from: 2, to: 3)])
        #expect(pairs.eigenvectorCentrality() == [0.5, 0.5, 0.5, 0.5])
    }

    @Test("without a cycle of weight there is no vector")
    func undefined() {
        #expect(Graph(nodeCount: 0, edges: []).eigenvectorCentrality() == nil)
        #expect(Graph(nodeCount: 2, edges: []).eigenvectorCentrality() == nil)
        let chain = [
            Graph.Edge(from: 0, to: 1, isDirected: true), .init(from: 1, to: 2, isDirected: true),
        ]
        #expect(Graph(nodeCount: 3, edges: chain).eigenvectorCentrality() == nil)
        let zero = [Graph.Edge(from: 0, to: 1, weight: 0)]
        #expect(Graph(nodeCount: 2, edges: zero).eigenvectorCentrality() == nil)
        #expect(Graph(nodeCount: 1, edges: [.init(from: 0, to: 0)]).eigenvectorCentrality() == [1])
    }
}
