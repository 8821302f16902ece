import CascadeCore

/// The partnership map: organisations by sector, sized by headcount, filled by expected coverage, ties by strength.
struct PartnershipView {
    /// Beyond this many organisations they are folded into sectors and areas.
    static let foldingAbove = 3000

    private let programme: Programme
    private let outcome: Outcome?
    private let graph: PartnershipGraph

    /// The map of a programme, with coverage where there is an outcome.
    init(_ programme: Programme, _ outcome: Outcome?) {
        self.programme = programme
        self.outcome = outcome
        graph = PartnershipGraph(
            programme: programme,
            outcome: outcome,
            foldingAbove: Self.foldingAbove
        )
    }

    // MARK: - DOT

    /// The map in the DOT language: clusters by sector, to be laid out by `fdp`.
    var document: DOTDocument {
        var document = DOTDocument(
            title: "\(programme.name): partnership",
            isDirected: false
        )
        document.attributes = [
            .layout: graph.nodes.count <= 150 ? "fdp" : "sfdp", .overlap: "prism", .sep: "+5",
            .K: .number(0.2), .splines: "line", .outputorder: "edgesfirst", .start: .number(1),
            .bgcolor: .word(Paint.paper.light.hex),
        ]
        document.nodeDefaults = [
            .shape: "box", .style: "rounded,filled", .margin: "0.11,0.055", .height: .number(0.28),
            .fontname: .word(FontMetrics.families), .fontsize: .number(11),
        ]
        document.edgeDefaults = [.color: .word(Paint.tie.light.hex + "80")]
        let most = Double(graph.nodes.map(\.people).max() ?? 1)
        var clusters = programme.sectors.enumerated().map { position, sector in
            DOTDocument.Cluster(
                attributes: [
                    .label: .text(["\(Symbol.character(position)) \(sector.name)"]),
                    .labeljust: "l", .style: "rounded,filled", .margin: .number(12),
                    .fillcolor: .word(Paint.soft(position).light.hex + "55"),
                    .color: .word(Paint.strong(position).light.hex), .fontsize: .number(18),
                    .fontname: .word(FontMetrics.families),
                ],
                nodes: []
            )
        }
        for (position, node) in graph.nodes.enumerated() {
            let size = 0.5 + 1.0 * (Double(max(0, node.people)) / max(most, 1)).squareRoot()
            let lines =
                CleanText.wrapped(node.name, width: 130, size: 11) + [figures(node)]
            clusters[node.sector].nodes.append(
                DOTDocument.Node(
                    index: position,
                    attributes: [
                        .label: .text(lines), .tooltip: .text([title(node)]),
                        .fillcolor: .word(Paint.soft(node.sector).light.hex),
                        .color: .word(Paint.strong(node.sector).light.hex),
                        .width: .number(size), .penwidth: .number(1.2),
                    ]
                )
            )
        }
        document.structure = .clusters(clusters.filter { !$0.nodes.isEmpty }, others: [])
        document.edges = graph.ties.map { tie in
            var attributes: DOTDocument.Attributes = [
                .penwidth: .number(width(tie)), .tooltip: .text([title(tie)]),
            ]
            if tie.directed { attributes[.dir] = "forward" }
            return DOTDocument.Edge(from: tie.from, to: tie.to, attributes: attributes)
        }
        return document
    }

    // MARK: - Words

    private func figures(_ node: PartnershipGraph.Node) -> String {
        let people = Wording.count(node.people)
        if let coverage = node.coverage { return "\(Wording.percent(coverage)) of \(people)" }
        return Wording.counted(node.people, "person", "people")
    }

