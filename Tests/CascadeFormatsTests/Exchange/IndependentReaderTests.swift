import CascadeCore
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeFormats

/// Files that we write, read by networkx, igraph, openpyxl and Python's own libraries.
///
/// The libraries come from PyPI; `.ci/install tests` puts them where these tests look for them.
@Suite("Written files open in other programs")
struct IndependentReaderTests {
    /// A node or an edge as text, so that lists of them can be compared.
    private static func line(
        _ names: [String?],
        _ attributes: [(String, String)]
    ) -> String {
        let list = attributes.sorted { $0.0 < $1.0 }.map { "\($0.0)=\($0.1)" }
        return (names.map { $0 ?? "–" } + list).joined(separator: " ⏐ ")
    }

    /// A value as the script writes it; nil where the library shows none.
    private static func text(_ value: NetworkFile.Value, _ library: String) -> String? {
        switch value {
        case .text(let text):
            // In these, a cell of a spreadsheet or of CSV is a text.
            return "t:" + text
        case .list(let items): return "t:" + items.joined(separator: "|")
        case .whole(let number): return library == "csv" ? "t:\(number)" : "n:\(Double(number))"
        case .number(let number):
            return library == "csv" ? "t:\(Scalars.text(number))" : "n:\(number)"
        case .flag(let flag):
            // igraph has no absent yes or no: both are no.
            if library == "igraph", !flag { return nil }
            return library == "csv" ? "t:\(flag)" : "b:\(flag)"
        }
    }

    /// What the network should look like to a library.
    private static func expected(
        _ network: NetworkFile,
        _ library: String
    ) -> (nodes: [String], edges: [String]) {
        func attributes(_ list: [NetworkFile.Attribute]) -> [(String, String)] {
            list.compactMap { item in text(item.value, library).map { (item.name, $0) } }
        }
        let nodes = network.nodes.map { line([$0.id, $0.label], attributes($0.attributes)) }
        let edges = network.edges.map { edge in
            let ends = edge.isDirected ? [edge.from, edge.to] : [edge.from, edge.to].sorted()
            return line(
                [library == "igraph" ? nil : edge.id] + ends + [
                    edge.weight.map { "n:\($0)" }, edge.label,
                ],
                attributes(edge.attributes)
            )
        }
        return (nodes.sorted(), edges.sorted())
    }

    /// What a library sees in files.
    private static func seen(
        by library: String,
        _ files: [String],
        isDirected: Bool
    ) throws -> (directed: Bool?, nodes: [String], edges: [String]) {
        let python = PackageFolder.path(".build/network-readers/bin/python")
        try #require(
            FileManager.default.isExecutableFile(atPath: python),
            "the Python libraries are missing; install them with: .ci/install tests"
        )
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments =
            [PackageFolder.path("Tests/Reference/read_network.py"), library] + files
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "\(library) cannot read \(files)")
        let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        func attributes(_ item: [String: Any]) -> [(String, String)] {
            (item["attributes"] as? [String: String] ?? [:]).map { ($0.key, $0.value) }
        }
        let nodes = try #require(root["nodes"] as? [[String: Any]]).map { node in
            line([node["id"] as? String, node["label"] as? String], attributes(node))
        }
        let edges = try #require(root["edges"] as? [[String: Any]]).map { edge in
            var ends = [edge["from"] as? String ?? "", edge["to"] as? String ?? ""]
            if !(edge["directed"] as? Bool ?? isDirected) { ends.sort() }
            return line(
                [edge["id"] as? String] + ends
                    + [edge["weight"] as? String, edge["label"] as? String],
                attributes(edge)
            )
        }
        return (root["directed"] as? Bool, nodes.sorted(), edges.sorted())
    }

    private static func compare(
        _ network: NetworkFile,
        _ format: NetworkFormat,
        _ library: String,
        _ comment: String
    ) throws {
        let folder = try TemporaryFolder(["here": ""])
        let name = NetworkRoundTripTests.fileName(format)
        let written = try network.written(as: format, to: "\(folder.path)/\(name)")
        for (path, bytes) in written.files {
            try Data(bytes).write(to: URL(fileURLWithPath: path))
        }
        let held = network.held(by: format)
        let seen = try seen(by: library, written.files.map(\.name), isDirected: network.isDirected)
        let expected = expected(held, library)
        #expect(seen.nodes == expected.nodes, "\(comment)")
        #expect(seen.edges == expected.edges, "\(comment)")
        if let directed = seen.directed { #expect(directed == network.isDirected, "\(comment)") }
    }

    private static let readers: [(NetworkFormat, String)] = [
        (.graphML, "networkx"), (.graphML, "igraph"), (.gexf, "networkx"), (.dot, "networkx"),
        (.kumuJSON, "json"), (.kumuXLSX, "openpyxl"), (.kumuCSV, "csv"), (.gephiCSV, "csv"),
    ]

    @Test(
        "nodes, edges and attributes of an invented network are seen as they are",
        arguments: readers,
        [3, 11]
    )
    func invented(reader: (NetworkFormat, String), seed: Int) throws {
        var generator = NetworkGenerator(seed: seed)
        var network = generator.network()
        while network.edges.count < 4
            || network.edges.contains(where: { $0.isDirected != network.isDirected })
        {
            network = generator.network()
        }
        try Self.compare(network, reader.0, reader.1, "seed \(seed)")
    }

    @Test("a programme's organisations and ties are seen as they are", arguments: readers)
    func programme(reader: (NetworkFormat, String)) throws {
        let programme = try ProgrammeFolder.read(at: PackageFolder.path("Samples/portsmouth"))
        try Self.compare(NetworkFile(programme, for: reader.0), reader.0, reader.1, "portsmouth")
    }
}
