import Testing

@testable import CascadeGraph

@Suite("Betweenness")
struct BetweennessTests {
    @Test("the middle of a way is between all pairs of its two sides")
    func hand() async {
        // 0 ─ 1 ─ 2 ─ 3, 4 alone
        let graph = Graph(
            nodeCount: 5,
            edges: (0..<3).map { .init(from: $0, to: $0 + 1) }
        )
        #expect(await graph.betweenness() == [0, 2, 2, 0, 0])
        #expect(await graph.betweenness(isNormalised: true) == [0, 2.0 / 6, 2.0 / 6, 0, 0])
        #expect(await graph.edgeBetweenness() == [3, 4, 3])
        let shares = await graph.edgeBetweenness(isNormalised: true)
        #expect(zip(shares, [0.3, 0.4, 0.3]).allSatisfy { isClose($0, $1) })
    }

    @Test("parallel edges are separate paths")
    func parallelEdges() async {
        // 0 ═ 1 ─ 3, 0 ─ 2 ─ 3: of the three paths from 0 to 3 two pass 1.
        let graph = Graph(
            nodeCount: 4,
            edges: [(0, 1), (0, 1), (1, 3), (0, 2), (2, 3)].map { .init(from: $0.0, to: $0.1) }
        )
        let scores = await graph.betweenness()
        #expect(isClose(scores[1], 2.0 / 3))
        #expect(isClose(scores[2], 1.0 / 3))
    }

    @Test("graphs of fewer than three nodes have no one between", arguments: [0, 1, 2])
    func small(nodes: Int) async {
        let edges = nodes == 0 ? [] : [Graph.Edge(from: 0, to: nodes - 1)]
        let graph = Graph(nodeCount: nodes, edges: edges)
        let zeros = [Double](repeating: 0, count: nodes)
        #expect(await graph.betweenness(isNormalised: true) == zeros)
        #expect(await graph.betweenness(length: .weight) == zeros)
        #expect(await graph.edgeBetweenness() == [[], [0], [1]][nodes])
    }

    @Test("scores are those of all shortest paths counted, on all graphs of five nodes")
    func allSimple() async {
        for graph in SmallGraphs.simple(nodes: 5) { await expectScores(graph, .one) }
    }

    @Test("scores are those of all shortest paths counted, on all directed graphs of four nodes")
    func allDirected() async {
        for graph in SmallGraphs.directed(nodes: 4) { await expectScores(graph, .one) }
    }

    @Test(
        "scores are those of all shortest paths counted, with all kinds of edges and lengths",
        arguments: SmallGraphs.Kind.allCases,
        1...60 as ClosedRange<UInt64>
    )
    func random(kind: SmallGraphs.Kind, seed: UInt64) async {
        let graph = SmallGraphs.random(seed: seed, kind)
        for length in EdgeLength.allCases { await expectScores(graph, length) }
    }

