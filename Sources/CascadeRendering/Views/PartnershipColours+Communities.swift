import CascadeCore

extension PartnershipColours {
    /// Communities beyond the largest eight share one grey.
    static let mostCommunities = 8

    /// Positions of sector colours that are told apart most easily, without their grey.
    private static let palette = [0, 1, 5, 6, 2, 9, 4, 7]

    /// Marks of the same communities where circles are too small for numbers; circles are left to those in others and in none.
    private static let symbols = [1, 2, 3, 4, 5, 6, 8, 9]

    /// Colours and numbers circles by community, as an analysis numbers them: the largest by headcount is 1.
    ///
    /// An organisation that has a community to itself is in none.
    mutating func showCommunities(
        _ graph: PartnershipGraph,
        _ programme: Programme,
        _ network: NetworkAnalysis
    ) {
        var rank: [Int: Int] = [:]
        for (community, found) in network.communities.enumerated()
        where found.organisations.count > 1 {
            rank[community] = rank.count
        }
        func paint(_ rank: Int) -> Paint {
            rank < Self.mostCommunities ? .strong(Self.palette[rank]) : .strong(3)
        }
        func badge(_ community: Int, _ rank: Int) -> String? {
            rank < Self.mostCommunities ? String(community + 1) : nil
        }
        let community = members(graph).map { members -> Int? in
            var people: [Int: Int] = [:]
            for organisation in members {
                let own = network.organisations[organisation].community
                people[own, default: 0] += programme.organisations[organisation].people
            }
            return people.keys.max { (people[$0] ?? 0, -$0) < (people[$1] ?? 0, -$1) }
        }
        marks = zip(graph.nodes, community).map { node, community in
            let people = Wording.counted(node.people, "person", "people")
            guard let community, let rank = rank[community] else {
                return Mark(paint: .paper, figures: people, words: "in no community")
            }
            let size = network.communities[community].organisations.count
            let mostly = node.organisations > 1 ? "mostly " : ""
            guard let badge = badge(community, rank) else {
                return Mark(
                    paint: paint(rank),
                    figures: people,
                    words: "\(mostly)in another community of \(Wording.count(size)) organisations"
                )
            }
            return Mark(
                paint: paint(rank),
                badge: badge,
                symbol: Self.symbols[rank],
                figures: people,
                words: "\(mostly)in community \(badge) of \(Wording.count(size)) organisations"
            )
        }
        for (position, tie) in graph.ties.enumerated() {
            guard let own = community[tie.from], own == community[tie.to], let rank = rank[own]
            else { continue }
            tiePaints[position] = paint(rank)
        }
        heading = "Communities"
        classes = network.communities.enumerated().compactMap { community, found in
            guard let rank = rank[community], let badge = badge(community, rank) else {
                return nil
            }
            return Class(
                paint: paint(rank),
                badge: badge,
                symbol: Self.symbols[rank],
                meaning: Self.described(found, programme)
            )
        }
        if rank.count > Self.mostCommunities {
            classes.append(
                Class(
                    paint: .strong(3),
                    meaning: "\(Wording.count(rank.count - Self.mostCommunities)) other communities"
                )
            )
        }
        let alone = network.communities.count - rank.count
        if alone > 0 {
            classes.append(Class(paint: .paper, meaning: "in none"))
        }
        let held = rank.keys.reduce(0) { $0 + network.communities[$1].organisations.count }
        caption =
            rank.isEmpty
            ? "No organisations are more closely tied among themselves than with the rest."
            : "\(Wording.counted(rank.count, "community", "communities")) of organisations that are more closely "
                + "tied among themselves than with the rest"
        if !rank.isEmpty {
            caption +=
                " hold \(Wording.count(held)) of \(Wording.count(network.organisations.count))."
            caption += " Lines within a community have its colour, those between are grey."
        }
    }

    /// `12 organisations, mostly Education`.
    private static func described(
        _ community: NetworkAnalysis.Community,
        _ programme: Programme
    ) -> String {
        let count = community.organisations.count
        let sectors = community.bySector.indices.filter { community.bySector[$0] > 0 }
            .sorted { (-community.bySector[$0], $0) < (-community.bySector[$1], $1) }
        let text = Wording.counted(count, "organisation")
        guard let first = sectors.first, programme.sectors.indices.contains(first) else {
            return text
        }
        let name = CleanText.fitted(
            CleanText.line(programme.sectors[first].name),
            width: 150,
            size: 12
        )
        if sectors.count == 1 { return "\(text), all \(name)" }
        if 2 * community.bySector[first] > count { return "\(text), mostly \(name)" }
        return "\(text) of \(Wording.count(sectors.count)) sectors"
    }
}
