import CascadeCore
import Foundation
import Testing

@testable import CascadeFormats

@Suite("Hostile input")
struct HostileInputTests {
    private func only(_ folder: TemporaryFolder) -> String {
        folder.problems.count == 1
            ? folder.problems[0] : "\(folder.problems.count): \(folder.problems)"
    }

    @Test("a billion laughs are refused before they are told")
    func billionLaughs() throws {
        var text = "a: &a [x, x, x, x, x, x, x, x, x]\n"
        for (name, before) in zip("bcdefghij", "abcdefghi") {
            text +=
                "\(name): &\(name) ["
                + Array(repeating: "*\(before)", count: 9)
                .joined(separator: ", ") + "]\n"
        }
        text += "? *j\n: key\n"
        let problem = only(try .small(["programme.yaml": text]))
        #expect(problem.hasPrefix("programme.yaml:2:8: value: found \"*a\""), "\(problem)")
    }

    @Test(
        "an alias is found wherever YAML would see one",
        arguments: ["[*x]", "{k: *x}", "\n  *x", "[1,*x]", "[\"k\":*x]", "\n  - *x", "? *x"]
    )
    func aliases(text: String) {
        #expect(throws: TextFault.self) {
            try YAMLText(Array("first: &x 1\nsecond: \(text)\n".utf8)).root()
        }
    }

    @Test("signs of anchors and aliases in ordinary text do no harm")
    func ordinarySigns() throws {
        let text =
            "a: Research & development ? *and* more\nd: [what ?, ?x]\nb: 'Q&A *'\nc: 5*6&7 # &x\n"
        #expect(try YAMLText(Array(text.utf8)).root() != nil)
    }

    @Test(
        "nesting a hundred thousand deep is refused",
        arguments: ["[", "{a: ", "- ", "? ", "{? ", "a:\n%"]
    )
    func deep(unit: String) throws {
        var text = "programme:\n"
        for depth in 0..<(unit.contains("%") ? 2000 : 100_000) {
            text += unit.replacingOccurrences(
                of: "%",
                with: unit.contains("%") ? String(repeating: " ", count: depth + 1) : ""
            )
        }
        let problem = only(try .small(["programme.yaml": text]))
        #expect(problem.contains(": nesting of the text: found "), "\(problem)")
    }

    @Test(
        "keys that are whole trees are refused",
        arguments: ["{? [a]: 1}", "? [a]\n: 1", "- ? a", "[1,? a]", "a:\n  ? b"]
    )
    func longKeys(text: String) {
        #expect(throws: TextFault.self) { try YAMLText(Array(text.utf8)).root() }
    }

    @Test("a YAML file of more than 8 MB is refused")
    func largeYAML() throws {
        let text = "programme: " + String(repeating: "a", count: 9 << 20)
        let problem = only(try .small(["programme.yaml": text]))
        #expect(problem.contains("found \"more than 8 MB\""), "\(problem)")
    }

    @Test("a CSV line of 200 MB is refused after the first")
    func longLine() throws {
        let folder = try TemporaryFolder.small()
        let path = "\(folder.path)/organisations.csv"
        let file = try #require(FileHandle(forWritingAtPath: path))
        try file.truncate(atOffset: 0)
        try file.write(contentsOf: Data("id,name,sector,people\n".utf8))
        let piece = Data(repeating: 0x61, count: 10 << 20)
        for _ in 0..<20 { try file.write(contentsOf: piece) }
        try file.close()
        let problem = only(folder)
        #expect(
            problem.hasPrefix("organisations.csv:2:1: length of line 2: found \"more than 1 MB\""),
            "\(problem)"
        )
    }

    @Test("a quote that is never closed does not swallow the file")
    func openQuote() throws {
        let rows = String(repeating: "b,B,faith,1\n", count: 200_000)
        let problem = only(
            try .small(["organisations.csv": "id,name,sector,people\na,\"A,faith,1\n" + rows])
        )
        #expect(problem.hasPrefix("organisations.csv:2:3: "), "\(problem)")
    }

    @Test("a cell of more than 64 KB is refused")
    func longCell() throws {
        let name = String(repeating: "x", count: 70_000)
        let problem = only(
            try .small(["organisations.csv": "id,name,sector,people\na,\(name),faith,1\n"])
        )
        #expect(problem.contains("at most 64 KB"), "\(problem)")
    }

    @Test(
        "bytes that are no text are named with their place",
        arguments: [
            ([0x00], "a NUL byte"), ([0x1B], "control character 0x1B"), ([0xFF], "byte 0xFF"),
            ([0xC3, 0x28], "byte 0xC3"), ([0xC0, 0x80], "byte 0xC0"),
            ([0xED, 0xA0, 0x80], "byte 0xED"), ([0xF5, 0x80, 0x80, 0x80], "byte 0xF5"),
            ([0xE2, 0x82], "byte 0xE2"),
        ] as [([UInt8], String)]
    )
    func binary(bytes: [UInt8], found: String) throws {
        for (file, start) in [
            ("organisations.csv", "id,name,sector,people\nä,"), ("programme.yaml", "a: 1\nä:"),
        ] {
            let folder = try TemporaryFolder.small()
            try folder.write(Array(start.utf8) + bytes, to: file)
            let problem = only(folder)
            #expect(problem.hasPrefix("\(file):2:3: "), "\(problem)")
            #expect(problem.contains("found \"\(found)\""), "\(problem)")
        }
    }

    @Test(
        "spreadsheets and other encodings are recognised",
        arguments: [
            ([0x50, 0x4B, 0x03, 0x04, 0x14, 0x00], "a spreadsheet (.xlsx or .ods)"),
            ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "an old spreadsheet (.xls)"),
            ([0xFF, 0xFE, 0x69, 0x00, 0x64, 0x00], "text in UTF-16"),
            ([0xFE, 0xFF, 0x00, 0x69], "text in UTF-16"),
            ([0x69, 0x00, 0x64, 0x00, 0x2C, 0x00], "text in UTF-16"),
        ] as [([UInt8], String)]
    )
    func foreign(bytes: [UInt8], found: String) throws {
        let folder = try TemporaryFolder.small()
        try folder.write(bytes, to: "organisations.csv")
        let problem = only(folder)
        #expect(problem.contains("found \"\(found)"), "\(problem)")
    }

    @Test("a control character hidden in an escape is refused")
    func escapedControl() throws {
        let problem = only(
            try .small([
                "programme.yaml":
                    "programme: {id: a, name: \"a\\0b\", start: 2026-01-12, weeks: 2}\nsectors: {faith: {}, voluntary: {}}"
            ])
        )
        #expect(problem.hasPrefix("programme.yaml:1:26: name of the programme"), "\(problem)")
    }

    @Test("a million organisations are read")
    func million() throws {
        let folder = try TemporaryFolder.small()
        var bytes = Array("id,name,sector,people\n".utf8)
        for number in 0..<1_000_000 {
            bytes += Array("org-\(number),Organisation number \(number),faith,12\n".utf8)
        }
        try folder.write(bytes, to: "organisations.csv")
        let programme = try folder.outcome.get()
        #expect(programme.organisations.count == 1_000_000)
        #expect(programme.organisations.last?.id == "org-999999")
    }

    @Test("a hundred thousand wrong references are reported without a search of each")
    func wrongReferences() throws {
        var organisations = "id,name,sector,people\n"
        var ties = "from,to\n"
        for number in 0..<100_000 {
            organisations += "organisation-\(number),O,faith,1\n"
            ties += "organisatoin-\(number),organisation-\(number)x\n"
        }
        let folder = try TemporaryFolder.small([
            "organisations.csv": organisations, "partnerships.csv": ties,
        ])
        guard case .failure(.invalid(let report)) = folder.outcome else {
            Issue.record("the folder should be invalid")
            return
        }
        #expect(report.total == 200_000)
        #expect(report.problems.first?.suggestion == "organisation-0")
    }
}