    private func title(_ node: PartnershipGraph.Node) -> String {
        let sector =
            programme.sectors.indices.contains(node.sector)
            ? CleanText.line(programme.sectors[node.sector].name) : ""
        var parts = ["\(node.name), \(sector)"]
        if graph.folded != nil { parts.append(Wording.counted(node.organisations, "organisation")) }
        parts.append(Wording.counted(node.people, "person", "people"))
        if let coverage = node.coverage {
            parts.append("expected coverage \(Wording.percent(coverage))")
        }
        if node.founders > 0 {
            parts.append(Wording.counted(node.founders, "founding trainer"))
        }
        return parts.joined(separator: ", ")
    }

    private func title(_ tie: PartnershipGraph.Tie) -> String {
        let arrow = tie.directed ? "→" : "–"
        func name(_ end: Int) -> String {
            guard graph.folded != nil else { return graph.nodes[end].name }
            return programme.sectors.indices.contains(end)
                ? CleanText.line(programme.sectors[end].name) : ""
        }
        var text = "\(name(tie.from)) \(arrow) \(name(tie.to))"
        if tie.count > 1 { text += ", \(Wording.counted(tie.count, "partnership"))" }
        if !tie.kinds.isEmpty { text += ", \(tie.kinds.joined(separator: ", "))" }
        if graph.folded == nil { text += ", strength \(Coordinate.text(tie.strength, digits: 2))" }
        return text
    }

    private func width(_ tie: PartnershipGraph.Tie) -> Double {
        let most = graph.nodes.count <= 150 ? 3.4 : graph.nodes.count <= 400 ? 2.4 : 1.2
        let least = graph.nodes.count <= 400 ? 0.8 : 0.4
        let share: Double
        if graph.folded != nil {
            let largest = Double(graph.sectorTies.map(\.count).max() ?? 1)
            return 1.2 + 7 * min(1, Double(tie.count) / largest)
        } else {
            share = max(0, min(1, tie.strength))
        }
        return least + (most - least) * share
    }

    // MARK: - Scene

    /// The map drawn.
    func scene(_ graphviz: Graphviz) throws(RenderingError) -> Scene {
        let placement = try PartnershipPlacement(
            graph,
            sectors: max(1, programme.sectors.count),
            graphviz: graphviz
        )
        var elements: [Scene.Element] = []
        for panel in placement.panels { elements.append(self.panel(panel)) }
        elements += graph.folded == nil ? ties(placement) : sectorTies(placement)
        for panel in placement.panels { elements += heading(panel) }
        for node in graph.nodes.indices { elements.append(self.node(node, placement)) }
        if graph.nodes.isEmpty {
            elements.append(
                .text("No organisations yet.", 0, 30, size: 15, .quiet)
            )
        }
        let size = graph.nodes.isEmpty ? Size(420, 50) : placement.size
        return PictureFrame(
            title: programme.name,
            caption: caption,
            description: summary,
            legend: legend(placement)
        ).around(elements, size: size)
    }

    private var caption: String {
        var text = "The partnership: a circle’s area is the headcount"
        if let outcome {
            text +=
                ", its fill the share of people expected (simulated) to be reached and still there on "
                + "\(outcome.lastDay.spelledOut); mean of \(Wording.counted(outcome.replicates, "run")), "
                + "seed \(outcome.seed)."
        } else {
            text += "."
        }
        if let folded = graph.folded { text += " \(folded)." }
        if graph.inside > 0 {
            text +=
                " Lines join sectors; \(Wording.counted(graph.inside, "tie")) within sectors are "
                + "counted, not drawn."
        }
        return text
    }

    private var summary: String {
        var text =
            "A map of \(Wording.counted(programme.organisations.count, "organisation")) in "
            + "\(Wording.counted(programme.sectors.count, "sector")) with "
            + "\(Wording.counted(programme.partnerships.count, "partnership")). "
        if let folded = graph.folded { text += folded + ". " }
        for (position, sector) in programme.sectors.enumerated() {
            let members = graph.nodes.filter { $0.sector == position }
            let organisations = members.map(\.organisations).reduce(0, +)
            text +=
                "\(CleanText.line(sector.name)): \(Wording.counted(organisations, "organisation"))"
            if let outcome, outcome.sectors.indices.contains(position) {
                text += ", \(Wording.percent(outcome.sectors[position].coverage)) covered"
            }
            text += ". "
        }
        return text.trimmingSpaces
    }

