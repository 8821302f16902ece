import CascadeCore

// The key to the map.
extension PartnershipView {
    func legend(_ placement: PartnershipPlacement) -> [LegendItem] {
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
        if let colours {
            items.append(Self.legend(colours))
        } else if outcome != nil {
            items.append(Self.coverageLegend(radius: min(11, max(largest, 6))))
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
        if let colours, !colours.bridges.isEmpty {
            let line = Scene.Element.line(
                Point(0, 6),
                Point(30, 6),
                .ink,
                width: Self.bridgeWidth,
                dash: .dashed
            )
            samples.append((elements: [line], size: Size(30, 12), meaning: "the only link"))
        }
        items.append(
            LegendItem(
                heading: graph.folded != nil
                    ? "Number of ties between sectors"
                    : colours == nil ? "Ties (coloured within a sector, grey across)" : "Ties",
                samples: samples
            )
        )
        return items
    }

    /// What the level of a circle stands for.
    static func coverageLegend(radius: Double) -> LegendItem {
        LegendItem(
            heading: "Expected coverage",
            samples: [0, 0.25, 0.5, 1].map { share in
                (
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
