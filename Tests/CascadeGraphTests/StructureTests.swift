import Testing

@testable import CascadeGraph

@Suite("Cores, triangles, dominators and cuts")
struct StructureTests {
    @Test("a triangle with a tail is a 2-core with a 1-core")
    func cores() {
        // 0 ─ 1 ─ 2 ─ 0, 2 ─ 3, 4 ⟲, 5 ═ 6
        let graph = Graph(
            nodeCount: 7,
            edges: [(0, 1), (1, 2), (2, 0), (2, 3), (4, 4), (5, 6), (5, 6)].map {
                .init(from: $0.0, to: $0.1)
            }
        )
        #expect(graph.coreNumbers() == [2, 2, 2, 1, 0, 2, 2])
        #expect(Graph(nodeCount: 0, edges: []).coreNumbers() == [])
    }

    @Test(
        "a node's core number is the greatest least degree of the sets that hold it",
        arguments: 1...60 as ClosedRange<UInt64>
    )
    func coreOracle(seed: UInt64) {
        let graph = SmallGraphs.random(seed: seed)
        var best = [Int32](repeating: 0, count: graph.nodeCount)
        for set in 1..<(1 << graph.nodeCount) {
            let members = (0..<graph.nodeCount).filter { set >> $0 & 1 == 1 }
            let degrees = members.map { node in
                graph.arcs(of: node).filter {
                    let target = Int(graph.targets[$0])
                    return target != node && set >> target & 1 == 1
                }.count
            }
            for node in members { best[node] = max(best[node], Int32(degrees.min() ?? 0)) }
        }
        #expect(graph.coreNumbers() == best)
    }

    @Test("ten members of the karate club are its 4-core")
    func karateCore() {
        let cores = KnownNetworks.karateClub.coreNumbers()
        let innermost = cores.indices.filter { cores[$0] == 4 }
        #expect(innermost == [0, 1, 2, 3, 7, 8, 13, 30, 32, 33])
        #expect(cores.max() == 4)
        #expect(cores[11] == 1)
    }

