import CascadeCore
import CascadeTestSupport
import Testing

@Suite("Invented partnerships")
struct GeneratedPartnershipTests {
    @Test("twenty of them pass the check, differ, and have what a real one has")
    func twenty() throws {
        let programmes = try (1...20).map { try GeneratedPartnership.programme(seed: UInt64($0)) }
        #expect(Set(programmes.map(\.organisations.count)).count > 10)
        #expect(Set(programmes.map(\.sectors.count)).count > 3)
        for programme in programmes {
            #expect((10...80).contains(programme.organisations.count))
            #expect((3...8).contains(programme.sectors.count))
            #expect(!programme.partnerships.isEmpty)
            #expect(programme.organisations.contains { $0.foundingTrainers > 0 })
            #expect(
                programme.sessions.allSatisfy { programme.week(of: $0.start) < programme.weeks }
            )
            let names = programme.sessions.flatMap(\.seats).filter {
                if case .organisation = $0.invitation { true } else { false }
            }
            #expect(!names.isEmpty)
            #expect(Scenario(programme).notices.isEmpty)
        }
        #expect(programmes.contains { $0.courses.contains { $0.id == "refresher" } })
        #expect(programmes.contains { $0.courses.contains { $0.id == "further" } })
        #expect(programmes.contains { $0.courses[1].rolling })
        #expect(programmes.contains { !$0.courses[1].rolling })
        let again = try GeneratedPartnership.programme(seed: 7)
        #expect(again == programmes[6])
    }

    @Test("tiny ones pass the check", arguments: 0..<12)
    func tiny(seed: Int) throws {
        let programme = try GeneratedPartnership.tiny(seed: UInt64(seed), candidates: 4 + seed % 9)
        #expect(programme.organisations.count == 5 + seed % 9)
        #expect(Scenario(programme).notices.isEmpty)
    }

    @Test("large ones pass the check and have nearly three ties an organisation")
    func large() throws {
        let programme = try GeneratedPartnership.large(organisations: 1500)
        #expect(programme.organisations.count == 1500)
        #expect((3800...4500).contains(programme.partnerships.count))
    }
}
