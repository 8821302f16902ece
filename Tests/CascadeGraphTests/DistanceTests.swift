import Testing

@testable import CascadeGraph

@Suite("Distances, degrees and closeness")
struct DistanceTests {
    //     2       1
    // 0 ──── 1 ────→ 2     3 ─ 4 (weight 0)
    //  ╰──── 4 ──────╯
    private let graph = Graph(
        nodeCount: 5,
        edges: [
            .init(from: 0, to: 1, weight: 2),
            .init(from: 1, to: 2, weight: 1, isDirected: true),
            .init(from: 0, to: 2, weight: 4),
            .init(from: 3, to: 4, weight: 0),
        ]
    )

    @Test("steps count edges, lengths add up, and what can't be reached is −1 or infinite")
    func hand() {
        #expect(graph.hops(from: [1]) == [1, 0, 1, -1, -1])
        #expect(graph.hops(from: [2, 3]) == [1, 2, 0, 0, 1])
        #expect(graph.hops(from: []) == [-1, -1, -1, -1, -1])
        #expect(graph.distances(from: [0], length: .weight) == [0, 2, 3, .infinity, .infinity])
        #expect(graph.distances(from: [3], length: .weight)[4] == 0)
        #expect(graph.distances(from: [3], length: .inverseWeight)[4] == .infinity)
        #expect(graph.distances(from: [0], length: .inverseWeight)[2] == 0.25)
        #expect(graph.distances(from: [1], length: .inverseWeight)[2] == 0.75)
    }

    @Test(
        "distances are those of Floyd and Warshall",
        arguments: SmallGraphs.Kind.allCases,
        1...40 as ClosedRange<UInt64>
    )
    func distances(kind: SmallGraphs.Kind, seed: UInt64) async {
        let graph = SmallGraphs.random(seed: seed, kind)
        for length in EdgeLength.allCases {
            let all = Self.floydWarshall(graph, length)
            let closeness = await graph.closeness(length: length)
            let harmonic = await graph.harmonicCentrality(length: length)
            for node in 0..<graph.nodeCount {
                #expect(graph.distances(from: [node], length: length) == all[node])
                let others = all[node].indices.filter { $0 != node }.map { all[node][$0] }
                let reached = others.filter { $0 < .infinity }
                let share = Double(reached.count) / Double(graph.nodeCount - 1)
                let expected =
                    reached.isEmpty
                    ? 0 : share * Double(reached.count) / reached.reduce(0, +)
                #expect(isClose(closeness[node], expected))
                let mean =
                    others.isEmpty
                    ? 0 : others.reduce(0) { $0 + 1 / $1 } / Double(others.count)
                #expect(isClose(harmonic[node], mean))
            }
            let two = (0..<graph.nodeCount).map { min(all[0][$0], all[graph.nodeCount - 1][$0]) }
            #expect(graph.distances(from: [0, graph.nodeCount - 1], length: length) == two)
        }
    }

    static func floydWarshall(_ graph: Graph, _ length: EdgeLength) -> [[Double]] {
        let nodes = 0..<graph.nodeCount
        var all = nodes.map { from in nodes.map { from == $0 ? 0 : Double.infinity } }
        for node in nodes {
            for arc in graph.arcs(of: node) {
                let target = Int(graph.targets[arc])
                all[node][target] = min(
                    all[node][target],
                    length(ofWeight: graph.weights[arc])
                )
            }
        }
        for middle in nodes {
            for from in nodes {
                for to in nodes {
                    all[from][to] = min(all[from][to], all[from][middle] + all[middle][to])
                }
            }
        }
        return all
    }

    @Test("a search from more sources than a word has bits finds what one from each finds")
    func closenessOfMany() async {
        let graph = SmallGraphs.grown(nodes: 150, ties: 2, seed: 3)
        let closeness = await graph.closeness()
        let harmonic = await graph.harmonicCentrality(workers: 1)
        for node in 0..<150 {
            let hops = graph.hops(from: [node]).filter { $0 > 0 }.map { Double($0) }
            #expect(isClose(closeness[node], 149 / hops.reduce(0, +)))
            #expect(isClose(harmonic[node], hops.reduce(0) { $0 + 1 / $1 } / 149))
        }
        #expect(await graph.closeness(workers: 3) == closeness)
    }

    @Test("the Medici are at the mean distance 25 ÷ 14 from the other families")
    func medici() async {
        let closeness = await KnownNetworks.florentineMarriages.closeness()
        #expect(closeness[8] == 14.0 / 25)
        #expect(closeness.max() == closeness[8])
    }

    @Test("in the karate club the instructor is closest to all, by steps")
    func karate() async {
        let closeness = await KnownNetworks.karateClub.closeness()
        #expect(isClose(closeness[0], 33.0 / 58))
        #expect(isClose(closeness[33], 33.0 / 60))
        #expect(closeness.max() == closeness[0])
        let harmonic = await KnownNetworks.karateClub.harmonicCentrality()
        #expect(isClose(harmonic[33], 0.704545, 1e-6))
    }

    @Test("single nodes and empty graphs have no closeness")
    func empty() async {
        #expect(await Graph(nodeCount: 0, edges: []).closeness() == [])
        #expect(await Graph(nodeCount: 1, edges: [.init(from: 0, to: 0)]).closeness() == [0])
        #expect(await Graph(nodeCount: 1, edges: []).harmonicCentrality() == [0])
        #expect(await Graph(nodeCount: 2, edges: []).harmonicCentrality() == [0, 0])
    }

    @Test("a degree counts ends of edges, so that a self-loop counts twice")
    func degrees() {
        // 0 ─ 1 → 2 ⟲ (2), 0 ═ 1
        let graph = Graph(
            nodeCount: 4,
            edges: [
                .init(from: 0, to: 1, weight: 0.5),
                .init(from: 1, to: 2, weight: 3, isDirected: true),
                .init(from: 2, to: 2, weight: 2),
                .init(from: 1, to: 0, weight: 1),
            ]
        )
        #expect(graph.degrees() == [2, 3, 3, 0])
        #expect(graph.outDegrees() == [2, 3, 1, 0])
        #expect(graph.inDegrees() == [2, 2, 2, 0])
        #expect(graph.strengths() == [1.5, 4.5, 7, 0])
        #expect(graph.outStrengths() == [1.5, 4.5, 2, 0])
        #expect(graph.inStrengths() == [1.5, 1.5, 5, 0])
        #expect(graph.undirected().degrees() == [2, 3, 3, 0])
    }

    @Test(
        "degrees add up to twice the edges, and those in and out to the arcs",
        arguments: SmallGraphs.Kind.allCases,
        1...20 as ClosedRange<UInt64>
    )
    func degreeSums(kind: SmallGraphs.Kind, seed: UInt64) {
        let graph = SmallGraphs.random(seed: seed, kind)
        #expect(graph.degrees().reduce(0, +) == 2 * graph.edgeCount)
        #expect(graph.outDegrees().reduce(0, +) == graph.arcCount)
        #expect(graph.inDegrees() == graph.reversed().outDegrees())
        #expect(graph.inStrengths() == graph.reversed().outStrengths())
        #expect(graph.degrees() == graph.undirected().degrees())
        #expect(graph.strengths() == graph.undirected().strengths())
    }
}

/// Whether two numbers are the same but for rounding.
func isClose(_ first: Double, _ second: Double, _ tolerance: Double = 1e-12) -> Bool {
    first == second || abs(first - second) <= tolerance * max(1, abs(first), abs(second))
}
