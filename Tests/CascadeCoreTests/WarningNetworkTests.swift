import CascadeTestSupport
import Testing

@testable import CascadeCore

@Suite("Warnings that rest on ties")
struct WarningNetworkTests {
    /// Four organisations in two sectors of two.
    private func twoSectors(ties: [(Int, Int, Double)]) -> ProgrammeDraft {
        var draft = Example.draft(
            people: Array(repeating: 20, count: 4),
            founders: [2, 0, 0, 0],
            ties: ties
        )
        draft.sectors = [Sector(id: "a", name: "Alpha"), Sector(id: "b", name: "Beta")]
        for position in 0..<4 { draft.organisations[position].sector = position < 2 ? "a" : "b" }
        return draft
    }

    @Test("ties that all stay within sectors are warned of, one across is enough of a start")
    func silos() throws {
        let closed = twoSectors(ties: [(0, 1, 0.5), (2, 3, 0.5)])
        let warning = try WarningExample.warning(.sectorSilos, closed)
        #expect(warning?.message.contains("none of 2 ties leads") == true)
        let open = twoSectors(ties: [(0, 1, 0.5), (2, 3, 0.5), (1, 2, 0.5)])
        #expect(try WarningExample.warning(.sectorSilos, open) == nil)
    }

    @Test("a sector that is tied only within itself is named")
    func closedSector() throws {
        var draft = Example.draft(
            people: Array(repeating: 20, count: 6),
            founders: [2, 0, 0, 0, 0, 0],
            ties: [(0, 1, 0.5), (2, 4, 0.5), (3, 5, 0.5), (2, 5, 0.5)]
        )
        draft.sectors = ["a", "b", "c"].map { Sector(id: $0, name: "Sector \($0)") }
        for position in 0..<6 {
            draft.organisations[position].sector = ["a", "b", "c"][position / 2]
        }
        #expect(try WarningExample.warning(.sectorSilos, draft)?.about == "Sector a")
    }

    @Test("ties of a programme with one sector make no silo")
    func oneSector() throws {
        let draft = Example.draft(people: [20, 20], founders: [2, 0], ties: [(0, 1, 0.5)])
        #expect(try WarningExample.warning(.sectorSilos, draft) == nil)
    }

    @Test(
        "the only way to three organisations is warned of, the only way to two is not",
        arguments: [3, 2]
    )
    func connector(behind: Int) throws {
        // A ring 0-1-2-3-4-5, and a chain that hangs on 0.
        var ties = (0..<6).map { ($0, ($0 + 1) % 6, 0.5) }
        for position in 0..<behind {
            ties.append((position == 0 ? 0 : 5 + position, 6 + position, 0.5))
        }
        let count = 6 + behind
        let draft = Example.draft(
            people: Array(repeating: 20, count: count),
            founders: [2] + Array(repeating: 0, count: count - 1),
            ties: ties
        )
        let warning = try WarningExample.warning(.singleConnector, draft)
        #expect((warning != nil) == (behind == 3))
        if let warning {
            #expect(warning.about == "Organisation 0")
            #expect(warning.message.contains("3 other organisations"))
        }
    }

    @Test("an organisation without a tie is warned of")
    func isolated() throws {
        let draft = Example.draft(
            people: [20, 20, 20],
            founders: [2, 0, 0],
            ties: [(0, 1, 0.5)]
        )
        #expect(
            try WarningExample.warning(.isolatedOrganisations, draft)?.about == "Organisation 2"
        )
        let tied = Example.draft(
            people: [20, 20, 20],
            founders: [2, 0, 0],
            ties: [(0, 1, 0.5), (1, 2, 0.5)]
        )
        #expect(try WarningExample.warning(.isolatedOrganisations, tied) == nil)
    }

    @Test("without any tie the programme as a whole is warned, once")
    func noTies() throws {
        let warning = try WarningExample.warning(.isolatedOrganisations, WarningExample.draft())
        #expect(warning?.about == "the programme")
    }

    @Test("a catalogue without trainers of its own needs no ties")
    func noCascade() throws {
        var draft = WarningExample.draft()
        draft.courses.removeLast()
        #expect(try WarningExample.warning(.isolatedOrganisations, draft) == nil)
    }
}
