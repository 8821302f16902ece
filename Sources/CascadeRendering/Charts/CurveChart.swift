public import CascadeCore

/// What more money or more seats buy: people reached by the best plan for each amount, with bands that say how sure that is.
public struct CurveChart: Chart {
    let curve: NextPound
    let programme: Programme
    private let seed: UInt64
    private let replicates: Int

    /// The chart of a curve of a programme, judged by `replicates` runs from `seed`.
    public init(_ curve: NextPound, of programme: Programme, seed: UInt64, replicates: Int) {
        self.curve = curve
        self.programme = programme
        self.seed = seed
        self.replicates = replicates
    }

    /// The chart as SVG that stands alone: the same text for the same curve.
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

    var hasRange: Bool { replicates >= Outcome.fewestForRange }

    private var headline: String { curve.headline(currency: programme.currency) }

    private var subtitle: String {
        if let sentence = curve.bendSentence(currency: programme.currency) { return sentence }
        guard let last = curve.points.last else { return "" }
        return "\(words(last)): \(figures(last))"
    }

    func words(_ point: NextPound.Point) -> String {
        curve.words(amount: curve.amount(of: point), currency: programme.currency)
    }

    private func figures(_ point: NextPound.Point) -> String {
        let mean = Wording.counted(Wording.whole(point.people.mean), "person", "people")
        let range = Wording.range(point.people.p10, point.people.p90)
        return "\(mean) on average" + (hasRange ? " (80% sure: \(range))" : "")
    }

    private var note: String {
        let what =
            curve.resource == .budget
            ? "Each point is the best plan found for that much money, at what it is expected to cost."
            : "Each point is the best plan found with that many seats."
        let bands = hasRange ? " the bands hold the middle half and 80% of runs." : ""
        return "\(what) Expected (simulated), not observed: "
            + "\(Wording.counted(replicates, "fresh run")) of each, seed \(seed). The line is the average"
            + (hasRange ? ";" : ".") + bands
    }

    private var description: String {
        let points = curve.points.enumerated().map { position, point in
            let mark = position == curve.today ? " (\(todayWords))" : ""
            return "\(words(point))\(mark): \(figures(point))."
        }
        return ([headline + ".", subtitle] + points + [note]).joined(separator: " ")
    }

    /// What today's plan uses of the resource, beside the point nearest to it; the best plan there reaches more than today's.
    var todayWords: String {
        curve.resource == .budget ? "about what today’s plan costs" : "about as many as today"
    }

    var noun: String { curve.resource == .budget ? "expected cost" : "seats offered" }

    // MARK: - Scene

    /// The chart drawn to be shown at `width` pixels.
    package func scene(width: Double) -> Scene {
        let frame = ChartFrame(width: width)
        let heading = frame.heading(
            name: programme.name,
            title: headline,
            subtitle: curve.points.isEmpty ? "" : subtitle
        )
        let plot = frame.plot(from: heading.bottom + 43)
        var elements = heading.elements
        if curve.points.isEmpty {
            elements.append(
                .text("There is nothing to draw.", plot.x, plot.centre.y, size: 15, .quiet)
            )
        } else {
            elements += drawing(in: plot, frame)
        }
        let below = frame.note(note, from: plot.maxY + 68)
        return Scene(
            size: Size(frame.width, below.bottom),
            title: "\(programme.name): people reached by \(noun)",
            description: description,
            elements: elements + below.elements
        )
    }

    private func drawing(in plot: Rect, _ frame: ChartFrame) -> [Scene.Element] {
        let points = curve.points.enumerated().sorted {
            let (a, b) = (curve.amount(of: $0.element), curve.amount(of: $1.element))
            return a == b ? $0.offset < $1.offset : a < b
        }
        let amounts = points.map { curve.amount(of: $0.element) }
        let across = RangeAxis(
            // A single amount is seen from zero.
            from: amounts.first == amounts.last ? 0 : amounts.first ?? 0,
            to: amounts.last ?? 1,
            count: frame.isNarrow ? 4 : 6
        )
        let highest = curve.points.map { hasRange ? $0.people.p90 : $0.people.mean }.max() ?? 1
        let up = ValueAxis(largest: highest)
        let place = CurvePlace(frame: frame, plot: plot, across: across, up: up)
        return axes(across, up, place) + bands(points.map(\.element), place)
            + labels(points.last?.element, place)
            + marks(points, place)
    }

    private func axes(
        _ across: RangeAxis,
        _ up: ValueAxis,
        _ place: CurvePlace
    ) -> [Scene.Element] {
        let plot = place.plot
        let size = place.frame.axisSize
        var out = ChartAxes(frame: place.frame, plot: plot).up(up, title: "people reached")
        out.append(
            .text(noun, plot.maxX, plot.maxY + 40, size: size - 0.5, anchor: .end, .quiet)
        )
        let labels = across.marks.map { mark in
            curve.resource == .budget
                ? Wording.money(mark, programme.currency) : Wording.count(mark)
        }
        let widest = labels.map { FontMetrics.width($0, size: size) }.max() ?? 0
        let room = plot.width / Double(max(1, across.marks.count - 1))
        let every = max(1, Int(((widest + 8) / room).rounded(.up)))
        for (position, mark) in across.marks.enumerated() {
            let x = place.x(mark)
            out.append(.line(Point(x, plot.maxY), Point(x, plot.maxY + 6), .quiet))
            guard position.isMultiple(of: every) else { continue }
            out.append(
                .text(labels[position], x, plot.maxY + 21, size: size, anchor: .middle, .quiet)
            )
        }
        return out
    }

