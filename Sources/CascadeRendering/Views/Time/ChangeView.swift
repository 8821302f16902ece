package import CascadeCore

/// Then and now in one picture: everything that both sides have in one place, what changed in colour and form, and a list of
/// it in sentences.
package struct ChangeView {
    /// What changed.
    let change: ReachChange
    /// Circles and ties of both sides.
    let graph: PartnershipGraph
    /// The map that places them.
    let map: PartnershipView
    /// By circle: people reached on either side.
    let before: [ReachChange.Figure]
    let after: [ReachChange.Figure]
    /// What is to be said, most important first.
    let sentences: [ReachChange.Sentence]

    /// The picture of a change.
    package init(_ change: ReachChange) {
        self.change = change
        map = PartnershipView(change.programme, nil)
        graph = map.graph
        sentences = change.sentences
        let places = change.places
        let members = Self.members(graph)
        before = members.map { Self.sum($0.map { places[$0].before }) }
        after = members.map { Self.sum($0.map { places[$0].after }) }
    }

    private static func members(_ graph: PartnershipGraph) -> [[Int]] {
        var members = Array(repeating: [Int](), count: graph.nodes.count)
        for (organisation, node) in graph.nodeOf.enumerated() { members[node].append(organisation) }
        return members
    }

    /// Several places together: hidden where one is, absent where all are.
    static func sum(_ figures: [ReachChange.Figure]) -> ReachChange.Figure {
        if figures.contains(.hidden) { return .hidden }
        let numbers = figures.compactMap(\.number)
        return numbers.isEmpty ? .absent : .people(numbers.reduce(0, +))
    }

    /// One circle's place with both its numbers.
    func place(_ node: Int) -> ReachChange.Place {
        ReachChange.Place(
            name: graph.nodes[node].name,
            before: before[node],
            after: after[node]
        )
    }

    /// Where everything lies: the same for both sides, and that of the partnership map where no organisation joined or left.
    func placement(_ graphviz: Graphviz) throws(RenderingError) -> PartnershipPlacement {
        try PartnershipPlacement(
            graph,
            sectors: max(1, change.programme.sectors.count),
            smallest: 6,
            graphviz: graphviz
        )
    }

    /// The picture drawn.
    package func scene(_ graphviz: Graphviz) throws(RenderingError) -> Scene {
        let frame = PictureFrame(
            title: change.programme.name,
            caption: caption,
            description: description,
            legend: legend,
            captionLines: 8
        )
        guard !graph.nodes.isEmpty else {
            return frame.around(
                [.text("No organisations yet.", 0, 30, size: 15, .quiet)],
                size: Size(420, 50)
            )
        }
        let placement = try placement(graphviz)
        var elements: [Scene.Element] = placement.panels.map(panel)
        elements += ties(placement)
        for panel in placement.panels { elements += heading(panel) }
        for node in graph.nodes.indices { elements.append(circle(node, placement)) }
        let (list, listSize) = list(width: max(placement.size.width, 640))
        let width = max(placement.size.width, listSize.width)
        let gap = list.isEmpty ? 0 : 26.0
        elements += list.map { $0.moved(0, placement.size.height + gap) }
        return frame.around(
            elements,
            size: Size(width, placement.size.height + gap + listSize.height)
        )
    }

    private func panel(_ panel: PartnershipPlacement.Panel) -> Scene.Element {
        .group(
            Scene.Group(
                kind: .cluster,
                id: "s\(panel.sector)",
                title: "Sector \(CleanText.line(change.programme.sectors[panel.sector].name))",
                elements: [
                    .shape(
                        Scene.Shape(
                            outline: .rect(panel.rect, radius: 12),
                            fill: .apart,
                            stroke: .rule,
                            lineWidth: 1.2
                        )
                    )
                ]
            )
        )
    }

    private func heading(_ panel: PartnershipPlacement.Panel) -> [Scene.Element] {
        let members = panel.named + panel.dots
        let whole = ReachChange.Place(
            name: "",
            before: Self.sum(members.map { before[$0] }),
            after: Self.sum(members.map { after[$0] })
        )
        let people = members.map { graph.nodes[$0].people }.reduce(0, +)
        return PanelHeading(
            name: CleanText.line(change.programme.sectors[panel.sector].name),
            // A folded sector's circle says it.
            facts: change.profile == nil ? [figures(whole, of: people)] : [],
            sector: panel.sector,
            figureSize: 11,
            mark: .strong(panel.sector),
            ground: .apart
        ).elements(in: panel.rect)
    }
}
