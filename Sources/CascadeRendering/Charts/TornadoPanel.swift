import CascadeCore

/// One answer and what drives it.
struct TornadoPanel {
    let tornado: Tornado
    let frame: ChartFrame
    private let result: ComparisonOutcome
    private let words: MeasureWords
    let bars: [Tornado.Bar]
    private let extent: (range: ClosedRange<Double>, hasZero: Bool)
    /// Left and right end of the plot, between the labels at the bars' ends.
    private var plot: (left: Double, right: Double)

    private let hasLegend: Bool

    private static let rowHeight = 64.0
    static let barHeight = 26.0

    /// The panel of a tornado of `result`; `hasLegend` says whether it explains the colours.
    init(_ tornado: Tornado, of result: ComparisonOutcome, in frame: ChartFrame, hasLegend: Bool) {
        self.tornado = tornado
        self.frame = frame
        self.hasLegend = hasLegend
        self.result = result
        words = MeasureWords(tornado.measure, of: result.entries[tornado.to].programme)
        bars = Array(tornado.moving.prefix(TornadoChart.most))
        extent = Self.extent(of: tornado, bars)
        plot = (frame.margin, frame.width - frame.margin)
        var room = (left: 40.0, right: 40.0)
        for bar in bars {
            let (left, right) = ends(of: bar)
            room.left = max(room.left, left.width)
            room.right = max(room.right, right.width)
        }
        plot = (plot.left + room.left + 14, plot.right - room.right - 14)
    }

    /// The answers to draw, with the 95% intervals at the bars' ends.
    private static func extent(
        of tornado: Tornado,
        _ bars: [Tornado.Bar]
    ) -> (range: ClosedRange<Double>, hasZero: Bool) {
        let (range, hasZero) = tornado.extent(of: bars)
        var (low, high) = (range.lowerBound, range.upperBound)
        for mean in bars.flatMap({ [$0.low, $0.high] }) {
            let half = Self.half(of: mean)
            low = min(low, mean.value - half)
            high = max(high, mean.value + half)
        }
        return (low...high, hasZero)
    }

    /// Half of a mean's 95% interval; 0 where too few runs tell nothing of it.
    static func half(of mean: Tornado.Mean) -> Double {
        let half = 1.96 * mean.standardError
        return half.isFinite ? half : 0
    }

    /// What the panel shows, in a few sentences.
    var description: String {
        let rows = bars.map(Self.clause(words: answer))
        return
            "\(headline). \(rows.isEmpty ? "No uncertain assumption makes a difference" : rows.joined(separator: "; "))."
    }

    static func clause(
        words answer: @escaping (Double) -> String
    ) -> (Tornado.Bar) -> String {
        { bar in
            let (low, high) = values(of: bar)
            return
                "\(bar.label): \(answer(bar.low.value)) at \(low), \(answer(bar.high.value)) at \(high)"
        }
    }

    // MARK: - Words

    func answer(_ value: Double) -> String {
        tornado.from == nil ? words.value(value) : words.signed(value)
    }

    var headline: String {
        guard let from = tornado.from else {
            return "\(words.heading): \(answer(tornado.base.value))"
        }
        return """
            \(result.quoted(tornado.to)) against \(result.quoted(from)): \(answer(tornado.base.value)) \
            \(tornado.measure == .chance ? "in the " : "")\(words.noun)
            """
    }

    private var subtitle: String {
        guard let bar = bars.first else {
            return "No uncertain assumption makes a difference."
        }
        if bars.contains(where: \.flips) {
            return "Some of what is not known turns the answer round."
        }
        let label = bar.label.prefix(1).lowercased() + bar.label.dropFirst()
        return "Most hangs on this: \(label)."
    }

    /// The two values of an assumption in words.
    static func values(of bar: Tornado.Bar) -> (low: String, high: String) {
        guard let ends = bar.ends.compactMap(\.self).first else {
            return ("its low value", "its high value")
        }
        return (bar.assumption.words(for: ends.low), bar.assumption.words(for: ends.high))
    }

    // MARK: - Drawing

    func x(_ value: Double) -> Double {
        let range = extent.range
        let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
        return plot.left + max(0, min(1, share)) * (plot.right - plot.left)
    }

