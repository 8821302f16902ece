import CascadeGraph
import Testing

@Suite("Components")
struct ComponentTests {
    @Test("weak components disregard directions, strong ones follow them")
    func hand() {
        // 3 → 0 → 1 → 2 → 0, 4 ─ 5, 6 ⟲
        let graph = Graph(
            nodeCount: 7,
            edges: [
                .init(from: 3, to: 0, isDirected: true),
                .init(from: 0, to: 1, isDirected: true),
                .init(from: 1, to: 2, isDirected: true),
                .init(from: 2, to: 0, isDirected: true),
                .init(from: 5, to: 4, weight: 0),
                .init(from: 6, to: 6),
            ]
        )
        let weak = graph.weakComponents()
        #expect(weak.labels == [0, 0, 0, 0, 1, 1, 2])
        #expect(weak.sizes == [4, 2, 1])
        #expect(weak.count == 3)
        let strong = graph.strongComponents()
        #expect(strong.labels == [0, 0, 0, 1, 2, 2, 3])
        #expect(strong.sizes == [3, 1, 2, 1])
    }

    @Test("a graph without nodes has no components")
    func empty() {
        #expect(Graph(nodeCount: 0, edges: []).weakComponents().count == 0)
        #expect(Graph(nodeCount: 0, edges: []).strongComponents().sizes == [])
        #expect(Graph(nodeCount: 2, edges: []).weakComponents().labels == [0, 1])
    }

    @Test("strong components are those of mutual reach, on all directed graphs of four nodes")
    func allDirected() {
        for graph in SmallGraphs.directed(nodes: 4) { expectComponents(graph) }
    }

    @Test(
        "components are those of mutual reach, with all kinds of edges",
        arguments: SmallGraphs.Kind.allCases,
        1...60 as ClosedRange<UInt64>
    )
    func random(kind: SmallGraphs.Kind, seed: UInt64) {
        expectComponents(SmallGraphs.random(seed: seed, kind))
    }

    private func expectComponents(_ graph: Graph) {
        let nodes = 0..<graph.nodeCount
        let reach = nodes.map { SmallGraphs.reached(from: [$0], in: graph) }
        let strong = labels(
            nodes.map { one in nodes.filter { reach[one].contains($0) && reach[$0].contains(one) } }
        )
        #expect(graph.strongComponents().labels == strong)
        let undirected = graph.undirected()
        let weak = labels(nodes.map { SmallGraphs.reached(from: [$0], in: undirected).sorted() })
        #expect(graph.weakComponents().labels == weak)
        #expect(undirected.weakComponents().labels == weak)
        let sizes = graph.strongComponents().sizes
        #expect(
            sizes.indices.allSatisfy { label in strong.filter { $0 == label }.count == sizes[label]
            }
        )
    }

    /// Sets of nodes numbered in the order of their lowest members.
    private func labels(_ members: [[Int]]) -> [Int32] {
        let lowest = members.map { $0.first ?? -1 }
        let distinct = Set(lowest).sorted()
        return lowest.map { Int32(distinct.firstIndex(of: $0) ?? -1) }
    }

    @Test("a way of 200,000 nodes is searched without running out of stack")
    func longWay() {
        let nodes = Int32(200_000)
        let graph = Graph(
            nodeCount: Int(nodes),
            from: Array(0..<nodes),
            to: Array(1..<nodes) + [0],
            isDirected: true
        )
        #expect(graph.strongComponents().sizes == [200_000])
        #expect(graph.undirected().separation().bridges.isEmpty)
        #expect(graph.dominators(from: [0]).dominated()[0] == 199_999)
    }
}
