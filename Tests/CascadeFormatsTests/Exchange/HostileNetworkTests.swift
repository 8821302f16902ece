import Foundation
import Testing

@testable import CascadeFormats

@Suite("Network files that mean harm")
struct HostileNetworkTests {
    /// The problems of reading a text as a file with this name, one a line.
    static func problems(_ bytes: [UInt8], _ name: String) throws -> String {
        let folder = try TemporaryFolder(["here": ""])
        try folder.write(bytes, to: name)
        do {
            _ = try NetworkFile.read(["\(folder.path)/\(name)"])
            return ""
        } catch {
            return error.description.replacing(folder.path + "/", with: "")
        }
    }

    /// The problems of reading a text as a file with this name, one a line.
    static func problems(_ text: String, _ name: String) throws -> String {
        try problems(Array(text.utf8), name)
    }

    /// How many bytes a reader took of a source that goes on for gigabytes, and what it said.
    private static func consumed(
        _ start: String,
        then piece: String,
        upTo total: Int
    ) throws -> (bytes: Int, fault: TextFault?) {
        var head = Array(start.utf8)[...]
        let piece = Array(piece.utf8)
        var given = 0
        let reader = XMLReader { buffer throws(FolderFault) in
            guard given < total else { return 0 }
            var count = 0
            while count < buffer.count {
                if let byte = head.popFirst() {
                    buffer[count] = byte
                } else {
                    buffer[count] = piece[(given + count) % piece.count]
                }
                count += 1
            }
            given += count
            return count
        }
        do {
            while try reader.next() != nil {}
        } catch let fault as TextFault {
            return (given, fault)
        }
        return (given, nil)
    }

    @Test(
        "a tag, an attribute, a text or a comment of 2 GB is refused after the first megabyte",
        arguments: [
            ("<graphml a=\"", "x"), ("<graphml>", "y"), ("<graphml><!--", "z"), ("<", "n"),
            ("<graphml><![CDATA[", "c"), ("<graphml ", "a=\"1\" "),
            ("<!DOCTYPE g [", "<!-- a -->x"),
        ]
    )
    func endless(start: String, piece: String) throws {
        let result = try Self.consumed(start, then: piece, upTo: 2 << 30)
        let fault = try #require(result.fault)
        #expect(fault.line == 1)
        #expect(result.bytes < 4 << 20, "\(fault)")
    }

    @Test("a depth of a million elements is refused at the hundred-and-first")
    func deep() throws {
        let result = try Self.consumed("<graphml>", then: "<graph>", upTo: 7_000_000)
        let fault = try #require(result.fault)
        #expect(fault.subject == "depth of the document")
        #expect(fault.expected == "at most 100")
        #expect(result.bytes <= 1 << 16)
    }

    @Test(
        "entities of a document's own are refused by name, however little they would grow",
        arguments: [
            """
            <?xml version="1.0"?>
            <!DOCTYPE g [
              <!ENTITY lol "lol">
              <!ENTITY lol2 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
            ]>
            <graphml><graph><node id="&lol2;"/></graph></graphml>
            """,
            """
            <?xml version="1.0"?>
            <!DOCTYPE g [
              <!ENTITY lol SYSTEM "file:///etc/passwd">
            ]>
            <graphml><graph><node id="a"/></graph></graphml>
            """,
            """
            <?xml version="1.0"?>
            <!DOCTYPE g [
              <!ENTITY % lol SYSTEM "http://localhost/evil.dtd"> %lol;
            ]>
            <graphml><graph><node id="a"/></graph></graphml>
            """,
        ]
    )
    func entities(text: String) throws {
        for name in ["a.graphml", "a.gexf"] {
            let problem = try Self.problems(text, name)
            #expect(problem.hasPrefix("\(name):"), "\(problem)")
            #expect(problem.contains("entity of the document: found \"lol\""), "\(problem)")
            #expect(problem.contains("Maybe"), "\(problem)")
        }
    }

