import CascadeCore

/// The partnership map: organisations by sector, sized by headcount, filled by expected coverage, ties by strength.
struct PartnershipView {
    /// Beyond this many organisations they are folded into sectors and areas.
    static let foldingAbove = 3000
    /// How wide a tie across sectors is drawn beside one of the same strength within a sector.
    static let crossing = 0.62

    let programme: Programme
    let outcome: Outcome?
    let graph: PartnershipGraph
    /// What is on record; nil where nothing is, or where others than the lead look at it.
    let history: History?
    /// The day after which `outcome` simulates, where it goes on from the records.
    let since: CalendarDate?
    /// What widths of ties stand for.
    let measure: TieMeasure
    /// What it is drawn for.
    let form: Picture.Form
    /// Font size of figures: on paper everything gets smaller.
    var figureSize: Double { form == .page ? 11.5 : 11 }
    /// Coverage of sectors.
    let sectorLevels: [CoverageLevel]
    /// By circle, how many others it is tied to.
    let partners: [Int]
    /// Brokers and only ways, where an analysis found them and coverage is shown.
    let marks: PartnershipMarks?
    /// What circles are coloured by; nil where they show coverage in the colours of sectors.
    let colours: PartnershipColours?

    /// The map of a programme, with coverage where there is an outcome, or coloured by what an analysis found.
    init(
        _ programme: Programme,
        _ outcome: Outcome?,
        colouring: Colouring = .coverage,
        network: NetworkAnalysis? = nil,
        fragility: [Difference?] = [],
        history: History? = nil,
        since: CalendarDate? = nil,
        measure: TieMeasure = .strength,
        form: Picture.Form = .alone
    ) {
        self.programme = programme
        self.outcome = outcome
        self.history = history
        self.since = since
        self.measure = measure
        self.form = form
        graph = PartnershipGraph(
            programme: programme,
            outcome: outcome,
            history: history,
            foldingAbove: Self.foldingAbove
        )
        sectorLevels = CoverageLevels(programme, outcome, history?.reach()).sectors
        partners = graph.partners
        marks = colouring == .coverage ? PartnershipMarks(graph, network) : nil
        colours = PartnershipColours(
            colouring,
            graph,
            programme,
            network: network,
            fragility: fragility
        )
    }

    /// The ground of a sector's panel: neutral where colours mean something else.
    func ground(_ sector: Int) -> Paint { colours == nil ? .ground(sector) : .apart }

    /// What a sector's mark and border are drawn with.
    func line(_ sector: Int) -> Paint { colours == nil ? .strong(sector) : .tie }

    /// The map drawn.
    func scene(_ graphviz: Graphviz) throws(RenderingError) -> Scene {
        let placement = try PartnershipPlacement(
            graph,
            sectors: max(1, programme.sectors.count),
            smallest: colours == nil ? 5 : 7,
            marked: marks?.isDrawn ?? [],
            sheet: form == .page ? .upright : nil,
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
            caption: caption(placement),
            description: summary,
            legend: legend(placement),
            links: .ties,
            isBare: form == .page
        ).around(elements, size: size)
    }

    func panel(_ panel: PartnershipPlacement.Panel) -> Scene.Element {
        let name = CleanText.line(programme.sectors[panel.sector].name)
        return .group(
            Scene.Group(
                kind: .cluster,
                id: "s\(panel.sector)",
                title: "Sector \(name), \(facts(panel).joined(separator: ", "))",
                key: programme.sectors[panel.sector].id,
                name: name,
                elements: [
                    .shape(
                        Scene.Shape(
                            outline: .rect(panel.rect, radius: 12),
                            fill: ground(panel.sector)
                        )
                    ),
                    .shape(
                        Scene.Shape(
                            outline: .rect(panel.rect, radius: 12),
                            stroke: line(panel.sector),
                            lineWidth: 1.2,
                            opacity: 0.7
                        )
                    ),
                ]
            )
        )
    }

    func heading(_ panel: PartnershipPlacement.Panel) -> [Scene.Element] {
        PanelHeading(
            name: CleanText.line(programme.sectors[panel.sector].name),
            facts: facts(panel),
            sector: panel.sector,
            figureSize: figureSize,
            mark: line(panel.sector),
            ground: ground(panel.sector)
        ).elements(in: panel.rect)
    }

    /// Paper behind words, so that lines below don't cross them.
    static func backing(_ rect: Rect, _ ground: Paint) -> Scene.Element {
        .shape(Scene.Shape(outline: .rect(rect, radius: 4), fill: ground, opacity: 0.8))
    }

    /// Whether some circles are too small for numbers, so that all communities have marks.
    func usesMarks(_ placement: PartnershipPlacement) -> Bool {
        placement.smallestRadius < Self.smallestBadge
    }

    func node(_ position: Int, _ placement: PartnershipPlacement) -> Scene.Element {
        let node = graph.nodes[position]
        let (centre, radius) = (placement.centres[position], placement.radii[position])
        var elements =
            colours.map {
                Self.circle(
                    $0.marks[position],
                    at: centre,
                    radius: radius,
                    usesMarks: usesMarks(placement)
                )
            }
            ?? LevelCircle.elements(
                at: centre,
                radius: radius,
                level: node.level,
                position: node.sector,
                lineWidth: radius < 6 ? 0.9 : 1.4
            )
        let isMarked = marks?.isDrawn[position] == true
        if let marks, isMarked {
            elements += PartnershipMarks.elements(marks.marks[position], at: centre, radius: radius)
        }
        if !placement.names[position].isEmpty {
            let ground = ground(node.sector)
            let name = placement.names[position]
            let figures = figures(position, width: placement.cell - 6)
            let widest =
                (name.map { FontMetrics.width($0, size: 11.5) }
                + [FontMetrics.width(figures, size: figureSize)]).max() ?? 0
            // A ring keeps its distance from the name.
            var y = centre.y + radius + (isMarked ? 17 : 13)
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
                .text(figures, centre.x, y, size: figureSize, anchor: .middle, .quiet, on: ground)
            )
        }
        return .group(
            Scene.Group(
                kind: .node,
                id: "n\(position)",
                title: title(position),
                key: node.key,
                name: node.name,
                elements: elements
            )
        )
    }
}
