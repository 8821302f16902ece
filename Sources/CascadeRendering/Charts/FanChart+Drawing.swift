import CascadeCore

extension FanChart {
    /// The chart drawn to be shown at `width` pixels.
    package func scene(width: Double) -> Scene {
        let frame = ChartFrame(width: width)
        let heading = frame.heading(
            name: outcome.programme.name,
            title: headline,
            subtitle: certainty
        )
        let plot = frame.plot(from: heading.bottom + 43)
        let series = outcome.series[metric] ?? []
        guard !series.isEmpty else {
            return Scene(
                size: Size(frame.width, 500),
                title: outcome.programme.name,
                description: "Nothing was simulated.",
                elements: heading.elements
                    + [.text("Nothing was simulated.", plot.x, plot.centre.y, size: 15, .quiet)]
            )
        }
        let place = FanPlace(self, series, plot)
        let axes = ChartAxes(frame: frame, plot: plot)
        let months = MonthAxis(
            from: outcome.programme.firstMonday,
            to: outcome.lastDay,
            count: max(3, Int(plot.width / 45))
        )
        var elements = heading.elements
        elements += axes.up(place.axis, title: noun)
        elements += axes.months(months) { place.x($0.date) }
        elements += bands(place) + lines(place)
        let target = targetMark(place, frame)
        elements += target.elements
        elements += dot(place, frame, besides: target.label)
        elements += labels(place, frame)
        let below = frame.note(note, from: plot.maxY + 68)
        return Scene(
            size: Size(frame.width, below.bottom),
            title: "\(outcome.programme.name): \(noun) over time",
            description: description,
            elements: elements + below.elements
        )
    }

    private func steps(_ points: [Point]) -> [PathStep] {
        points.enumerated().map { $0 == 0 ? .move($1) : .line($1) }
    }

    private func bands(_ place: FanPlace) -> [Scene.Element] {
        let pairs: [((Outcome.Summary) -> Double, (Outcome.Summary) -> Double)] = [
            ({ $0.p05 }, { $0.p95 }), ({ $0.p10 }, { $0.p90 }), ({ $0.p25 }, { $0.p75 }),
        ]
        // Edges between bands help where they are wide, and would be all that is seen where they are narrow.
        let widest = place.series.map { place.y($0.p05) - place.y($0.p95) }.max() ?? 0
        var out: [Scene.Element] = pairs.enumerated().map { level, pair in
            .shape(
                Scene.Shape(
                    outline: .path(
                        steps(place.after(pair.0) + place.after(pair.1).reversed()) + [.close]
                    ),
                    fill: .band(level),
                    stroke: widest < 48 ? nil : .paper,
                    lineWidth: 0.6
                )
            )
        }
        out.append(
            .shape(
                Scene.Shape(
                    outline: .path(steps(place.after(\.p50))),
                    stroke: .median,
                    lineWidth: 3
                )
            )
        )
        return out
    }

    /// What the plan alone led to expect, dashed, and what was observed, solid.
    private func lines(_ place: FanPlace) -> [Scene.Element] {
        var out: [Scene.Element] = []
        if !place.planned.isEmpty {
            out.append(
                .shape(
                    Scene.Shape(
                        outline: .path(steps(place.planned)),
                        stroke: .quiet,
                        lineWidth: 1.8,
                        dash: .dashed
                    )
                )
            )
        }
        if place.observed.count > 1 {
            out.append(
                .shape(
                    Scene.Shape(
                        outline: .path(steps(place.observed)),
                        stroke: .ink,
                        lineWidth: 3
                    )
                )
            )
        }
        return out
    }

    /// Where the observed line ends, with its number.
    private func dot(
        _ place: FanPlace,
        _ frame: ChartFrame,
        besides target: Scene.Text?
    ) -> [Scene.Element] {
        guard place.observed.count > 1, let at = place.observed.last, let value = place.lastObserved
        else { return [] }
        let plot = place.plot
        let label = Scene.Text(
            string: "\(Wording.count(value)) observed",
            at: at,
            size: frame.axisSize,
            bold: true
        )
        let best = ChartText.placed(
            label,
            at: [
                (Point(at.x - 9, at.y - 9), .end), (Point(at.x - 9, at.y - 26), .end),
                (Point(at.x, at.y - 30), .middle), (Point(at.x + 9, at.y + 20), .start),
                (Point(at.x + 9, at.y + 40), .start), (Point(at.x + 2, at.y - 44), .start),
                (Point(at.x + 9, at.y + 64), .start),
            ],
            among: place.busy
        ) { label in
            (label.frame.x < plot.x + 2 || label.frame.maxX > plot.maxX ? 10_000 : 0)
                + (label.frame.maxY > plot.maxY - 2 || label.frame.y < plot.y - 8 ? 10_000 : 0)
                + (target?.frame.inset(-3).overlaps(label.frame) ?? false ? 20_000 : 0)
        }
        return [Symbol.shape(0, at: at, radius: 5, .ink), .text(best)]
    }

