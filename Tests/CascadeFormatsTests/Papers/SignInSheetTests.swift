import CascadeCore
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeFormats

@Suite("Sign-in sheets")
struct SignInSheetTests {
    private static func facts(
        _ session: String,
        _ change: (inout ProgrammeDraft) -> Void = { _ in }
    ) throws -> SessionFacts {
        try #require(try SessionFacts(session, of: PaperProgramme.make(change)))
    }

    private static func rows(_ page: String) -> [Substring] {
        let body = page.components(separatedBy: "<tbody>").last ?? ""
        return body.split(separator: "<tr>").dropFirst(0).filter { $0.contains("class=\"number\"") }
    }

    @Test(
        "everyone booked or recorded is on it by name, in order, without the trainer, then empty rows up to the places"
    )
    func names() throws {
        let page = try SignInSheet(Self.facts("launch")).page()
        let rows = Self.rows(page)
        #expect(rows.count == 12)
        let expected = ["Ábe", "Amina O’Rourke", "Ned", HTML.escaped(PaperProgramme.rude)]
        for (row, name) in zip(rows, expected) { #expect(row.contains("<bdi>\(name)</bdi>")) }
        #expect(rows.dropFirst(4).allSatisfy { !$0.contains("<bdi>") })
        #expect(page.contains("<bdi>Maren Lisle</bdi>"))
        #expect(!rows.contains { $0.contains("Maren") })
        #expect(page.contains("Wednesday 14 January 2026"))
        #expect(page.contains("School, Zoë &lt;b&gt;&quot;Quill&quot;"))
        #expect(!page.contains("<b>\"Quill\""))
    }

    @Test(
        "nobody's e-mail address and no notes are printed, and the line on data says what is kept and whom to ask"
    )
    func data() throws {
        for hasEmail in [false, true] {
            let page = try SignInSheet(Self.facts("launch"), hasEmail: hasEmail).page()
            #expect(!page.contains("@school") && !page.lowercased().contains("@trust.example"))
            #expect(!page.contains("cake"))
            #expect(page.contains("ask Maren Lisle, The Trust."))
            #expect(page.contains("keeps your name and organisation"))
            #expect(page.contains("e-mail address if you give it") == hasEmail)
            #expect(page.contains("if you like") == hasEmail)
            #expect(page.contains(hasEmail ? "A4 landscape" : "A4 portrait"))
        }
        let other = try SignInSheet(Self.facts("launch"), contact: "Jo <1>").page()
        #expect(other.contains("ask Jo &lt;1&gt;."))
    }

    @Test(
        "the number of rows is what was asked for, or the places, or the seats, and never less than the names",
        arguments: [
            ("launch", nil, 12), ("launch", 30, 30), ("launch", 1, 4), ("next", nil, 20),
            ("talk", nil, 7),
        ] as [(String, Int?, Int)]
    )
    func rowCount(session: String, rows: Int?, expected: Int) throws {
        let facts = try Self.facts(session) { draft in
            draft.sessions[3].seats = [.init(.anyone, 7)]
        }
        #expect(try Self.rows(SignInSheet(facts, rows: rows).page()).count == expected)
    }

    @Test(
        "a course of several days has a box for each day, and people are asked about training others where it makes champions"
    )
    func columns() throws {
        let single = try SignInSheet(Self.facts("launch")).page()
        #expect(single.contains("Would like to<br>train others"))
        #expect(single.contains("Tick the last column"))
        let three = try SignInSheet(Self.facts("next")).page()
        for day in ["23 Oct", "24 Oct", "25 Oct"] { #expect(three.contains(">\(day)</th>")) }
        #expect(!three.contains("train others") && !three.contains("Tick the last column"))
        let row = try #require(Self.rows(three).first)
        #expect(row.components(separatedBy: "class=\"box\"").count - 1 == 3)
        let six = try SignInSheet(Self.facts("talk")).page()
        #expect(six.contains("6 meetings, every 2 weeks from 18 March to 27 May 2026"))
        #expect(six.contains(">27 May</th>"))
        let own = try SignInSheet(Self.facts("home")).page()
        #expect(own.contains("from 1 April 2026, at your own pace"))
    }

    @Test("a cancelled session has no sheet")
    func cancelled() throws {
        let facts = try Self.facts("gone")
        #expect(throws: PaperFault.self) { try SignInSheet(facts).page() }
    }

    @Test("the same session gives the same bytes")
    func same() throws {
        let first = try SignInSheet(Self.facts("launch")).page()
        #expect(try SignInSheet(Self.facts("launch")).page() == first)
    }
}