    @Test("an outside document type is not read, and harms nothing")
    func outsideType() throws {
        let text = """
            <!DOCTYPE graphml SYSTEM "file:///dev/zero">
            <graphml><graph><node id="a"/></graph></graphml>
            """
        #expect(try Self.problems(text, "a.graphml") == "")
        let used = text.replacing("<node", with: "<desc>&outside;</desc><node")
        #expect(try Self.problems(used, "a.graphml").contains("found \"outside\""))
    }

    @Test(
        "a document that is not sound is refused with line and column",
        arguments: [
            ("<graphml>\n  <graph>", ":2:", "its rest. Maybe it was cut off"),
            ("<graphml>\n  <node id=\"a", ":2:", "its rest. Maybe it was cut off"),
            ("<graphml>\n</graph>", ":2:", "the tags in pairs"),
            ("<graphml>\n<a b=\"1\" b=\"2\"/></graphml>", ":2:", "each attribute once"),
            ("<graphml>\nFish & Chips</graphml>", ":2:7:", "&amp;"),
            ("<graphml>\n&nbsp;</graphml>", ":2:1:", "&amp;"),
            ("<graphml>\n<x:y/></graphml>", ":2:", "an xmlns: attribute"),
            ("<graphml/>\n<graphml/>", ":2:", "nothing after it"),
            ("", ":1:1:", "an XML document"),
            ("<?xml version=\"1.0\" encoding=\"klingon\"?>\n<graphml/>", ":1:", "UTF-8"),
            ("<graphml/>", ":1:1:", "a <graph> in it"),
        ]
    )
    func unsound(text: String, place: String, expected: String) throws {
        let problem = try Self.problems(text, "a.graphml")
        #expect(problem.hasPrefix("a.graphml\(place)"), "\(problem)")
        #expect(problem.contains(expected), "\(problem)")
    }

    @Test("text that is not in the encoding it names is refused with its place")
    func wrongEncoding() throws {
        var bytes = Array("<graphml>\n<desc>caf".utf8)
        bytes += [0xE9]
        bytes += Array("</desc></graphml>".utf8)
        let problem = try Self.problems(bytes, "a.graphml")
        #expect(problem.hasPrefix("a.graphml:2:10:"), "\(problem)")
        #expect(problem.contains("UTF-8"), "\(problem)")
        let folder = try TemporaryFolder(["here": ""])
        var sound = Array(
            "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><graphml><graph><node id=\"caf".utf8
        )
        sound += [0xE9]
        sound += Array("\"/></graph></graphml>".utf8)
        try folder.write(sound, to: "a.graphml")
        let reading = try NetworkFile.read(["\(folder.path)/a.graphml"])
        #expect(reading.network.nodes.map(\.id) == ["café"])
    }

