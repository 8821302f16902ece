import CascadeCore

/// Who is expected to be reached when, by generation: time runs from left to right.
struct ReachView {
    /// Beyond this many organisations reached they are shown in groups.
    static let foldingAbove = 120
    static let card = 168.0
    let programme: Programme
    let outcome: Outcome?
    let graph: ReachGraph?

    /// The timeline of a programme's outcome.
    init(_ programme: Programme, _ outcome: Outcome?) {
        self.programme = programme
        self.outcome = outcome
        graph = outcome.map {
            ReachGraph(programme: programme, outcome: $0, foldingAbove: Self.foldingAbove)
        }
    }

    /// The colour of a generation, in cards, bars and the key; the number beside it says the same.
    static func tint(_ generation: Int) -> Int {
        let order = [3, 0, 5, 1, 6, 2, 9, 4, 7, 8]
        return order[max(0, generation) % order.count]
    }

    /// The timeline drawn.
    func scene(_ graphviz: Graphviz) throws(RenderingError) -> Scene {
        guard let graph, let outcome else { throw .needsOutcome(view: View.reach.rawValue) }
        let frame = PictureFrame(
            title: programme.name,
            caption: caption(graph, outcome),
            description: summary(graph, outcome),
            legend: legend(graph)
        )
        var elements: [Scene.Element] = []
        var size = Size(0, 0)
        if !graph.nodes.isEmpty { (elements, size) = try timeline(graph, graphviz) }
        if !graph.seldom.isEmpty {
            let (apart, apartSize) = seldom(graph, beside: size)
            if size.width > 0 {
                elements += apart.map { $0.moved(size.width + 24, 0) }
                size = Size(size.width + 24 + apartSize.width, max(size.height, apartSize.height))
            } else {
                (elements, size) = (apart, apartSize)
            }
        }
        if graph.nodes.isEmpty, graph.seldom.isEmpty {
            elements.append(.text("No organisations yet.", 0, 30, size: 15, .quiet))
            size = Size(420, 50)
        }
        return frame.around(elements, size: size)
    }

    func nameLines(_ node: ReachGraph.Node) -> [String] {
        CleanText.wrapped(node.name, width: Self.card - 44, size: 12, bold: true, lines: 3)
    }

    func details(_ node: ReachGraph.Node) -> [String] {
        guard node.organisations > 1 else { return [figures(node), "by \(node.source)"] }
        let shown = node.breakdown.prefix(node.breakdown.count > 5 ? 4 : 5)
        let rest = node.breakdown.count - shown.count
        return [figures(node)] + shown
            + (rest > 0 ? ["and \(Wording.counted(rest, "more sector"))"] : [])
    }

    func cardHeight(_ node: ReachGraph.Node) -> Double {
        Double(nameLines(node).count) * 14.5 + Double(details(node).count) * 13.5 + 14
    }

    func timeline(_ graph: ReachGraph, _ graphviz: Graphviz) throws(RenderingError) -> (
        [Scene.Element], Size
    ) {
        let columns = graph.timeline.columns
        let count = graph.nodes.count
        let used = Set(graph.nodes.map { graph.timeline.column(of: $0.week) })
        let layout = try graphviz.layout(
            LayoutGraph(
                .layered(gap: 44, within: 11),
                nodes: graph.nodes.map { Size(Self.card, cardHeight($0)) }
                    + columns.indices.map { Size(used.contains($0) ? Self.card : 84, 1) },
                edges: graph.ties.map {
                    LayoutGraph.Edge(from: $0.from, to: $0.to, weight: 2)
                }
                    + columns.indices.dropFirst().map {
                        LayoutGraph.Edge(from: count + $0 - 1, to: count + $0, weight: 100)
                    },
                ranks: ranks(graph)
            )
        )
        let header = 40.0
        let strip = ReachBars(outcome: outcome, columns: columns)
        let stripHeight = strip.height
        var elements: [Scene.Element] = []
        for (position, column) in columns.enumerated() {
            let width = (used.contains(position) ? Self.card : 84) + 16
            let x = layout.centres[count + position].x
            if position.isMultiple(of: 2) {
                elements.append(
                    .shape(
                        Scene.Shape(
                            outline: .rect(
                                Rect(x - width / 2, 0, width, layout.size.height + header + 8),
                                radius: 8
                            ),
                            fill: .apart
                        )
                    )
                )
            }
            elements.append(
                .text(
                    column.title,
                    x,
                    21,
                    size: 13,
                    bold: true,
                    anchor: .middle,
                    on: position.isMultiple(of: 2) ? .apart : .paper
                )
            )
        }
        for (position, tie) in graph.ties.enumerated() {
            let style = Arrow(
                width: 1 + 2.2 * max(0, min(1, tie.share)),
                dash: tie.share < 0.5 ? .dashed : .solid,
                head: 9
            )
            elements.append(
                .group(
                    Scene.Group(
                        kind: .edge,
                        id: "e\(position)",
                        title: title(tie, graph),
                        ends: ["n\(tie.from)", "n\(tie.to)"],
                        elements: style.elements(along: layout.routes[position]).map {
                            $0.moved(0, header)
                        }
                    )
                )
            )
        }
        for (position, node) in graph.nodes.enumerated() {
            let centre = layout.centres[position]
            elements.append(card(node, position, at: Point(centre.x, centre.y + header)))
        }
        elements += strip.elements(
            centres: columns.indices.map { layout.centres[count + $0].x },
            width: layout.size.width,
            top: layout.size.height + header + 8
        )
        return (
            elements.map { $0.moved(8, 0) },
            Size(layout.size.width + 16, layout.size.height + header + 8 + stripHeight)
        )
    }

