package import CascadeCore

/// The nodes and ties of the partnership map: organisations, or groups of them where there are too many to tell apart.
package struct PartnershipGraph: Sendable {
    /// A circle of the map.
    package struct Node: Sendable {
        /// Name as people know it.
        package var name: String
        /// Position of the sector.
        package var sector: Int
        /// Headcount.
        package var people: Int
        /// Number of organisations, 1 unless folded.
        package var organisations: Int
        /// Expected coverage, 0 to 1; nil without a simulation.
        package var coverage: Double?
        /// Founding trainers.
        package var founders: Int
    }

    /// A tie of the map.
    package struct Tie: Sendable {
        /// Position of one end.
        package var from: Int
        /// Position of the other end.
        package var to: Int
        /// Strength in (0, 1]; parallel ties add up.
        package var strength: Double
        /// Number of partnerships, 1 unless folded or parallel.
        package var count: Int
        /// Whether all of it serves `from` only.
        package var directed: Bool
        /// Kinds, in the user's words.
        package var kinds: [String]
    }

    /// Circles, in the programme's order.
    package var nodes: [Node]
    /// Ties, in order of their ends.
    package var ties: [Tie]
    /// The circle of each organisation, by position.
    package private(set) var nodeOf: [Int] = []
    /// What was folded, in words; nil where every organisation has its own circle.
    package var folded: String?
    /// Ties between sectors, by their positions; drawn instead of `ties` where circles are folded.
    package var sectorTies: [Tie] = []
    /// Number of ties that stay within a sector, where circles are folded.
    package var inside = 0

    /// The map of a programme, folded into sectors and areas beyond `limit` organisations.
    ///
    /// - Complexity: O(V + E) and sorting.
    package init(programme: Programme, outcome: Outcome?, foldingAbove limit: Int) {
        let organisations = programme.organisations
        var sectorPositions: [String: Int] = [:]
        for (position, sector) in programme.sectors.enumerated() {
            sectorPositions[sector.id] = position
        }
        func sector(_ organisation: Organisation) -> Int {
            sectorPositions[organisation.sector] ?? 0
        }
        func coverage(_ position: Int) -> Double? {
            guard let outcome, outcome.organisations.indices.contains(position) else { return nil }
            let share = outcome.organisations[position].coverage
            return share.isFinite ? max(0, min(1, share)) : 0
        }
        nodes = []
        ties = []
        if organisations.count <= limit {
            for (position, organisation) in organisations.enumerated() {
                nodeOf.append(position)
                nodes.append(
                    Node(
                        name: CleanText.line(organisation.name),
                        sector: sector(organisation),
                        people: organisation.people,
                        organisations: 1,
                        coverage: coverage(position),
                        founders: organisation.foundingTrainers
                    )
                )
            }
        } else {
            var keys: [String: Int] = [:]
            let areas = Set(organisations.map { "\($0.sector)\n\($0.area ?? "")" })
            let byArea = areas.count <= limit
            for (position, organisation) in organisations.enumerated() {
                let area = byArea ? organisation.area ?? "" : ""
                let key = "\(organisation.sector)\n\(area)"
                let node = keys[key] ?? nodes.count
                if node == nodes.count {
                    keys[key] = node
                    nodes.append(
                        Node(
                            name: area.isEmpty ? "No area" : CleanText.line(area),
                            sector: sector(organisation),
                            people: 0,
                            organisations: 0,
                            coverage: outcome == nil ? nil : 0,
                            founders: 0
                        )
                    )
                    if !byArea || areas.count == programme.sectors.count && area.isEmpty {
                        nodes[node].name = "All"
                    }
                }
                nodeOf.append(node)
                nodes[node].organisations += 1
                nodes[node].people += organisation.people
                nodes[node].founders += organisation.foundingTrainers
                // Summed as people first, divided below.
                if let share = coverage(position) {
                    nodes[node].coverage =
                        (nodes[node].coverage ?? 0) + share * Double(organisation.people)
                }
            }
            for node in nodes.indices where nodes[node].coverage != nil {
                let people = Double(nodes[node].people)
                nodes[node].coverage = people > 0 ? (nodes[node].coverage ?? 0) / people : 0
            }
            folded =
                "\(Wording.counted(organisations.count, "organisation")) folded into "
                + Wording.counted(
                    nodes.count,
                    byArea ? "sector and area" : "sector",
                    byArea ? "sectors and areas" : nil
                )
        }
        (ties, _) = Self.merged(programme, nodeOf)
        if folded != nil {
            (sectorTies, inside) = Self.merged(programme, nodeOf.map { nodes[$0].sector })
        }
    }

    private static func merged(_ programme: Programme, _ nodeOf: [Int]) -> ([Tie], Int) {
        var positions: [String: Int] = [:]
        for (position, organisation) in programme.organisations.enumerated() {
            positions[organisation.id] = position
        }
        var ties: [Tie] = []
        var known: [Int: Int] = [:]
        var inside = 0
        for partnership in programme.partnerships {
            guard let from = positions[partnership.from], let to = positions[partnership.to] else {
                continue
            }
            let (a, b) = (nodeOf[from], nodeOf[to])
            guard a != b else {
                inside += 1
                continue
            }
            let key = min(a, b) << 32 | max(a, b)
            let kind = partnership.kind.map(CleanText.line)
            if let position = known[key] {
                ties[position].strength = min(1, ties[position].strength + partnership.strength)
                ties[position].count += 1
                if !partnership.directed || ties[position].from != a {
                    ties[position].directed = false
                }
                if let kind, !ties[position].kinds.contains(kind), ties[position].kinds.count < 4 {
                    ties[position].kinds.append(kind)
                }
            } else {
                known[key] = ties.count
                ties.append(
                    Tie(
                        from: a,
                        to: b,
                        strength: partnership.strength,
                        count: 1,
                        directed: partnership.directed,
                        kinds: kind.map { [$0] } ?? []
                    )
                )
            }
        }
        return (ties, inside)
    }
}
