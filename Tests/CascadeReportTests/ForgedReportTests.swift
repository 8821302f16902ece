import CascadeCore
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeReport

@Suite("Forged and hostile reports")
struct ForgedReportTests {
    private static let mark = "<meta name=\"cascade-report\" content=\""

    /// Whether a page passes for the report; what is refused does not.
    private static func passes(_ page: String, _ report: FunderReport) -> Bool {
        (try? ReportCheck(page, report))?.isTrue ?? false
    }

    /// The page with further markup right after the line on which something stands first.
    private static func page(
        _ page: String,
        with line: String,
        after place: String
    ) throws -> String {
        let found = try #require(page.range(of: place))
        let end = try #require(page.range(of: "\n", range: found.upperBound..<page.endIndex))
        return page[..<end.upperBound] + line + "\n" + page[end.upperBound...]
    }

    @Test(
        "a second line that looks like the words on how it was made does not pass",
        arguments: ["cascade-report", "</style>", "<body>", "id=\"main\"", "</table>", "</html>"]
    )
    func secondStamp(place: String) async throws {
        let report = try await Reports.tiny.value
        for line in ["\(Self.mark)\"><p>All is well.</p>", "\(Self.mark){}\">"] {
            let forged = try Self.page(report.page, with: line, after: place)
            let check = try ReportCheck(forged, report)
            #expect(!check.isTrue && !check.differences.isEmpty)
        }
    }

