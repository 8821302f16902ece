public import CascadeCore

/// How many people are expected to be reached over time, with bands that say how sure that is.
public struct FanChart: Sendable {
    let outcome: Outcome
    let metric: Metric
    /// Weeks at the start that were observed, not simulated.
    let observed: Int
    /// What the plan alone led to expect, drawn dashed.
    let plan: Outcome?
    /// The last day on record.
    let asOf: CalendarDate?

    private static let width = 640.0
    private static let plot = Rect(66, 128, 414, 290)

    /// The chart of a metric of an outcome.
    public init(_ outcome: Outcome, metric: Metric = .peopleReached) {
        self.outcome = outcome
        self.metric = metric
        observed = 0
        plan = nil
        asOf = nil
    }

    /// The chart of a forecast: what was observed as a line, the bands after it, and the plan's own median dashed.
    public init(_ forecast: Forecast, metric: Metric = .peopleReached) {
        outcome = forecast.outcome
        self.metric = metric
        observed = forecast.weeksObserved
        plan = forecast.plan
        asOf = forecast.asOf
    }

    /// The chart as SVG that stands alone: the same text for the same outcome.
    ///
    /// `idPrefix` is put before every id, so that one page can hold several pictures.
    public func svg(idPrefix: String = "") -> String {
        SVGWriter.text(scene, prefix: idPrefix)
    }

    /// The chart as a file of the given format.
    ///
    /// - Throws: ``RenderingError/formatNotAvailable(_:)`` for DOT, and where Graphviz lacks its plugins.
    public func rendered(
        as format: PictureFormat,
        idPrefix: String = "",
        limits: GraphvizLimits = GraphvizLimits()
    ) throws(RenderingError) -> [UInt8] {
        try scene.renderedChart(as: format, idPrefix: idPrefix, limits: limits)
    }

    // MARK: - Words

    /// What is counted, as the subject of a sentence.
    var noun: String {
        switch metric {
        case .peopleReached: "people reached"
        case .attendances: "attendances"
        case .organisationsReached: "organisations reached"
        case .organisationsEmbedded: "organisations embedded"
        case .championsWaiting: "champions waiting"
        case .trainersQualified: "trainers qualified"
        case .trainersActive: "active trainers"
        case .sessionsHeld: "sessions held"
        case .cost: "cost so far (\(outcome.programme.currency))"
        case .effectiveReach: "effective reach (people)"
        case .newCrossSectorLinks: "new links between sectors"
        }
    }

    private var final: Outcome.Summary { outcome.final(metric) }

    private func range(_ low: Double, _ high: Double) -> String {
        Wording.whole(low) == Wording.whole(high)
            ? Wording.count(low) : "\(Wording.count(low))–\(Wording.count(high))"
    }

    private var headline: String {
        let day = outcome.endMonth
        return metric == .peopleReached
            ? "By \(day) \(outcome.reproductionNumber == nil ? "the programme" : "the cascade") reaches about "
                + Wording.counted(Wording.whole(final.p50), "person", "people")
            : "By \(day): about \(Wording.count(final.p50)) \(noun)"
    }

    private var target: (people: Int, by: CalendarDate)? {
        guard metric == .peopleReached, let target = outcome.programme.target,
            let people = target.people
        else { return nil }
        return (people, target.by)
    }

    private var certainty: String {
        var text = "80% sure: \(range(final.p10, final.p90))"
        if let target, let result = outcome.target {
            text += " · chance of \(Wording.count(target.people)) by "
            text += "\(target.by.shortText): \(Wording.percent(result.probability))"
        } else if metric == .peopleReached, let result = outcome.target, let goal = outcome.goal,
            let day = outcome.programme.target?.by
        {
            text +=
                " · chance of \(goal) by \(day.shortText): \(Wording.percent(result.probability))"
        }
        return text
    }

    private var note: String {
        if let asOf {
            let start =
                observed > 0
                ? "Observed until \(asOf.spelledOut): the solid line, with a dot at its end. " : ""
            return start
                + "After it expected (simulated), from what the records teach: "
                + "\(Wording.counted(outcome.replicates, "run")), seed \(outcome.seed); the bands hold the middle "
                + "50, 80 and 90% of runs. Dashed: the middle run of the plan alone."
        }
        return
            "Expected (simulated), not observed: \(Wording.counted(outcome.replicates, "run")), seed "
            + "\(outcome.seed). The line is the median run’s count in each week; the bands hold the "
            + "middle 50, 80 and 90% of runs."
    }

