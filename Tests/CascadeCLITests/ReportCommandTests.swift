import CascadeTestSupport
import Foundation
import Testing

@Suite("Reports from the command line")
struct ReportCommandTests {
    private static func write(_ arguments: [String], _ scratch: Scratch) async throws -> ToolRun {
        let town = try await scratch.programme()
        return try await Tool.run(
            ["report", town, "-o", scratch.path("report.html"), "--replicates", "5"] + arguments
        )
    }

    /// What it printed, in one line.
    private static func words(_ run: ToolRun) -> String {
        run.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    @Test("a report is written, is true, and a changed number is named")
    func journey() async throws {
        let scratch = try Scratch()
        let made = try await Self.write([], scratch)
        #expect(made.status == 0)
        #expect(made.messages.contains("not to be passed on"))
        let (file, town) = (scratch.path("report.html"), scratch.path("town"))
        let checked = try await Tool.run(["verify", file, town])
        #expect(checked.status == 0)
        #expect(Self.words(checked).contains("every figure is as the programme gives it"))

        var page = try String(contentsOf: scratch.url("report.html"), encoding: .utf8)
        let mark = try #require(page.range(of: "id=\"headline-people\" value=\""))
        let value = page[mark.upperBound...].prefix { $0 != "\"" }
        page = page.replacing(
            "id=\"headline-people\" value=\"\(value)\">",
            with: "id=\"headline-people\" value=\"\(value)\">9"
        )
        try Data(page.utf8).write(to: scratch.url("report.html"))
        let changed = try await Tool.run(["verify", file, town])
        #expect(changed.status == 1)
        #expect(Self.words(changed).contains("1 thing differs"))
        #expect(Self.words(changed).contains("Expected people reached: the report says 9"))
    }

    @Test("nothing is written over unless asked, and wrong usage is said before any work")
    func usage() async throws {
        let scratch = try Scratch()
        #expect(try await Self.write(["--public"], scratch).status == 0)
        let town = scratch.path("town")
        let file = scratch.path("report.html")
        let again = try await Tool.run(["report", town, "-o", file, "--replicates", "5"])
        #expect(again.status == 3 && again.messages.contains("--force"))
        let forced = try await Tool.run(
            ["report", town, "-o", file, "--replicates", "5", "--force", "--quiet"]
        )
        #expect(forced.status == 0 && forced.messages.isEmpty)
        for arguments in [
            ["-o", scratch.path("report.txt")], ["-o", file, "--force", "--as-of", "soon"],
            ["-o", file, "--force", "--until", "1999-01-01"],
            ["-o", file, "--force", "--pdf", scratch.path("report.doc")],
            ["-o", file, "--force", "--replicates", "0"],
            ["-o", file, "--force", "--replicates", "100001"],
        ] {
            #expect(try await Tool.run(["report", town] + arguments).status == 2, "\(arguments)")
        }
        #expect(scratch.names == ["report.html", "town"])
    }

    @Test("a file that is no report, or is not there, is said")
    func foreign() async throws {
        let scratch = try Scratch()
        let town = try await scratch.programme()
        try Data("<html><p>hello".utf8).write(to: scratch.url("other.html"))
        let other = try await Tool.run(["verify", scratch.path("other.html"), town])
        #expect(other.status == 1 && other.messages.contains("no report made by cascade"))
        try Data([0xFF, 0xFE, 0x00]).write(to: scratch.url("bytes.html"))
        #expect(try await Tool.run(["verify", scratch.path("bytes.html"), town]).status == 1)
        #expect(try await Tool.run(["verify", scratch.path("none.html"), town]).status == 3)
    }

    /// A browser that does what a line of shell says, with `$pdf` the file to print to.
    private static func browser(_ line: String, _ scratch: Scratch) throws {
        try FileManager.default.createDirectory(
            atPath: scratch.path("bin"),
            withIntermediateDirectories: true
        )
        let script = """
            #!/bin/sh
            for word in "$@"; do case "$word" in --print-to-pdf=*) pdf="${word#--print-to-pdf=}";; esac; done
            \(line)
            """
        try Data(script.utf8).write(to: scratch.url("bin/chromium"))
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755],
            ofItemAtPath: scratch.path("bin/chromium")
        )
    }

    private static func print(_ scratch: Scratch) async throws -> ToolRun {
        let town = try await scratch.programme()
        return try await Tool.shell(
            """
            PATH='\(scratch.path("bin"))' "$CASCADE" report '\(town)' -o '\(scratch.path("report.html"))' \
            --pdf '\(scratch.path("report.pdf"))' --replicates 5
            """
        )
    }

    @Test("a browser on the search path prints the page")
    func printing() async throws {
        let scratch = try Scratch()
        try Self.browser("printf '%s' '%PDF-1.7 pages' > \"$pdf\"", scratch)
        let run = try await Self.print(scratch)
        #expect(run.status == 0)
        let text = try String(contentsOf: scratch.url("report.pdf"), encoding: .utf8)
        #expect(text == "%PDF-1.7 pages")
    }

    @Test(
        "without a browser, or with one that fails, the page is written and the PDF is not",
        arguments: [nil, "exit 1", "exit 0", "printf hello > \"$pdf\""]
    )
    func notPrinting(line: String?) async throws {
        let scratch = try Scratch()
        if let line { try Self.browser(line, scratch) }
        let run = try await Self.print(scratch)
        #expect(run.status == 3)
        #expect(run.messages.contains("report.html was written, but not"))
        #expect(run.messages.contains("in any browser") || run.messages.contains("in a browser"))
        #expect(scratch.names.contains("report.html") && !scratch.names.contains("report.pdf"))
    }
}
