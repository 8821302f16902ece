import CascadeCore

// The key to the picture of sectors.
extension SectorsView {
    func legend(_ scale: SectorScale) -> [LegendItem] {
        guard !graph.nodes.isEmpty else { return [] }
        let most = graph.nodes.map(\.people).max() ?? 1
        var items = [
            LegendItem(
                heading: "Headcount",
                samples: PartnershipView.roundSizes(upTo: most).map { people in
                    let radius = scale.radius(people)
                    let circle = Scene.Shape(
                        outline: .circle(Point(radius, radius), radius: radius),
                        stroke: .quiet,
                        lineWidth: 1.2
                    )
                    return ([.shape(circle)], Size(2 * radius, 2 * radius), Wording.count(people))
                }
            )
        ]
        if outcome != nil || history != nil {
            items.append(
                PartnershipView.coverageLegend(
                    radius: 13,
                    isObserved: history != nil,
                    isExpected: outcome != nil,
                    hasBar: true
                )
            )
        }
        switch graph.measure {
        case .people: items += people(scale)
        case .ties:
            let most = graph.links.map(\.ties).max() ?? 0
            guard most > 0 else { break }
            items.append(
                LegendItem(
                    heading: "Ties between sectors",
                    samples: Set([1, most]).sorted().map { number in
                        let width = scale.width(ties: number)
                        let line = Scene.Shape(
                            outline: .path([.move(Point(0, 6)), .line(Point(30, 6))]),
                            stroke: .tie,
                            lineWidth: width,
                            opacity: SectorLanes.opacity
                        )
                        return ([.shape(line)], Size(30, 12), Wording.count(number))
                    }
                )
            )
        }
        return items
    }

    /// Arrows for people trained across sectors, and a ring for those within one.
    private func people(_ scale: SectorScale) -> [LegendItem] {
        var items: [LegendItem] = []
        let isExpected = graph.links.contains { $0.reached > 0 }
        let most =
            isExpected
            ? graph.links.map { max($0.reachedInFirst, $0.reachedInSecond) }.max() ?? 0
            : Double(graph.links.map { max($0.observedInFirst, $0.observedInSecond) }.max() ?? 0)
        let shade =
            history == nil ? SectorLanes.opacity : isExpected ? SectorLanes.pale : 0.9
        var samples = most > 0 ? PartnershipView.roundSizes(upTo: max(1, Int(most))) : []
        if samples.count > 2 { samples.removeFirst() }
        var arrows = samples.map { number in
            let width = scale.width(people: Double(number))
            let head = SectorLanes.head(width)
            let tall = max(12, head)
            let line = Scene.Shape(
                outline: .path([
                    .move(Point(0, tall / 2)), .line(Point(38 - 0.85 * head, tall / 2)),
                ]),
                stroke: .strong(3),
                lineWidth: width,
                opacity: shade
            )
            let tip = Scene.Element.arrowhead(
                at: Point(38, tall / 2),
                from: Point(0, tall / 2),
                size: head,
                .strong(3),
                opacity: 0.9
            )
            return (
                elements: [.shape(line), tip], size: Size(38, tall),
                meaning: Wording.count(number)
                    + (isExpected && history != nil ? " expected" : "")
            )
        }
        if isExpected, history != nil, let number = samples.last {
            let width = scale.width(people: Double(number))
            let head = SectorLanes.head(width)
            let line = Scene.Shape(
                outline: .path([.move(Point(0, 8)), .line(Point(38 - 0.85 * head, 8))]),
                stroke: .strong(3),
                lineWidth: width,
                opacity: 0.9
            )
            let tip = Scene.Element.arrowhead(
                at: Point(38, 8),
                from: Point(0, 8),
                size: head,
                .strong(3),
                opacity: 0.9
            )
            arrows.append(
                (
                    elements: [.shape(line), tip], size: Size(38, 16),
                    meaning: "\(Wording.count(number)) on record"
                )
            )
        }
        if graph.links.contains(where: { $0.widest <= 0 }) {
            let line = Scene.Element.line(
                Point(0, 6),
                Point(30, 6),
                .tie,
                width: 1.1,
                dash: .dotted
            )
            arrows.append((elements: [line], size: Size(30, 12), meaning: "tied, nobody trained"))
        }
        if !arrows.isEmpty {
            items.append(
                LegendItem(
                    heading: "People trained across sectors",
                    samples: arrows
                )
            )
        }
        let within = max(
            Int(graph.nodes.map(\.reachedByOwn).max() ?? 0),
            graph.nodes.map(\.observedByOwn).max() ?? 0
        )
        guard within >= 1 else { return items }
        let sizes = PartnershipView.roundSizes(upTo: within)
        items.append(
            LegendItem(
                heading: "Within a sector",
                samples: sizes.suffix(2).map { number in
                    let wide = scale.width(people: Double(number))
                    let radius = 6 + SectorScale.ringGap + wide
                    let centre = Point(radius, radius)
                    let ring = Scene.Shape(
                        outline: .circle(centre, radius: radius - wide / 2),
                        stroke: .strong(3),
                        lineWidth: wide,
                        opacity: SectorLanes.opacity
                    )
                    let circle = Scene.Shape(
                        outline: .circle(centre, radius: 6),
                        stroke: .strong(3),
                        lineWidth: 1.4
                    )
                    return (
                        [.shape(ring), .shape(circle)], Size(2 * radius, 2 * radius),
                        Wording.count(number)
                    )
                }
            )
        )
        return items
    }
}
