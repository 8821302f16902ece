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
        if outcome != nil { items.append(PartnershipView.coverageLegend(radius: 11)) }
        let largest =
            graph.measure == .people
            ? graph.links.map { max($0.reachedInFirst, $0.reachedInSecond) }.max() ?? 0
            : Double(graph.links.map(\.ties).max() ?? 0)
        if largest >= 1 {
            items.append(lanes(Int(largest), scale))
        }
        if let ring = graph.nodes.map(\.reachedByOwn).max(), ring >= 1 {
            let people = PartnershipView.roundSizes(upTo: Int(ring)).last ?? 1
            let wide = scale.width(people: Double(people))
            let radius = 9 + SectorScale.ringGap + wide
            items.append(
                LegendItem(
                    heading: "Trained within the sector",
                    samples: [
                        (
                            [
                                .shape(
                                    Scene.Shape(
                                        outline: .circle(
                                            Point(radius, radius),
                                            radius: radius - wide / 2
                                        ),
                                        stroke: .strong(3),
                                        lineWidth: wide,
                                        opacity: SectorLanes.opacity
                                    )
                                ),
                                .shape(
                                    Scene.Shape(
                                        outline: .circle(Point(radius, radius), radius: 9),
                                        stroke: .strong(3),
                                        lineWidth: 1.4
                                    )
                                ),
                            ], Size(2 * radius, 2 * radius),
                            Wording.counted(people, "person", "people")
                        )
                    ]
                )
            )
        }
        return items
    }

    private func lanes(_ largest: Int, _ scale: SectorScale) -> LegendItem {
        let isPeople = graph.measure == .people
        var samples = PartnershipView.roundSizes(upTo: largest).map { number in
            let width =
                isPeople ? scale.width(people: Double(number)) : scale.width(ties: number)
            let tall = max(12, width * 1.2 + 6)
            var elements: [Scene.Element] = [
                .shape(
                    Scene.Shape(
                        outline: .path([
                            .move(Point(0, tall / 2)),
                            .line(Point(isPeople ? 30 - width * 0.9 : 30, tall / 2)),
                        ]),
                        stroke: isPeople ? .strong(3) : .tie,
                        lineWidth: width,
                        opacity: SectorLanes.opacity
                    )
                )
            ]
            if isPeople {
                elements.append(
                    .arrowhead(
                        at: Point(34, tall / 2),
                        from: Point(0, tall / 2),
                        size: 5 + 1.15 * width,
                        .strong(3),
                        opacity: 0.9
                    )
                )
            }
            return (elements: elements, size: Size(34, tall), meaning: Wording.count(number))
        }
        if isPeople, graph.links.contains(where: { $0.reached <= 0 }) {
            let line = Scene.Element.line(
                Point(0, 6),
                Point(30, 6),
                .tie,
                width: 1.1,
                dash: .dotted
            )
            samples.append((elements: [line], size: Size(30, 12), meaning: "ties, nobody reached"))
        }
        return LegendItem(
            heading: isPeople ? "People trained across sectors" : "Ties between sectors",
            samples: samples
        )
    }
}