    private func bands(_ points: [NextPound.Point], _ place: CurvePlace) -> [Scene.Element] {
        func line(_ value: (Outcome.Summary) -> Double) -> [Point] {
            points.map { Point(place.x(curve.amount(of: $0)), place.y(value($0.people))) }
        }
        func steps(_ points: [Point]) -> [PathStep] {
            points.enumerated().map { $0 == 0 ? .move($1) : .line($1) }
        }
        let pairs: [(Int, (Outcome.Summary) -> Double, (Outcome.Summary) -> Double)] = [
            (1, { $0.p10 }, { $0.p90 }), (2, { $0.p25 }, { $0.p75 }),
        ]
        let isCurve =
            points.first.map(curve.amount(of:)) != points.last.map(curve.amount(of:))
        var out: [Scene.Element] = []
        for (level, low, high) in pairs where hasRange {
            if isCurve {
                let outline = steps(line(low) + line(high).reversed()) + [.close]
                out.append(.shape(Scene.Shape(outline: .path(outline), fill: .band(level))))
            } else if let from = line(low).last, let to = line(high).last {
                out.append(.line(from, to, .band(level), width: 14))
            }
        }
        if isCurve {
            let outline = Scene.Outline.path(steps(line { $0.mean }))
            out.append(.shape(Scene.Shape(outline: outline, stroke: .median, lineWidth: 3)))
        }
        return out
    }

    /// A dot for each point, which tells its figures when pointed at, and notes at the bend and at today's plan.
    private func marks(
        _ points: [(offset: Int, element: NextPound.Point)],
        _ place: CurvePlace
    ) -> [Scene.Element] {
        var out = notes(place)
        let xs = points.map { place.x(curve.amount(of: $0.element)) }
        let nearest = zip(xs, xs.dropFirst()).map { $1 - $0 }.min() ?? 100
        let radius = max(2, min(4.5, 0.24 * nearest))
        // Of points in one place the one that is told of lies above the others.
        func isTold(_ position: Int) -> Bool { position == curve.today || position == curve.bend }
        let isOnePlace = xs.first == xs.last
        let ordered =
            isOnePlace
            ? points.filter { !isTold($0.offset) } + points.filter { isTold($0.offset) } : points
        for (position, point) in ordered {
            let at = place.point(curve.amount(of: point), point.people.mean)
            let isToday = position == curve.today
            let isBend = position == curve.bend
            let paint = isToday || isBend ? Paint.accent : .median
            let sessions = Wording.counted(point.sessions, "session")
            let seats = Wording.counted(point.seats, "seat")
            out.append(
                .group(
                    Scene.Group(
                        kind: .part,
                        id: "point-\(position + 1)",
                        title: "\(words(point)): \(figures(point)); \(seats) in \(sessions)",
                        elements: [
                            Symbol.shape(
                                0,
                                at: at,
                                radius: isToday || isBend ? 8 : radius * 1.35,
                                .paper
                            ),
                            Symbol.shape(
                                isToday ? 3 : 0,
                                at: at,
                                radius: isToday ? 7 : isBend ? 6 : radius,
                                paint
                            ),
                        ]
                    )
                )
            )
        }
        return out
    }

    private func labels(_ last: NextPound.Point?, _ place: CurvePlace) -> [Scene.Element] {
        guard let last else { return [] }
        let people = last.people
        var items: [(Double, String, String, Paint)] = []
        if hasRange {
            items = [
                (people.p90, "8 in 10 runs", Wording.range(people.p10, people.p90), .band(1)),
                (people.p75, "half of the runs", Wording.range(people.p25, people.p75), .band(2)),
            ]
        }
        items.append((people.mean, "average", Wording.count(people.mean), .median))
        return BandLabels(
            items.map {
                BandLabels.Item(at: place.y($0.0), name: $0.1, figures: $0.2, paint: $0.3)
            },
            frame: place.frame,
            plot: place.plot,
            end: place.x(curve.amount(of: last))
        ).elements
    }
}

/// Where amounts and numbers of people stand in a plot.
struct CurvePlace {
    let frame: ChartFrame
    let plot: Rect
    let across: RangeAxis
    let up: ValueAxis

    func x(_ amount: Double) -> Double {
        let share = (amount - across.bottom) / (across.top - across.bottom)
        return plot.x + plot.width * max(0, min(1, share))
    }

    func y(_ people: Double) -> Double {
        plot.maxY - plot.height * up.share(people)
    }

    func point(_ amount: Double, _ people: Double) -> Point { Point(x(amount), y(people)) }
}
