package import CascadeCore

/// How unevenly people are reached: the share of all people reached that falls to the organisations with least coverage.
package struct LorenzChart: Chart {
    /// A curve.
    struct Curve: Sendable, Hashable {
        /// Corners from (0, 0) to (1, 1): the share of headcount, and the share of people reached there.
        var points: [Point]
        /// The Gini coefficient.
        var gini: Double

        /// The curve of people reached and headcounts by organisation; nil where nobody is reached or there.
        ///
        /// Organisations stand in the order of their coverage. The area between the curve and the straight line is half the
        /// Gini coefficient of coverage weighted by headcount, which ``Inequality/gini(_:weights:)`` gives.
        ///
        /// - Complexity: O(n log n) for n organisations.
        init?(_ people: [Double], _ headcounts: [Double]) {
            let kept = headcounts.indices.filter { headcounts[$0] > 0 }
            let coverage = kept.map { people[$0] / headcounts[$0] }
            let weights = kept.map { headcounts[$0] }
            let sum = kept.reduce(0) { $0 + people[$1] }
            guard sum > 0, let gini = Inequality.gini(coverage, weights: weights) else {
                return nil
            }
            let all = weights.reduce(0, +)
            var (x, y) = (0.0, 0.0)
            points = [Point(0, 0)]
            for place in kept.indices.sorted(by: { (coverage[$0], $0) < (coverage[$1], $1) }) {
                x += weights[place]
                y += people[kept[place]]
                points.append(Point(x / all, y / sum))
            }
            self.gini = gini
        }

        /// The share of people reached in the `share` of headcount with least coverage.
        func reached(by share: Double) -> Double {
            guard let right = points.firstIndex(where: { $0.x >= share }), right > 0 else {
                return 0
            }
            let (from, to) = (points[right - 1], points[right])
            guard to.x > from.x else { return to.y }
            return from.toward(to, (share - from.x) / (to.x - from.x)).y
        }
    }

    let name: String
    let observed: Curve?
    let expected: Curve?
    private let source: String

    /// The chart of people reached who are there now, by the records, and of those expected at the end of a simulation.
    ///
    /// What is expected is taken from each organisation's mean coverage, as the analysis of inequality does.
    package init(_ history: History, _ outcome: Outcome?) {
        let programme = history.programme
        name = CleanText.line(programme.name)
        let headcounts = programme.organisations.map { Double($0.people) }
        observed = Curve(zip(history.coverage, headcounts).map { $0 * $1 }, headcounts)
        expected = outcome.flatMap { outcome in
            Curve(
                zip(outcome.organisations, headcounts).map { $0.coverage * $1 },
                headcounts
            )
        }
        var parts: [String] = []
        if observed != nil {
            parts.append(
                "Solid: observed, people reached who are there on \(history.asOf.spelledOut)."
            )
        }
        if expected != nil, let outcome {
            parts.append(
                """
                Dashed: expected (simulated) by \(outcome.lastDay.spelledOut), mean coverage of \
                \(Wording.counted(outcome.replicates, "run")), seed \(outcome.seed).
                """
            )
        }
        parts.append(
            """
            Organisations stand in the order of their coverage. The Gini coefficient is twice the area between the curve and \
            the straight line: 0 where all have the same coverage, near 1 where one has all.
            """
        )
        source = parts.joined(separator: " ")
    }

    // MARK: - Words

    private static let half = 0.5

    private var headline: String {
        guard let curve = observed ?? expected else { return "Nobody has been reached yet" }
        let share = Wording.percent(curve.reached(by: Self.half))
        return observed != nil
            ? "The half of the headcount with least coverage has \(share) of those reached"
            : "The half of the headcount with least coverage is expected to have \(share) of those reached"
    }

    private var subtitle: String {
        let parts = [
            observed.map { "Gini coefficient \(Wording.hundredths($0.gini)) observed" },
            expected.map {
                "\(observed == nil ? "Gini coefficient " : "")\(Wording.hundredths($0.gini)) expected"
            },
        ]
        return parts.compactMap(\.self).joined(separator: ", ")
    }

    /// The curves at every tenth of the headcount.
    package var dataTable: ChartTable {
        let curves = [
            observed.map { ("Those reached, observed", $0) },
            expected.map { ("Those reached, expected", $0) },
        ]
        .compactMap(\.self)
        return ChartTable(
            title: "How evenly people are reached",
            heading: ["Headcount with least coverage"] + curves.map(\.0),
            rows: (1...10).map { tenth in
                ["\(tenth * 10)%"]
                    + curves.map { Wording.percent($0.1.reached(by: Double(tenth) / 10)) }
            }
        )
    }

    // MARK: - Scene

    /// The chart drawn to be shown at `width` pixels.
    package func scene(width: Double) -> Scene {
        let frame = ChartFrame(width: width)
        let heading = frame.heading(name: name, title: headline, subtitle: subtitle)
        let side = min(340, frame.width - 54 - frame.margin - 6)
        let plot = Rect(frame.isNarrow ? 54 : 66, heading.bottom + 43, side, side)
        func at(_ point: Point) -> Point {
            Point(plot.x + point.x * side, plot.maxY - point.y * side)
        }
        var elements = heading.elements + axes(plot, frame)
        elements.append(.line(at(Point(0, 0)), at(Point(1, 1)), .tie, width: 1.2))
        for (curve, dash) in [(expected, Scene.Dash.dashed), (observed, .solid)] {
            guard let curve else { continue }
            elements.append(
                .shape(
                    Scene.Shape(
                        outline: .path(
                            curve.points.enumerated().map {
                                $0 == 0 ? .move(at($1)) : .line(at($1))
                            }
                        ),
                        stroke: dash == .solid ? .ink : .median,
                        lineWidth: dash == .solid ? 3 : 2,
                        dash: dash
                    )
                )
            )
        }
        elements += labels(plot, frame, at)
        let below = frame.note(source, from: plot.maxY + 68)
        return Scene(
            size: Size(frame.width, below.bottom),
            title: "\(name): how evenly people are reached",
            description: "\(headline). \(subtitle). \(source)",
            elements: elements + below.elements
        )
    }

    private func axes(_ plot: Rect, _ frame: ChartFrame) -> [Scene.Element] {
        let size = frame.axisSize
        var out: [Scene.Element] = [
            .text("share of those reached", frame.margin, plot.y - 14, size: size - 0.5, .quiet),
            .text(
                "share of headcount, least coverage first",
                plot.maxX,
                plot.maxY + 40,
                size: size - 0.5,
                anchor: .end,
                .quiet
            ),
        ]
        for step in 0...4 {
            let share = Double(step) / 4
            let (x, y) = (plot.x + share * plot.width, plot.maxY - share * plot.height)
            let label = "\(25 * step)%"
            let width = step == 0 ? 1.6 : 1
            out.append(.line(Point(plot.x, y), Point(plot.maxX, y), .rule, width: width))
            out.append(.line(Point(x, plot.y), Point(x, plot.maxY), .rule, width: width))
            out.append(.text(label, plot.x - 8, y + 4.8, size: size, anchor: .end, .quiet))
            // The 0 of the other axis stands beside it.
            if step > 0 {
                out.append(
                    .text(label, x, plot.maxY + 21, size: size, anchor: .middle, .quiet)
                )
            }
        }
        return out
    }

    /// What the lines are, beside the plot where there is room and in its empty upper left where not.
    private func labels(
        _ plot: Rect,
        _ frame: ChartFrame,
        _ at: (Point) -> Point
    ) -> [Scene.Element] {
        let size = frame.axisSize
        var out: [Scene.Element] = []
        var y = plot.y + 22
        let left = plot.x + 10
        let items = [
            observed == nil ? nil : ("observed", Paint.ink, 3.0, Scene.Dash.solid),
            expected == nil ? nil : ("expected", .median, 2, .dashed),
            ("all alike", .tie, 1.2, .solid),
        ]
        for (text, paint, width, dash) in items.compactMap(\.self) {
            out.append(
                .line(
                    Point(left, y - 4),
                    Point(left + 26, y - 4),
                    paint,
                    width: width,
                    dash: dash
                )
            )
            out.append(.text(text, left + 33, y, size: size, bold: dash == .solid && width > 2))
            y += 21
        }
        return out
    }
}
