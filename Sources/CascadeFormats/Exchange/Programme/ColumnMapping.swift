/// Which columns of a network become which fields of a programme.
struct ColumnMapping {
    /// By field of organisations: the column's name.
    private(set) var nodes: [NetworkImport.Field: String] = [:]
    /// By field of ties: the column's name.
    private(set) var edges: [NetworkImport.Field: String] = [:]
    /// Whether the weight of edges becomes the strength of ties.
    private(set) var usesWeight: Bool
    /// The column that holds what edges have for a weight that is no number; nil where there is none.
    private(set) var oddWeights: String?
    /// A column called after the strength that is not used, as most of its values are no numbers, though some are.
    private(set) var refusedStrength: String?

    /// Names that stand for a field, those that say it best first; in small letters without spaces and signs.
    private static let names: [(field: NetworkImport.Field, names: [String])] = [
        (.name, ["name", "organisationname", "organizationname", "title"]),
        (.sectorID, ["sectorid"]),
        (
            .sector,
            [
                "sector", "sectorname", "organisationtype", "organizationtype", "elementtype",
                "type",
                "kind", "category", "industry", "group", "class", "cluster",
            ]
        ),
        (
            .people,
            [
                "people", "headcount", "staffandvolunteers", "staff", "employees", "workforce",
                "numberofpeople", "numberofstaff", "teamsize", "size",
            ]
        ),
        (
            .area,
            [
                "area", "ward", "district", "neighbourhood", "place", "location", "town", "city",
                "region",
            ]
        ),
        (.serves, ["serves", "peopleserved", "beneficiaries", "clients", "pupils"]),
        (.identifier, ["identifier", "orgid", "organisationidentifier", "organizationidentifier"]),
        (.foundingTrainers, ["foundingtrainers", "trainers"]),
        (.members, ["members"]),
        (.group, ["group", "stakeholdergroup"]),
        (.notes, ["notes", "description", "about", "comment", "comments"]),
    ]

    private static let edgeNames: [(field: NetworkImport.Field, names: [String])] = [
        (.strength, ["strength", "weight", "value"]),
        (.kind, ["kind", "type", "relationship", "relation", "connectiontype", "tie"]),
        (.since, ["since", "startdate", "start"]),
    ]

    /// The mapping that the user asked for, completed by the columns' names.
    init(_ network: NetworkFile, _ asked: [(column: String, field: NetworkImport.Field)]) {
        let nodeColumns = NetworkColumns(network.nodes.map(\.attributes)).columns.map(\.name)
        let edgeColumns = NetworkColumns(network.edges.map(\.attributes)).columns.map(\.name)
        usesWeight = network.edges.contains { $0.weight != nil }
        if usesWeight { oddWeights = Self.oddWeights(of: network, edgeColumns) }
        var taken: Set<String> = []
        var takenEdges: Set<String> = []
        for (column, field) in asked {
            let small = column.lowercased()
            let node =
                nodeColumns.first { $0 == column } ?? nodeColumns.first { $0.lowercased() == small }
            let edge =
                edgeColumns.first { $0 == column } ?? edgeColumns.first { $0.lowercased() == small }
            if !field.isOfTies, let node {
                taken.insert(node)
                if field != .ignore { nodes[field] = node }
            }
            if field.isOfTies || field == .ignore, let edge {
                takenEdges.insert(edge)
                if field != .ignore { edges[field] = edge }
            }
            if field != .strength, edge == nil ? small == "weight" : edge == oddWeights {
                usesWeight = false
            }
        }
        if edges[.strength] != nil { usesWeight = false }
        if usesWeight, let column = oddWeights {
            let share = Self.numbers(in: column, of: network, addingWeights: true)
            if share.numbers <= share.others {
                usesWeight = false
                refusedStrength = column
            }
        }
        let foldedNodes = nodeColumns.map(Self.folded)
        let foldedEdges = edgeColumns.map(Self.folded)
        let hasLabels = network.nodes.contains { $0.label != nil }
        for (field, names) in Self.names where nodes[field] == nil && !(field == .name && hasLabels)
        {
            if let column = Self.column(names, among: nodeColumns, foldedNodes, taken) {
                nodes[field] = column
                taken.insert(column)
            }
        }
        for (field, names) in Self.edgeNames where edges[field] == nil {
            if field == .strength, usesWeight || refusedStrength != nil { continue }
            if let column = Self.column(names, among: edgeColumns, foldedEdges, takenEdges) {
                if field == .strength {
                    // “Strong” and “weak” are no strengths that can be reckoned with; a few odd ones among numbers are named.
                    let share = Self.numbers(in: column, of: network)
                    guard share.numbers > share.others else {
                        if share.numbers > 0 { refusedStrength = column }
                        continue
                    }
                }
                edges[field] = column
                takenEdges.insert(column)
            }
        }
    }

