import CascadeCore
import Foundation
import Testing

@testable import CascadeFormats

@Suite("Network files that ask for far more than they hold")
struct HostileGrowthTests {
    /// The fault of reading an XML document to its end, and how many elements came before it.
    private static func reading(_ text: String) throws -> (elements: Int, fault: TextFault?) {
        let reader = XMLReader(Array(text.utf8))
        var elements = 0
        do {
            while let event = try reader.next() {
                if case .start = event { elements += 1 }
            }
        } catch let fault as TextFault {
            return (elements, fault)
        }
        return (elements, nil)
    }

    private static func problems(ofSheet rows: String) throws -> String {
        let sheet = "<worksheet><sheetData>\(rows)</sheetData></worksheet>"
        let bytes = try #require(
            ZipWriter.bytes([
                ("xl/workbook.xml", HostileNetworkTests.workbook),
                ("xl/_rels/workbook.xml.rels", HostileNetworkTests.relations),
                ("xl/worksheets/sheet1.xml", sheet),
            ])
        )
        return try HostileNetworkTests.problems(bytes, "a.xlsx")
    }

    // MARK: - Sheets

    @Test(
        "a row whose number no sheet has is refused by its number",
        arguments: ["9223372036854775807", "9223372036854775808", "1048577", "0", "-1", "x"]
    )
    func rowNumbers(number: String) throws {
        let cell = "<c t=\"str\"><v>Label</v></c>"
        let problem = try Self.problems(
            ofSheet: "<row r=\"\(number)\">\(cell)</row><row>\(cell)</row>"
        )
        #expect(
            problem.contains("number of a row of sheet Elements: found \"\(number)\""),
            "\(problem)"
        )
        #expect(problem.contains("from 1 to 1,048,576"), "\(problem)")
    }

    @Test(
        "a cell whose column no sheet has is refused by its place",
        arguments: ["XFE1", "ZZZ1", "AAAA1", "12", "é1"]
    )
    func columns(place: String) throws {
        let problem = try Self.problems(
            ofSheet: "<row r=\"1\"><c r=\"\(place)\" t=\"str\"><v>Label</v></c></row>"
        )
        #expect(
            problem.contains("place of a cell of sheet Elements: found \"\(place)\""),
            "\(problem)"
        )
    }

    @Test("the last row of a sheet is read, and rows without numbers after it")
    func lastRow() throws {
        let problem = try Self.problems(
            ofSheet: "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Label</v></c></row>"
                + "<row r=\"1048576\"><c r=\"A1048576\" t=\"str\"><v>A</v></c></row>"
                + "<row><c t=\"str\"><v>B</v></c></row>"
        )
        #expect(problem == "")
    }

    // MARK: - XML

    @Test(
        "a namespace of a megabyte is refused at the first name in it",
        arguments: ["<a:x/>", "<x a:y=\"\"/>"]
    )
    func longNamespace(element: String) throws {
        let namespace = String(repeating: "u", count: 1_000_000)
        let body = String(repeating: element, count: 2000)
        let text = "<graphml xmlns:a=\"\(namespace)\"><graph>\(body)</graph></graphml>"
        let result = try Self.reading(text)
        let fault = try #require(result.fault)
        #expect(fault.subject == "length of a name with its namespace")
        #expect(fault.expected == "at most 4 KB")
        #expect(result.elements == 2)
    }

    @Test("a namespace of 4,000 bytes is refused where it is repeated too often")
    func repeatedNamespace() throws {
        func text(_ count: Int) -> String {
            let namespace = String(repeating: "u", count: 4000)
            return "<g xmlns:a=\"\(namespace)\">\(String(repeating: "<a:x/>", count: count))</g>"
        }
        #expect(try Self.reading(text(1000)).fault == nil)
        let result = try Self.reading(text(9000))
        #expect(result.fault?.subject == "size of a part of the document")
        #expect(result.elements <= 1100)
    }

    @Test("names in an ordinary namespace are read however many there are")
    func ordinaryNamespace() throws {
        let namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let body = String(repeating: "<v/>", count: 100_000)
        let result = try Self.reading("<g xmlns=\"\(namespace)\">\(body)</g>")
        #expect(result.fault == nil)
        #expect(result.elements == 100_001)
    }

    @Test("a default of an attribute is refused where it is declared, before any element")
    func attributeDefaults() throws {
        let value = String(repeating: "d", count: 900_000)
        let body = String(repeating: "<x/>", count: 3000)
        for standard in ["\"\(value)\"", "#FIXED \"\(value)\""] {
            let text =
                "<!DOCTYPE graphml [<!ATTLIST x y CDATA \(standard)>]>"
                + "<graphml><graph>\(body)</graph></graphml>"
            let result = try Self.reading(text)
            let fault = try #require(result.fault)
            #expect(fault.subject == "default of an attribute, declared in the document")
            #expect(fault.found == "y")
            #expect(result.elements == 0)
        }
        let harmless = "<!DOCTYPE g [<!ATTLIST g y CDATA #IMPLIED z ID #REQUIRED>]><g z=\"1\"/>"
        #expect(try Self.reading(harmless).fault == nil)
    }

    // MARK: - Ids

    @Test("twenty thousand ids that begin alike come out unique, numbered in order")
    func alikeIDs() throws {
        let start = "https://data.example.org/organisations/united-kingdom/"
        let nodes = (0..<20_000).map { "<node id=\"\(start)\($0)\"/>" }
        let folder = try TemporaryFolder([
            "a.graphml": "<graphml><graph>\(nodes.joined())</graph></graphml>"
        ])
        let reading = try NetworkFile.read(["\(folder.path)/a.graphml"])
        let options = NetworkImport.Options(
            title: "Our Town",
            start: CalendarDate(daysSinceEpoch: 20_500)
        )
        var importer = NetworkImporter(reading, options: options)
        importer.makeOrganisations()
        let base = "https-data-example-org-organisations-united-kingdo"
        let expected = [base] + (2...20_000).map { "\(base)-\($0)" }
        #expect(importer.draft.organisations.map(\.id) == expected)
    }

    @Test("an id numbered already is passed over, and each base is numbered for itself")
    func takenIDs() {
        var taken: Set<String> = ["a-2", "a-4"]
        var nextNumber: [String: Int] = [:]
        let ids = ["a", "a", "and", "a", "b", "and", "a-2", "b"].map {
            NetworkImporter.unique($0, &taken, &nextNumber)
        }
        #expect(ids == ["a", "a-3", "and-2", "a-5", "b", "and-3", "a-2-2", "b-2"])
    }

    // MARK: - Defaults and repetitions

    @Test("the last of many defaults of a key holds")
    func repeatedDefaults() throws {
        let defaults = (1...5000).map { "<default>\($0)</default>" }.joined()
        let nodes = (0..<2000).map { "<node id=\"n\($0)\"/>" }.joined()
        let text =
            "<graphml><key id=\"k\" for=\"node\" attr.name=\"size\" attr.type=\"int\">\(defaults)</key>"
            + "<graph>\(nodes)</graph></graphml>"
        let folder = try TemporaryFolder(["a.graphml": text])
        let network = try NetworkFile.read(["\(folder.path)/a.graphml"]).network
        #expect(network.nodes.count == 2000)
        #expect(network.nodes.allSatisfy { $0.attributes["size"] == .whole(5000) })
    }

    @Test(
        "defaults and merged edges of DOT with more than five hundred attributes are refused",
        arguments: [
            ("graph", "node [x%] "), ("graph", "edge [x%] "), ("strict graph", "a -- b [x%] "),
        ]
    )
    func growingAttributes(kind: String, piece: String) throws {
        func text(_ count: Int) -> String {
            let pieces = (0..<count).map { piece.replacing("%", with: String($0)) }
            return "\(kind) { \(pieces.joined()) }"
        }
        #expect(try HostileNetworkTests.problems(text(500), "a.dot") == "")
        let problem = try HostileNetworkTests.problems(text(501), "a.dot")
        #expect(problem.contains("number of attributes: found \"more than 500\""), "\(problem)")
    }

    @Test(
        "edges that a strict graph of DOT merges count as values",
        arguments: ["a -- b [x=1]\n", "a -- b\n"]
    )
    func mergedEdges(piece: String) throws {
        let text = "strict graph {\n\(String(repeating: piece, count: 1002))}"
        let builder = NetworkBuilder(files: ["a.dot"], mostValues: 1000)
        var reader = DOTReader(Array(text.utf8), into: builder)
        let fault = #expect(throws: TextFault.self) { try reader.read() }
        #expect(fault?.subject == "number of values")
        #expect(builder.network.edges.count == 1)
    }

    @Test("the last of many names of a Kumu blueprint holds")
    func repeatedNames() throws {
        let names = (1...5000).map { "\"name\":\"N\($0)\"," }.joined()
        let others = (1...5000).map { _ in "\"other\":1" }.joined(separator: ",")
        let folder = try TemporaryFolder([
            "a.json": "{\"elements\":[{\"label\":\"A\"}],\(names)\(others)}"
        ])
        let reading = try NetworkFile.read(["\(folder.path)/a.json"])
        #expect(reading.network.attributes["name"] == .text("N5000"))
        #expect(reading.notices == ["“other” of the blueprint is not kept (5000 times)"])
    }
}
