package import CascadeCore

/// Sectors, and what goes between them: ties, and the people whom the trainers of one are expected to reach in another.
package struct SectorGraph: Sendable {
    /// A sector, or what is left of many.
    package struct Node: Sendable {
        /// Name as people know it.
        package var name: String
        /// Position of the sector in the programme; nil for several together.
        package var sector: Int?
        /// Number of its organisations.
        package var organisations = 0
        /// Headcount.
        package var people = 0
        /// Expected coverage, 0 to 1; nil without a simulation.
        package var coverage: Double?
        /// Ties between its organisations.
        package var tiesInside = 0
        /// Mean number of people reached here by trainers of its own.
        package var reachedByOwn = 0.0
        /// Mean number of people reached here by trainers of other sectors.
        package var reachedByOthers = 0.0
        /// Mean number of people of other sectors whom its trainers reach.
        package var given = 0.0
        /// Coverage on record and expected.
        package var level = CoverageLevel()
        /// People reached here by trainers of its own, on record.
        package var observedByOwn = 0
        /// People reached here by trainers of other sectors, on record.
        package var observedByOthers = 0
    }

    /// A pair of sectors with ties.
    package struct Link: Sendable {
        /// The sector that stands first.
        package var first: Int
        /// The other one.
        package var second: Int
        /// Number of pairs of organisations with a tie.
        package var ties = 0
        /// Mean number of people of the first whom trainers of the second reach.
        package var reachedInFirst = 0.0
        /// Mean number of people of the second whom trainers of the first reach.
        package var reachedInSecond = 0.0
        /// People of the first whom trainers of the second reached, on record.
        package var observedInFirst = 0
        /// People of the second whom trainers of the first reached, on record.
        package var observedInSecond = 0

        /// People reached in both directions.
        package var reached: Double { reachedInFirst + reachedInSecond }
        /// People reached in both directions, on record.
        package var observed: Int { observedInFirst + observedInSecond }
        /// The wider of what is expected and on record, in both directions: how wide its lanes are.
        package var widest: Double {
            max(reachedInFirst, Double(observedInFirst))
                + max(reachedInSecond, Double(observedInSecond))
        }
    }

    /// What widths stand for.
    package enum Measure: Sendable {
        /// People whom trainers are expected to reach.
        case people
        /// Pairs of organisations with a tie.
        case ties
    }

    /// Beyond this many sectors those with the fewest ties are shown as one.
    package static let mostShown = 48

    /// Sectors, in the programme's order; what is left of many comes last.
    package private(set) var nodes: [Node] = []
    /// Pairs with ties, in ascending order.
    package private(set) var links: [Link] = []
    /// What widths stand for.
    package let measure: Measure

    /// The sectors of a programme, with what is expected to go between them where the network was analysed.
    ///
    /// - Complexity: O(V + E + s² log s) for s sectors.
    package init(
        programme: Programme,
        outcome: Outcome?,
        network: NetworkAnalysis?,
        history: History? = nil
    ) {
        let ties = network?.tiesBetweenSectors ?? Self.ties(programme)
        let reach = network?.reachBetweenSectors ?? ties.map { $0.map { _ in 0 } }
        let observed = Self.observed(programme, history)
        measure =
            reach.contains { $0.contains { $0 > 0 } }
                || observed.contains { $0.contains { $0 > 0 } }
            ? .people : .ties
        let nodeOf = Self.nodeOf(ties)
        let shown = (nodeOf.max() ?? -1) + 1
        nodes = (0..<shown).map { node in
            let sectors = nodeOf.indices.filter { nodeOf[$0] == node }
            guard sectors.count == 1 else {
                return Node(name: Wording.counted(sectors.count, "other sector"))
            }
            return Node(
                name: CleanText.line(programme.sectors[sectors[0]].name),
                sector: sectors[0]
            )
        }
        count(programme, outcome, history?.reach(), nodeOf)
        var between: [Int: Link] = [:]
        for a in ties.indices {
            for b in ties.indices {
                let (from, to) = (nodeOf[a], nodeOf[b])
                if from == to {
                    nodes[from].reachedByOwn += reach[a][b]
                    nodes[from].observedByOwn += observed[a][b]
                    if a <= b { nodes[from].tiesInside += ties[a][b] }
                    continue
                }
                nodes[from].given += reach[a][b]
                nodes[to].reachedByOthers += reach[a][b]
                nodes[to].observedByOthers += observed[a][b]
                let (first, second) = (min(from, to), max(from, to))
                var link =
                    between[first * shown + second] ?? Link(first: first, second: second)
                if a < b { link.ties += ties[a][b] }
                if from == first {
                    link.reachedInSecond += reach[a][b]
                    link.observedInSecond += observed[a][b]
                } else {
                    link.reachedInFirst += reach[a][b]
                    link.observedInFirst += observed[a][b]
                }
                between[first * shown + second] = link
            }
        }
        links = between.keys.sorted().compactMap { between[$0] }.filter {
            $0.ties > 0 || $0.reached > 0 || $0.observed > 0
        }
    }

    /// People reached on record, by the sectors of the lead trainer and of those reached.
    private static func observed(_ programme: Programme, _ history: History?) -> [[Int]] {
        var positions: [String: Int] = [:]
        for (position, sector) in programme.sectors.enumerated() { positions[sector.id] = position }
        let sector = programme.organisations.map { positions[$0.sector] ?? 0 }
        let count = programme.sectors.count
        var people = Array(repeating: Array(repeating: 0, count: count), count: count)
        for crossing in history?.crossings ?? [] {
            people[sector[crossing.trainers]][sector[crossing.learners]] += crossing.people
        }
        return people
    }

    /// Adds up headcounts and coverage.
    private mutating func count(
        _ programme: Programme,
        _ outcome: Outcome?,
        _ reach: Reach?,
        _ nodeOf: [Int]
    ) {
        var positions: [String: Int] = [:]
        for (position, sector) in programme.sectors.enumerated() {
            positions[sector.id] = nodeOf[position]
        }
        for organisation in programme.organisations {
            guard let node = positions[organisation.sector] else { continue }
            nodes[node].organisations += 1
            nodes[node].people += organisation.people
        }
        let levels = CoverageLevels(programme, outcome, reach).sectors
        for (sector, level) in levels.enumerated() where nodes[nodeOf[sector]].sector == sector {
            nodes[nodeOf[sector]].level = level
        }
        guard let outcome, outcome.sectors.count == nodeOf.count else { return }
        var covered = Array(repeating: 0.0, count: nodes.count)
        for (sector, result) in outcome.sectors.enumerated() {
            covered[nodeOf[sector]] += result.coverage * Double(result.people)
        }
        for node in nodes.indices {
            let share = covered[node] / Double(max(1, nodes[node].people))
            nodes[node].coverage = share.isFinite ? max(0, min(1, share)) : 0
            if nodes[node].sector == nil { nodes[node].level.expected = nodes[node].coverage }
        }
    }

    /// The node of each sector: its own, or the last one for what is left of many.
    private static func nodeOf(_ ties: [[Int]]) -> [Int] {
        guard ties.count > mostShown else { return Array(ties.indices) }
        let degree = ties.map { $0.reduce(0, +) }
        let kept = Set(
            ties.indices.sorted { (-degree[$0], $0) < (-degree[$1], $1) }.prefix(mostShown - 1)
        )
        var next = 0
        return ties.indices.map { sector in
            guard kept.contains(sector) else { return mostShown - 1 }
            next += 1
            return next - 1
        }
    }

    /// Number of pairs of organisations with a tie, by the sectors of both, counted as an analysis does.
    private static func ties(_ programme: Programme) -> [[Int]] {
        let count = programme.sectors.count
        var sectors: [String: Int] = [:]
        for (position, sector) in programme.sectors.enumerated() { sectors[sector.id] = position }
        var organisations: [String: (position: Int, sector: Int)] = [:]
        for (position, organisation) in programme.organisations.enumerated() {
            organisations[organisation.id] = (position, sectors[organisation.sector] ?? 0)
        }
        var known: Set<[Int]> = []
        var matrix = Array(repeating: Array(repeating: 0, count: count), count: count)
        for tie in programme.partnerships {
            guard let a = organisations[tie.from], let b = organisations[tie.to],
                a.position != b.position
            else { continue }
            let pair = [min(a.position, b.position), max(a.position, b.position)]
            guard known.insert(pair).inserted else { continue }
            matrix[a.sector][b.sector] += 1
            if a.sector != b.sector { matrix[b.sector][a.sector] += 1 }
        }
        return matrix
    }

    /// Sectors that are linked with each other, directly or through others: the largest such set first.
    package var parts: [[Int]] {
        var part = Array(nodes.indices)
        for _ in nodes.indices {
            var changed = false
            for link in links {
                let low = min(part[link.first], part[link.second])
                if part[link.first] != low || part[link.second] != low {
                    (part[link.first], part[link.second]) = (low, low)
                    changed = true
                }
            }
            if !changed { break }
        }
        let members = Dictionary(grouping: nodes.indices, by: { part[$0] })
        return members.keys.sorted {
            let (a, b) = (members[$0]?.count ?? 0, members[$1]?.count ?? 0)
            return a != b ? a > b : $0 < $1
        }.compactMap { members[$0] }
    }
}
