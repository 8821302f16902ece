/// Writes GEXF 1.3.
struct GEXFWriter {
    private var document = XMLText()

    /// The document of a network.
    static func text(of network: NetworkFile) -> String {
        var writer = GEXFWriter()
        writer.write(network)
        return writer.document.text
    }

    private mutating func write(_ network: NetworkFile) {
        let nodes = NetworkColumns(network.nodes.map(\.attributes), reserved: ["label", "id"])
        let edges = NetworkColumns(
            network.edges.map(\.attributes),
            reserved: ["label", "id", "weight"]
        )
        document.start("gexf", [("xmlns", "http://gexf.net/1.3"), ("version", "1.3")])
        document.start("meta")
        document.element("creator", text: "Cascade")
        for name in ["keywords", "description"] {
            if let value = network.attributes[name] {
                document.element(name, text: value.description)
            }
        }
        document.end()
        document.start(
            "graph",
            [
                ("mode", "static"),
                ("defaultedgetype", network.isDirected ? "directed" : "undirected"),
            ]
        )
        declare(nodes, "node")
        declare(edges, "edge")
        document.start("nodes")
        for node in network.nodes {
            document.start("node", [("id", node.id), ("label", node.label)])
            values(nodes, node.attributes)
            document.end()
        }
        document.end()
        document.start("edges")
        for edge in network.edges {
            let isUsual = edge.isDirected == network.isDirected
            // Gephi joins edges between the same two nodes unless they are of different kinds.
            var kind: String?
            if case .text(let text) = edge.attributes["kind"] { kind = text }
            document.start(
                "edge",
                [
                    ("id", edge.id), ("source", edge.from), ("target", edge.to),
                    ("type", isUsual ? nil : edge.isDirected ? "directed" : "undirected"),
                    ("label", edge.label), ("weight", edge.weight.map(Scalars.text)),
                    ("kind", kind),
                ]
            )
            values(edges, edge.attributes)
            document.end()
        }
        document.end()
        document.end()
        document.end()
    }

    private mutating func declare(_ columns: NetworkColumns, _ owner: String) {
        guard !columns.columns.isEmpty else { return }
        document.start("attributes", [("class", owner)])
        for (number, column) in columns.columns.enumerated() {
            let type =
                switch column.kind {
                case .flag: "boolean"
                case .whole: "long"
                case .number: "double"
                case .text: "string"
                }
            document.element(
                "attribute",
                [("id", String(number)), ("title", column.title), ("type", type)]
            )
        }
        document.end()
    }

    private mutating func values(_ columns: NetworkColumns, _ attributes: [NetworkFile.Attribute]) {
        guard !attributes.isEmpty else { return }
        document.start("attvalues")
        for attribute in attributes {
            guard let column = columns.position(of: attribute.name) else { continue }
            let value = columns.value(attribute.value, in: column)
            document.element("attvalue", [("for", String(column)), ("value", value.description)])
        }
        document.end()
    }
}
