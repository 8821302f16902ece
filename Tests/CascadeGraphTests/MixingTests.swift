import CascadeGraph
import Testing

@Suite("Mixing, assortativity and centralisation")
struct MixingTests {
    @Test("couples in San Francisco mix as Newman reports: 0.621")
    func published() {
        // Table I of Newman, "Mixing patterns in networks", 2003, from Catania et al.: each share an arc of that weight. The
        // shares are printed with three digits, which moves the coefficient by up to 0.0025.
        let shares = [
            [0.258, 0.016, 0.035, 0.013], [0.012, 0.157, 0.058, 0.019],
            [0.013, 0.023, 0.306, 0.035], [0.005, 0.007, 0.024, 0.016],
        ]
        let graph = Graph(
            nodeCount: 4,
            edges: (0..<16).map {
                .init(from: $0 / 4, to: $0 % 4, weight: shares[$0 / 4][$0 % 4], isDirected: true)
            }
        )
        let matrix = graph.mixingMatrix(group: [0, 1, 2, 3])
        #expect(matrix.weights == shares.flatMap { $0 })
        #expect(isNear(matrix.assortativity, 0.621, within: 0.0025))
    }

    @Test("the karate club's factions and degrees, as networkx has them")
    func karateClub() {
        let club = KnownNetworks.karateClub
        let matrix = club.mixingMatrix(group: KnownNetworks.karateClubJoined)
        #expect(matrix.groups == [0, 1])
        #expect(matrix[0, 1] == 11)
        #expect(matrix[1, 0] == 11)
        #expect(matrix.total == 156)
        #expect(isNear(matrix.assortativity, 0.717530864197531, within: 1e-12))
        #expect(isNear(club.degreeAssortativity(), -0.47561309768461, within: 1e-12))
        let families = KnownNetworks.florentineMarriages
        #expect(isNear(families.degreeAssortativity(), -0.37483787289234866, within: 1e-12))
    }

