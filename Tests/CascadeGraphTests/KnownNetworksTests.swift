import CascadeGraph
import Testing

@Suite("Known networks")
struct KnownNetworksTests {
    @Test("they have the published numbers of nodes and ties")
    func sizes() {
        #expect(KnownNetworks.karateClub.nodeCount == 34)
        #expect(KnownNetworks.karateClub.edgeCount == 78)
        #expect(KnownNetworks.karateClubWeighted.weights.reduce(0, +) == 2 * 231)
        #expect(KnownNetworks.karateClubJoined.filter { $0 == 0 }.count == 17)
        #expect(KnownNetworks.florentineMarriages.nodeCount == 15)
        #expect(KnownNetworks.florentineMarriages.edgeCount == 20)
        #expect(KnownNetworks.florentineNames.count == 15)
        #expect(KnownNetworks.southernWomen.nodeCount == 18 + 14)
        #expect(KnownNetworks.southernWomen.edgeCount == 89)
        #expect(KnownNetworks.southernWomenNames.count == 18)
        #expect(KnownNetworks.southernWomenProjected.edgeCount == 139)
    }

    @Test("the Medici married into six families, more than any other")
    func medici() {
        let graph = KnownNetworks.florentineMarriages
        let medici = KnownNetworks.florentineNames.firstIndex(of: "Medici")
        #expect(medici.map { graph.arcs(of: $0).count } == 6)
        #expect((0..<15).allSatisfy { $0 == medici || graph.arcs(of: $0).count < 6 })
    }
}
