import CascadeTestSupport
import Foundation
import Testing

@Suite("Verifying hostile files from the command line")
struct VerifyCommandTests {
    /// Verifies a report whose text is changed first.
    private static func verify(_ change: (String) throws -> String) async throws -> ToolRun {
        let scratch = try Scratch()
        let town = try await scratch.programme()
        let file = scratch.path("report.html")
        let made = try await Tool.run(["report", town, "-o", file, "--replicates", "5", "--quiet"])
        #expect(made.status == 0)
        let page = try String(contentsOf: scratch.url("report.html"), encoding: .utf8)
        let changed = try change(page)
        #expect(changed != page)
        try Data(changed.utf8).write(to: scratch.url("report.html"))
        return try await Tool.run(["verify", file, town])
    }

    /// Whether a text holds nothing that commands a terminal.
    private static func isHarmless(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            scalar == "\n"
                || ![.control, .format, .lineSeparator, .paragraphSeparator]
                    .contains(scalar.properties.generalCategory)
        }
    }

    @Test(
        "nothing in the file can command the terminal",
        arguments: [
            "<p>\u{1B}[2J\u{1B}]0;title\u{7}\u{202E}\u{2066}\u{9B}31m\r\u{8}All is well\u{2028}</p>",
            "<data class=\"figure\" id=\"x\u{1B}[2J\" value=\"\u{202E}\">\u{1B}c9</data>",
            "<svg id=\"\u{1B}[2J\"></svg>",
        ]
    )
    func body(markup: String) async throws {
        let run = try await Self.verify { $0.replacing("<main", with: markup + "<main") }
        #expect(run.status == 1)
        #expect(Self.isHarmless(run.text) && Self.isHarmless(run.messages))
        #expect(run.text.contains("\u{FFFD}") || markup.hasPrefix("<svg"))
    }

    @Test(
        "nor can what the file says of how it was made",
        arguments: ["asOf", "version", "digest"]
    )
    func stamp(member: String) async throws {
        let run = try await Self.verify { page in
            let mark = "&quot;\(member)&quot;:&quot;"
            let place = try #require(page.range(of: mark))
            var page = page
            page.insert(contentsOf: "\\u001b[2J\u{202E}", at: place.upperBound)
            return page
        }
        #expect(run.status == 1)
        #expect(Self.isHarmless(run.text) && Self.isHarmless(run.messages))
    }

    @Test("many differences are counted, and twenty of them named")
    func many() async throws {
        let run = try await Self.verify { page in
            page.replacing(
                "<main",
                with: (0..<5000).map { "<p>Line \($0).</p>\n" }.joined() + "<main"
            )
        }
        #expect(run.status == 1)
        #expect(run.text.contains("more"))
        #expect(run.text.split(separator: "\n").count < 70)
    }

    @Test("a figure that differs is told as what the programme gives")
    func wording() async throws {
        let run = try await Self.verify { $0.replacing(" value=\"", with: " value=\"9") }
        #expect(run.status == 1)
        #expect(run.text.contains("gives"))
        #expect(!run.text.contains("the records say"))
    }

    @Test("more runs than a report may have are refused in words that name the limit")
    func replicates() async throws {
        let run = try await Self.verify {
            $0.replacing("&quot;replicates&quot;:5", with: "&quot;replicates&quot;:500000")
        }
        #expect(run.status == 1)
        #expect(run.messages.contains("500000") && run.messages.contains("100000"))
    }
}
