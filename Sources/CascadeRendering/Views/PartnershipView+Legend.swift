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
            items.append(Self.legend(colours, usesMarks: usesMarks(placement)))
        } else if outcome != nil || history != nil {
            items.append(
                Self.coverageLegend(
                    radius: min(13, max(largest, 7)),
                    isObserved: history != nil,
                    isExpected: outcome != nil,
                    hasBar: graph.folded == nil && largest >= LevelCircle.barFrom
                )
            )
        }
        if let marks, let item = marks.legend { items.append(item) }
        if let item = tieLegend() { items.append(item) }
        return items
    }

    /// What the level of a circle stands for.
    static func coverageLegend(
        radius: Double,
        isObserved: Bool,
        isExpected: Bool,
        hasBar: Bool
    ) -> LegendItem {
        func sample(_ level: CoverageLevel, _ meaning: String) -> (
            elements: [Scene.Element], size: Size, meaning: String
        ) {
            (
                LevelCircle.elements(
                    at: Point(radius, radius),
                    radius: radius,
                    level: level,
                    position: 3
                ), Size(2 * radius, 2 * radius), meaning
            )
        }
        var samples: [(elements: [Scene.Element], size: Size, meaning: String)] = []
        if isObserved {
            samples.append(sample(CoverageLevel(observed: 0.3), "on record (30%)"))
        }
        if isExpected {
            let level = CoverageLevel(observed: isObserved ? 0.3 : nil, expected: 0.6)
            samples.append(sample(level, "expected (60%)"))
        }
        if hasBar, isExpected {
            var level = CoverageLevel(observed: isObserved ? 0.3 : nil, expected: 0.6)
            (level.low, level.high) = (0.42, 0.78)
            let radius = max(radius, LevelCircle.barFrom)
            samples.append(
                (
                    LevelCircle.elements(
                        at: Point(radius, radius),
                        radius: radius,
                        level: level,
                        position: 3
                    ), Size(2 * radius, 2 * radius), "8 of 10 runs"
                )
            )
        }
        return LegendItem(heading: "Coverage", samples: samples)
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
