import CascadeGraph
import Testing

@Suite("Graphs reshaped")
struct ReshapingTests {
    // 0 ─ 1 → 2 ⟲, 0 ─ 1 once more, 2 → 1
    private let mixed = Graph(
        nodeCount: 4,
        edges: [
            .init(from: 1, to: 0, weight: 0.5),
            .init(from: 1, to: 2, weight: 2, isDirected: true),
            .init(from: 2, to: 2, weight: 3),
            .init(from: 0, to: 1, weight: 0.25),
            .init(from: 2, to: 1, weight: 0, isDirected: true),
        ]
    )

    @Test("the list of edges gives each once, in order, undirected ones from the lower node")
    func edgeList() {
        #expect(
            mixed.edgeList() == [
                .init(from: 0, to: 1, weight: 0.5),
                .init(from: 1, to: 2, weight: 2, isDirected: true),
                .init(from: 2, to: 2, weight: 3, isDirected: true),
                .init(from: 0, to: 1, weight: 0.25),
                .init(from: 2, to: 1, weight: 0, isDirected: true),
            ]
        )
    }

    @Test("reversal turns directed edges round and leaves undirected ones")
    func reversed() {
        #expect(
            mixed.reversed().edgeList() == [
                .init(from: 0, to: 1, weight: 0.5),
                .init(from: 2, to: 1, weight: 2, isDirected: true),
                .init(from: 2, to: 2, weight: 3, isDirected: true),
                .init(from: 0, to: 1, weight: 0.25),
                .init(from: 1, to: 2, weight: 0, isDirected: true),
            ]
        )
        #expect(!mixed.reversed().isUndirected)
    }

    @Test("without directions every edge is undirected and none is joined")
    func undirected() {
        let graph = mixed.undirected()
        #expect(graph.isUndirected)
        #expect(graph.edgeCount == 5)
        #expect(graph.arcs(of: 1).map { graph.targets[$0] } == [0, 2, 0, 2])
        #expect(graph.arcs(of: 2).map { graph.weights[$0] } == [2, 3, 0])
        #expect(graph.undirected() == graph)
    }

    @Test(
        "simple form drops self-loops and adds up parallel edges, arc by arc where some are directed"
    )
    func simplified() {
        #expect(
            mixed.simplified().edgeList() == [
                .init(from: 0, to: 1, weight: 0.75, isDirected: true),
                .init(from: 1, to: 0, weight: 0.75, isDirected: true),
                .init(from: 1, to: 2, weight: 2, isDirected: true),
                .init(from: 2, to: 1, weight: 0, isDirected: true),
            ]
        )
        #expect(
            mixed.undirected().simplified().edgeList() == [
                .init(from: 0, to: 1, weight: 0.75), .init(from: 1, to: 2, weight: 2),
            ]
        )
    }

    @Test("a graph without nodes or edges has every form", arguments: [0, 1, 3])
    func empty(nodes: Int) {
        let graph = Graph(nodeCount: nodes, edges: [])
        #expect(graph.isUndirected)
        #expect(graph.edgeList().isEmpty)
        #expect(graph.reversed() == graph)
        #expect(graph.undirected() == graph)
        #expect(graph.simplified() == graph)
    }

    @Test(
        "forms keep the weight between any two nodes",
        arguments: SmallGraphs.Kind.allCases,
        1...40 as ClosedRange<UInt64>
    )
    func weightsKept(kind: SmallGraphs.Kind, seed: UInt64) {
        let graph = SmallGraphs.random(seed: seed, kind)
        let matrix = weights(graph)
        let nodes = 0..<graph.nodeCount
        #expect(weights(graph.reversed()) == nodes.map { row in nodes.map { matrix[$0][row] } })
        #expect(weights(graph.reversed().reversed()) == matrix)
        let rebuilt = Graph(nodeCount: graph.nodeCount, edges: graph.edgeList())
        #expect(weights(rebuilt) == matrix)
        #expect(rebuilt.edgeCount == graph.edgeCount)
        let simple = graph.simplified()
        #expect(
            weights(simple)
                == nodes.map { row in nodes.map { $0 == row ? 0 : matrix[row][$0] } }
        )
        for node in nodes {
            let targets = simple.arcs(of: node).map { Int(simple.targets[$0]) }
            #expect(targets == Set(targets).sorted())
            #expect(!targets.contains(node))
        }
        #expect(simple.edgeList().count == simple.edgeCount)
        #expect(
            weights(Graph(nodeCount: graph.nodeCount, edges: simple.edgeList())) == weights(simple)
        )
    }

    /// For two nodes the weight of the arcs from one to the other.
    private func weights(_ graph: Graph) -> [[Double]] {
        (0..<graph.nodeCount).map { from in
            var row = [Double](repeating: 0, count: graph.nodeCount)
            for arc in graph.arcs(of: from) {
                row[Int(graph.targets[arc])] += graph.weights[arc]
            }
            return row
        }
    }

    @Test("a weight that is negative, infinite or no number is refused")
    func weightsChecked() async {
        await #expect(processExitsWith: .failure) {
            _ = Graph(nodeCount: 2, edges: [.init(from: 0, to: 1, weight: -1)])
        }
        await #expect(processExitsWith: .failure) {
            _ = Graph(nodeCount: 2, edges: [.init(from: 0, to: 1, weight: .infinity)])
        }
        await #expect(processExitsWith: .failure) {
            _ = Graph(nodeCount: 2, edges: [.init(from: 0, to: 1, weight: .nan)])
        }
    }

    @Test("an edge that ends outside the graph is refused")
    func endsChecked() async {
        await #expect(processExitsWith: .failure) {
            _ = Graph(nodeCount: 2, edges: [.init(from: 0, to: 2)])
        }
    }
}
