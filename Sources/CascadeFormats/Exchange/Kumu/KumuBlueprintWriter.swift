/// Writes Kumu's JSON blueprint, an element or a connection a line.
enum KumuBlueprintWriter {
    /// The text of a network.
    static func text(of network: NetworkFile) -> String {
        let nodes = NetworkColumns(
            network.nodes.map(\.attributes),
            reserved: ["id", "_id", "label", "attributes", "element type"],
            ignoringCase: true
        )
        let edges = NetworkColumns(
            network.edges.map(\.attributes),
            reserved: [
                "id", "_id", "from", "to", "direction", "label", "strength", "weight", "attributes",
                "connection type",
            ],
            ignoringCase: true
        )
        let elements = network.nodes.map { node in
            object(
                [
                    ("id", JSONText.quoted(node.id)),
                    ("label", JSONText.quoted(node.label ?? node.id)),
                ]
                    + members(nodes, node.attributes)
            )
        }
        let connections = network.edges.map { edge in
            var list: [(String, String)] = []
            if let id = edge.id { list.append(("id", JSONText.quoted(id))) }
            list.append(("from", JSONText.quoted(edge.from)))
            list.append(("to", JSONText.quoted(edge.to)))
            list.append(("direction", JSONText.quoted(edge.isDirected ? "directed" : "undirected")))
            if let label = edge.label { list.append(("label", JSONText.quoted(label))) }
            if let weight = edge.weight { list.append(("strength", written(.number(weight)))) }
            return object(list + members(edges, edge.attributes))
        }
        return """
            {
              "elements": [\(joined(elements))],
              "connections": [\(joined(connections))]
            }

            """
    }

    private static func joined(_ lines: [String]) -> String {
        lines.isEmpty ? "" : "\n    " + lines.joined(separator: ",\n    ") + "\n  "
    }

    private static func object(_ members: [(String, String)]) -> String {
        "{" + members.map { "\(JSONText.quoted($0.0)): \($0.1)" }.joined(separator: ", ") + "}"
    }

    private static func members(
        _ columns: NetworkColumns,
        _ attributes: [NetworkFile.Attribute]
    ) -> [(String, String)] {
        attributes.compactMap { attribute in
            columns.position(of: attribute.name).map {
                (columns.columns[$0].title, written(attribute.value))
            }
        }
    }

    private static func written(_ value: NetworkFile.Value) -> String {
        switch value {
        case .flag, .whole: return value.description
        case .number(let number):
            guard number.isFinite else { return JSONText.quoted(value.description) }
            let text = Scalars.text(number)
            let isWhole = text.utf8.allSatisfy { $0 == 0x2D || (0x30...0x39).contains($0) }
            return isWhole ? text + ".0" : text
        case .text(let text): return JSONText.quoted(text)
        case .list(let items): return "[" + items.map(JSONText.quoted).joined(separator: ", ") + "]"
        }
    }
}
