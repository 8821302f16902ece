import CascadeGraph
import Testing

@Suite("Structural holes: constraint and effective size")
struct StructuralHolesTests {
    // 1 ─ 0 ─ 2 ─ 3, and 0 ─ 3:
    //
    //     0 ─ 3
    //    ╱ ╲ ╱
    //   1   2      4
    private let graph = Graph(
        nodeCount: 5,
        edges: [(0, 1), (0, 2), (0, 3), (2, 3)].map { .init(from: $0.0, to: $0.1) }
    )

    @Test("a hand case")
    func hand() {
        let constraint = graph.burtConstraint()
        // Node 0: 1/3 to each; through the tie of 2 and 3 another 1/3 · 1/2.
        #expect(isNear(constraint[0], 1.0 / 9 + 2 * 0.25, within: 1e-12))
        #expect(constraint[1] == 1)
        #expect(constraint[4] == nil)
        // Node 0: three contacts, one tie among them.
        #expect(graph.effectiveSize() == [3 - 2.0 / 3, 1, 1, 1, nil])
    }

    @Test("the karate club and the Florentine families, as networkx and igraph have them")
    func known() {
        let club = KnownNetworks.karateClub
        let constraint = club.burtConstraint()
        let expected = [(0, 0.1554232976), (33, 0.1564186851), (2, 0.1851766397), (11, 1)]
        for (node, value) in expected {
            #expect(isNear(constraint[node], value, within: 1e-9))
        }
        let weighted = KnownNetworks.karateClubWeighted.burtConstraint()
        #expect(isNear(weighted[0], 0.1906234891, within: 1e-9))
        #expect(isNear(weighted[2], 0.2556538391, within: 1e-9))
        let size = club.effectiveSize()
        #expect(size[0] == 13.75)
        #expect(isNear(size[33], 15.235294117647062, within: 1e-12))
        #expect(isNear(size[2], 7.8, within: 1e-12))
        // The Medici are the least constrained of the families.
        let families = KnownNetworks.florentineMarriages.burtConstraint()
        #expect(isNear(families[8], 0.209877, within: 1e-6))
        #expect(families.compactMap { $0 }.min() == families[8])
    }

    @Test("constraint is what its definition gives", arguments: 0..<120 as Range<UInt64>)
    func constraintOracle(seed: UInt64) {
        let graph = MeasureGraphs.random(seed: seed, isDirected: seed % 2 == 0)
        check(graph.burtConstraint(), Self.constraint(graph))
        check(graph.effectiveSize(), Self.effectiveSize(graph))
    }

    @Test("constraint and effective size on all graphs of five nodes")
    func exhaustive() {
        for graph in MeasureGraphs.all(5) {
            check(graph.burtConstraint(), Self.constraint(graph))
            check(graph.effectiveSize(), Self.effectiveSize(graph))
        }
    }

    @Test("edges of weight 0 tie nobody for constraint, but are contacts")
    func zeroWeight() {
        let graph = Graph(
            nodeCount: 3,
            edges: [.init(from: 0, to: 1, weight: 0), .init(from: 1, to: 2, weight: 2)]
        )
        #expect(graph.burtConstraint() == [nil, 1, 1])
        #expect(graph.effectiveSize() == [1, 2, 1])
        #expect(Graph(nodeCount: 0, edges: []).burtConstraint().isEmpty)
        #expect(Graph(nodeCount: 1, edges: [.init(from: 0, to: 0)]).burtConstraint() == [nil])
    }

    private func check(_ found: [Double?], _ expected: [Double?]) {
        #expect(found.count == expected.count)
        for (found, expected) in zip(found, expected) {
            if let found, let expected {
                #expect(abs(found - expected) < 1e-12)
            } else {
                #expect(found == nil && expected == nil)
            }
        }
    }

    private static func constraint(_ graph: Graph) -> [Double?] {
        let a = MeasureGraphs.matrix(graph)
        let nodes = a.indices
        let both = nodes.map { i in nodes.map { i == $0 ? 0 : a[i][$0] + a[$0][i] } }
        let p = both.map { row in
            row.map { value in value > 0 ? value / row.reduce(0, +) : 0 }
        }
        return nodes.map { i in
            guard both[i].contains(where: { $0 > 0 }) else { return nil }
            var sum = 0.0
            for j in nodes where both[i][j] > 0 {
                var share = p[i][j]
                for q in nodes { share += p[i][q] * p[q][j] }
                sum += share * share
            }
            return sum
        }
    }

    private static func effectiveSize(_ graph: Graph) -> [Double?] {
        let ties = MeasureGraphs.ties(graph.undirected())
        return ties.indices.map { i in
            let contacts = ties.indices.filter { ties[i][$0] }
            guard !contacts.isEmpty else { return nil }
            let among = contacts.flatMap { a in contacts.filter { a < $0 && ties[a][$0] } }.count
            return Double(contacts.count) - 2 * Double(among) / Double(contacts.count)
        }
    }
}
