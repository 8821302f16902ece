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

    @Test(
        "articulation points are the nodes whose removal adds components, on all graphs of five nodes"
    )
    func articulationPoints() {
        let pairs = (0..<5).flatMap { a in ((a + 1)..<5).map { (a, $0) } }
        for mask in 0..<(1 << pairs.count) {
            let edges = pairs.indices.filter { mask >> $0 & 1 == 1 }.map { pairs[$0] }
            let graph = Graph(nodeCount: 5, edges: edges.map { .init(from: $0.0, to: $0.1) })
            let before = Self.components(5, edges, without: -1)
            let expected = (0..<5).filter { node in
                let isolated = !edges.contains { $0.0 == node || $0.1 == node }
                return Self.components(5, edges, without: node) > (isolated ? before - 1 : before)
            }
            #expect(graph.articulationPoints() == expected, "edges \(edges)")
        }
    }

    @Test("parallel edges do not make their ends articulation points")
    func parallelEdges() {
        let graph = Graph(nodeCount: 2, edges: [.init(from: 0, to: 1), .init(from: 0, to: 1)])
        #expect(graph.articulationPoints().isEmpty)
    }

    @Test("the E–I index counts each edge once")
    func externalInternalIndex() {
        // Edges between groups: 1→2; within: both 0─1 and the loop. (1 − 3) ÷ 4.
        #expect(graph.externalInternalIndex(group: [0, 0, 1, 1]) == -0.5)
        #expect(graph.externalInternalIndex(group: [0, 1, 0, 0]) == 0.5)
    }

    private static func components(_ count: Int, _ edges: [(Int, Int)], without node: Int) -> Int {
        var label = Array(0..<count)
        for _ in 0..<count {
            for (a, b) in edges where a != node && b != node {
                let low = min(label[a], label[b])
                label[a] = low
                label[b] = low
            }
        }
        return Set((0..<count).filter { $0 != node }.map { label[$0] }).count
    }
}
