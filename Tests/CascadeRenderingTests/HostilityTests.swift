import CascadeCore
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeRendering

/// Pictures of programmes that would break a careless one.
@Suite struct HostilityTests {
    private static func draft(
        _ count: Int,
        _ ties: [(Int, Int)]
    ) -> ProgrammeDraft {
        var draft = Example.draft(
            people: Array(repeating: 12, count: count),
            founders: (0..<count).map { $0 == 0 ? 2 : 0 },
            ties: ties.map { ($0.0, $0.1, 0.5) }
        )
        draft.sectors = (0..<6).map { Sector(id: "s\($0)", name: "Sector \($0)") }
        for position in draft.organisations.indices {
            draft.organisations[position].sector = "s\(position % 6)"
        }
        return draft
    }

    private static func ties(_ name: String) -> (count: Int, ties: [(Int, Int)]) {
        switch name {
        case "empty": (0, [])
        case "one alone": (1, [])
        case "all tied with all": (60, (0..<60).flatMap { a in ((a + 1)..<60).map { (a, $0) } })
        case "star": (2000, (1..<2000).map { (0, $0) })
        case "apart": (3000, [])
        case "chain": (20_000, (1..<20_000).map { ($0 - 1, $0) })
        default: (2, [(0, 1), (0, 1), (1, 0)])
        }
    }

    @Test(
        "every view is drawn and well-formed, whatever the partnership",
        arguments: View.allCases,
        ["empty", "one alone", "parallel", "all tied with all", "star", "apart", "chain"]
    )
    func shapes(view: View, name: String) async throws {
        let (count, ties) = Self.ties(name)
        var draft = Self.draft(count, ties)
        if count == 0 { draft.sectors = [] }
        let programme = try Programme(draft)
        // Invented figures: a simulation of the largest takes longer than all pictures.
        let outcome = Invented.outcome(programme)
        let picture = try Picture(view, of: programme, outcome: outcome)
        let first = try picture.drawn(as: .svg)
        #expect(SVGReading(first.bytes).problem == nil)
        #expect(first.bytes.count < 12 << 20)
        #expect(try picture.drawn(as: .svg) == first)
        for remark in first.remarks { #expect(remark.hasSuffix(".")) }
    }

    @Test("a programme refuses a tie of an organisation with itself, so none is ever drawn")
    func selfTie() {
        #expect(throws: (any Error).self) { try Programme(Self.draft(3, [(1, 1)])) }
    }

    @Test(
        "control characters and names of a megabyte are refused, and cleaned away should one come through"
    )
    func refused() {
        var draft = Self.draft(2, [])
        draft.organisations[0].name = "NUL\u{0} and \u{1B}[31mbell\u{7}"
        #expect(throws: (any Error).self) { try Programme(draft) }
        let cleaned = CleanText.line(draft.organisations[0].name)
        #expect(cleaned.unicodeScalars.allSatisfy { $0.value >= 32 })
        #expect(cleaned.contains("and"))
        draft.organisations[0].name = String(repeating: "x", count: 1 << 20)
        #expect(throws: (any Error).self) { try Programme(draft) }
    }

    @Test("names of all kinds of harm become text and nothing else", arguments: View.allCases)
    func names(view: View) throws {
        let programme = try HostileProgramme.programme()
        let picture = try Picture(view, of: programme, outcome: Invented.outcome(programme))
        let bytes = try picture.rendered(as: .svg)
        let svg = SVGReading(bytes)
        #expect(svg.problem == nil)
        let known: Set = [
            "svg", "title", "desc", "style", "rect", "g", "circle", "path", "text", "a", "defs",
            "pattern", "line", "use", "clipPath", "tspan",
        ]
        #expect(svg.elements.allSatisfy { known.contains($0.name) })
        for element in svg.elements {
            #expect(element.attributes.keys.allSatisfy { !$0.lowercased().hasPrefix("on") })
            #expect(element.attributes["href"]?.hasPrefix("javascript") != true)
        }
        #expect(bytes.count < 2 << 20)
        let dot = picture.document.text
        #expect(dot.utf8.count < 1 << 20)
        #expect(
            !dot.unicodeScalars.contains { $0.value < 9 || (0x202A...0x202E).contains($0.value) }
        )
    }
}