    private func panel(_ panel: PartnershipPlacement.Panel) -> Scene.Element {
        let name = CleanText.line(programme.sectors[panel.sector].name)
        return .group(
            Scene.Group(
                kind: .cluster,
                id: "s\(panel.sector)",
                title: "Sector \(name)",
                elements: [
                    .shape(
                        Scene.Shape(
                            outline: .rect(panel.rect, radius: 12),
                            fill: .ground(panel.sector)
                        )
                    ),
                    .shape(
                        Scene.Shape(
                            outline: .rect(panel.rect, radius: 12),
                            stroke: .strong(panel.sector),
                            lineWidth: 1.2,
                            opacity: 0.7
                        )
                    ),
                ]
            )
        )
    }

    private func heading(_ panel: PartnershipPlacement.Panel) -> [Scene.Element] {
        let members = panel.named + panel.dots
        let organisations = members.map { graph.nodes[$0].organisations }.reduce(0, +)
        let people = members.map { graph.nodes[$0].people }.reduce(0, +)
        var figures =
            "\(Wording.counted(organisations, "organisation")) · "
            + Wording.counted(people, "person", "people")
        if let outcome, outcome.sectors.indices.contains(panel.sector) {
            figures += " · \(Wording.percent(outcome.sectors[panel.sector].coverage)) covered"
        }
        let (x, y) = (panel.rect.x + 14, panel.rect.y)
        let room = panel.rect.width - 28
        let ground = Paint.ground(panel.sector)
        let name = CleanText.fitted(
            CleanText.line(programme.sectors[panel.sector].name),
            width: room - 18,
            size: 15,
            bold: true
        )
        let facts = CleanText.fitted(figures, width: room, size: 11)
        return [
            Self.backing(
                Rect(
                    x - 4,
                    y + 9,
                    8
                        + max(
                            18 + FontMetrics.width(name, size: 15, bold: true),
                            FontMetrics.width(facts, size: 11)
                        ),
                    38
                ),
                ground
            ),
            Symbol.shape(
                panel.sector,
                at: Point(x + 6, y + 20),
                radius: 6,
                .strong(panel.sector)
            ),
            .text(name, x + 18, y + 25.5, size: 15, bold: true, on: ground),
            .text(facts, x, y + 42, size: 11, .quiet, on: ground),
        ]
    }

    /// Paper behind words, so that lines below don't cross them.
    private static func backing(_ rect: Rect, _ ground: Paint) -> Scene.Element {
        .shape(Scene.Shape(outline: .rect(rect, radius: 4), fill: ground, opacity: 0.8))
    }

    private func node(_ position: Int, _ placement: PartnershipPlacement) -> Scene.Element {
        let node = graph.nodes[position]
        let (centre, radius) = (placement.centres[position], placement.radii[position])
        var elements = LevelCircle.elements(
            at: centre,
            radius: radius,
            share: node.coverage,
            position: node.sector,
            lineWidth: radius < 6 ? 0.9 : 1.4
        )
        if let width = placement.nameWidths[position] {
            let ground = Paint.ground(node.sector)
            let name = CleanText.wrapped(node.name, width: width, size: 11.5)
            let figures = CleanText.fitted(figures(node), width: width, size: 10.5)
            let widest =
                (name.map { FontMetrics.width($0, size: 11.5) }
                + [FontMetrics.width(figures, size: 10.5)]).max() ?? 0
            var y = centre.y + radius + 13
            let backing = Self.backing(
                Rect(
                    centre.x - widest / 2 - 2,
                    y - 10.5,
                    widest + 4,
                    13 * Double(name.count) + 13.5
                ),
                ground
            )
            elements.insert(backing, at: 0)
            for line in name {
                elements.append(
                    .text(line, centre.x, y, size: 11.5, anchor: .middle, on: ground)
                )
                y += 13
            }
            elements.append(
                .text(figures, centre.x, y, size: 10.5, anchor: .middle, .quiet, on: ground)
            )
        }
        return .group(
            Scene.Group(
                kind: .node,
                id: "n\(position)",
                title: title(node),
                elements: elements
            )
        )
    }

