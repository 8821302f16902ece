import CascadeCore

/// The colours of the partnership map where it shows what an analysis found.
struct PartnershipColours {
    /// What a circle shows.
    struct Mark {
        /// What it is filled with.
        var paint: Paint
        /// A number inside.
        var badge: String?
        /// The mark that a circle too small for the number is drawn as.
        var symbol: Int?
        /// Whether a ring stands around it.
        var isRinged = false
        /// Whether its border is dotted, because nothing is known.
        var isUnknown = false
        /// What stands under its name.
        var figures: String
        /// The same in full.
        var words: String
    }

    /// A class in the key.
    struct Class {
        /// What circles of it are filled with.
        var paint: Paint
        /// The number inside.
        var badge: String?
        /// The mark that small circles of it are drawn as.
        var symbol: Int?
        /// Whether a ring stands around them.
        var isRinged = false
        /// Whether their border is dotted.
        var isUnknown = false
        /// What it means.
        var meaning: String
    }

    /// The circles, in the order of the map's nodes.
    var marks: [Mark] = []
    /// Communities of both ends of a tie where they are one: the colour of the tie.
    var tiePaints: [Int: Paint] = [:]
    /// Ties whose loss cuts some organisations off, by their position on the map.
    var bridges: Set<Int> = []
    /// The key's heading.
    var heading = ""
    /// The key.
    var classes: [Class] = []
    /// What the colours say, in one or two sentences.
    var caption = ""

    /// The colours of a map; nil where they show coverage.
    init?(
        _ colouring: Colouring,
        _ graph: PartnershipGraph,
        _ programme: Programme,
        network: NetworkAnalysis?,
        fragility: [Difference?]
    ) {
        guard let network else { return nil }
        switch colouring {
        case .coverage: return nil
        case .community: showCommunities(graph, programme, network)
        case .brokerage: showBrokerage(graph, programme, network)
        case .fragility: showFragility(graph, programme, network, fragility)
        }
    }

    /// Organisations of each node.
    func members(_ graph: PartnershipGraph) -> [[Int]] {
        var members = Array(repeating: [Int](), count: graph.nodes.count)
        for (organisation, node) in graph.nodeOf.enumerated() { members[node].append(organisation) }
        return members
    }

    /// How a number of a folded node is introduced.
    static func atMost(_ node: PartnershipGraph.Node) -> String {
        node.organisations > 1 ? "up to " : ""
    }

    // MARK: Brokerage

    private mutating func showBrokerage(
        _ graph: PartnershipGraph,
        _ programme: Programme,
        _ network: NetworkAnalysis
    ) {
        // Counted in both directions; people think of a pair once.
        let pairs = network.organisations.map { $0.brokerage.acrossSectors / 2 }
        let scale = ColourScale(upTo: pairs.max() ?? 0)
        let isBroker = PartnershipMarks.brokers(network)
        marks = zip(graph.nodes, members(graph)).map { node, members in
            let most = members.map { pairs[$0] }.max() ?? 0
            let count = Wording.counted(most, "pair")
            return Mark(
                paint: .cool(scale.level(most)),
                isRinged: members.contains { isBroker[$0] },
                figures: "\(Self.atMost(node))\(count)",
                words: "stands between \(Self.atMost(node))\(count) across sectors"
                    + (members.contains { isBroker[$0] } ? ", a broker" : "")
            )
        }
        heading = "Pairs that it stands between"
        classes = scale.classes.map { Class(paint: .cool($0.level), meaning: $0.words) }
        if marks.contains(where: \.isRinged) {
            classes.append(
                Class(paint: .paper, isRinged: true, meaning: "broker: among the top tenth")
            )
        }
        let meaning =
            "an organisation stands between a pair of its partners where these have no tie of their own"
        if let best = network.firstBroker {
            caption =
                "\(CleanText.line(programme.organisations[best].name)) brings most others together: it stands between "
                + "\(Wording.counted(pairs[best], "pair")) across sectors. "
        } else {
            caption = "Nobody brings others together across sectors. "
        }
        caption +=
            "The stronger the colour, the more pairs; \(meaning), and not all three are of one sector."
    }

    // MARK: Fragility

    private mutating func showFragility(
        _ graph: PartnershipGraph,
        _ programme: Programme,
        _ network: NetworkAnalysis,
        _ fragility: [Difference?]
    ) {
        let lost = fragility.map { difference -> Int? in
            difference.map { $0.isDistinct ? max(0, Wording.whole(-$0.mean)) : 0 }
        }
        let scale = ColourScale(upTo: lost.compactMap(\.self).max() ?? 0)
        marks = zip(graph.nodes, members(graph)).map { node, members in
            let isOnlyWay = members.contains { network.organisations[$0].role == .onlyWay }
            let tried = members.compactMap { lost[$0] }
            var mark = Mark(
                paint: .paper,
                isRinged: isOnlyWay,
                isUnknown: tried.isEmpty,
                figures: "not tried",
                words: "not tried"
            )
            if let most = tried.max() {
                let number = "\(Self.atMost(node))\(Wording.count(most))"
                mark.paint = .warm(scale.level(most))
                mark.figures = most > 0 ? "\(number) fewer elsewhere" : "no clear loss"
                mark.words =
                    most > 0
                    ? "if it drops out, \(number) fewer people are reached elsewhere"
                    : "if it drops out, no difference elsewhere that the runs can tell"
            }
            if isOnlyWay {
                let cut = members.map { network.organisations[$0].cutsOff }.max() ?? 0
                mark.words +=
                    ", the only way for \(Self.atMost(node))\(Wording.counted(cut, "other"))"
            }
            return mark
        }
        let isBridge = Set(
            network.ties.filter(\.isBridge).map { Self.key($0.first, $0.second) }
        )
        if graph.folded == nil {
            bridges = Set(
                graph.ties.indices.filter {
                    isBridge.contains(Self.key(graph.ties[$0].from, graph.ties[$0].to))
                }
            )
        }
        heading = "People lost elsewhere if it drops out"
        classes = scale.classes.map {
            Class(paint: .warm($0.level), meaning: $0.level == 0 ? "no clear loss" : $0.words)
        }
        let isTried = lost.contains { $0 != nil }
        if !isTried { classes = [] }
        if lost.contains(where: { $0 == nil }) {
            classes.insert(Class(paint: .paper, isUnknown: true, meaning: "not tried"), at: 0)
        }
        if marks.contains(where: \.isRinged) {
            classes.append(
                Class(paint: .paper, isRinged: true, meaning: "only way for some others")
            )
        }
        let worst = lost.indices.max { (lost[$0] ?? -1, -$0) < (lost[$1] ?? -1, -$1) }
        if let worst, let most = lost[worst], most > 0 {
            caption =
                "Losing \(CleanText.line(programme.organisations[worst].name)) would cost the others most: "
                + "\(Wording.counted(most, "person", "people")) elsewhere. "
        } else if isTried {
            caption =
                "No organisation’s leaving makes a difference elsewhere that the runs can tell. "
        }
        caption +=
            isTried
            ? "The stronger the colour, the more people of other organisations are not reached if an organisation drops out."
            : "Nobody’s leaving was tried, because the programme’s trainers reach nobody in other organisations."
        if !bridges.isEmpty {
            caption += " A broken line is a tie without which some are cut off from the rest."
        }
    }

    private static func key(_ a: Int, _ b: Int) -> Int { min(a, b) << 32 | max(a, b) }
}
