import Foundation
import Testing

@testable import CascadeFormats

@Suite("Networks written and read back")
struct NetworkRoundTripTests {
    /// The name of a file in each format.
    static func fileName(_ format: NetworkFormat) -> String {
        switch format {
        case .graphML: "town.graphml"
        case .gexf: "town.gexf"
        case .kumuJSON: "town.json"
        case .kumuCSV, .gephiCSV: "town.csv"
        case .kumuXLSX: "town.xlsx"
        case .dot: "town.dot"
        }
    }

    /// Writes a network into a folder and reads it back.
    static func copy(
        _ network: NetworkFile,
        _ format: NetworkFormat,
        in folder: TemporaryFolder
    ) throws -> NetworkReading {
        try FileManager.default.createDirectory(
            atPath: folder.path,
            withIntermediateDirectories: true
        )
        let written = try network.written(as: format, to: "\(folder.path)/\(fileName(format))")
        for (path, bytes) in written.files {
            try Data(bytes).write(to: URL(fileURLWithPath: path))
        }
        return try NetworkFile.read(
            written.files.map(\.name),
            family: format == .kumuCSV ? .kumu : format == .gephiCSV ? .gephi : nil
        )
    }

    @Test(
        "a network reads back as it was written, as far as the format can hold it",
        arguments: NetworkFormat.allCases,
        0..<40
    )
    func roundTrip(format: NetworkFormat, seed: Int) throws {
        var generator = NetworkGenerator(seed: seed)
        let network = generator.network()
        let reading = try Self.copy(network, format, in: TemporaryFolder())
        #expect(reading.format == format, "seed \(seed)")
        let expected = network.held(by: format)
        #expect(reading.network.sorted == expected.sorted, "seed \(seed)")
        #expect(reading.nodePlaces.count == network.nodes.count)
        #expect(reading.edgePlaces.count == network.edges.count)
    }

    @Test("the same network gives the same bytes", arguments: NetworkFormat.allCases)
    func stable(format: NetworkFormat) throws {
        var generator = NetworkGenerator(seed: 7)
        let network = generator.network()
        let first = try network.written(as: format, to: "town.csv")
        let second = try network.written(as: format, to: "town.csv")
        #expect(first.files.map(\.bytes) == second.files.map(\.bytes))
        #expect(first.files.allSatisfy { !$0.bytes.isEmpty })
    }

    @Test(
        "each awkward text survives as label, id, name and value",
        arguments: NetworkFormat.allCases,
        NetworkGenerator.awkward
    )
    func awkward(format: NetworkFormat, text: String) throws {
        let network = NetworkFile(
            nodes: [
                .init(id: text, label: text, attributes: [.init("a \(text)", .text(text))]),
                .init(id: "other", label: "x"),
            ],
            edges: [
                .init(
                    id: text,
                    from: text,
                    to: "other",
                    label: text,
                    attributes: [.init("kind", .text(text))]
                )
            ]
        )
        let reading = try Self.copy(network, format, in: TemporaryFolder())
        var expected = network.held(by: format)
        if format == .kumuCSV || format == .kumuXLSX {
            expected.edges[0].id = text.replacing("|", with: "¦")
        }
        if format == .kumuCSV || format == .gephiCSV || format == .kumuXLSX {
            // Spaces around a heading mean nothing.
            let name = "a \(text)"
            expected.nodes[0].attributes[0].name =
                String(name.reversed().drop(while: \.isWhitespace).reversed())
        }
        #expect(reading.network == expected)
    }

    @Test("control characters become U+FFFD, and that is said", arguments: NetworkFormat.allCases)
    func control(format: NetworkFormat) throws {
        let network = NetworkFile(nodes: [.init(id: "a", label: "x\u{0}y\u{1B}z\u{FFFF}")])
        let reading = try Self.copy(network, format, in: TemporaryFolder())
        #expect(reading.network.nodes.map(\.label) == ["x\u{FFFD}y\u{FFFD}z\u{FFFD}"])
        let notices = try network.written(as: format, to: "a").notices
        #expect(notices.contains { $0.contains("control characters") })
    }

    @Test("lists stay lists where the format has them")
    func lists() throws {
        let network = NetworkFile(
            nodes: [.init(id: "a", label: "a", attributes: [.init("Tags", .list(["one", "two"]))])]
        )
        for format in [NetworkFormat.kumuJSON, .kumuCSV, .kumuXLSX] {
            let copy = try Self.copy(network, format, in: TemporaryFolder()).network
            #expect(copy.nodes == network.nodes, "\(format)")
        }
        let plain = try Self.copy(network, .graphML, in: TemporaryFolder()).network
        #expect(plain.nodes[0].attributes["Tags"] == .text("one | two"))
    }

    @Test(
        "attributes named like parts of a format keep their values under another name",
        arguments: NetworkFormat.allCases
    )
    func reserved(format: NetworkFormat) throws {
        let names = ["id", "label", "Label", "weight", "from", "type", "source"]
        let network = NetworkFile(
            nodes: [
                .init(
                    id: "a",
                    label: "A",
                    attributes: names.map { .init($0, .text("node \($0)")) }
                ),
                .init(id: "b", label: "B"),
            ],
            edges: [
                .init(
                    id: "e",
                    from: "a",
                    to: "b",
                    weight: 2,
                    label: "E",
                    attributes: names.map { .init($0, .text("edge \($0)")) }
                )
            ]
        )
        let copy = try Self.copy(network, format, in: TemporaryFolder()).network
        #expect(copy.nodes[0].id == "a" && copy.nodes[0].label == "A")
        #expect(copy.edges[0].weight == 2 && copy.edges[0].label == "E")
        #expect(
            copy.nodes[0].attributes.map(\.value) == names.map { .text("node \($0)") },
            "\(copy.nodes[0].attributes)"
        )
        #expect(copy.edges[0].attributes.map(\.value) == names.map { .text("edge \($0)") })
    }
}
