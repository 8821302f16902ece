extension DOTDocument {
    /// The document as text in the DOT language: the same text for equal documents, attributes sorted by name.
    ///
    /// - Complexity: O(V + E) attributes.
    package var text: String {
        var out = "// \(DOTWriter.comment(title))\n"
        out += "\(isDirected ? "digraph" : "graph") \"picture\" {\n"
        out += DOTWriter.statement("graph", attributes)
        out += DOTWriter.statement("node", nodeDefaults)
        out += DOTWriter.statement("edge", edgeDefaults)
        switch structure {
        case .clusters(let clusters, let others):
            for (position, cluster) in clusters.enumerated() {
                out += "  subgraph \"cluster_\(position)\" {\n"
                out += "  " + DOTWriter.statement("graph", cluster.attributes)
                for node in cluster.nodes.sorted(by: { $0.index < $1.index }) {
                    out += "  " + DOTWriter.node(node)
                }
                out += "  }\n"
            }
            for node in others.sorted(by: { $0.index < $1.index }) { out += DOTWriter.node(node) }
        case .ranks(let nodes, let sets):
            for node in nodes.sorted(by: { $0.index < $1.index }) { out += DOTWriter.node(node) }
            for set in sets where !set.isEmpty {
                let names = set.sorted().map { "n\($0);" }.joined(separator: " ")
                out += "  { rank=same; \(names) }\n"
            }
        }
        let arrow = isDirected ? "->" : "--"
        for edge in edges {
            out += DOTWriter.statement("n\(edge.from) \(arrow) n\(edge.to)", edge.attributes, true)
        }
        return out + "}\n"
    }
}

/// Writes the parts of a DOT text.
enum DOTWriter {
    static func node(_ node: DOTDocument.Node) -> String {
        statement("n\(node.index)", node.attributes, true)
    }

    static func statement(
        _ subject: String,
        _ attributes: DOTDocument.Attributes,
        _ always: Bool = false
    ) -> String {
        if attributes.isEmpty { return always ? "  \(subject);\n" : "" }
        let list = attributes.map { ($0.key.rawValue, $0.value) }
            .sorted { $0.0 < $1.0 }
            .map { "\($0)=\(value($1))" }
            .joined(separator: ", ")
        return "  \(subject) [\(list)];\n"
    }

    static func value(_ value: DOTValue) -> String {
        switch value {
        case .word(let word):
            "\"\(escaped(word))\""
        case .number(let number):
            Coordinate.text(number, digits: 3)
        case .text(let lines):
            "\"\(lines.map { escapedLabel(CleanText.line($0)) }.joined(separator: "\\n"))\""
        }
    }

    /// A string of ours between quotes.
    static func escaped(_ word: String) -> String {
        String(word.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] })
    }

    /// A label between quotes: backslashes are no escapes to Graphviz, and ampersands no entities.
    static func escapedLabel(_ line: String) -> String {
        var out = ""
        for scalar in line.unicodeScalars {
            switch scalar {
            case "\\": out += "\\\\"
            case "\"": out += "\\\""
            case "&": out += "&amp;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// A title as a comment to the end of the line.
    static func comment(_ title: String) -> String {
        CleanText.line(title)
    }
}