    func card(_ node: ReachGraph.Node, _ position: Int, at centre: Point) -> Scene.Element {
        let tint = Self.tint(node.generation)
        let height = cardHeight(node)
        let rect = Rect(centre.x - Self.card / 2, centre.y - height / 2, Self.card, height)
        var elements: [Scene.Element] = [
            .shape(
                Scene.Shape(
                    outline: .rect(rect, radius: 8),
                    fill: .soft(tint),
                    stroke: .strong(tint),
                    lineWidth: 1.2
                )
            ),
            .shape(
                Scene.Shape(
                    outline: .circle(Point(rect.x + 17, centre.y), radius: 10),
                    fill: .strong(tint)
                )
            ),
            .text(
                String(node.generation),
                rect.x + 17,
                centre.y + 4.2,
                size: 12,
                bold: true,
                anchor: .middle,
                .onStrong(tint),
                on: .strong(tint)
            ),
        ]
        var y = rect.y + 17
        let left = rect.x + 34
        let room = Self.card - 42
        for line in nameLines(node) {
            elements.append(.text(line, left, y, size: 12, bold: true, on: .soft(tint)))
            y += 14.5
        }
        for line in details(node) {
            elements.append(
                .text(
                    CleanText.fitted(line, width: room, size: 10.5),
                    left,
                    y - 1,
                    size: 10.5,
                    .quiet,
                    on: .soft(tint)
                )
            )
            y += 13.5
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

    /// Those seldom reached, in as many columns as the height beside them asks for.
    func seldom(_ graph: ReachGraph, beside size: Size) -> ([Scene.Element], Size) {
        let (width, row, top) = (150.0, 36.0, 48.0)
        let rows = max(4, Int((max(size.height, 420) - top - 10) / row))
        let columns = (graph.seldom.count + rows - 1) / rows
        let perColumn = (graph.seldom.count + columns - 1) / columns
        let total = Size(
            Double(columns) * (width + 10) + 18,
            top + Double(perColumn) * row + 12
        )
        var elements: [Scene.Element] = [
            .shape(
                Scene.Shape(
                    outline: .rect(
                        Rect(0, 0, total.width, total.height),
                        radius: 10
                    ),
                    fill: .apart,
                    stroke: .rule,
                    dash: .dashed
                )
            ),
            .text(
                "Reached in fewer",
                14,
                21,
                size: 13,
                bold: true,
                on: .apart
            ),
            .text("than half of the runs", 14, 37, size: 13, bold: true, on: .apart),
        ]
        for (position, item) in graph.seldom.enumerated() {
            let x = 14 + Double(position / perColumn) * (width + 10)
            let y = top + Double(position % perColumn) * row
            elements.append(
                .group(
                    Scene.Group(
                        kind: .node,
                        id: "n\(graph.nodes.count + position)",
                        title: "\(item.name), \(chance(item))",
                        elements: [
                            .text(
                                CleanText.fitted(item.name, width: width, size: 11.5),
                                x,
                                y + 15,
                                size: 11.5,
                                .quiet,
                                on: .apart
                            ),
                            .text(chance(item), x, y + 28, size: 10.5, .quiet, on: .apart),
                        ]
                    )
                )
            )
        }
        return (elements, total)
    }

    func legend(_ graph: ReachGraph) -> [LegendItem] {
        var items: [LegendItem] = []
        let generations = Set(
            graph.nodes.map(\.generation)
                + (outcome.map { ReachBars(outcome: $0, columns: graph.timeline.columns) }?
                    .generations ?? [])
        ).sorted().prefix(10)
        if !generations.isEmpty {
            items.append(
                LegendItem(
                    heading:
                        "Generation (trainings away from the founders), organisations first reached in it",
                    samples: generations.map { generation in
                        let tint = Self.tint(generation)
                        return (
                            [
                                .shape(
                                    Scene.Shape(
                                        outline: .circle(Point(10, 10), radius: 10),
                                        fill: .strong(tint)
                                    )
                                ),
                                .text(
                                    String(generation),
                                    10,
                                    14.2,
                                    size: 12,
                                    bold: true,
                                    anchor: .middle,
                                    .onStrong(tint),
                                    on: .strong(tint)
                                ),
                            ], Size(20, 20),
                            Self.organisations(graph, generation)
                        )
                    }
                )
            )
        }
        if !graph.ties.isEmpty {
            func sample(_ share: Double, _ meaning: String) -> (
                elements: [Scene.Element], size: Size, meaning: String
            ) {
                let style = Arrow(
                    width: 1 + 2.2 * share,
                    dash: share < 0.5 ? .dashed : .solid,
                    head: 9
                )
                return (
                    style.elements(along: [Point(0, 6), Point(38, 6)]), Size(38, 12), meaning
                )
            }
            items.append(
                LegendItem(
                    heading: "Most frequent first source",
                    samples: [
                        sample(0.3, "in fewer than half of the runs"), sample(0.8, "in most"),
                    ]
                )
            )
        }
        return items
    }

    /// How many organisations are first reached in a generation.
    private static func organisations(_ graph: ReachGraph, _ generation: Int) -> String {
        let members = graph.nodes.filter { $0.generation == generation }
        let count = members.map(\.organisations).reduce(0, +)
        return count > 0 ? Wording.count(count) : "none"
    }
}
