import CascadeGraph
import Testing

@Suite("Gould–Fernandez brokerage")
struct BrokerageTests {
    @Test(
        "each role on a path of three",
        arguments: [
            ([0, 0, 0], "coordinator"), ([0, 1, 0], "itinerant"), ([0, 1, 1], "gatekeeper"),
            ([0, 0, 1], "representative"), ([0, 1, 2], "liaison"),
        ]
    )
    func roles(group: [Int], role: String) {
        // 0 → 1 → 2
        let path = Graph(
            nodeCount: 3,
            edges: [
                .init(from: 0, to: 1, isDirected: true), .init(from: 1, to: 2, isDirected: true),
            ]
        )
        let roles = path.brokerageRoles(group: group)
        #expect(roles[0].total == 0)
        #expect(roles[2].total == 0)
        #expect(roles[1].total == 1)
        var expected = BrokerageRoles()
        switch role {
        case "coordinator": expected.coordinator = 1
        case "itinerant": expected.itinerant = 1
        case "gatekeeper": expected.gatekeeper = 1
        case "representative": expected.representative = 1
        default: expected.liaison = 1
        }
        #expect(roles[1] == expected)
    }

    @Test("an undirected path counts in both directions: gatekeeper one way, representative back")
    func undirected() {
        // 0 ─ 1 ─ 2, groups A A B
        let path = Graph(nodeCount: 3, edges: [.init(from: 0, to: 1), .init(from: 1, to: 2)])
        let role = path.brokerageRoles(group: [0, 0, 1])[1]
        #expect(role.representative == 1)
        #expect(role.gatekeeper == 1)
        #expect(role.total == 2)
        // A direct tie leaves nothing to broker; a one-way one leaves the way back.
        let closed = Graph(nodeCount: 3, edges: path.edgeList() + [.init(from: 0, to: 2)])
        #expect(closed.brokerageRoles(group: [0, 0, 1]).allSatisfy { $0.total == 0 })
        let half = Graph(
            nodeCount: 3,
            edges: path.edgeList() + [.init(from: 0, to: 2, isDirected: true)]
        )
        #expect(half.brokerageRoles(group: [0, 0, 1])[1].gatekeeper == 1)
        #expect(half.brokerageRoles(group: [0, 0, 1])[1].total == 1)
    }

    @Test("counts are what the definition gives, on all directed graphs of four nodes")
    func exhaustive() {
        for graph in MeasureGraphs.allDirected(4) {
            for group in [[0, 0, 0, 0], [0, 0, 1, 1], [5, -2, 5, 900], [0, 1, 2, 3]] {
                #expect(graph.brokerageRoles(group: group) == Self.roles(graph, group))
            }
        }
    }

    @Test(
        "with self-loops, parallel edges and mixed directions",
        arguments: 0..<100 as Range<UInt64>
    )
    func random(seed: UInt64) {
        let graph = MeasureGraphs.random(seed: seed, isDirected: seed % 3 > 0)
        let group = MeasureGraphs.groups(graph, count: 3, seed: seed)
        #expect(graph.brokerageRoles(group: group) == Self.roles(graph, group))
    }

    @Test("in the karate club the two leaders broker most within their factions")
    func karateClub() {
        let club = KnownNetworks.karateClub
        let group = KnownNetworks.karateClubJoined
        let roles = club.brokerageRoles(group: group)
        #expect(roles == Self.roles(club, group))
        let most = roles.map(\.coordinator).sorted(by: >)
        #expect(Set([roles[0].coordinator, roles[33].coordinator]) == Set(most.prefix(2)))
        // With two groups nobody is between two others.
        #expect(roles.allSatisfy { $0.liaison == 0 })
    }

    @Test("a graph without nodes has no brokers")
    func empty() {
        #expect(Graph(nodeCount: 0, edges: []).brokerageRoles(group: []).isEmpty)
    }

    private static func roles(_ graph: Graph, _ group: [Int]) -> [BrokerageRoles] {
        let ties = MeasureGraphs.ties(graph)
        return ties.indices.map { v in
            var role = BrokerageRoles()
            for a in ties.indices where a != v && ties[a][v] {
                for b in ties.indices where b != v && b != a && ties[v][b] && !ties[a][b] {
                    switch (group[a] == group[v], group[v] == group[b], group[a] == group[b]) {
                    case (true, true, _): role.coordinator += 1
                    case (true, false, _): role.representative += 1
                    case (false, true, _): role.gatekeeper += 1
                    case (false, false, true): role.itinerant += 1
                    case (false, false, false): role.liaison += 1
                    }
                }
            }
            return role
        }
    }
}
