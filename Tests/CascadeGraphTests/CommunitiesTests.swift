import CascadeGraph
import Testing

@Suite("Communities and modularity")
struct CommunitiesTests {
    // 0 ─ 1   4 ─ 5
    // │ ╱     │ ╱
    // 2 ───── 3        6
    private let triangles = Graph(
        nodeCount: 7,
        edges: [(0, 1), (0, 2), (1, 2), (2, 3), (3, 4), (3, 5), (4, 5)].map {
            .init(from: $0.0, to: $0.1)
        }
    )

    @Test("two triangles with a bridge are two communities, and a lone node is its own")
    func hand() {
        #expect(triangles.communities(seed: 1) == [0, 0, 0, 1, 1, 1, 2])
        // Six of seven edges within; each triangle has half of all 14 ends.
        #expect(triangles.modularity(of: [0, 0, 0, 1, 1, 1, 2]) == 6.0 / 7 - 0.5)
        #expect(triangles.modularity(of: [9, 9, 9, 9, 9, 9, 9]) == 0)
        #expect(triangles.modularity(of: [-5, -5, -5, 70, 70, 70, 4]) == 6.0 / 7 - 0.5)
    }

    @Test("modularity is what its definition gives", arguments: 0..<60 as Range<UInt64>)
    func modularityOracle(seed: UInt64) {
        let graph = MeasureGraphs.random(seed: seed, isDirected: seed % 2 == 0)
        let group = MeasureGraphs.groups(graph, count: 3, seed: seed)
        var a = MeasureGraphs.matrix(graph.undirected())
        for node in a.indices { a[node][node] *= 2 }
        let total = a.joined().reduce(0, +)
        let strength = a.map { $0.reduce(0, +) }
        var sum = 0.0
        for i in a.indices {
            for j in a.indices where group[i] == group[j] {
                sum += a[i][j] - 1.5 * strength[i] * strength[j] / total
            }
        }
        let found = graph.modularity(of: group, resolution: 1.5)
        if total > 0 {
            #expect(abs((found ?? .nan) - sum / total) < 1e-12)
        } else {
            #expect(found == nil)
        }
    }

    @Test("the best of a few seeds is the best partition of every graph of five nodes")
    func exhaustive() {
        let partitions = Self.partitions(of: 5)
        for graph in MeasureGraphs.all(5) where graph.edgeCount > 0 {
            let found = (0..<8).compactMap { graph.modularity(of: graph.communities(seed: $0)) }
            let highest = partitions.compactMap { graph.modularity(of: $0) }.max() ?? .nan
            #expect(found.allSatisfy { $0 >= 0 })
            #expect(isNear(found.max(), highest, within: 1e-12), "\(graph.edgeList())")
        }
    }

