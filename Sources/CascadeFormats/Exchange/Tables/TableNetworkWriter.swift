/// Makes tables of a network, by the conventions of Kumu or of Gephi.
struct TableNetworkWriter {
    /// Elements or nodes.
    private(set) var nodes: NetworkTable
    /// Connections or edges.
    private(set) var edges: NetworkTable
    /// Texts that were changed because they hold `|`.
    private(set) var changed = 0

    private let isKumu: Bool

    /// The tables of a network.
    init(_ network: NetworkFile, isKumu: Bool) {
        self.isKumu = isKumu
        nodes = NetworkTable(title: isKumu ? "Elements" : "Nodes", heading: [])
        edges = NetworkTable(title: isKumu ? "Connections" : "Edges", heading: [])
        writeNodes(network)
        writeEdges(network)
    }

    private mutating func writeNodes(_ network: NetworkFile) {
        let columns = NetworkColumns(
            network.nodes.map(\.attributes),
            reserved: ["id", "label", "interval", "timeset"],
            ignoringCase: true
        )
        nodes.heading = [isKumu ? "ID" : "Id", "Label"] + columns.columns.map(\.title)
        for (number, node) in network.nodes.enumerated() {
            var row: [NetworkFile.Value?] = [.text(plain(node.id))]
            let label = node.label ?? (isKumu ? node.id : nil)
            row.append(label.map { .text(plain($0)) })
            for value in columns.values(of: node.attributes) { row.append(plain(value)) }
            nodes.rows.append(row)
            nodes.lines.append(number + 2)
        }
    }

    private mutating func writeEdges(_ network: NetworkFile) {
        let reserved =
            isKumu
            ? ["id", "from", "to", "direction", "label", "strength", "weight"]
            : ["id", "source", "target", "type", "label", "weight", "interval", "timeset"]
        let columns = NetworkColumns(
            network.edges.map(\.attributes),
            reserved: reserved,
            ignoringCase: true
        )
        let hasIDs = network.edges.contains { $0.id != nil }
        let hasLabels = network.edges.contains { $0.label != nil }
        let hasWeights = network.edges.contains { $0.weight != nil }
        edges.heading = isKumu ? ["From", "To", "Direction"] : ["Source", "Target", "Type"]
        if hasIDs { edges.heading.append(isKumu ? "ID" : "Id") }
        if hasLabels { edges.heading.append("Label") }
        if hasWeights { edges.heading.append(isKumu ? "Strength" : "Weight") }
        edges.heading += columns.columns.map(\.title)
        for (number, edge) in network.edges.enumerated() {
            let direction = edge.isDirected ? "Directed" : "Undirected"
            var row: [NetworkFile.Value?] = [
                .text(plain(edge.from)), .text(plain(edge.to)),
                .text(isKumu ? direction.lowercased() : direction),
            ]
            if hasIDs { row.append(edge.id.map { .text(plain($0)) }) }
            if hasLabels { row.append(edge.label.map { .text(plain($0)) }) }
            if hasWeights { row.append(edge.weight.map { .number($0) }) }
            for value in columns.values(of: edge.attributes) { row.append(plain(value)) }
            edges.rows.append(row)
            edges.lines.append(number + 2)
        }
    }

    /// A value that Kumu does not take for several.
    private mutating func plain(_ value: NetworkFile.Value?) -> NetworkFile.Value? {
        switch value {
        case .text(let text): text.isEmpty ? nil : .text(plain(text))
        case .list(let items): items.isEmpty ? nil : list(items)
        case let value: value
        }
    }

    private mutating func list(_ items: [String]) -> NetworkFile.Value {
        var plainItems: [String] = []
        for item in items { plainItems.append(plain(item)) }
        return isKumu ? .list(plainItems) : .text(plainItems.joined(separator: "|"))
    }

    private mutating func plain(_ text: String) -> String {
        guard isKumu, text.contains("|") else { return text }
        changed += 1
        return text.replacing("|", with: "¦")
    }
}