    @Test("text before or after the words on how it was made does not pass")
    func besideStamp() async throws {
        let report = try await Reports.tiny.value
        let start = try #require(report.page.range(of: Self.mark))
        let end = try #require(
            report.page.range(of: "\">", range: start.upperBound..<report.page.endIndex)
        )
        for text in [" ", "<p>All is well.</p>", "<style>data{display:none}</style>"] {
            var after = report.page
            after.insert(contentsOf: text, at: end.upperBound)
            #expect(!Self.passes(after, report), "\(text)")
            var before = report.page
            before.insert(contentsOf: text, at: start.lowerBound)
            #expect(!Self.passes(before, report), "\(text)")
        }
        #expect(!Self.passes(report.page + "\n", report))
        #expect(!Self.passes("\u{FEFF}" + report.page, report))
        #expect(!Self.passes(report.page.replacing("\n", with: "\r\n"), report))
    }

    @Test(
        "words on how it was made that we would write otherwise are refused",
        arguments: [
            ("{&quot;", "{ &quot;"), ("{&quot;", "{&quot;a&quot;:&quot;All is well&quot;,&quot;"),
            ("}\">", "} \">"), ("}\">", "}&lt;p&gt;All is well\">"), ("}\">", "}\" id=\"x\">"),
            ("{&quot;", "{&#34;"), (":4,", ":4.0,"), (":4,", ":4e0,"), (":4,", ":0004,"),
        ]
    )
    func stampMembers(old: String, new: String) async throws {
        let report = try await Reports.tiny.value
        let page = report.page
        let start = try #require(page.range(of: Self.mark))
        let place = try #require(
            page.range(of: old, range: start.upperBound..<page.endIndex),
            "\(old)"
        )
        let forged = page.replacingCharacters(in: place, with: new)
        #expect(forged != page)
        #expect(!Self.passes(forged, report))
    }

    @Test(
        "a figure that is hidden, or read out as another, does not pass and is named",
        arguments: [
            " style=\"display:none\"", " aria-label=\"9763\"", " hidden", " title=\"9763\"", " ",
        ]
    )
    func attributes(attribute: String) async throws {
        let report = try await Reports.tiny.value
        let figure = try #require(report.figures.first)
        let tag = "id=\"\(figure.id)\" value=\"\(figure.value)\""
        for forged in [tag + attribute, attribute + " " + tag] {
            let page = report.page.replacing(tag, with: forged)
            #expect(page != report.page)
            let check = try ReportCheck(page, report)
            #expect(!check.isTrue)
            #expect(check.differences.contains(.appearance(label: figure.label)))
        }
    }

    @Test(
        "letters that are canonically equivalent are others",
        arguments: [
            (";", "\u{037E}"), ("K", "\u{212A}"), ("é", "e\u{301}"), ("·", "\u{0387}"),
            ("`", "\u{1FEF}"),
        ]
    )
    func equivalence(letter: String, other: String) async throws {
        #expect(letter == other, "that is what Swift says of them")
        let report = try await Reports.tiny.value
        let page = Array(report.page.utf8)
        // In the style, the head, and the body, wherever the letter stands.
        let sought = Array(letter.utf8)
        let places = page.indices.filter { page[$0...].starts(with: sought) }
        for place in Set([places.first, places.last, places.dropFirst(places.count / 2).first])
            .compactMap(\.self)
        {
            let forged = page[..<place] + Array(other.utf8) + page[(place + sought.count)...]
            #expect(!Self.passes(String(decoding: forged, as: UTF8.self), report))
        }
        let style = report.page.replacing(
            "</style>\n</head>",
            with: "\(other)</style>\n</head>"
        )
        #expect(try ReportCheck(style, report).differences == [.unseen])
    }

    @Test("every byte matters, wherever it stands")
    func everyByte() async throws {
        let report = try await Reports.tiny.value
        let made = report.page
        let page = Array(made.utf8)
        func passes(_ bytes: [UInt8]) -> Bool {
            let text = String(decoding: bytes, as: UTF8.self)
            return (try? ReportCheck(text, report, made: made))?.isTrue ?? false
        }
        #expect(passes(page))
        // Some of each kind, then all over the page.
        var places = [0, page.count - 1]
        for mark in [
            "<html", "<meta", "cascade-report", "&quot;seed", "&quot;version", "&quot;digest",
            "<title>", "<style>", "@media", "display", "</head>", "<body", "<svg", "viewBox",
            "<path", "<text", "</svg>", "<table", "<th", "<td", "<data", " value=", "</data>",
            "<footer", "</html>",
        ] {
            let place = try #require(report.page.range(of: mark), "\(mark)")
            let offset = report.page.utf8.distance(
                from: report.page.startIndex,
                to: place.lowerBound
            )
            places += [offset, offset + mark.utf8.count - 1, offset + mark.utf8.count + 13]
        }
        places += Array(stride(from: 5, to: page.count, by: max(1, page.count / 120)))
        for place in places where place < page.count && page[place] < 0x80 {
            var changed = page
            let letter = page[place] == UInt8(ascii: "x") ? "y" : "x"
            changed[place] = Array(letter.utf8)[0]
            #expect(!passes(changed), "byte \(place)")
            changed.remove(at: place)
            #expect(!passes(changed), "byte \(place)")
        }
    }

    @Test(
        "a file with hundreds of thousands of forged parts is read to its end",
        arguments: [
            "<p>Line %</p>\n", "<p>All is well.</p>\n",
            "<data class=\"figure\" id=\"f%\" value=\"%\">%</data>",
            "<data class=\"figure\" id=\"same\" value=\"%\">%</data>\n",
            "<svg id=\"s%\"></svg>", "<svg id=\"same\"></svg>\n", "<svg>", "<data class=\"figure\"",
            "\n",
        ]
    )
    func hostile(part: String) async throws {
        let report = try await Reports.tiny.value
        var parts = ""
        for number in 0..<200_000 { parts += part.replacing("%", with: "\(number)") }
        let check = try ReportCheck(report.page + parts, report)
        #expect(!check.isTrue)
        #expect((1...ReportCheck.mostDifferences).contains(check.differences.count))
        if part.hasPrefix("<p>") {
            #expect(check.differences.count + check.furtherDifferences >= 200_000)
        }
        let between = report.page.replacing("<main", with: parts + "<main")
        #expect(try !ReportCheck(between, report).isTrue)
    }

    @Test("lines that were only moved are a difference")
    func moved() async throws {
        let report = try await Reports.tiny.value
        var lines = report.page.split(separator: "\n", omittingEmptySubsequences: false)
        let places = lines.indices.filter { lines[$0].hasPrefix("<p") }
        let (first, second) = (try #require(places.first), try #require(places.last))
        try #require(lines[first] != lines[second])
        lines.swapAt(first, second)
        let check = try ReportCheck(lines.joined(separator: "\n"), report)
        #expect(!check.isTrue && !check.differences.isEmpty)
    }
}