    @Test("the karate club falls into the four communities of highest modularity")
    func karateClub() throws {
        // The optimum, 0.4198: Brandes et al., "On modularity clustering", IEEE TKDE 20(2), 2008,
        // doi:10.1109/TKDE.2007.190689.
        let club = KnownNetworks.karateClub
        let best = try #require(
            (0..<10).compactMap { club.modularity(of: club.communities(seed: $0)) }.max()
        )
        #expect(abs(best - 0.4198) < 0.00005)
        for seed in 0..<10 as Range<UInt64> {
            let found = club.communities(seed: seed)
            #expect((club.modularity(of: found) ?? 0) > 0.415, "seed \(seed)")
        }
    }

    @Test("planted blocks are found", arguments: 0..<5 as Range<UInt64>)
    func planted(seed: UInt64) {
        let graph = MeasureGraphs.planted(
            blocks: 6,
            size: 40,
            within: 0.4,
            between: 0.01,
            seed: seed
        )
        #expect(graph.communities(seed: seed) == (0..<240).map { $0 / 40 })
    }

    @Test(
        "communities are connected by edges of positive weight",
        arguments: 0..<80 as Range<UInt64>
    )
    func connected(seed: UInt64) {
        let graph =
            seed % 2 == 0
            ? MeasureGraphs.random(seed: seed, isDirected: seed % 4 == 0)
            : MeasureGraphs.planted(blocks: 8, size: 12, within: 0.2, between: 0.03, seed: seed)
        for resolution in [0, 0.5, 1, 3] {
            let found = graph.communities(resolution: resolution, seed: seed, iterations: 2)
            #expect(found == Self.connectedParts(found, graph))
        }
    }

    @Test("the same seed gives the same communities")
    func deterministic() {
        let graph = MeasureGraphs.planted(blocks: 5, size: 30, within: 0.2, between: 0.05, seed: 1)
        #expect(graph.communities(seed: 7) == graph.communities(seed: 7))
    }

    @Test("a higher resolution gives more communities")
    func resolution() {
        let club = KnownNetworks.karateClub
        let counts = [0, 0.5, 1, 4, 100].map {
            Set(club.communities(resolution: $0, seed: 1)).count
        }
        #expect(counts == counts.sorted())
        #expect(counts.first == 1)
        #expect(counts.last == 34)
    }

    @Test("weights decide: a scaled graph has the same communities, a heavy bridge joins them")
    func weights() {
        let edges = triangles.edgeList()
        let scaled = Graph(
            nodeCount: 7,
            edges: edges.map { .init(from: $0.from, to: $0.to, weight: $0.weight / 1024) }
        )
        #expect(scaled.communities(seed: 1) == triangles.communities(seed: 1))
        let bridged = Graph(
            nodeCount: 7,
            edges: edges.map {
                .init(from: $0.from, to: $0.to, weight: $0.from == 2 && $0.to == 3 ? 20 : 1)
            }
        )
        let found = bridged.communities(seed: 1)
        #expect(found[2] == found[3])
    }

    @Test("directed edges are taken as undirected, parallel edges add up")
    func directed() {
        let directed = Graph(
            nodeCount: 7,
            edges: triangles.edgeList().map { .init(from: $0.to, to: $0.from, isDirected: true) }
        )
        #expect(directed.communities(seed: 2) == triangles.communities(seed: 2))
        #expect(
            directed.modularity(of: [0, 0, 0, 1, 1, 1, 2])
                == triangles.modularity(of: [0, 0, 0, 1, 1, 1, 2])
        )
    }

    @Test("without edges of weight every node is alone and modularity undefined")
    func withoutWeight() {
        #expect(Graph(nodeCount: 0, edges: []).communities(seed: 1).isEmpty)
        #expect(Graph(nodeCount: 0, edges: []).modularity(of: []) == nil)
        let empty = Graph(nodeCount: 3, edges: [.init(from: 0, to: 1, weight: 0)])
        #expect(empty.communities(seed: 1) == [0, 1, 2])
        #expect(empty.modularity(of: [0, 0, 0]) == nil)
        let loop = Graph(nodeCount: 2, edges: [.init(from: 1, to: 1)])
        #expect(loop.communities(seed: 1) == [0, 1])
        #expect(loop.modularity(of: [0, 1]) == 0)
    }

    /// All partitions as rows in which groups are numbered in the order of their first nodes.
    private static func partitions(of count: Int) -> [[Int]] {
        var rows: [[Int]] = [[]]
        for _ in 0..<count {
            rows = rows.flatMap { row in (0...((row.max() ?? -1) + 1)).map { row + [$0] } }
        }
        return rows
    }

    /// Communities split into what is connected, numbered by lowest node.
    private static func connectedParts(_ group: [Int], _ graph: Graph) -> [Int] {
        var label = Array(0..<graph.nodeCount)
        for _ in 0..<graph.nodeCount {
            for edge in graph.edgeList()
            where edge.weight > 0 && group[edge.from] == group[edge.to] {
                let low = min(label[edge.from], label[edge.to])
                label[edge.from] = low
                label[edge.to] = low
            }
        }
        var numbers: [Int: Int] = [:]
        return label.map { root in
            let number = numbers[root] ?? numbers.count
            numbers[root] = number
            return number
        }
    }
}