    private func targetMark(
        _ place: FanPlace,
        _ frame: ChartFrame
    ) -> (elements: [Scene.Element], label: Scene.Text?) {
        guard let target else { return ([], nil) }
        let plot = place.plot
        let at = Point(
            max(plot.x, min(plot.maxX, place.x(target.by + 1))),
            place.y(Double(target.people))
        )
        let label = Scene.Text(
            string: "Target \(Wording.count(target.people))",
            at: at,
            size: frame.axisSize,
            bold: true,
            paint: .accent
        )
        let right = max(plot.x + 8, min(plot.maxX - 12, at.x - 12) - label.width)
        let best = ChartText.placed(
            label,
            at: [
                (Point(plot.x + 8, at.y - 7), .start), (Point(right, at.y - 7), .start),
                (Point(plot.x + 8, at.y + 18), .start), (Point(right, at.y + 18), .start),
            ],
            among: place.busy
        ) { label in
            (label.frame.maxY > plot.maxY - 2 ? 10_000 : 0)
                + (label.frame.y < plot.y - 8 ? 5_000 : 0)
        }
        return (
            [
                .line(Point(plot.x, at.y), at, .accent, width: 1.6, dash: .dashed),
                Symbol.shape(3, at: at, radius: 7, .accent), .text(best),
            ], best
        )
    }

    /// What the bands are, and the plan's line, beside their ends.
    private func labels(_ place: FanPlace, _ frame: ChartFrame) -> [Scene.Element] {
        var items = [
            (final.p95, "9 in 10 runs", range(final.p05, final.p95), Paint.band(0)),
            (final.p90, "8 in 10 runs", range(final.p10, final.p90), .band(1)),
            (final.p75, "half of the runs", range(final.p25, final.p75), .band(2)),
            (final.p50, "median", Wording.count(final.p50), .median),
        ].map { BandLabels.Item(at: place.y($0), name: $1, figures: $2, paint: $3) }
        if let last = place.planned.last, let value = place.plannedSeries.last?.p50 {
            items.append(
                BandLabels.Item(
                    at: last.y,
                    name: "plan alone",
                    figures: Wording.count(value),
                    paint: .quiet,
                    isDashed: true
                )
            )
        }
        return BandLabels(items, frame: frame, plot: place.plot, end: place.plot.maxX).elements
    }
}

/// Where the values of a fan chart stand.
struct FanPlace {
    let plot: Rect
    let axis: ValueAxis
    let series: [Outcome.Summary]
    /// The plan's own series, as long as ``series`` at most.
    let plannedSeries: [Outcome.Summary]
    /// Points of what was observed; empty: nothing was.
    private(set) var observed: [Point] = []
    /// The last of them as a number.
    private(set) var lastObserved: Double?
    /// Points of the plan's middle run.
    private(set) var planned: [Point] = []
    private let start: CalendarDate
    private let days: Double
    /// Weeks that were observed.
    private let weeks: Int
    private let startsAtZero: Bool

    init(_ chart: FanChart, _ series: [Outcome.Summary], _ plot: Rect) {
        self.plot = plot
        self.series = series
        start = chart.outcome.programme.firstMonday
        days = Double(max(1, 7 * chart.outcome.weeks))
        weeks = min(chart.observed, series.count)
        startsAtZero = chart.metric == .peopleReached
        plannedSeries = Array((chart.plan?.series[chart.metric] ?? []).prefix(series.count))
        let values = series.map(\.p95) + plannedSeries.map(\.p50)
        axis = ValueAxis(
            from: min(series.map(\.p05).min() ?? 0, plannedSeries.map(\.p50).min() ?? 0),
            largest: max(
                values.max() ?? 1,
                chart.target.map { Double($0.people) } ?? 0,
                chart.recorded ?? 0
            )
        )
        planned = plannedSeries.isEmpty ? [] : points(plannedSeries, \.p50)
        guard weeks > 0 else { return }
        observed = points(Array(series.prefix(weeks)), \.p50)
        lastObserved = series[weeks - 1].p50
        if let recorded = chart.recorded, let asOf = chart.asOf,
            asOf + 1 > start + 7 * weeks, asOf <= chart.outcome.lastDay
        {
            observed.append(Point(x(asOf + 1), y(recorded)))
            lastObserved = recorded
        }
    }

    func x(_ date: CalendarDate) -> Double {
        plot.x + plot.width * Double(date - start) / days
    }

    func y(_ value: Double) -> Double { plot.maxY - plot.height * axis.share(value) }

    /// Points at the start and at the end of each week.
    private func points(
        _ series: [Outcome.Summary],
        _ value: (Outcome.Summary) -> Double
    ) -> [Point] {
        let first = startsAtZero ? 0 : series.first.map(value) ?? 0
        return [Point(x(start), y(first))]
            + series.enumerated().map { Point(x(start + 7 * ($0 + 1)), y(value($1))) }
    }

    /// Points of a quantile from the end of what was observed on.
    func after(_ value: (Outcome.Summary) -> Double) -> [Point] {
        let all = points(series, value)
        guard let last = observed.last else { return all }
        return [last] + all.dropFirst(weeks + 1)
    }

    /// Rectangles that the lines and bands cover.
    var busy: [Rect] {
        let fan = series.enumerated().dropFirst(weeks).map { week, summary in
            Rect(
                x(start + 7 * (week + 1)) - 1,
                y(summary.p95),
                2,
                max(1, y(summary.p05) - y(summary.p95))
            )
        }
        return fan + (observed + planned).map { Rect($0.x - 1, $0.y - 2, 2, 4) }
    }
}
