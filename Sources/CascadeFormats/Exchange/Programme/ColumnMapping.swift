/// Which columns of a network become which fields of a programme.
struct ColumnMapping {
    /// By field of organisations: the column's name.
    private(set) var nodes: [NetworkImport.Field: String] = [:]
    /// By field of ties: the column's name.
    private(set) var edges: [NetworkImport.Field: String] = [:]
    /// Whether the weight of edges becomes the strength of ties.
    private(set) var usesWeight: Bool

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
            if small == "weight", field != .strength, edge == nil { usesWeight = false }
        }
        if edges[.strength] != nil { usesWeight = false }
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
            if field == .strength, usesWeight { continue }
            if let column = Self.column(names, among: edgeColumns, foldedEdges, takenEdges) {
                // “Strong” and “weak” are no strengths that can be reckoned with.
                let isUsable =
                    field != .strength
                    || network.edges.allSatisfy { edge in
                        edge.attributes[column].map { $0.number != nil } ?? true
                    }
                guard isUsable else { continue }
                edges[field] = column
                takenEdges.insert(column)
            }
        }
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

    /// The field that a column of nodes became.
    func field(ofNodeColumn name: String) -> NetworkImport.Field? {
        NetworkImport.Field.allCases.first { nodes[$0] == name }
    }

    /// The field that a column of edges became.
    func field(ofEdgeColumn name: String) -> NetworkImport.Field? {
        NetworkImport.Field.allCases.first { edges[$0] == name }
    }
}
