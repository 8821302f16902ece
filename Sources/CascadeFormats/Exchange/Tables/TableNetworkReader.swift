/// Makes a network of tables of nodes and of edges, by the conventions of Kumu or of Gephi.
///
/// Kumu's are described at https://docs.kumu.io/guides/import, Gephi's at https://gephi.org/users/supported-graph-formats/csv-format.
struct TableNetworkReader {
    /// What a table holds.
    private enum Content {
        case nodes
        case edges
        case neither
    }

    private let tables: [NetworkTable]
    private let builder: NetworkBuilder
    /// Whether `|` stands between several values.
    let isKumu: Bool

    /// A reader of tables, whose number in the list is the number of their file.
    ///
    /// - Parameters:
    ///   - tables: the tables.
    ///   - isKumu: whose conventions hold; nil: as the headings show.
    ///   - builder: takes the network.
    init(_ tables: [NetworkTable], isKumu: Bool?, into builder: NetworkBuilder) {
        self.tables = tables
        self.builder = builder
        self.isKumu =
            isKumu
            ?? tables.contains { table in
                let names = table.heading.map { $0.lowercased() }
                return names.contains("from") && names.contains("to")
                    || !names.contains("id") && names.contains("label") && !names.contains("source")
            }
    }

    /// Reads the tables.
    ///
    /// - Throws: ``TextFault`` where there are too many rows.
    func read() throws(TextFault) {
        let contents = tables.map(content)
        for (number, table) in tables.enumerated() {
            builder.file = number
            switch contents[number] {
            case .nodes: try readNodes(table)
            case .edges: break
            case .neither:
                builder.report(
                    1,
                    0,
                    "heading of the table",
                    found: table.heading.joined(separator: ","),
                    expected: "Label for elements, From and To for connections; or Id for nodes,"
                        + " Source and Target for edges"
                )
            }
        }
        let hasNodes = contents.contains(.nodes)
        let ends = KumuEnds(builder.network.nodes)
        for (number, table) in tables.enumerated() where contents[number] == .edges {
            builder.file = number
            try readEdges(table, ends: ends, addingNodes: !hasNodes)
        }
        let edges = builder.network.edges
        builder.isDirected = !edges.isEmpty && edges.allSatisfy(\.isDirected)
    }

    private func content(_ table: NetworkTable) -> Content {
        let names = Set(table.heading.map { $0.lowercased() })
        if names.isSuperset(of: ["from", "to"]) || names.isSuperset(of: ["source", "target"]) {
            return .edges
        }
        return names.contains("id") || names.contains("label") ? .nodes : .neither
    }

    /// Positions of the columns with these names, in small letters, and of all others.
    private func columns(
        _ table: NetworkTable,
        _ known: [String]
    ) -> (known: [String: Int], others: [(name: String, column: Int)]) {
        var found: [String: Int] = [:]
        var others: [(String, Int)] = []
        var names: Set<String> = []
        for (column, name) in table.heading.enumerated() {
            let small = name.lowercased()
            if known.contains(small), found[small] == nil {
                found[small] = column
            } else if name.isEmpty {
                if table.rows.contains(where: { column < $0.count && $0[column] != nil }) {
                    builder.note("column \(column + 1) has no heading and is not kept")
                }
            } else if ["interval", "timeset"].contains(small), !isKumu {
                builder.note("times of nodes and edges are not kept")
            } else if !names.insert(name).inserted {
                builder.report(
                    1,
                    0,
                    "heading of the table",
                    found: name,
                    expected: "each name once"
                )
            } else {
                others.append((name, column))
            }
        }
        return (found, others)
    }

    private func readNodes(_ table: NetworkTable) throws(TextFault) {
        let columns = columns(table, ["id", "label"])
        for (number, row) in table.rows.enumerated() {
            func cell(_ name: String) -> String? {
                columns.known[name].flatMap { $0 < row.count ? row[$0] : nil }?.description
            }
            let label = cell("label")
            try builder.add(
                NetworkFile.Node(
                    id: cell("id") ?? label ?? "",
                    label: label,
                    attributes: try attributes(row, columns.others, line: table.lines[number])
                ),
                line: table.lines[number]
            )
        }
    }