    @Test("an undirected edge counts both ways, a self-loop too; directed ones count once")
    func matrix() {
        // 0 ─ 1, 1 ─ 2 (weight 3), 2 ─ 2, groups A A B
        let edges: [Graph.Edge] = [
            .init(from: 0, to: 1), .init(from: 1, to: 2, weight: 3), .init(from: 2, to: 2),
        ]
        let undirected = Graph(nodeCount: 3, edges: edges)
        #expect(undirected.mixingMatrix(group: [4, 4, 9]).weights == [2, 3, 3, 2])
        #expect(
            undirected.mixingMatrix(group: [4, 4, 9], isWeighted: false).weights == [2, 1, 1, 2]
        )
        #expect(undirected.mixingMatrix(group: [4, 4, 9]).shares == [0.2, 0.3, 0.3, 0.2])
        let directed = Graph(
            nodeCount: 3,
            edges: edges.map {
                .init(from: $0.from, to: $0.to, weight: $0.weight, isDirected: true)
            }
        )
        #expect(directed.mixingMatrix(group: [4, 4, 9]).weights == [1, 3, 0, 1])
    }

    @Test(
        "degree assortativity is the correlation over both ends of all edges",
        arguments: 0..<80 as Range<UInt64>
    )
    func degreeOracle(seed: UInt64) {
        let graph = MeasureGraphs.random(seed: seed, isDirected: seed % 2 == 0)
        var ends: [(Int, Int)] = []
        for edge in graph.edgeList() {
            ends.append((edge.from, edge.to))
            if !edge.isDirected { ends.append((edge.to, edge.from)) }
        }
        // Self-loops of a graph with directed edges are directed.
        let x = ends.map { end in Double(ends.filter { $0.0 == end.0 }.count) }
        let y = ends.map { end in Double(ends.filter { $0.1 == end.1 }.count) }
        let found = graph.degreeAssortativity()
        guard Set(x).count > 1, Set(y).count > 1 else {
            #expect(found == nil)
            return
        }
        let count = Double(ends.count)
        let (meanX, meanY) = (x.reduce(0, +) / count, y.reduce(0, +) / count)
        var (xy, xx, yy) = (0.0, 0.0, 0.0)
        for (x, y) in zip(x, y) {
            xy += (x - meanX) * (y - meanY)
            xx += (x - meanX) * (x - meanX)
            yy += (y - meanY) * (y - meanY)
        }
        #expect(abs((found ?? .nan) - xy / (xx * yy).squareRoot()) < 1e-12)
    }

    @Test("assortativity is undefined without weight, within one group, and for alike degrees")
    func undefined() {
        let empty = Graph(nodeCount: 0, edges: [])
        #expect(empty.mixingMatrix(group: []).assortativity == nil)
        #expect(empty.mixingMatrix(group: []).shares == nil)
        #expect(empty.degreeAssortativity() == nil)
        let pair = Graph(nodeCount: 3, edges: [.init(from: 0, to: 1, weight: 0.1)])
        #expect(pair.mixingMatrix(group: [1, 1, 2]).assortativity == nil)
        #expect(pair.mixingMatrix(group: [1, 2, 2]).assortativity == -1)
        #expect(pair.degreeAssortativity() == nil)
        let zero = Graph(nodeCount: 2, edges: [.init(from: 0, to: 1, weight: 0)])
        #expect(zero.mixingMatrix(group: [0, 1]).assortativity == nil)
        #expect(zero.mixingMatrix(group: [0, 1], isWeighted: false).assortativity == -1)
    }

    @Test("density and degree centralisation of known networks")
    func centralisation() {
        #expect(isNear(KnownNetworks.karateClub.density(), 78.0 / 561, within: 1e-15))
        let club = KnownNetworks.karateClub.degreeCentralisation()
        #expect(isNear(club, 0.3996212121212121, within: 1e-12))
        let families = KnownNetworks.florentineMarriages
        #expect(isNear(families.density(), 0.19047619047619047, within: 1e-15))
        #expect(isNear(families.degreeCentralisation(), 50.0 / 182, within: 1e-12))
    }

    @Test("a star is as centralised as can be, a ring not at all")
    func extremes() {
        let star = Graph(nodeCount: 6, edges: (1...5).map { .init(from: 0, to: $0) })
        #expect(star.degreeCentralisation() == 1)
        let centre = [1.0, 0, 0, 0, 0, 0]
        #expect(Graph.betweennessCentralisation(ofNormalised: centre) == 1)
        // The centre is 1 away from five; a leaf 1 from the centre, 2 from four: 5 ÷ 9.
        let closeness = [1.0] + [Double](repeating: 5.0 / 9, count: 5)
        let found = Graph.closenessCentralisation(ofNormalised: closeness)
        #expect(isNear(found, 1, within: 1e-12))
        let ring = Graph(nodeCount: 5, edges: (0..<5).map { .init(from: $0, to: ($0 + 1) % 5) })
        #expect(ring.degreeCentralisation() == 0)
        #expect(ring.density() == 0.5)
    }

    @Test("self-loops and parallel edges do not count; directed pairs do each way")
    func densityConventions() {
        let edges: [Graph.Edge] = [
            .init(from: 0, to: 1), .init(from: 1, to: 0), .init(from: 1, to: 1),
        ]
        let graph = Graph(nodeCount: 3, edges: edges)
        #expect(graph.density() == 1.0 / 3)
        #expect(graph.degreeCentralisation() == 0.5)
        let directed = Graph(nodeCount: 3, edges: [.init(from: 0, to: 1, isDirected: true)])
        #expect(directed.density() == 1.0 / 6)
        #expect(directed.degreeCentralisation() == 0.5)
        #expect(Graph(nodeCount: 1, edges: []).density() == nil)
        #expect(Graph(nodeCount: 2, edges: [.init(from: 0, to: 1)]).density() == 1)
        #expect(Graph(nodeCount: 2, edges: []).degreeCentralisation() == nil)
        #expect(Graph(nodeCount: 0, edges: []).degreeCentralisation() == nil)
        #expect(Graph.closenessCentralisation(ofNormalised: [1, 1]) == nil)
    }
}
