import CascadeGraph
import Testing

@Suite("Networks in compressed rows")
struct GraphTests {
    // 0 ─ 1 → 2, 2 ─ 2, and 0 ─ 1 again
    private let graph = Graph(
        nodeCount: 4,
        edges: [
            .init(from: 0, to: 1, weight: 0.5),
            .init(from: 1, to: 2, weight: 2, isDirected: true),
            .init(from: 2, to: 2),
            .init(from: 0, to: 1, weight: 0.25),
        ]
    )

    @Test("an undirected edge is two arcs, a directed edge and a self-loop one each")
    func arcs() {
        #expect(graph.nodeCount == 4)
        #expect(graph.arcCount == 6)
        #expect(graph.arcs(of: 0).map { graph.targets[$0] } == [1, 1])
        #expect(graph.arcs(of: 1).map { graph.targets[$0] } == [0, 2, 0])
        #expect(graph.arcs(of: 1).map { graph.weights[$0] } == [0.5, 2, 0.25])
        #expect(graph.arcs(of: 1).map { graph.edges[$0] } == [0, 1, 3])
        #expect(graph.arcs(of: 2).map { graph.targets[$0] } == [2])
        #expect(graph.arcs(of: 3).isEmpty)
    }

    @Test("a graph without nodes has no arcs and no articulation points")
    func empty() {
        let empty = Graph(nodeCount: 0, edges: [])
        #expect(empty.arcCount == 0)
        #expect(empty.articulationPoints().isEmpty)
        #expect(empty.externalInternalIndex(group: []) == nil)
    }

    @Test("the E–I index counts each edge once")
    func externalInternalIndex() {
        // Edges between groups: 1→2; within: both 0─1 and the loop. (1 − 3) ÷ 4.
        #expect(graph.externalInternalIndex(group: [0, 0, 1, 1]) == -0.5)
        #expect(graph.externalInternalIndex(group: [0, 1, 0, 0]) == 0.5)
    }
}