    private var description: String {
        "\(headline). \(certainty). Half of the runs end at \(range(final.p25, final.p75)), 90% at "
            + "\(range(final.p05, final.p95)). \(note)"
    }

    // MARK: - Scene

    /// The chart drawn.
    package var scene: Scene {
        var elements = heading
        let plot = Self.plot
        let series = outcome.series[metric] ?? []
        guard !series.isEmpty else {
            elements.append(
                .text("Nothing was simulated.", plot.x, plot.centre.y, size: 15, .quiet)
            )
            return Scene(
                size: Size(Self.width, 500),
                title: outcome.programme.name,
                description: "Nothing was simulated.",
                elements: elements
            )
        }
        let largest = max(
            series.map(\.p95).max() ?? 1,
            target.map { Double($0.people) } ?? 0,
            plan?.series[metric]?.map(\.p50).max() ?? 0
        )
        let axis = ValueAxis(largest: largest)
        let start = outcome.programme.firstMonday
        let days = Double(max(1, 7 * outcome.weeks))
        func x(_ date: CalendarDate) -> Double {
            plot.x + plot.width * Double(date - start) / days
        }
        func y(_ value: Double) -> Double {
            plot.maxY - plot.height * max(0, min(1, value / axis.top))
        }
        elements += axes(axis, x: x, y: y)
        elements += bands(series, start: start, x: x, y: y)
        elements += observedLine(series, start: start, x: x, y: y)
        elements += targetMark(series, start: start, x: x, y: y)
        elements += labels(y: y)
        let below = ChartText.note(note, from: plot.maxY + 68, width: Self.width)
        elements += below.elements
        return Scene(
            size: Size(Self.width, below.bottom + 6),
            title: "\(outcome.programme.name): \(noun) over time",
            description: description,
            elements: elements
        )
    }

    private var heading: [Scene.Element] {
        ChartText.heading(
            name: outcome.programme.name,
            title: headline,
            subtitle: certainty,
            width: Self.width
        )
    }

    private func axes(
        _ axis: ValueAxis,
        x: (CalendarDate) -> Double,
        y: (Double) -> Double
    ) -> [Scene.Element] {
        let plot = Self.plot
        var out: [Scene.Element] = [
            .text(
                axis.unit.map { "\(noun), \($0)" } ?? noun,
                plot.x - 42,
                plot.y - 14,
                size: 13,
                .quiet
            )
        ]
        for mark in axis.marks {
            out.append(
                .line(
                    Point(plot.x, y(mark)),
                    Point(plot.maxX, y(mark)),
                    .rule,
                    width: mark == 0 ? 1.6 : 1
                )
            )
            out.append(
                .text(
                    axis.label(mark),
                    plot.x - 8,
                    y(mark) + 4.8,
                    size: 13.5,
                    anchor: .end,
                    .quiet
                )
            )
        }
        let marks = MonthAxis(
            from: outcome.programme.firstMonday,
            to: outcome.lastDay,
            count: 9
        ).marks
        for mark in marks {
            let at = x(mark.date)
            out.append(.line(Point(at, plot.maxY), Point(at, plot.maxY + 6), .quiet))
            out.append(
                .text(mark.month, at, plot.maxY + 21, size: 13.5, anchor: .middle, .quiet)
            )
            if let year = mark.year {
                out.append(
                    .text(
                        year,
                        at,
                        plot.maxY + 38,
                        size: 13.5,
                        bold: true,
                        anchor: .middle,
                        .quiet
                    )
                )
            }
        }
        return out
    }

    private func bands(
        _ series: [Outcome.Summary],
        start: CalendarDate,
        x: (CalendarDate) -> Double,
        y: (Double) -> Double
    ) -> [Scene.Element] {
        func line(_ value: (Outcome.Summary) -> Double) -> [Point] {
            let first = metric == .peopleReached ? 0 : value(series[0])
            let points =
                [Point(x(start), y(first))]
                + series.enumerated().map { week, summary in
                    Point(x(start + 7 * (week + 1)), y(value(summary)))
                }
            return Array(points.dropFirst(min(observed, points.count - 1)))
        }
        func steps(_ points: [Point]) -> [PathStep] {
            points.enumerated().map { $0 == 0 ? .move($1) : .line($1) }
        }
        let pairs: [((Outcome.Summary) -> Double, (Outcome.Summary) -> Double)] = [
            ({ $0.p05 }, { $0.p95 }), ({ $0.p10 }, { $0.p90 }), ({ $0.p25 }, { $0.p75 }),
        ]
        // Edges between bands help where they are wide, and would be all that is seen where they are narrow.
        let widest = series.map { y($0.p05) - y($0.p95) }.max() ?? 0
        var out: [Scene.Element] = pairs.enumerated().map { level, pair in
            .shape(
                Scene.Shape(
                    outline: .path(steps(line(pair.0) + line(pair.1).reversed()) + [.close]),
                    fill: .band(level),
                    stroke: widest < 48 ? nil : .paper,
                    lineWidth: 0.6
                )
            )
        }
        out.append(
            .shape(
                Scene.Shape(
                    outline: .path(steps(line { $0.p50 })),
                    stroke: .median,
                    lineWidth: 3
                )
            )
        )
        return out
    }

