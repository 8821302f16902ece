import CascadeCore

// Cards of organisations, and the list of those hardly ever reached.
extension ReachView {
    private static let textLeft = 32.0

    func nameLines(_ node: ReachGraph.Node) -> [String] {
        CleanText.wrapped(
            node.name,
            width: Self.card - Self.textLeft - 8,
            size: 12,
            bold: true,
            lines: 3
        )
    }

    func details(_ node: ReachGraph.Node) -> [String] {
        guard node.organisations > 1 else { return facts(node) }
        let shown = node.breakdown.prefix(node.breakdown.count > 4 ? 3 : 4)
        let rest = node.breakdown.count - shown.count
        return [figures(node)] + shown
            + (rest > 0 ? ["and \(Wording.counted(rest, "more sector"))"] : [])
    }

    func cardHeight(_ node: ReachGraph.Node) -> Double {
        Double(nameLines(node).count) * 14.5 + Double(details(node).count) * 13 + 13
    }

    func card(_ node: ReachGraph.Node, _ position: Int, at centre: Point) -> Scene.Element {
        let tint = Self.tint(node.generation)
        let height = cardHeight(node)
        let rect = Rect(centre.x - Self.card / 2, centre.y - height / 2, Self.card, height)
        let ground: Paint = node.isLikely ? .soft(tint) : .paper
        var elements: [Scene.Element] = [
            .shape(
                Scene.Shape(
                    outline: .rect(rect, radius: 8),
                    fill: ground,
                    stroke: .strong(tint),
                    lineWidth: 1.2,
                    dash: node.isLikely ? .solid : .dashed
                )
            )
        ]
        elements += Self.mark(node.generation, at: Point(rect.x + 17, centre.y), node.isLikely)
        var y = rect.y + 16.5
        let left = rect.x + Self.textLeft
        for line in nameLines(node) {
            elements.append(.text(line, left, y, size: 12, bold: true, on: ground))
            y += 14.5
        }
        for line in details(node) {
            elements.append(
                .text(
                    CleanText.fitted(line, width: Self.card - Self.textLeft - 6, size: 10.5),
                    left,
                    y - 1,
                    size: 10.5,
                    .quiet,
                    on: ground
                )
            )
            y += 13
        }
        return .group(
            Scene.Group(
                kind: .node,
                id: "n\(position)",
                title: title(node),
                key: node.key,
                elements: elements
            )
        )
    }

    /// The number of a generation in its colour.
    static func mark(_ generation: Int, at centre: Point, _ isLikely: Bool, radius: Double = 9.5)
        -> [Scene.Element]
    {
        let tint = tint(generation)
        return [
            .shape(
                Scene.Shape(
                    outline: .circle(centre, radius: radius),
                    fill: isLikely ? .strong(tint) : .paper,
                    stroke: isLikely ? nil : .strong(tint),
                    lineWidth: 1.2
                )
            ),
            .text(
                String(generation),
                centre.x,
                centre.y + radius * 0.42,
                size: radius * 1.2,
                bold: true,
                anchor: .middle,
                isLikely ? .onStrong(tint) : .ink,
                on: isLikely ? .strong(tint) : .paper
            ),
        ]
    }

    /// Those hardly ever reached, in rows as wide as the timeline.
    func apart(_ graph: ReachGraph, width: Double) -> ([Scene.Element], Size) {
        let (cell, row, top) = (176.0, 34.0, 40.0)
        let perRow = max(1, Int((width - 20) / cell))
        let rows = (graph.seldom.count + perRow - 1) / perRow
        let total = Size(width, top + Double(rows) * row + 8)
        var elements: [Scene.Element] = [
            .shape(
                Scene.Shape(
                    outline: .rect(Rect(0, 0, total.width, total.height), radius: 8),
                    fill: .apart
                )
            ),
            .text("Hardly ever reached", 14, 24, size: 13, bold: true, on: .apart),
            .text(
                "in fewer than 2% of runs",
                14 + FontMetrics.width("Hardly ever reached", size: 13, bold: true) + 10,
                24,
                size: 12,
                .quiet,
                on: .apart
            ),
        ]
        let step = (width - 20) / Double(perRow)
        for (position, item) in graph.seldom.enumerated() {
            let x = 14 + Double(position % perRow) * step
            let y = top + Double(position / perRow) * row
            elements.append(
                .group(
                    Scene.Group(
                        kind: .node,
                        id: "n\(graph.nodes.count + position)",
                        title: "\(item.name), \(chance(item))",
                        key: item.key,
                        elements: [
                            .text(
                                CleanText.fitted(item.name, width: step - 10, size: 11.5),
                                x,
                                y + 12,
                                size: 11.5,
                                on: .apart
                            ),
                            .text(
                                CleanText.fitted(chance(item), width: step - 10, size: 10.5),
                                x,
                                y + 25,
                                size: 10.5,
                                .quiet,
                                on: .apart
                            ),
                        ]
                    )
                )
            )
        }
        return (elements, total)
    }
}
