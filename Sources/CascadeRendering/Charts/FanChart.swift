public import CascadeCore

/// How many people are expected to be reached over time, with bands that say how sure that is.
public struct FanChart: Sendable {
    private let outcome: Outcome
    private let metric: Metric

    private static let width = 640.0
    private static let plot = Rect(66, 128, 414, 290)

    /// The chart of a metric of an outcome.
    public init(_ outcome: Outcome, metric: Metric = .peopleReached) {
        self.outcome = outcome
        self.metric = metric
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
        switch format {
        case .svg: return Array(svg(idPrefix: idPrefix).utf8)
        case .png: return try Graphviz(limits: limits).png(scene)
        case .pdf: return try Graphviz(limits: limits).pdf(scene)
        case .dot: throw .formatNotAvailable("a chart as DOT")
        }
    }

    // MARK: - Words

    /// What is counted, as the subject of a sentence.
    private var noun: String {
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
            ? "By \(day) the cascade reaches about "
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
        }
        return text
    }

    private var note: String {
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
            target.map { Double($0.people) } ?? 0
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
        elements += targetMark(x: x, y: y)
        elements += labels(y: y)
        var bottom = plot.maxY + 68
        for line in CleanText.wrapped(
            note,
            width: Self.width - 48,
            size: 12.5,
            lines: 4,
            balanced: false
        ) {
            elements.append(.text(line, 24, bottom, size: 12.5, .quiet))
            bottom += 17
        }
        return Scene(
            size: Size(Self.width, bottom + 6),
            title: "\(outcome.programme.name): \(noun) over time",
            description: description,
            elements: elements
        )
    }

    private var heading: [Scene.Element] {
        var out: [Scene.Element] = []
        out.append(
            .text(
                CleanText.fitted(
                    CleanText.line(outcome.programme.name),
                    width: Self.width - 48,
                    size: 14
                ),
                24,
                32,
                size: 14,
                .quiet
            )
        )
        let room = Self.width - 48
        let isLong = FontMetrics.width(headline, size: 22, bold: true) > room
        out.append(
            .text(
                CleanText.fitted(headline, width: room, size: isLong ? 19 : 22, bold: true),
                24,
                60,
                size: isLong ? 19 : 22,
                bold: true
            )
        )
        out.append(
            .text(CleanText.fitted(certainty, width: room, size: 15), 24, 84, size: 15)
        )
        return out
    }

    private func axes(
        _ axis: ValueAxis,
        x: (CalendarDate) -> Double,
        y: (Double) -> Double
    ) -> [Scene.Element] {
        let plot = Self.plot
        var out: [Scene.Element] = [
            .text(noun, plot.x - 42, plot.y - 14, size: 13, .quiet)
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
                    Wording.count(mark),
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
            return [Point(x(start), y(first))]
                + series.enumerated().map { week, summary in
                    Point(x(start + 7 * (week + 1)), y(value(summary)))
                }
        }
        func steps(_ points: [Point]) -> [PathStep] {
            points.enumerated().map { $0 == 0 ? .move($1) : .line($1) }
        }
        let pairs: [((Outcome.Summary) -> Double, (Outcome.Summary) -> Double)] = [
            ({ $0.p05 }, { $0.p95 }), ({ $0.p10 }, { $0.p90 }), ({ $0.p25 }, { $0.p75 }),
        ]
        var out: [Scene.Element] = pairs.enumerated().map { level, pair in
            .shape(
                Scene.Shape(
                    outline: .path(steps(line(pair.0) + line(pair.1).reversed()) + [.close]),
                    fill: .band(level),
                    stroke: .paper,
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

    private func targetMark(x: (CalendarDate) -> Double, y: (Double) -> Double) -> [Scene.Element] {
        guard let target else { return [] }
        let plot = Self.plot
        let at = Point(
            max(plot.x, min(plot.maxX, x(target.by + 1))),
            y(Double(target.people))
        )
        let label = "Target \(Wording.count(target.people))"
        return [
            .line(Point(plot.x, at.y), at, .accent, width: 1.6, dash: .dashed),
            Symbol.shape(3, at: at, radius: 7, .accent),
            .text(label, plot.x + 8, at.y - 7, size: 13.5, bold: true, .accent),
        ]
    }

    /// What the bands are, beside their ends.
    private func labels(y: (Double) -> Double) -> [Scene.Element] {
        let plot = Self.plot
        let items: [(at: Double, name: String, figures: String, paint: Paint)] = [
            (final.p95, "9 in 10 runs", range(final.p05, final.p95), .band(0)),
            (final.p90, "8 in 10 runs", range(final.p10, final.p90), .band(1)),
            (final.p75, "half of the runs", range(final.p25, final.p75), .band(2)),
            (final.p50, "median", Wording.count(final.p50), .median),
        ]
        let spacing = 37.0
        var tops = items.map { y($0.at) }
        for position in tops.indices.dropFirst() {
            tops[position] = max(tops[position], tops[position - 1] + spacing)
        }
        let limit = plot.maxY - 6
        for position in tops.indices.reversed() {
            let bound = position == tops.count - 1 ? limit : tops[position + 1] - spacing
            tops[position] = min(tops[position], bound)
        }
        var out: [Scene.Element] = []
        for (item, top) in zip(items, tops) {
            let edge = Point(plot.maxX, y(item.at))
            let bend = Point(plot.maxX + 18, top)
            out.append(.line(edge, bend, .quiet, width: 0.9))
            out.append(
                .shape(
                    Scene.Shape(
                        outline: .rect(Rect(plot.maxX + 18, top - 7, 14, 14), radius: 3),
                        fill: item.paint,
                        stroke: .quiet,
                        lineWidth: 0.7
                    )
                )
            )
            out.append(
                .text(item.figures, plot.maxX + 38, top + 1, size: 14.5, bold: true)
            )
            out.append(.text(item.name, plot.maxX + 38, top + 16, size: 12.5, .quiet))
        }
        return out
    }
}
