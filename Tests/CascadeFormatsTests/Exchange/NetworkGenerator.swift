@testable import CascadeFormats

/// Invents networks with text of every kind in them.
struct NetworkGenerator {
    private var state: UInt64

    /// A generator for a seed.
    init(seed: Int) {
        state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1
    }

    /// Texts that files are known to stumble over.
    static let awkward = [
        "plain", "two words", "a \"quoted\" word", "it's", "a,b;c\td", "line one\nline two",
        "a\r\nb",
        " spaces around ", "<b>&amp;</b>", "]]>", "été", "日本語", "مرحبا بالعالم", "👩‍👩‍👧 family",
        "e\u{301}", "a|b", "back\\slash", "ends in \\", "\\\"", "#5", "=1+1", "_x000D_", "true",
        "007",
        "1e5", "{}", "--", "->", "//", "/* */", "\u{2028}", "\u{85}", "graph", "NaN", "a\u{FEFF}b",
    ]

    private mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(bound))
    }

    private mutating func text() -> String { Self.awkward[next(Self.awkward.count)] }

    private mutating func value(_ column: Int) -> NetworkFile.Value {
        switch column % 4 {
        case 0: .text(text())
        case 1: .whole(next(2_000_000) - 1_000_000)
        case 2: .number(Double(next(1_000_000)) / 1024 + 0.5 / 1024)
        default: .flag(next(2) == 0)
        }
    }

    private mutating func attributes(_ names: [String]) -> [NetworkFile.Attribute] {
        var result: [NetworkFile.Attribute] = []
        for (column, name) in names.enumerated() where next(4) > 0 {
            result.append(NetworkFile.Attribute(name, value(column)))
        }
        return result
    }

    /// A network, with every attribute of one type throughout.
    mutating func network() -> NetworkFile {
        var network = NetworkFile(isDirected: next(2) == 0)
        if next(2) == 0 { network.attributes.set("description", .text(text())) }
        if next(2) == 0 { network.attributes.set("year", .whole(2026)) }
        let count = next(12)
        for number in 0..<count {
            var node = NetworkFile.Node(id: next(3) == 0 ? "\(text()) \(number)" : "n\(number)")
            if next(3) > 0 { node.label = text() }
            node.attributes = attributes([
                "sector", "people", "share of \"all\"", "Öffentlich", "Notes",
            ])
            network.nodes.append(node)
        }
        let isMixed = next(3) == 0
        guard count > 0 else { return network }
        for number in 0..<next(20) {
            var edge = NetworkFile.Edge(
                from: network.nodes[next(count)].id,
                to: network.nodes[next(count)].id,
                isDirected: isMixed ? next(2) == 0 : network.isDirected
            )
            if next(2) == 0 { edge.id = "e\(number)" }
            if next(2) == 0 { edge.weight = Double(1 + next(1000)) / 64 }
            if next(4) == 0 { edge.label = text() }
            edge.attributes = attributes(["kind", "times", "score", "formal"])
            network.edges.append(edge)
        }
        return network
    }
}

extension NetworkFile {
    /// What is left of this network in a format that cannot hold all of it.
    func held(by format: NetworkFormat) -> NetworkFile {
        var held = self
        let isTable = format == .kumuCSV || format == .gephiCSV || format == .kumuXLSX
        let isKumu = format == .kumuCSV || format == .kumuXLSX
        func text(_ text: String) -> String {
            isKumu ? text.replacing("|", with: "¦") : text
        }
        func attributes(_ attributes: [Attribute]) -> [Attribute] {
            attributes.compactMap { attribute in
                var attribute = attribute
                if isTable {
                    if case .text(let words) = attribute.value {
                        if words.isEmpty { return nil }
                        attribute.value = .text(text(words))
                    }
                    if case .number(let number) = attribute.value, format == .kumuXLSX,
                        let whole = Int(exactly: number)
                    {
                        attribute.value = .whole(whole)
                    }
                    // A CSV file holds nothing but text.
                    if format != .kumuXLSX { attribute.value = .text(attribute.value.description) }
                }
                return attribute
            }
        }
        switch format {
        case .graphML, .dot: break
        case .gexf: held.attributes.removeAll { $0.name != "description" }
        case .kumuJSON, .kumuCSV, .kumuXLSX, .gephiCSV:
            held.attributes = []
            held.isDirected = !edges.isEmpty && edges.allSatisfy(\.isDirected)
        }
        for position in held.nodes.indices {
            var node = held.nodes[position]
            node.id = text(node.id)
            node.label = node.label.map(text)
            if isKumu || format == .kumuJSON { node.label = node.label ?? node.id }
            node.attributes = attributes(node.attributes)
            held.nodes[position] = node
        }
        for position in held.edges.indices {
            var edge = held.edges[position]
            edge.from = text(edge.from)
            edge.to = text(edge.to)
            edge.label = edge.label.map(text)
            edge.attributes = attributes(edge.attributes)
            held.edges[position] = edge
        }
        if isTable {
            // Tables have their columns in one order for all rows.
            held.nodes.sortAttributes()
            held.edges.sortAttributes()
        }
        return held
    }

    /// The network with the attributes of each node and edge in the order in which their names first occur in it.
    var sorted: NetworkFile {
        var result = self
        result.nodes.sortAttributes()
        result.edges.sortAttributes()
        return result
    }
}

extension [NetworkFile.Node] {
    mutating func sortAttributes() {
        for position in indices { self[position].attributes.sort { $0.name < $1.name } }
    }
}

extension [NetworkFile.Edge] {
    mutating func sortAttributes() {
        for position in indices { self[position].attributes.sort { $0.name < $1.name } }
    }
}
