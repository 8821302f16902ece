import CascadeCore

/// Who is expected to be reached when, by generation: time runs from left to right.
struct ReachView {
    /// Beyond this many organisations in the timeline they are shown in groups.
    static let foldingAbove = 120
    static let card = 172.0
    /// Width of a column in which nobody is first reached.
    static let empty = 58.0
    /// Space between ranks of cards.
    static let gap = 40.0
    /// Height of the columns' titles.
    static let header = 50.0
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
            let (apart, apartSize) = apart(graph, width: max(size.width, 560))
            let top = size.height > 0 ? size.height + 18 : 0
            elements += apart.map { $0.moved(0, top) }
            size = Size(max(size.width, apartSize.width), top + apartSize.height)
        }
        if graph.nodes.isEmpty, graph.seldom.isEmpty {
            elements.append(.text("No organisations yet.", 0, 30, size: 15, .quiet))
            size = Size(420, 50)
        }
        return frame.around(elements, size: size)
    }

    func timeline(_ graph: ReachGraph, _ graphviz: Graphviz) throws(RenderingError) -> (
        [Scene.Element], Size
    ) {
        let columns = graph.timeline.columns
        let count = graph.nodes.count
        let ranks = ranks(graph)
        let widths = ranks.nodes.map { $0.isEmpty ? Self.empty : Self.card }
        let layout = try graphviz.layout(
            LayoutGraph(
                .layered(gap: Self.gap, within: 9),
                nodes: graph.nodes.map { Size(Self.card, cardHeight($0)) }
                    + widths.map { Size($0, 1) },
                edges: graph.ties.map {
                    let isForward = ranks.rankOf[$0.from] < ranks.rankOf[$0.to]
                    return LayoutGraph.Edge(
                        from: $0.from,
                        to: $0.to,
                        weight: 2,
                        constrains: isForward,
                        leavesRight: isForward,
                        entersLeft: isForward
                    )
                }
                    + widths.indices.dropFirst().map {
                        LayoutGraph.Edge(from: count + $0 - 1, to: count + $0, weight: 100)
                    },
                ranks: ranks.nodes.enumerated().map { $0.element + [count + $0.offset] }
            )
        )
        // What Graphviz left empty above and below goes.
        let tops = graph.nodes.indices.map {
            layout.centres[$0].y - cardHeight(graph.nodes[$0]) / 2
        }
        let routed = layout.routes.prefix(graph.ties.count).joined().map(\.y)
        let lift = min(tops.min() ?? 0, routed.min() ?? .infinity)
        let bottom = layout.size.height - lift + Self.header + 10
        let spans = columns.indices.map { column in
            let (first, last) = ranks.span(column)
            let left = layout.centres[count + first].x - widths[first] / 2 - 8
            let right = layout.centres[count + last].x + widths[last] / 2 + 8
            return Rect(left, 0, right - left, bottom)
        }
        var elements: [Scene.Element] = []
        for (position, column) in columns.enumerated() {
            elements += heading(column, spans[position], isShaded: position.isMultiple(of: 2))
        }
        let dy = Self.header - lift
        for (position, tie) in graph.ties.enumerated() {
            elements.append(
                .group(
                    Scene.Group(
                        kind: .edge,
                        id: "e\(position)",
                        title: title(tie, graph),
                        ends: ["n\(tie.from)", "n\(tie.to)"],
                        elements: Self.arrow(tie.chance)
                            .elements(along: layout.routes[position])
                            .map { $0.moved(0, dy) }
                    )
                )
            )
        }
        for (position, node) in graph.nodes.enumerated() {
            let centre = layout.centres[position]
            elements.append(card(node, position, at: Point(centre.x, centre.y + dy)))
        }
        let strip = ReachBars(outcome: outcome, columns: columns)
        elements += strip.elements(
            centres: spans.map(\.centre.x),
            width: layout.size.width,
            top: bottom
        )
        return (
            elements.map { $0.moved(8, 0) },
            Size(layout.size.width + 16, bottom + strip.height)
        )
    }

    func ranks(_ graph: ReachGraph) -> ReachRanks {
        let heights = graph.nodes.map { cardHeight($0) + 9 }
        let mean = heights.reduce(0, +) / Double(max(1, heights.count))
        return ReachRanks(
            graph,
            card: Size(Self.card + Self.gap, mean),
            empty: Self.empty + Self.gap
        )
    }

    /// Period and year above a column, and the ground below.
    func heading(_ column: ReachTimeline.Column, _ span: Rect, isShaded: Bool) -> [Scene.Element] {
        let ground = isShaded ? Paint.apart : .paper
        let x = span.centre.x
        var out: [Scene.Element] = []
        if isShaded {
            out.append(.shape(Scene.Shape(outline: .rect(span, radius: 8), fill: .apart)))
        }
        let y = column.year == nil ? 28.0 : 21.0
        out.append(
            .text(column.period, x, y, size: 13, bold: true, anchor: .middle, on: ground)
        )
        if let year = column.year {
            out.append(.text(year, x, 36, size: 12, anchor: .middle, .quiet, on: ground))
        }
        return out
    }

    /// An arrow for who reaches whom first in this share of all runs.
    static func arrow(_ chance: Double) -> Arrow {
        Arrow(
            width: 1.2 + 1.8 * max(0, min(1, chance)),
            dash: chance < 0.5 ? .dashed : .solid,
            head: 9
        )
    }
}