    private func ties(_ placement: PartnershipPlacement) -> [Scene.Element] {
        var router = TieRouter(bounds: Rect(0, 0, placement.size.width, placement.size.height))
        for node in graph.nodes.indices {
            let (c, r) = (placement.centres[node], placement.radii[node] + 2)
            router.avoid(Rect(c.x - r, c.y - r, 2 * r, 2 * r), owner: node)
            if let width = placement.nameWidths[node] {
                let name = CleanText.wrapped(graph.nodes[node].name, width: width, size: 11.5)
                let wide = name.map { FontMetrics.width($0, size: 11.5) }.max() ?? 0
                router.avoid(
                    Rect(
                        c.x - wide / 2,
                        c.y + r,
                        wide,
                        13 * Double(name.count) + 14
                    ),
                    owner: -1
                )
            }
        }
        for panel in placement.panels {
            router.avoid(Rect(panel.rect.x, panel.rect.y + 8, 150, 38), owner: -1)
        }
        let strongest = max(
            graph.ties.count > 1500 ? 0.15 : 0.22,
            min(0.6, 7 / Double(max(1, graph.ties.count)).squareRoot())
        )
        return graph.ties.enumerated().map { position, tie in
            let (a, b) = (placement.centres[tie.from], placement.centres[tie.to])
            let (first, second) = router.control(from: a, tie.from, to: b, tie.to)
            let opacity = strongest * (0.5 + 0.5 * max(0, min(1, tie.strength)))
            let sector = graph.nodes[tie.from].sector
            let paint: Paint =
                sector == graph.nodes[tie.to].sector ? .strong(sector) : .tie
            var elements: [Scene.Element] = [
                .shape(
                    Scene.Shape(
                        outline: .path([.move(a), .curve(first, second, b)]),
                        stroke: paint,
                        lineWidth: width(tie),
                        opacity: opacity
                    )
                )
            ]
            if tie.directed {
                let radius = placement.radii[tie.to] + 1
                let length = max(1, a.distance(to: b))
                let tip = TieRouter.point(a, first, second, b, max(0.5, 1 - radius / length))
                let before = TieRouter.point(
                    a,
                    first,
                    second,
                    b,
                    max(0.4, 1 - (radius + 8) / length)
                )
                elements.append(
                    .arrowhead(at: tip, from: before, size: 8, paint, opacity: 0.8)
                )
            }
            return .group(
                Scene.Group(
                    kind: .edge,
                    id: "e\(position)",
                    title: title(tie),
                    ends: ["n\(tie.from)", "n\(tie.to)"],
                    elements: elements
                )
            )
        }
    }

    /// Ties from heading to heading.
    private func sectorTies(_ placement: PartnershipPlacement) -> [Scene.Element] {
        var router = TieRouter(bounds: Rect(0, 0, placement.size.width, placement.size.height))
        var marks: [Int: Point] = [:]
        for panel in placement.panels {
            marks[panel.sector] = Point(panel.rect.x + 20, panel.rect.y + 20)
        }
        for node in graph.nodes.indices {
            let (c, r) = (placement.centres[node], placement.radii[node] + 2)
            router.avoid(Rect(c.x - r - 20, c.y - r, 2 * r + 40, 2 * r + 30), owner: -1)
        }
        return graph.sectorTies.enumerated().compactMap { position, tie in
            guard let a = marks[tie.from], let b = marks[tie.to] else { return nil }
            let (first, second) = router.control(from: a, -2, to: b, -3)
            return .group(
                Scene.Group(
                    kind: .edge,
                    id: "e\(position)",
                    title: title(tie),
                    ends: ["s\(tie.from)", "s\(tie.to)"],
                    elements: [
                        .shape(
                            Scene.Shape(
                                outline: .path([.move(a), .curve(first, second, b)]),
                                stroke: .tie,
                                lineWidth: width(tie),
                                opacity: 0.45
                            )
                        )
                    ]
                )
            )
        }
    }