    /// The panel and its height, from y = 0 down.
    var elements: (drawn: [Scene.Element], height: Double) {
        let room = frame.room
        var out: [Scene.Element] = []
        var y = 20.0
        for line in CleanText.wrapped(CleanText.line(headline), width: room, size: 20, bold: true) {
            out.append(.text(line, frame.margin, y, size: 20, bold: true))
            y += 25
        }
        for line in CleanText.wrapped(CleanText.line(subtitle), width: room, size: 14.5) {
            out.append(.text(line, frame.margin, y - 2, size: 14.5))
            y += 19
        }
        guard !bars.isEmpty else { return (out, y) }
        y += 4
        if hasLegend {
            out += legend.map { $0.moved(0, y) }
            y += 30
        }
        for (position, bar) in bars.enumerated() {
            let isLast = position == bars.count - 1
            out += lines(beside: y + 20, to: y + 20 + Self.barHeight + (isLast ? 12 : 0))
            out.append(row(bar, position: position, top: y))
            y += Self.rowHeight
        }
        y += 10
        out += lineLabels(at: y)
        let rest = tornado.moving.count - bars.count
        let more = [
            rest > 0 ? "\(Wording.counted(rest, "assumption")) that matter less" : nil,
            tornado.idle.isEmpty
                ? nil : "\(Wording.counted(tornado.idle.count, "assumption")) without any effect",
        ]
        .compactMap(\.self)
        if !more.isEmpty {
            y += 24
            let text = "Not drawn: \(Wording.list(more))."
            out.append(.text(text, frame.margin, y, size: 12.5, .quiet))
        }
        return (out, y)
    }

    /// What the two colours mean.
    private var legend: [Scene.Element] {
        var out: [Scene.Element] = []
        var x = frame.margin
        for (paint, text) in [
            (Paint.warm(2), "at its low value"), (Paint.cool(2), "at its high value"),
        ] {
            out.append(
                .shape(
                    Scene.Shape(outline: .rect(Rect(x, 0, 16, 12), radius: 2), fill: paint)
                )
            )
            out.append(.text(text, x + 22, 11, size: 13.5, .quiet))
            x += 22 + FontMetrics.width(text, size: 13.5) + 22
        }
        return out
    }

    /// The answer as drawn, and no difference, behind one bar.
    private func lines(beside top: Double, to bottom: Double) -> [Scene.Element] {
        let (zero, base) = (x(0), x(tornado.base.value))
        let line = Scene.Element.line(
            Point(base, top),
            Point(base, bottom + 3),
            .tie,
            width: 1.4
        )
        guard extent.hasZero else { return [line] }
        return [
            .line(
                Point(zero, top),
                Point(zero, bottom + 3),
                .accent,
                width: 1.4,
                dash: .dashed
            ), line,
        ]
    }

    private func lineLabels(at y: Double) -> [Scene.Element] {
        let base = x(tornado.base.value)
        var labels = [
            Scene.Text(
                string: "as drawn: \(answer(tornado.base.value))",
                at: Point(base, y),
                size: 13,
                anchor: .middle,
                paint: .quiet
            )
        ]
        if extent.hasZero {
            labels.append(
                Scene.Text(
                    string: "no difference",
                    at: Point(x(0), y),
                    size: 13,
                    anchor: .middle,
                    paint: .accent
                )
            )
        }
        labels = labels.map { label in
            var label = label
            let half = label.width / 2
            label.at.x = max(
                frame.margin + half,
                min(frame.width - frame.margin - half, label.at.x)
            )
            return label
        }
        // Side by side where they would meet, in the order of their lines.
        if labels.count == 2, labels[0].frame.inset(-8).overlaps(labels[1].frame) {
            let order = labels[0].at.x <= labels[1].at.x ? [0, 1] : [1, 0]
            let (left, right) = (order[0], order[1])
            let middle = (labels[left].at.x + labels[right].at.x) / 2
            let whole = labels[left].width + labels[right].width + 18
            let start = max(
                frame.margin,
                min(frame.width - frame.margin - whole, middle - whole / 2)
            )
            labels[left].at.x = start + labels[left].width / 2
            labels[right].at.x = start + whole - labels[right].width / 2
        }
        return labels.map { .text($0) }
    }
}