    /// The column called weight or strength in which edges without a weight have what is no number.
    private static func oddWeights(of network: NetworkFile, _ columns: [String]) -> String? {
        ["weight", "strength"].lazy
            .compactMap { name in columns.first { $0.lowercased() == name } }
            .first { column in
                network.edges.allSatisfy { edge in
                    guard let value = edge.attributes[column] else { return true }
                    return edge.weight == nil && value.number == nil
                }
            }
    }

    /// How many values of a column of edges are numbers, infinite ones and those that are not a number included, and how many are not.
    private static func numbers(
        in column: String,
        of network: NetworkFile,
        addingWeights: Bool = false
    ) -> (numbers: Int, others: Int) {
        var (numbers, others) = (0, 0)
        for edge in network.edges {
            if addingWeights, edge.weight != nil { numbers += 1 }
            guard let value = edge.attributes[column], !value.isBlank else { continue }
            if case .number = value {
                numbers += 1
            } else if value.number != nil {
                numbers += 1
            } else {
                others += 1
            }
        }
        return (numbers, others)
    }

    private static func column(
        _ names: [String],
        among columns: [String],
        _ folded: [String],
        _ taken: Set<String>
    ) -> String? {
        for name in names {
            for (position, candidate) in folded.enumerated()
            where candidate == name && !taken.contains(columns[position]) {
                return columns[position]
            }
        }
        return nil
    }

    /// A name in small letters, without spaces and signs.
    private static func folded(_ name: String) -> String {
        name.lowercased().filter { $0.isLetter || $0.isNumber }
    }

    /// What an edge has for the strength of its tie, number or not; nil for nothing.
    func strength(of edge: NetworkFile.Edge) -> NetworkFile.Value? {
        let weight = edge.weight.map { NetworkFile.Value.number($0) }
        if let column = edges[.strength] {
            return Self.filled(edge.attributes[column] ?? (column == oddWeights ? weight : nil))
        }
        guard usesWeight else { return nil }
        return weight ?? Self.filled(oddWeights.flatMap { edge.attributes[$0] })
    }

    private static func filled(_ value: NetworkFile.Value?) -> NetworkFile.Value? {
        value?.isBlank == true ? nil : value
    }

    /// What the weight of edges, and what stands in its place, became.
    var fieldOfWeight: NetworkImport.Field? {
        if usesWeight { return .strength }
        return oddWeights.flatMap { field(ofEdgeColumn: $0) }
    }

    /// The field that a column of nodes became.
    func field(ofNodeColumn name: String) -> NetworkImport.Field? {
        NetworkImport.Field.allCases.first { nodes[$0] == name }
    }

    /// The field that a column of edges became.
    func field(ofEdgeColumn name: String) -> NetworkImport.Field? {
        NetworkImport.Field.allCases.first { edges[$0] == name }
    }
}

extension NetworkFile.Value {
    /// Whether it is a text of nothing but spaces.
    fileprivate var isBlank: Bool {
        guard case .text(let text) = self else { return false }
        return Scalars.trimmed(text).isEmpty
    }
}