    @Test("triangles count by their corners, clustering by pairs of neighbours")
    func triangles() {
        // 0 ─ 1 ─ 2 ─ 0, 2 ─ 3, and 0 ─ 1 again, 3 ⟲
        let graph = Graph(
            nodeCount: 5,
            edges: [(0, 1), (1, 2), (2, 0), (2, 3), (1, 0), (3, 3)].map {
                .init(from: $0.0, to: $0.1)
            }
        )
        let clustering = graph.clustering()
        #expect(clustering.triangles == [1, 1, 1, 0, 0])
        #expect(clustering.neighbours == [2, 2, 3, 1, 0])
        #expect(clustering.coefficients == [1, 1, 1.0 / 3, 0, 0])
        #expect(clustering.transitivity == 3.0 / 5)
        #expect(isClose(clustering.averageCoefficient ?? 0, 7.0 / 15))
        let none = Graph(nodeCount: 0, edges: []).clustering()
        #expect(none.transitivity == nil)
        #expect(none.averageCoefficient == nil)
        #expect(
            Graph(nodeCount: 2, edges: [.init(from: 0, to: 1)]).clustering().transitivity == nil
        )
    }

    @Test("triangles are the threes that are all tied, on all graphs of five nodes")
    func triangleOracle() {
        for graph in SmallGraphs.simple(nodes: 5) {
            var isTied = [[Bool]](repeating: [Bool](repeating: false, count: 5), count: 5)
            for edge in graph.edgeList() {
                isTied[edge.from][edge.to] = true
                isTied[edge.to][edge.from] = true
            }
            var triangles = [Int](repeating: 0, count: 5)
            for a in 0..<5 {
                for b in (a + 1)..<5 where isTied[a][b] {
                    for c in (b + 1)..<5 where isTied[a][c] && isTied[b][c] {
                        for corner in [a, b, c] { triangles[corner] += 1 }
                    }
                }
            }
            #expect(graph.clustering().triangles == triangles)
        }
    }

    @Test("the karate club has 45 triangles, the Southern women at their events none")
    func knownTriangles() {
        // Transitivity 0.256 and mean coefficient 0.571, as they are commonly given for this club.
        let clustering = KnownNetworks.karateClub.clustering()
        #expect(clustering.triangles.reduce(0, +) == 3 * 45)
        #expect(isClose(clustering.transitivity ?? 0, 0.255682, 1e-6))
        #expect(isClose(clustering.averageCoefficient ?? 0, 0.570638, 1e-6))
        #expect(
            isClose(KnownNetworks.florentineMarriages.clustering().averageCoefficient ?? 0, 0.16)
        )
        #expect(KnownNetworks.southernWomen.clustering().transitivity == 0)
    }

    @Test("a node dominates those that are reached only through it")
    func dominators() {
        // 0 → 1 → 2 → 4 → 5, 1 → 3 → 4, 6 → 5; root 0
        let graph = Graph(
            nodeCount: 7,
            edges: [(0, 1), (1, 2), (2, 4), (1, 3), (3, 4), (4, 5), (6, 5)].map {
                .init(from: $0.0, to: $0.1, isDirected: true)
            }
        )
        let one = graph.dominators(from: [0])
        #expect(one.immediate == [-1, 0, 1, 1, 1, 4, -1])
        #expect(one.isReached == [true, true, true, true, true, true, false])
        #expect(one.dominated() == [5, 4, 0, 0, 1, 0, 0])
        #expect(one.dominated(weights: [1, 1, 1, 1, 1, 30, 9]) == [34, 33, 0, 0, 30, 0, 0])
        let two = graph.dominators(from: [0, 6])
        #expect(two.immediate == [-1, 0, 1, 1, 1, -1, -1])
        #expect(graph.dominators(from: [0, 1]).immediate == [-1, -1, 1, 1, 1, 4, -1])
        #expect(graph.dominators(from: []).isReached.allSatisfy { !$0 })
        #expect(graph.dominators(from: []).dominated() == [0, 0, 0, 0, 0, 0, 0])
    }

    @Test(
        "dominated nodes are those that a search no longer finds, on all directed graphs of four nodes"
    )
    func allDominators() {
        for graph in SmallGraphs.directed(nodes: 4) {
            expectDominators(graph, roots: [0])
            expectDominators(graph, roots: [2, 3])
        }
    }

    @Test(
        "dominated nodes are those that a search no longer finds, with all kinds of edges",
        arguments: SmallGraphs.Kind.allCases,
        1...60 as ClosedRange<UInt64>
    )
    func randomDominators(kind: SmallGraphs.Kind, seed: UInt64) {
        let graph = SmallGraphs.random(seed: seed, kind)
        expectDominators(graph, roots: [0])
        expectDominators(graph, roots: [graph.nodeCount - 1, 0, 0])
    }

    private func expectDominators(_ graph: Graph, roots: [Int]) {
        let dominators = graph.dominators(from: roots)
        let reached = SmallGraphs.reached(from: roots, in: graph)
        let lost = (0..<graph.nodeCount).map { node in
            reached.subtracting(SmallGraphs.reached(from: roots, in: graph, without: [node]))
                .subtracting([node])
        }
        for node in 0..<graph.nodeCount {
            #expect(dominators.isReached[node] == reached.contains(node))
            // Of a node's dominators the immediate one is the last: it has the most dominators itself.
            let of = (0..<graph.nodeCount).filter { lost[$0].contains(node) }
            let last = of.max { one, other in lost[one].contains(other) }
            #expect(dominators.immediate[node] == Int32(last ?? -1), "\(node) of \(graph)")
        }
        #expect(dominators.dominated() == lost.map(\.count))
    }

    @Test("the lightest cut takes the weakest ties")
    func cut() {
        //    3     1
        // 0 ─── 1 ─── 3
        //  ╲ 1   ↓ 5  ╱ 2        4 alone
        //    ╰── 2 ──╯
        let graph = Graph(
            nodeCount: 5,
            edges: [
                .init(from: 0, to: 1, weight: 3), .init(from: 1, to: 3, weight: 1),
                .init(from: 0, to: 2, weight: 1),
                .init(from: 1, to: 2, weight: 5, isDirected: true),
                .init(from: 2, to: 3, weight: 2),
            ]
        )
        let forth = graph.minimumCut(from: 0, to: 3)
        #expect(forth.weight == 3)
        #expect(forth.side == [0, 1, 2])
        #expect(forth.edges == [1, 4])
        let back = graph.minimumCut(from: 3, to: 0)
        #expect(back.weight == 2)
        #expect(back.side == [2, 3])
        #expect(back.edges == [1, 2])
        #expect(graph.minimumCut(from: 0, to: 4).weight == 0)
        #expect(graph.undirected().globalMinimumCut()?.weight == 0)
        #expect(graph.undirected().globalMinimumCut()?.side == [0, 1, 2, 3])
    }

    @Test(
        "no division of the nodes is lighter than the cut",
        arguments: SmallGraphs.Kind.allCases,
        1...60 as ClosedRange<UInt64>
    )
    func cutOracle(kind: SmallGraphs.Kind, seed: UInt64) {
        let graph = SmallGraphs.random(seed: seed, kind)
        func weight(_ set: Int) -> Double {
            (0..<graph.nodeCount).filter { set >> $0 & 1 == 1 }.reduce(0) { sum, node in
                graph.arcs(of: node).reduce(sum) {
                    set >> graph.targets[$1] & 1 == 1 ? $0 : $0 + graph.weights[$1]
                }
            }
        }
        let sets = 1..<(1 << graph.nodeCount) - 1
        for source in 0..<graph.nodeCount {
            for sink in 0..<graph.nodeCount where sink != source {
                let cut = graph.minimumCut(from: source, to: sink)
                let parting = sets.filter { $0 >> source & 1 == 1 && $0 >> sink & 1 == 0 }
                let least = parting.map(weight).min()
                #expect(cut.weight == least)
                #expect(cut.side.contains(source) && !cut.side.contains(sink))
                #expect(weight(cut.side.reduce(0) { $0 | 1 << $1 }) == cut.weight)
                let list = graph.edgeList()
                #expect(cut.edges.reduce(0) { $0 + list[$1].weight } == cut.weight)
                // The side nearest the source is within that of every other lightest cut.
                let smallest = parting.filter { weight($0) == least }.reduce(-1) { $0 & $1 }
                #expect(cut.side.reduce(0) { $0 | 1 << $1 } == smallest)
            }
        }
        guard graph.isUndirected else { return }
        let cut = graph.globalMinimumCut()
        #expect(cut?.weight == sets.map(weight).min())
        if let cut {
            #expect(weight(cut.side.reduce(0) { $0 | 1 << $1 }) == cut.weight)
            #expect(cut.side.contains(0) && cut.side.count < graph.nodeCount)
        }
    }

    @Test("a graph of one node or none has no cut")
    func noCut() {
        #expect(Graph(nodeCount: 0, edges: []).globalMinimumCut() == nil)
        #expect(Graph(nodeCount: 1, edges: [.init(from: 0, to: 0)]).globalMinimumCut() == nil)
    }

    @Test(
        "the lightest cut of all is the lightest between the first node and any other",
        arguments: 1...10 as ClosedRange<UInt64>
    )
    func globalCut(seed: UInt64) {
        let grown = SmallGraphs.grown(nodes: 60, ties: 3, seed: seed)
        var stream = RandomStream(key: seed)
        let graph = Graph(
            nodeCount: 60,
            edges: grown.edgeList().map {
                .init(from: $0.from, to: $0.to, weight: Double(1 + stream.below(9)))
            }
        )
        let least = (1..<60).map { graph.minimumCut(from: 0, to: $0).weight }.min()
        #expect(graph.globalMinimumCut()?.weight == least)
    }

    @Test(
        "the lightest cut between its leaders tells who left the karate club with whom, but for one"
    )
    func karateCut() {
        // Zachary's own result, 1977: all but member 9.
        let cut = KnownNetworks.karateClubWeighted.minimumCut(from: 0, to: 33)
        let joined = KnownNetworks.karateClubJoined
        let predicted = Set(cut.side)
        #expect((0..<34).filter { predicted.contains($0) != (joined[$0] == 0) } == [8])
        #expect(cut.weight == 22)
        #expect(KnownNetworks.karateClubWeighted.globalMinimumCut()?.weight == 3)
    }
}