    private func legend(_ placement: PartnershipPlacement) -> [LegendItem] {
        guard !graph.nodes.isEmpty else { return [] }
        var items: [LegendItem] = []
        let most = graph.nodes.map(\.people).max() ?? 1
        let largest = placement.radii.max() ?? 10
        let sizes = Self.roundSizes(upTo: most)
        items.append(
            LegendItem(
                heading: graph.folded == nil ? "Headcount" : "Headcount of the circle",
                samples: sizes.map { people in
                    let radius = max(
                        2.5,
                        largest * (Double(people) / Double(max(most, 1))).squareRoot()
                    )
                    return (
                        [
                            .shape(
                                Scene.Shape(
                                    outline: .circle(Point(radius, radius), radius: radius),
                                    stroke: .quiet,
                                    lineWidth: 1.2
                                )
                            )
                        ], Size(2 * radius, 2 * radius), Wording.count(people)
                    )
                }
            )
        )
        if outcome != nil {
            items.append(
                LegendItem(
                    heading: "Expected coverage",
                    samples: [0, 0.25, 0.5, 1].map { share in
                        let radius = min(11, max(largest, 6))
                        return (
                            LevelCircle.elements(
                                at: Point(radius, radius),
                                radius: radius,
                                share: share,
                                position: 3
                            ),
                            Size(2 * radius, 2 * radius), Wording.percent(share)
                        )
                    }
                )
            )
        }
        guard !graph.ties.isEmpty else { return items }
        func sample(_ tie: PartnershipGraph.Tie, _ meaning: String) -> (
            elements: [Scene.Element], size: Size, meaning: String
        ) {
            var elements: [Scene.Element] = [
                .line(Point(0, 6), Point(30, 6), .tie, width: width(tie))
            ]
            if tie.directed {
                elements.append(.arrowhead(at: Point(30, 6), from: Point(0, 6), size: 8, .tie))
            }
            return (elements, Size(30, 12), meaning)
        }
        func tie(_ strength: Double, _ count: Int = 1, directed: Bool = false)
            -> PartnershipGraph.Tie
        {
            PartnershipGraph.Tie(
                from: 0,
                to: 0,
                strength: strength,
                count: count,
                directed: directed,
                kinds: []
            )
        }
        let several = graph.sectorTies.map(\.count).max() ?? 1
        var samples =
            graph.folded == nil
            ? [sample(tie(0.2), "weak"), sample(tie(1), "strong")]
            : [
                sample(tie(1, max(1, several / 5)), Wording.count(max(1, several / 5))),
                sample(tie(1, several), Wording.count(several)),
            ]
        if graph.folded == nil, graph.ties.contains(where: \.directed) {
            samples.append(sample(tie(0.5, directed: true), "one way"))
        }
        items.append(
            LegendItem(
                heading: graph.folded == nil
                    ? "Ties (coloured within a sector, grey across)"
                    : "Number of ties between sectors",
                samples: samples
            )
        )
        return items
    }

    /// Up to three round headcounts, the largest near `most`.
    static func roundSizes(upTo most: Int) -> [Int] {
        var round = 1
        while round * 10 <= most { round *= 10 }
        let largest = round * (most / round >= 5 ? 5 : most / round >= 2 ? 2 : 1)
        var out: [Int] = []
        for size in [largest / 20, largest / 5, largest] where size > 0 && out.last != size {
            out.append(size)
        }
        return out
    }
}

extension String {
    /// The string without spaces at its end.
    var trimmingSpaces: String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
