import Testing

@testable import CascadeGraph

@Suite("Separation by removal")
struct SeparationTests {
    @Test("a node and an edge in the middle cut off the lighter side")
    func hand() {
        // 0 ─ 1     4
        //  ╲ │     │
        //    2 ─── 3 ─── 5      6 ═ 7
        let graph = Graph(
            nodeCount: 8,
            edges: [(0, 1), (1, 2), (0, 2), (2, 3), (3, 4), (3, 5), (6, 7), (6, 7)].map {
                .init(from: $0.0, to: $0.1)
            }
        )
        let separation = graph.separation()
        #expect(separation.articulationPoints == [2, 3])
        #expect(separation.separated == [0, 0, 2, 2, 0, 0, 0, 0])
        #expect(separation.bridges.map(\.edge) == [3, 4, 5])
        #expect(separation.bridges.map(\.near) == [3, 4, 5])
        #expect(separation.bridges.map(\.far) == [2, 3, 3])
        #expect(separation.bridges.map(\.separated) == [3, 1, 1])
        let weighted = graph.separation(nodeWeights: [1, 1, 1, 10, 20, 0, 5, 5])
        #expect(weighted.articulationPoints == [2, 3])
        #expect(weighted.separated == [0, 0, 2, 3, 0, 0, 0, 0])
        #expect(weighted.bridges.map(\.near) == [2, 3, 5])
        #expect(weighted.bridges.map(\.separated) == [3, 13, 0])
    }

    @Test("what a removal separates is what a search no longer finds, on all graphs of five nodes")
    func allSimple() {
        for graph in SmallGraphs.simple(nodes: 5) {
            expectSeparation(graph, weights: [1, 1, 1, 1, 1])
        }
    }

    @Test(
        "what a removal separates is what a search no longer finds, with loops, parallels and weights",
        arguments: 1...100 as ClosedRange<UInt64>
    )
    func random(seed: UInt64) {
        let graph = SmallGraphs.random(seed: seed)
        var stream = RandomStream(key: seed)
        let weights = (0..<graph.nodeCount).map { _ in stream.below(5) }
        expectSeparation(graph, weights: weights)
    }

    private func expectSeparation(_ graph: Graph, weights: [Int]) {
        let separation = graph.separation(nodeWeights: weights)
        func weight(_ nodes: Set<Int>) -> Int { nodes.reduce(0) { $0 + weights[$1] } }
        let before = SmallGraphs.parts(of: graph)
        var points: [Int] = []
        for node in 0..<graph.nodeCount {
            let own = before.first { $0.contains(node) } ?? []
            let parts = SmallGraphs.parts(of: graph, without: [node]).filter {
                $0.isSubset(of: own)
            }
            if parts.count > 1 { points.append(node) }
            let weights = parts.map(weight)
            #expect(
                separation.separated[node] == weights.reduce(0, +) - (weights.max() ?? 0),
                "node \(node) of \(graph)"
            )
        }
        #expect(separation.articulationPoints == points)
        #expect(graph.articulationPoints() == points)
        let bridges = (0..<graph.edgeCount).filter {
            SmallGraphs.parts(of: graph, edge: $0).count > before.count
        }
        #expect(separation.bridges.map(\.edge) == bridges)
        let list = graph.edgeList()
        for bridge in separation.bridges {
            let parts = SmallGraphs.parts(of: graph, edge: bridge.edge)
            let near = parts.first { $0.contains(bridge.near) } ?? []
            let far = parts.first { $0.contains(bridge.far) } ?? []
            #expect(weight(near) == bridge.separated)
            #expect(weight(near) <= weight(far))
            let edge = list[bridge.edge]
            #expect([bridge.near, bridge.far].sorted() == [edge.from, edge.to])
            if weight(near) == weight(far) {
                let lowest = near.union(far).min() ?? 0
                #expect(far.contains(lowest))
            }
        }
    }

    @Test("only the instructor holds the karate club together, and one tie is a bridge")
    func karate() {
        let separation = KnownNetworks.karateClub.separation()
        #expect(separation.articulationPoints == [0])
        let list = KnownNetworks.karateClub.edgeList()
        #expect(separation.bridges.map { list[$0.edge].to } == [11])
        // The instructor alone links 5 members and, by themselves, member 12.
        #expect(separation.separated[0] == 6)
    }

    @Test("four families and five marriages hold the Florentine families together")
    func florentine() {
        let separation = KnownNetworks.florentineMarriagesWithPucci.separation()
        let names = KnownNetworks.florentineNames + ["Pucci"]
        #expect(
            separation.articulationPoints.map { names[$0] } == [
                "Albizzi", "Guadagni", "Medici", "Salviati",
            ]
        )
        #expect(separation.bridges.count == 5)
    }
}