    private func expectScores(_ graph: Graph, _ length: EdgeLength) async {
        let factor = graph.isUndirected ? 0.5 : 1
        var nodes = [Double](repeating: 0, count: graph.nodeCount)
        var edges = [Double](repeating: 0, count: graph.edgeCount)
        for source in 0..<graph.nodeCount {
            for sink in 0..<graph.nodeCount where sink != source {
                let paths = Self.shortestPaths(graph, length, from: source, to: sink)
                for path in paths {
                    for arc in path { edges[Int(graph.edges[arc])] += factor / Double(paths.count) }
                    for arc in path.dropLast() {
                        nodes[Int(graph.targets[arc])] += factor / Double(paths.count)
                    }
                }
            }
        }
        let found = await graph.betweenness(length: length)
        let foundEdges = await graph.edgeBetweenness(length: length)
        #expect(
            zip(found, nodes).allSatisfy { isClose($0, $1) },
            "\(graph) \(length) \(found) \(nodes)"
        )
        #expect(zip(foundEdges, edges).allSatisfy { isClose($0, $1) }, "\(graph) \(length)")
    }

    /// All shortest paths as lists of arcs, of equally long ones those with the fewest edges of length 0.
    private static func shortestPaths(
        _ graph: Graph,
        _ length: EdgeLength,
        from source: Int,
        to sink: Int
    ) -> [[Int]] {
        var best: [[Int]] = []
        var bestCost = (Double.infinity, 0)
        func extend(_ node: Int, _ passed: Set<Int>, _ path: [Int], _ cost: (Double, Int)) {
            if cost > bestCost || cost.0 == .infinity { return }
            if node == sink {
                if cost < bestCost { best = [] }
                bestCost = cost
                best.append(path)
                return
            }
            for arc in graph.arcs(of: node) {
                let target = Int(graph.targets[arc])
                if passed.contains(target) { continue }
                let step = length(ofWeight: graph.weights[arc])
                let next = (cost.0 + step, cost.1 + (step == 0 ? 1 : 0))
                extend(target, passed.union([target]), path + [arc], next)
            }
        }
        extend(source, [source], [], (0, 0))
        return best
    }

    @Test("steps and edges of length 1 give the same, also on a larger graph with hanging trees")
    func stepsAndLengths() async {
        for ties in 1...3 {
            let graph = SmallGraphs.grown(nodes: 150, ties: ties, seed: 5)
            let steps = await graph.betweenness()
            let lengths = await graph.betweenness(length: .weight)
            #expect(zip(steps, lengths).allSatisfy { isClose($0, $1, 1e-10) })
            let directed = Graph(
                nodeCount: 150,
                edges: graph.edgeList().flatMap { edge in
                    [(edge.from, edge.to), (edge.to, edge.from)].map {
                        Graph.Edge(from: $0.0, to: $0.1, isDirected: true)
                    }
                }
            )
            let bothWays = await directed.betweenness()
            #expect(zip(steps, bothWays).allSatisfy { isClose(2 * $0, $1, 1e-10) })
            let edges = await graph.edgeBetweenness()
            let edgesByLength = await graph.edgeBetweenness(length: .weight)
            #expect(zip(edges, edgesByLength).allSatisfy { isClose($0, $1, 1e-10) })
            #expect(await graph.betweenness(workers: 1) == graph.betweenness(workers: 3))
        }
    }

    @Test(
        "searches from the near and from the far side agree, where fronts swell and shrink",
        arguments: 1...8 as ClosedRange<UInt64>
    )
    func sides(seed: UInt64) async {
        // A crowd, a way of single nodes, a crowd, …, with crossing ties; for even seeds partly directed.
        var stream = RandomStream(key: RandomStream.key(seed, name: "crowds"))
        var edges: [Graph.Edge] = []
        var before = 0..<1
        while before.upperBound < 90 {
            let next = before.upperBound..<before.upperBound + [1, 1, 2, 14][stream.below(4)]
            for node in next {
                for _ in 0...stream.below(3) {
                    edges.append(
                        .init(
                            from: before.lowerBound + stream.below(before.count),
                            to: node,
                            isDirected: seed % 2 == 0 && stream.below(3) == 0
                        )
                    )
                }
                edges.append(.init(from: node, to: next.lowerBound + stream.below(next.count)))
            }
            before = next
        }
        let graph = Graph(nodeCount: before.upperBound, edges: edges)
        let steps = await graph.betweenness()
        let lengths = await graph.betweenness(length: .weight)
        #expect(zip(steps, lengths).allSatisfy { isClose($0, $1, 1e-10) })
        #expect(steps.contains { $0 > 0 })
    }

    @Test(
        "thousands of doublings of the number of paths don't overflow",
        arguments: [EdgeLength.one, .weight]
    )
    func manyPaths(length: EdgeLength) async {
        // 0 ═ 1 ═ 2 ═ … : 2¹¹⁹⁹ paths from end to end, all of which pass every node between.
        let nodes = 1200
        let graph = Graph(
            nodeCount: nodes,
            edges: (1..<nodes).flatMap { node in
                (0..<2).map { _ in .init(from: node - 1, to: node) }
            }
        )
        let scores = await graph.betweenness(length: length)
        #expect(scores.indices.allSatisfy { scores[$0] == Double($0 * (nodes - 1 - $0)) })
    }

    @Test("lengths that are equal on paper are equal, though their sums end in other digits")
    func equalLengths() async {
        // 0.1 + 0.2 is 0.30000000000000004: both ways from 0 to 3 are as short.
        let graph = Graph(
            nodeCount: 4,
            edges: [
                .init(from: 0, to: 1, weight: 0.1), .init(from: 1, to: 3, weight: 0.2),
                .init(from: 0, to: 2, weight: 0.15), .init(from: 2, to: 3, weight: 0.15),
            ]
        )
        let scores = await graph.betweenness(length: .weight)
        #expect(scores[1] == 0.5)
        #expect(scores[2] == 0.5)
    }

    @Test("the Medici are between half of all pairs of families")
    func medici() async {
        // Jackson, "Social and Economic Networks", 2008, section 1.2.1: Medici .522, Guadagni .255, Strozzi .103.
        let graph = KnownNetworks.florentineMarriages
        let scores = await graph.betweenness(isNormalised: true)
        for (name, score) in [("Medici", 0.522), ("Guadagni", 0.255), ("Strozzi", 0.103)] {
            let node = KnownNetworks.florentineNames.firstIndex(of: name) ?? 0
            #expect(abs(scores[node] - score) < 0.0005)
        }
    }

    @Test("in the karate club the instructor is between most, and the tie of 1 and 32 carries most")
    func karate() async {
        // Girvan & Newman, PNAS 99(12), 2002, doi:10.1073/pnas.122653799, take this club apart by its edges' scores.
        let graph = KnownNetworks.karateClub
        let scores = await graph.betweenness(isNormalised: true)
        #expect(isClose(scores[0], 0.437635, 1e-6))
        #expect(isClose(scores[33], 0.304075, 1e-6))
        #expect(isClose(scores[32], 0.145247, 1e-6))
        let edges = await graph.edgeBetweenness()
        let list = graph.edgeList()
        let greatest = edges.indices.max { edges[$0] < edges[$1] } ?? 0
        #expect(list[greatest].from == 0)
        #expect(list[greatest].to == 31)
        #expect(isClose(edges[greatest], 71.3929, 1e-6))
        let byLength = await KnownNetworks.karateClubWeighted.betweenness(
            length: .weight,
            isNormalised: true
        )
        #expect(isClose(byLength[0], 0.473769, 1e-6))
        #expect(isClose(byLength[33], 0.396780, 1e-5))
    }

    @Test("of the Southern women's events the eighth is between most")
    func southernWomen() async {
        let scores = await KnownNetworks.southernWomen.betweenness(isNormalised: true)
        #expect(scores.indices.max { scores[$0] < scores[$1] } == 18 + 7)
        #expect(isClose(scores[18 + 7], 0.237003, 1e-6))
        #expect(isClose(scores[13], 0.108581, 1e-5))
    }
}