    @Test("UTF-16 is read", arguments: [true, false])
    func utf16(isBigEndian: Bool) throws {
        let text = "<graphml><graph><node id=\"日本\"/></graph></graphml>"
        var bytes: [UInt8] = isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE]
        for unit in text.utf16 {
            let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            bytes += isBigEndian ? pair : pair.reversed()
        }
        let folder = try TemporaryFolder(["here": ""])
        try folder.write(bytes, to: "a.graphml")
        let reading = try NetworkFile.read(["\(folder.path)/a.graphml"])
        #expect(reading.network.nodes.map(\.id) == ["日本"])
    }

    @Test("a file of more than 512 MB is refused before it is read")
    func sparse() throws {
        let folder = try TemporaryFolder(["a.graphml": "<graphml>"])
        let handle = try FileHandle(
            forWritingTo: URL(fileURLWithPath: "\(folder.path)/a.graphml")
        )
        try handle.truncate(atOffset: 3 << 30)
        try handle.close()
        #expect(throws: ProgrammeFolderError.self) {
            try NetworkFile.read(["\(folder.path)/a.graphml"])
        }
    }

    @Test(
        "nesting without end in JSON and DOT is refused",
        arguments: [
            ("a.json", "{\"elements\": ", "["), ("a.dot", "graph { ", "{ "),
            ("a.json", "", "{\"elements\":"), ("a.dot", "graph { a [label=", "<"),
        ]
    )
    func nested(name: String, start: String, piece: String) throws {
        let text = start + String(repeating: piece, count: 1_000_000)
        let problem = try Self.problems(text, name)
        #expect(problem.contains("at most 100") || problem.contains("closing"), "\(problem)")
    }

    @Test("groups of nodes joined in DOT cannot make more than five million edges")
    func groups() throws {
        let nodes = (0..<3_000).map { "n\($0)" }.joined(separator: " ")
        let problem = try Self.problems("graph { {\(nodes)} -- {\(nodes)} }", "a.dot")
        #expect(problem.contains("at most 5,000,000"), "\(problem)")
    }

    @Test(
        "JSON that is none is refused with its place",
        arguments: [
            ("{\n \"elements\": [1,]}", "a.json:2:17:"), ("{\n\"elements\" []}", "a.json:2:12:"),
            ("{\n\"elements\": [\"a\\q\"]}", "a.json:2:"),
            ("{\"a\": \"\\ud83d\\u0041\"}", "a.json:1:"),
            ("{\"elements\": [tru]}", "a.json:1:"), ("{\"elements\": [1e]}", "a.json:1:"),
            ("{\"elements\": []} x", "a.json:1:18:"), ("{\"elements\": [\"\n\"]}", "a.json:1:"),
        ]
    )
    func badJSON(text: String, place: String) throws {
        let problem = try Self.problems(text, "a.json")
        #expect(problem.hasPrefix(place), "\(problem)")
    }

    @Test(
        "DOT that is none is refused with its place",
        arguments: [
            ("graph {\n a -> b }", "a.dot:2:4:"), ("digraph {\n a -- b }", "a.dot:2:4:"),
            ("graph {\n a [b=] }", "a.dot:2:7:"), ("graph {\n \"a }", "a.dot:2:2:"),
            ("graph {\n a", "a.dot:2:3:"), ("graph {\n /* a }", "a.dot:2:2:"),
            ("graph {\n a = ", "a.dot:2:"), ("graph {\n a:  }", "a.dot:2:"),
            ("graph {\n \"a\" + b }", "a.dot:2:"), ("graph\n", "a.dot:"),
            ("graph {\n % }", "a.dot:2:2:"),
        ]
    )
    func badDOT(text: String, place: String) throws {
        let problem = try Self.problems(text, "a.dot")
        #expect(problem.hasPrefix(place), "\(problem)")
    }

    @Test("a zip file that is none, or holds no workbook, is refused")
    func badZip() throws {
        let start: [UInt8] = [0x50, 0x4B, 0x03, 0x04]
        #expect(
            try Self.problems(start + Array(repeating: 7, count: 100), "a.xlsx").contains(
                "a sound .xlsx"
            )
        )
        let other = try #require(ZipWriter.bytes([("hello.txt", "hello")]))
        #expect(try Self.problems(other, "a.xlsx").contains("a zip file without a workbook"))
        let cut = Array(other.dropLast(10))
        #expect(try Self.problems(cut, "a.xlsx").contains("Maybe it was cut off"))
    }

    @Test("a sheet that unpacks to far more than it takes is refused at a limit")
    func zipBomb() throws {
        let sheet =
            "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>"
            + String(repeating: "a", count: 64 << 20)
            + "</t></is></c></row></sheetData></worksheet>"
        let bytes = try #require(
            ZipWriter.bytes([
                ("xl/workbook.xml", Self.workbook), ("xl/_rels/workbook.xml.rels", Self.relations),
                ("xl/worksheets/sheet1.xml", sheet),
            ])
        )
        #expect(bytes.count < 1 << 20)
        let problem = try Self.problems(bytes, "a.xlsx")
        #expect(problem.contains("length of a text"), "\(problem)")
        #expect(problem.contains("at most 1024 KB"), "\(problem)")
    }

    @Test("defaults count as values, so that a small file cannot fill the memory")
    func defaults() throws {
        let keys = (0..<100).map {
            "<key id=\"k\($0)\" for=\"node\" attr.name=\"a\($0)\"><default>x</default></key>"
        }
        let nodes = (0..<101).map { "<node id=\"n\($0)\"/>\n" }
        let text = "<graphml>\(keys.joined())<graph>\n\(nodes.joined())</graph></graphml>"
        let builder = NetworkBuilder(files: ["a.graphml"], mostValues: 10_000)
        var reader = GraphMLReader(XMLReader(Array(text.utf8)), into: builder)
        let fault = #expect(throws: TextFault.self) { try reader.read() }
        #expect(fault?.line == 102)
        #expect(fault?.expected.hasPrefix("at most 10,000") == true)
        #expect(builder.network.nodes.count == 100)
    }

    @Test(
        "more than five hundred attributes of one thing are refused",
        arguments: [
            ("a.dot", "graph { a [", "", "] }", ","), ("a.dot", "graph { ", "node [", " a }", "]"),
            ("a.json", "{\"elements\": [{\"label\": \"a\",", "", "}]}", ","),
            ("a.graphml", "<graphml>", "<key attr.name=\"a\" id=", "</graphml>", "/>"),
            (
                "a.gexf", "<gexf><graph><attributes>", "<attribute id=",
                "</attributes></graph></gexf>", "/>"
            ),
            ("a.csv", "Id,", "", "\na\n", ","),
        ]
    )
    func manyAttributes(
        name: String,
        start: String,
        before: String,
        end: String,
        after: String
    ) throws {
        let middle = (0..<520).map { number in
            switch name {
            case "a.dot": "\(before)a\(number)=1\(after)"
            case "a.json": "\"a\(number)\": 1"
            case "a.csv": "a\(number)"
            default: "\(before)\"a\(number)\"\(after)"
            }
        }
        let text = start + middle.joined(separator: ["a.json", "a.csv"].contains(name) ? "," : "")
        let problem = try Self.problems(text + end, name)
        #expect(problem.contains("at most 500"), "\(problem)")
    }

    @Test("a cell far to the right in each of many rows cannot fill the memory")
    func wideRows() throws {
        let rows = (1...41_000).map { "<row r=\"\($0)\"><c r=\"SF\($0)\"><v>1</v></c></row>" }
        let sheet = "<worksheet><sheetData>\(rows.joined())</sheetData></worksheet>"
        let bytes = try #require(
            ZipWriter.bytes([
                ("xl/workbook.xml", Self.workbook), ("xl/_rels/workbook.xml.rels", Self.relations),
                ("xl/worksheets/sheet1.xml", sheet),
            ])
        )
        let problem = try Self.problems(bytes, "a.xlsx")
        #expect(problem.contains("20,000,000 cells"), "\(problem)")
    }

    @Test("merged cells are named")
    func merged() throws {
        let sheet = """
            <worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Label</t></is></c></row>
            <row r="2"><c r="A2" t="inlineStr"><is><t>A</t></is></c></row></sheetData>
            <mergeCells count="1"><mergeCell ref="A2:B3"/></mergeCells></worksheet>
            """
        let bytes = try #require(
            ZipWriter.bytes([
                ("xl/workbook.xml", Self.workbook), ("xl/_rels/workbook.xml.rels", Self.relations),
                ("xl/worksheets/sheet1.xml", sheet),
            ])
        )
        let problem = try Self.problems(bytes, "a.xlsx")
        #expect(problem.contains("sheet Elements: found \"merged cells A2:B3\""), "\(problem)")
    }

    static let workbook = """
        <workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">
        <sheets><sheet name="Elements" sheetId="1" r:id="rId1"/></sheets></workbook>
        """
    static let relations = """
        <Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>
        <Relationship Id="rId2" Type="x/styles" Target="/xl/styles.xml"/>
        <Relationship Id="rId3" Type="x/sharedStrings" Target="sharedStrings.xml"/></Relationships>
        """
}
