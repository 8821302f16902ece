/// Writes GraphML 1.0.
struct GraphMLWriter {
    private var document = XMLText()

    /// The document of a network.
    static func text(of network: NetworkFile) -> String {
        var writer = GraphMLWriter()
        writer.write(network)
        return writer.document.text
    }

    private mutating func write(_ network: NetworkFile) {
        let graph = NetworkColumns([network.attributes])
        let nodes = NetworkColumns(network.nodes.map(\.attributes), reserved: ["label"])
        let edges = NetworkColumns(network.edges.map(\.attributes), reserved: ["label", "weight"])
        let hasNodeLabels = network.nodes.contains { $0.label != nil }
        let hasEdgeLabels = network.edges.contains { $0.label != nil }
        let hasWeights = network.edges.contains { $0.weight != nil }
        document.start(
            "graphml",
            [
                ("xmlns", "http://graphml.graphdrawing.org/xmlns"),
                ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
                (
                    "xsi:schemaLocation",
                    "http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd"
                ),
            ]
        )
        declare(graph, "graph", "g")
        if hasNodeLabels { declare("nl", "node", "label", "string") }
        declare(nodes, "node", "n")
        if hasEdgeLabels { declare("el", "edge", "label", "string") }
        if hasWeights { declare("ew", "edge", "weight", "double") }
        declare(edges, "edge", "e")
        document.start(
            "graph",
            [("id", "G"), ("edgedefault", network.isDirected ? "directed" : "undirected")]
        )
        data(graph, network.attributes, "g")
        for node in network.nodes {
            document.start("node", [("id", node.id)])
            if let label = node.label { datum("nl", label) }
            data(nodes, node.attributes, "n")
            document.end()
        }
        for edge in network.edges {
            let isUsual = edge.isDirected == network.isDirected
            document.start(
                "edge",
                [
                    ("id", edge.id), ("source", edge.from), ("target", edge.to),
                    ("directed", isUsual ? nil : edge.isDirected ? "true" : "false"),
                ]
            )
            if let label = edge.label { datum("el", label) }
            if let weight = edge.weight { datum("ew", Scalars.text(weight)) }
            data(edges, edge.attributes, "e")
            document.end()
        }
        document.end()
        document.end()
    }

    private mutating func declare(_ columns: NetworkColumns, _ domain: String, _ prefix: String) {
        for (number, column) in columns.columns.enumerated() {
            let type =
                switch column.kind {
                case .flag: "boolean"
                case .whole: "long"
                case .number: "double"
                case .text: "string"
                }
            declare("\(prefix)\(number)", domain, column.title, type)
        }
    }

    private mutating func declare(
        _ id: String,
        _ domain: String,
        _ name: String,
        _ type: String
    ) {
        document.element(
            "key",
            [("id", id), ("for", domain), ("attr.name", name), ("attr.type", type)]
        )
    }

    private mutating func data(
        _ columns: NetworkColumns,
        _ attributes: [NetworkFile.Attribute],
        _ prefix: String
    ) {
        for attribute in attributes {
            guard let column = columns.position(of: attribute.name) else { continue }
            datum("\(prefix)\(column)", columns.value(attribute.value, in: column).description)
        }
    }

    private mutating func datum(_ key: String, _ text: String) {
        document.element("data", [("key", key)], text: text)
    }
}