    /// What was observed, with a dot on its last week, and what the plan alone led to expect.
    private func observedLine(
        _ series: [Outcome.Summary],
        start: CalendarDate,
        x: (CalendarDate) -> Double,
        y: (Double) -> Double
    ) -> [Scene.Element] {
        func steps(_ series: some Sequence<Outcome.Summary>) -> [PathStep] {
            let first = metric == .peopleReached ? 0 : series.first { _ in true }?.p50 ?? 0
            return [.move(Point(x(start), y(first)))]
                + series.enumerated().map { week, summary in
                    .line(Point(x(start + 7 * (week + 1)), y(summary.p50)))
                }
        }
        var out: [Scene.Element] = []
        if let planned = plan?.series[metric], !planned.isEmpty {
            out.append(
                .shape(
                    Scene.Shape(
                        outline: .path(steps(planned.prefix(series.count))),
                        stroke: .quiet,
                        lineWidth: 1.8,
                        dash: .dashed
                    )
                )
            )
        }
        guard observed > 0, observed <= series.count else { return out }
        out.append(
            .shape(
                Scene.Shape(
                    outline: .path(steps(series.prefix(observed))),
                    stroke: .ink,
                    lineWidth: 3
                )
            )
        )
        let last = series[observed - 1].p50
        let at = Point(x(start + 7 * observed), y(last))
        out.append(Symbol.shape(0, at: at, radius: 5, .ink))
        return out
    }

    private func targetMark(
        _ series: [Outcome.Summary],
        start: CalendarDate,
        x: (CalendarDate) -> Double,
        y: (Double) -> Double
    ) -> [Scene.Element] {
        guard let target else { return [] }
        let plot = Self.plot
        let at = Point(
            max(plot.x, min(plot.maxX, x(target.by + 1))),
            y(Double(target.people))
        )
        let label = Scene.Text(
            string: "Target \(Wording.count(target.people))",
            at: at,
            size: 13.5,
            bold: true,
            paint: .accent
        )
        let fan = series.enumerated().map { week, summary in
            let x = x(start + 7 * (week + 1))
            return Rect(x - 1, y(summary.p95), 2, y(summary.p05) - y(summary.p95))
        }
        let right = max(plot.x + 8, min(plot.maxX - 12, at.x - 12) - label.width)
        let places = [
            Point(plot.x + 8, at.y - 7), Point(right, at.y - 7), Point(plot.x + 8, at.y + 18),
            Point(right, at.y + 18),
        ].map { place in
            var label = label
            label.at = place
            return label
        }
        /// How much of the fan a label hides, and whether it leaves the plot below or above.
        func cost(_ label: Scene.Text) -> Int {
            fan.count { $0.overlaps(label.frame.inset(-2)) }
                + (label.frame.maxY > plot.maxY - 2 ? 10_000 : 0)
                + (label.frame.y < plot.y - 8 ? 5_000 : 0)
        }
        var best = places[0]
        for place in places where cost(place) < cost(best) { best = place }
        return [
            .line(Point(plot.x, at.y), at, .accent, width: 1.6, dash: .dashed),
            Symbol.shape(3, at: at, radius: 7, .accent), .text(best),
        ]
    }

    /// What the bands are, beside their ends.
    private func labels(y: (Double) -> Double) -> [Scene.Element] {
        let plot = Self.plot
        let items = [
            (final.p95, "9 in 10 runs", range(final.p05, final.p95), Paint.band(0)),
            (final.p90, "8 in 10 runs", range(final.p10, final.p90), .band(1)),
            (final.p75, "half of the runs", range(final.p25, final.p75), .band(2)),
            (final.p50, "median", Wording.count(final.p50), .median),
        ].map { BandLabels.Item(at: y($0), name: $1, figures: $2, paint: $3) }
        return BandLabels(items: items, plot: plot, width: Self.width, end: plot.maxX).elements
    }
}
