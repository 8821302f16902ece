import CascadeGraph
import Testing

@Suite("E–I index")
struct ExternalInternalTests {
    // 0 ─ 1 → 2, 2 ─ 2, and 0 ─ 1 again
    private let graph = Graph(
        nodeCount: 4,
        edges: [
            .init(from: 0, to: 1, weight: 0.5),
            .init(from: 1, to: 2, weight: 2, isDirected: true),
            .init(from: 2, to: 2),
            .init(from: 0, to: 1, weight: 0),
        ]
    )

    @Test("the karate club after the split: 11 of 78 ties between the clubs")
    func karateClub() {
        let index = KnownNetworks.karateClub.externalInternalIndex(
            group: KnownNetworks.karateClubJoined
        )
        #expect(index == (11.0 - 67) / 78)
    }

    @Test("each node's and each group's ties")
    func ties() {
        let group = [7, 7, -1, 3]
        #expect(
            graph.externalInternalTies(group: group) == [
                ExternalInternalTies(external: 0, internal: 2),
                ExternalInternalTies(external: 1, internal: 2),
                ExternalInternalTies(external: 1, internal: 1),
                ExternalInternalTies(external: 0, internal: 0),
            ]
        )
        let groups = graph.externalInternalTiesByGroup(group: group)
        #expect(groups.map(\.group) == [-1, 3, 7])
        #expect(
            groups.map(\.ties) == [
                ExternalInternalTies(external: 1, internal: 1),
                ExternalInternalTies(external: 0, internal: 0),
                ExternalInternalTies(external: 1, internal: 2),
            ]
        )
        #expect(groups.map { $0.ties.index } == [0, nil, -1.0 / 3])
        #expect(graph.externalInternalIndex(group: group) == -0.5)
    }

    @Test(
        "mean and variance are those over all permutations of the groups",
        arguments: 0..<60 as Range<UInt64>
    )
    func expectation(seed: UInt64) throws {
        let graph = Self.small(seed: seed)
        let group = MeasureGraphs.groups(graph, count: 3, seed: seed)
        let indices = Self.permutations(group).compactMap { graph.externalInternalIndex(group: $0) }
        let found = graph.externalInternalExpectation(group: group)
        guard graph.edgeCount > 0 else {
            #expect(found == nil)
            return
        }
        let mean = indices.reduce(0, +) / Double(indices.count)
        let variance =
            indices.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(indices.count)
        let expected = try #require(found)
        #expect(abs(expected.mean - mean) < 1e-12)
        #expect(abs(expected.variance - variance) < 1e-12)
    }

    @Test("the test's chances come near the exact ones", arguments: 0..<20 as Range<UInt64>)
    func chances(seed: UInt64) throws {
        let graph = Self.small(seed: seed)
        guard graph.edgeCount > 0 else { return }
        let group = MeasureGraphs.groups(graph, count: 2, seed: seed)
        let index = try #require(graph.externalInternalIndex(group: group))
        let indices = Self.permutations(group).compactMap { graph.externalInternalIndex(group: $0) }
        let test = try #require(
            graph.externalInternalTest(group: group, permutations: 4000, seed: seed)
        )
        let asLow = Double(indices.filter { $0 <= index }.count) / Double(indices.count)
        let asHigh = Double(indices.filter { $0 >= index }.count) / Double(indices.count)
        // Four standard errors of 4,000 draws at most.
        #expect(abs(test.chanceOfAsLow - asLow) < 0.032)
        #expect(abs(test.chanceOfAsHigh - asHigh) < 0.032)
        #expect(test.index == index)
        let own = graph.externalInternalTiesByGroup(group: group)
        let dealt = Self.permutations(group).map { graph.externalInternalTiesByGroup(group: $0) }
        #expect(test.groups == own.map(\.group))
        for place in own.indices {
            guard let index = own[place].ties.index else {
                #expect(test.chanceOfAsLowByGroup[place] == nil)
                continue
            }
            let low = dealt.count { ($0[place].ties.index ?? 2) <= index + 1e-12 }
            let chance = try #require(test.chanceOfAsLowByGroup[place])
            #expect(abs(chance - Double(low) / Double(dealt.count)) < 0.032)
        }
        #expect(test.expectation == graph.externalInternalExpectation(group: group)?.mean)
        #expect(
            test == graph.externalInternalTest(group: group, permutations: 4000, seed: seed)
        )
    }

    @Test("the clubs that formed keep to themselves far more than chance would have it")
    func karateClubTest() throws {
        let test = try #require(
            KnownNetworks.karateClub.externalInternalTest(
                group: KnownNetworks.karateClubJoined,
                seed: 1
            )
        )
        // 17 in each club: a tie leads out with chance 17 ÷ 33.
        #expect(abs(test.expectation - (2 * 17.0 / 33 - 1)) < 1e-12)
        #expect(test.chanceOfAsLow == 0.001)
        #expect(test.chanceOfAsHigh == 1)
    }

    @Test("without edges there is no index, and with one group nothing varies")
    func edgeCases() throws {
        let empty = Graph(nodeCount: 0, edges: [])
        #expect(empty.externalInternalExpectation(group: []) == nil)
        #expect(empty.externalInternalTest(group: [], seed: 1) == nil)
        #expect(empty.externalInternalTies(group: []).isEmpty)
        #expect(empty.externalInternalTiesByGroup(group: []).isEmpty)
        let one = try #require(graph.externalInternalExpectation(group: [1, 1, 1, 1]))
        #expect(one.mean == -1)
        #expect(one.variance == 0)
    }

    /// A random graph of at most six nodes, so that all permutations can be gone through.
    private static func small(seed: UInt64) -> Graph {
        let graph = MeasureGraphs.random(seed: seed, isDirected: seed % 2 == 0)
        let count = min(6, graph.nodeCount)
        return Graph(
            nodeCount: count,
            edges: graph.edgeList().filter { $0.from < count && $0.to < count }
        )
    }

    private static func permutations(_ items: [Int]) -> [[Int]] {
        guard !items.isEmpty else { return [[]] }
        return items.indices.flatMap { place in
            var rest = items
            let first = rest.remove(at: place)
            return permutations(rest).map { [first] + $0 }
        }
    }
}
