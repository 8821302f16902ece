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
        /// Coverage on record and expected.
        package var level = CoverageLevel()
        /// Id of the organisation, or of sector and area.
        package var key = ""
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
        /// Mean number of people of `from` expected to be reached across it, and of `to`.
        package var expected = (inFrom: 0.0, inTo: 0.0)
        /// People of `from` reached across it on record, and of `to`.
        package var observed = (inFrom: 0, inTo: 0)
    }

    /// Circles, in the programme's order.
    package var nodes: [Node]
    /// Ties, in order of their ends.
    package var ties: [Tie]
    /// The circle of each organisation, by position.
    package private(set) var nodeOf: [Int] = []
    /// By circle, how many others it is tied to.
    package var partners: [Int] {
        var out = Array(repeating: 0, count: nodes.count)
        for tie in ties {
            out[tie.from] += 1
            out[tie.to] += 1
        }
        return out
    }
    /// What was folded, in words; nil where every organisation has its own circle.
    package var folded: String?
    /// Ties between sectors, by their positions; drawn instead of `ties` where circles are folded.
    package var sectorTies: [Tie] = []
    /// Number of ties that stay within a sector, where circles are folded.
    package var inside = 0

    /// The map of a programme, folded into sectors and areas beyond `limit` organisations.
    ///
    /// - Complexity: O(V + E) and sorting.
    package init(
        programme: Programme,
        outcome: Outcome?,
        history: History? = nil,
        foldingAbove limit: Int
    ) {
        let levels = CoverageLevels(programme, outcome, history?.reach()).organisations
        let organisations = programme.organisations
        var sectorPositions: [String: Int] = [:]
        for (position, sector) in programme.sectors.enumerated() {
            sectorPositions[sector.id] = position
        }
        func sector(_ organisation: Organisation) -> Int {
            sectorPositions[organisation.sector] ?? 0
        }
        func coverage(_ position: Int) -> Double? { levels[position].expected }
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
                        founders: organisation.foundingTrainers,
                        level: levels[position],
                        key: organisation.id
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
                            founders: 0,
                            level: CoverageLevel(observed: history == nil ? nil : 0),
                            key: byArea ? key : organisation.sector
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
                if let share = levels[position].observed {
                    nodes[node].level.observed =
                        (nodes[node].level.observed ?? 0) + share * Double(organisation.people)
                }
            }
            for node in nodes.indices {
                let people = nodes[node].people
                nodes[node].coverage = nodes[node].coverage.map {
                    CoverageLevel.share($0, of: people)
                }
                nodes[node].level.expected = nodes[node].coverage
                nodes[node].level.observed = nodes[node].level.observed.map {
                    CoverageLevel.share($0, of: people)
                }
            }
            folded =
                "\(Wording.counted(organisations.count, "organisation")) folded into "
                + Wording.counted(
                    nodes.count,
                    byArea ? "sector and area" : "sector",
                    byArea ? "sectors and areas" : nil
                )
        }
        let across = Self.across(programme, history)
        (ties, _) = Self.merged(programme, outcome, across, nodeOf)
        if folded != nil {
            (sectorTies, inside) = Self.merged(
                programme,
                outcome,
                across,
                nodeOf.map { nodes[$0].sector }
            )
        }
    }

    /// People reached on record, by the organisations of the lead trainer and of those reached.
    private static func across(_ programme: Programme, _ history: History?) -> [Int: Int] {
        var people: [Int: Int] = [:]
        for crossing in history?.crossings ?? [] {
            people[crossing.trainers * programme.organisations.count + crossing.learners] =
                crossing.people
        }
        return people
    }

    private static func merged(
        _ programme: Programme,
        _ outcome: Outcome?,
        _ across: [Int: Int],
        _ nodeOf: [Int]
    ) -> ([Tie], Int) {
        let results =
            outcome?.partnerships.count == programme.partnerships.count
            ? outcome?.partnerships ?? [] : []
        // Parallel ties share what is on record: it is counted at the first.
        var across = across
        func observed(_ trainers: Int, _ learners: Int) -> Int {
            across.removeValue(forKey: trainers * programme.organisations.count + learners) ?? 0
        }
        var positions: [String: Int] = [:]
        for (position, organisation) in programme.organisations.enumerated() {
            positions[organisation.id] = position
        }
        var ties: [Tie] = []
        var known: [Int: Int] = [:]
        var inside = 0
        for (place, partnership) in programme.partnerships.enumerated() {
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
            let expected = results.isEmpty ? nil : results[place]
            let onRecord = (inFrom: observed(to, from), inTo: observed(from, to))
            if let position = known[key] {
                ties[position].strength = min(1, ties[position].strength + partnership.strength)
                ties[position].count += 1
                ties[position].add(expected, onRecord, isTurned: ties[position].from != a)
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
                ties[ties.count - 1].add(expected, onRecord, isTurned: false)
            }
        }
        return (ties, inside)
    }
}

extension PartnershipGraph.Tie {
    /// People reached across it as expected, in both directions.
    package var expectedPeople: Double { expected.inFrom + expected.inTo }
    /// People reached across it on record, in both directions.
    package var observedPeople: Int { observed.inFrom + observed.inTo }

    fileprivate mutating func add(
        _ result: Outcome.PartnershipResult?,
        _ onRecord: (inFrom: Int, inTo: Int),
        isTurned: Bool
    ) {
        let (from, to) = (result?.reachedInFrom ?? 0, result?.reachedInTo ?? 0)
        expected.inFrom += isTurned ? to : from
        expected.inTo += isTurned ? from : to
        observed.inFrom += isTurned ? onRecord.inTo : onRecord.inFrom
        observed.inTo += isTurned ? onRecord.inFrom : onRecord.inTo
    }
}
