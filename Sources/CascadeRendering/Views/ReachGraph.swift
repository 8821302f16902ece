import CascadeCore

/// Who is expected to be reached when and by whom, organisation by organisation, or in groups where there are many.
struct ReachGraph {
    /// Those reached in a smaller share of runs than this stand apart.
    static let hardlyEver = 0.02

    /// An organisation, or several of one column, generation and likelihood.
    struct Node {
        var name: String
        /// Organisations by position of their sector.
        var sectors: [Int: Int]
        /// Median week of first reach; of several, the earliest.
        var week: Int
        var generation: Int
        var organisations: Int
        /// Share of runs in which it is reached; of several, the mean.
        var chance: Double
        /// Whether it is reached in at least half of the runs.
        var isLikely: Bool
        /// How it is first reached most often.
        var origin: Outcome.FirstReach.Source
        /// The same in words.
        var source: String
        /// Share of the runs that reach it in which that was the source.
        var sourceShare: Double
        /// Of several: how many of each sector, the most first.
        var breakdown: [String] = []
        /// Id of the organisation; nil for several.
        var key: String?
    }

    /// Who reached whom.
    struct Tie {
        var from: Int
        var to: Int
        /// Share of the runs that reach it in which this was the source.
        var share: Double
        /// Share of all runs in which this was the source.
        var chance: Double
        var count: Int
    }

    /// Those hardly ever reached.
    struct Seldom {
        var name: String
        var sector: Int
        var organisations: Int
        var chance: Double
        /// Id of the organisation; nil for several.
        var key: String?
    }

    var nodes: [Node] = []
    var ties: [Tie] = []
    var seldom: [Seldom] = []
    var timeline: ReachTimeline
    var folded: String?

    /// The graph of an outcome, in groups beyond `limit` organisations reached.
    init(programme: Programme, outcome: Outcome, foldingAbove limit: Int) {
        let organisations = programme.organisations
        let results = Array(outcome.organisations.prefix(organisations.count))
        let reached = results.indices.filter {
            results[$0].chanceReached >= Self.hardlyEver && results[$0].firstReach != nil
        }
        var sectors: [String: Int] = [:]
        for (position, sector) in programme.sectors.enumerated() { sectors[sector.id] = position }
        func sector(_ position: Int) -> Int { sectors[organisations[position].sector] ?? 0 }
        func week(_ position: Int) -> Int { max(0, results[position].firstReach?.week ?? 0) }
        timeline = ReachTimeline(programme: programme, lastWeek: max(0, outcome.weeks - 1))
        var nodeOf: [Int: Int] = [:]
        let isFolded = reached.count > limit
        var keys: [Int: Int] = [:]
        for position in reached {
            guard let first = results[position].firstReach else { continue }
            let result = results[position]
            let column = timeline.column(of: first.week)
            let isLikely = result.chanceReached >= 0.5
            let key =
                isFolded
                ? (column * 64 + max(0, min(first.generation, 63))) * 2 + (isLikely ? 1 : 0)
                : -1 - position
            if let node = keys[key] {
                let count = Double(nodes[node].organisations)
                nodes[node].chance =
                    (nodes[node].chance * count + result.chanceReached) / (count + 1)
                nodes[node].organisations += 1
                nodes[node].sectors[sector(position), default: 0] += 1
                nodes[node].week = min(nodes[node].week, first.week)
                nodeOf[position] = node
                continue
            }
            keys[key] = nodes.count
            nodeOf[position] = nodes.count
            nodes.append(
                Node(
                    name: CleanText.line(organisations[position].name),
                    sectors: [sector(position): 1],
                    week: week(position),
                    generation: max(0, first.generation),
                    organisations: 1,
                    chance: result.chanceReached,
                    isLikely: isLikely,
                    origin: first.source,
                    source: Self.source(first, organisations),
                    sourceShare: first.sourceShare,
                    key: isFolded ? nil : organisations[position].id
                )
            )
        }
        var known: [Int: Int] = [:]
        for position in reached {
            guard let first = results[position].firstReach, case .partner(let from) = first.source,
                let a = nodeOf[from], let b = nodeOf[position], a != b
            else { continue }
            let key = a * nodes.count + b
            let chance = first.sourceShare * results[position].chanceReached
            if let tie = known[key] {
                let count = Double(ties[tie].count)
                ties[tie].share = (ties[tie].share * count + first.sourceShare) / (count + 1)
                ties[tie].chance = (ties[tie].chance * count + chance) / (count + 1)
                ties[tie].count += 1
            } else {
                known[key] = ties.count
                ties.append(Tie(from: a, to: b, share: first.sourceShare, chance: chance, count: 1))
            }
        }
        if isFolded {
            folded =
                "\(Wording.counted(reached.count, "organisation")) folded into "
                + Wording.counted(nodes.count, "group") + " of one time, generation and likelihood"
        }
        for node in nodes.indices where nodes[node].organisations > 1 {
            nodes[node].name = Wording.counted(nodes[node].organisations, "organisation")
            let order = nodes[node].sectors.sorted {
                $0.value != $1.value ? $0.value > $1.value : $0.key < $1.key
            }
            nodes[node].breakdown = order.map { sector, count in
                let name =
                    programme.sectors.indices.contains(sector)
                    ? CleanText.line(programme.sectors[sector].name) : ""
                return "\(Wording.count(count)) \(name)"
            }
        }
        let rare = results.indices.filter { nodeOf[$0] == nil }
        addSeldom(rare, programme, results, sector)
    }

    private mutating func addSeldom(
        _ rare: [Int],
        _ programme: Programme,
        _ results: [Outcome.OrganisationResult],
        _ sector: (Int) -> Int
    ) {
        if rare.count <= 60 {
            seldom = rare.map {
                Seldom(
                    name: CleanText.line(programme.organisations[$0].name),
                    sector: sector($0),
                    organisations: 1,
                    chance: results[$0].chanceReached,
                    key: programme.organisations[$0].id
                )
            }
            return
        }
        for position in programme.sectors.indices {
            let members = rare.filter { sector($0) == position }
            guard !members.isEmpty else { continue }
            let mean =
                members.map { results[$0].chanceReached }.reduce(0, +) / Double(members.count)
            seldom.append(
                Seldom(
                    name: CleanText.line(programme.sectors[position].name),
                    sector: position,
                    organisations: members.count,
                    chance: mean
                )
            )
        }
    }

    private static func source(_ first: Outcome.FirstReach, _ organisations: [Organisation])
        -> String
    {
        switch first.source {
        case .plannedSession: return "a planned session"
        case .itself: return "its own trainer"
        case .partner(let position):
            guard organisations.indices.contains(position) else { return "a partner" }
            return CleanText.line(organisations[position].name)
        }
    }
}
