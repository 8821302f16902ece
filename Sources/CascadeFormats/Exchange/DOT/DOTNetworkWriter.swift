/// Writes a network in the DOT language: every name in quotes, nodes before edges, in their order.
enum DOTNetworkWriter {
    /// The text of a network.
    static func text(of network: NetworkFile) -> String {
        var text = network.isDirected ? "digraph" : "graph"
        if let name = network.attributes["name"] { text += " \(quoted(name.description))" }
        text += " {\n"
        for attribute in network.attributes where attribute.name != "name" {
            text += "  \(quoted(attribute.name))=\(written(attribute.value));\n"
        }
        let nodes = NetworkColumns(network.nodes.map(\.attributes), reserved: ["label"])
        let edges = NetworkColumns(
            network.edges.map(\.attributes),
            reserved: ["label", "weight", "dir", "id"]
        )
        for node in network.nodes {
            var list: [String] = []
            if let label = node.label { list.append("label=\(quoted(label))") }
            list += items(nodes, node.attributes)
            text += "  \(quoted(node.id))\(bracketed(list));\n"
        }
        let sign = network.isDirected ? "->" : "--"
        for edge in network.edges {
            var list: [String] = []
            if edge.isDirected != network.isDirected {
                list.append(edge.isDirected ? "dir=forward" : "dir=none")
            }
            if let id = edge.id { list.append("id=\(quoted(id))") }
            if let label = edge.label { list.append("label=\(quoted(label))") }
            if let weight = edge.weight { list.append("weight=\(written(.number(weight)))") }
            list += items(edges, edge.attributes)
            text += "  \(quoted(edge.from)) \(sign) \(quoted(edge.to))\(bracketed(list));\n"
        }
        return text + "}\n"
    }

    private static func items(
        _ columns: NetworkColumns,
        _ attributes: [NetworkFile.Attribute]
    ) -> [String] {
        attributes.compactMap { attribute in
            columns.position(of: attribute.name).map {
                "\(quoted(columns.columns[$0].title))=\(written(attribute.value))"
            }
        }
    }

    private static func bracketed(_ items: [String]) -> String {
        items.isEmpty ? "" : " [\(items.joined(separator: ", "))]"
    }

    /// A value; numbers stand without quotes where the language can write them.
    private static func written(_ value: NetworkFile.Value) -> String {
        switch value {
        case .flag, .whole:
            return value.description
        case .number(let number):
            let text = Scalars.text(number)
            let isNumeral = text.utf8.allSatisfy {
                (0x30...0x39).contains($0) || $0 == 0x2D || $0 == 0x2E
            }
            guard isNumeral else { return quoted(text) }
            return text.contains(".") ? text : text + ".0"
        case .text, .list:
            return quoted(value.description)
        }
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