    private func readEdges(
        _ table: NetworkTable,
        ends: KumuEnds,
        addingNodes: Bool
    ) throws(TextFault) {
        let names = Set(table.heading.map { $0.lowercased() })
        let isKumuTable = names.isSuperset(of: ["from", "to"])
        let (from, to) = isKumuTable ? ("from", "to") : ("source", "target")
        let direction = isKumuTable ? "direction" : "type"
        // A Kumu connection has a strength where all of them are numbers, else “strong” and the like.
        let weight = ["weight", "strength"].first { name in
            guard let column = table.heading.firstIndex(where: { $0.lowercased() == name }),
                isKumuTable || name == "weight"
            else { return false }
            return !isKumuTable
                || table.rows.allSatisfy { row in
                    guard column < row.count, let value = row[column] else { return true }
                    return value.number != nil
                }
        }
        let columns = columns(
            table,
            [from, to, direction, "id", "label"] + (weight.map { [$0] } ?? [])
        )
        if !isKumuTable, columns.known["type"] == nil {
            builder.note("the edges have no column Type, and are read as going both ways")
        }
        for (number, row) in table.rows.enumerated() {
            let line = table.lines[number]
            func value(_ name: String) -> NetworkFile.Value? {
                columns.known[name].flatMap { $0 < row.count ? row[$0] : nil }
            }
            var missing = false
            for name in [from, to] where value(name) == nil {
                missing = true
                builder.report(
                    line,
                    0,
                    "\(name) of an edge",
                    found: "",
                    expected: isKumuTable ? "the label or id of an element" : "the id of a node"
                )
            }
            guard !missing, let first = value(from), let second = value(to) else { continue }
            var edge = NetworkFile.Edge(
                id: value("id")?.description,
                from: first.description,
                to: "",
                isDirected: KumuEnds.isDirected(value(direction)?.description),
                label: value("label")?.description,
                attributes: try attributes(row, columns.others, line: line)
            )
            if let weight, let written = value(weight) {
                edge.weight = written.number
                if edge.weight == nil {
                    builder.report(
                        line,
                        0,
                        "weight of an edge",
                        found: written.description,
                        expected: "a number, with a point before decimals"
                    )
                }
            }
            let isSeveral = isKumuTable && second.description.contains("|")
            for target in isSeveral ? parts(second) : [second.description] {
                edge.to = target
                try add(edge, line, isKumuTable ? ends : nil, addingNodes: addingNodes)
            }
        }
    }

    private func add(
        _ edge: NetworkFile.Edge,
        _ line: Int,
        _ ends: KumuEnds?,
        addingNodes: Bool
    ) throws(TextFault) {
        var edge = edge
        if let ends {
            edge.from = ends.id(of: edge.from, into: builder)
            edge.to = ends.id(of: edge.to, into: builder)
        }
        if addingNodes {
            for id in [edge.from, edge.to] where !builder.hasNode(id) {
                try builder.add(NetworkFile.Node(id: id), line: line)
            }
        }
        try builder.add(edge, line: line)
    }

    private func attributes(
        _ row: [NetworkFile.Value?],
        _ columns: [(name: String, column: Int)],
        line: Int
    ) throws(TextFault) -> [NetworkFile.Attribute] {
        var result: [NetworkFile.Attribute] = []
        for (name, column) in columns {
            guard column < row.count, let value = row[column] else { continue }
            if isKumu, case .text(let text) = value, text.contains("|") {
                let items = parts(value)
                try builder.count(items.count, line)
                result.append(NetworkFile.Attribute(name, .list(items)))
            } else {
                result.append(NetworkFile.Attribute(name, value))
            }
        }
        return result
    }

    /// The texts between the upright bars of a cell.
    private func parts(_ value: NetworkFile.Value) -> [String] {
        value.description.split(separator: "|").map { Scalars.trimmed($0) }.filter { !$0.isEmpty }
    }
}
