import CascadeCore

extension RangeChart {
    private static let bar = 13.0
    private static let lane = 12.0

    /// Round marks from 0 to beyond the largest value.
    private var axis: ValueAxis {
        var largest = 0.0
        for row in rows {
            let values = [
                row.observed?.number.map(Double.init), row.expected?.middle,
                row.expected?.range?.upperBound,
            ]
            for value in values.compactMap(\.self) {
                largest = max(largest, place(value, row) ?? 0)
            }
        }
        // Shares are marked in whole per cent.
        return ValueAxis(largest: unit.isShare ? largest * 100 : largest, count: 5)
    }

    /// The chart drawn to be shown at `width` pixels.
    package func scene(width: Double) -> Scene {
        let frame = ChartFrame(width: width)
        let heading = frame.heading(name: name, title: title, subtitle: "")
        let axis = axis
        let plot = (left: frame.margin, right: frame.width - frame.margin - 10)
        func x(_ value: Double, _ row: Row) -> Double? {
            place(value, row).map {
                let share = axis.share(unit.isShare ? $0 * 100 : $0)
                return plot.left + (plot.right - plot.left) * share
            }
        }
        var elements = heading.elements
        elements += key(frame, at: heading.bottom + 17)
        var y = heading.bottom + 44
        for (position, row) in rows.enumerated() {
            let words = words(row, frame)
            y += words.height
            let bottom = y + Self.bar + (row.expected == nil ? 2 : Self.lane)
            for mark in axis.marks {
                let at = plot.left + (plot.right - plot.left) * axis.share(mark)
                elements.append(
                    .line(
                        Point(at, y - 2),
                        Point(at, bottom + 2),
                        mark == 0 ? .quiet : .rule,
                        width: mark == 0 ? 1.6 : 1
                    )
                )
            }
            elements.append(
                .group(
                    Scene.Group(
                        kind: .part,
                        id: "row-\(position + 1)",
                        title: Self.told(row, observedWords(row), expectedWords(row)),
                        elements: words.elements.map { $0.moved(0, y) }
                            + marks(row, y: y) { x($0, row) }
                    )
                )
            )
            y = bottom + 12
        }
        if rows.isEmpty {
            elements.append(.text("There is nothing to draw.", frame.margin, y, size: 15, .quiet))
            y += 20
        } else {
            for mark in axis.marks {
                let at = plot.left + (plot.right - plot.left) * axis.share(mark)
                elements.append(
                    .text(
                        unit.isShare ? "\(Wording.count(mark))%" : axis.label(mark),
                        at,
                        y + 6,
                        size: frame.axisSize - 1,
                        anchor: mark == 0 ? .start : mark == axis.top ? .end : .middle,
                        .quiet
                    )
                )
            }
            y += 24
            elements.append(
                .text(
                    CleanText.fitted(
                        axis.unit.map { "\(unit.words), \($0)" } ?? unit.words,
                        width: frame.room,
                        size: frame.axisSize - 1
                    ),
                    frame.margin,
                    y,
                    size: frame.axisSize - 1,
                    .quiet
                )
            )
        }
        let below = frame.note(note, from: y + 28)
        let told = rows.map { Self.told($0, observedWords($0), expectedWords($0)) + "." }
        return Scene(
            size: Size(frame.width, below.bottom),
            title: "\(name): \(title)",
            description: ([title + "."] + told + [note]).joined(separator: " "),
            elements: elements + below.elements
        )
    }

    private static func told(_ row: Row, _ observed: String?, _ expected: String?) -> String {
        let parts = [observed.map { "observed \($0)" }, expected].compactMap(\.self)
        return "\(row.label): \(parts.isEmpty ? "nothing known" : parts.joined(separator: ", "))"
    }

    private var hasObserved: Bool { rows.contains { $0.observed != nil } }
    private var hasExpected: Bool { rows.contains { $0.expected != nil } }

    /// What the bar and the mark are.
    private func key(_ frame: ChartFrame, at y: Double) -> [Scene.Element] {
        var out: [Scene.Element] = []
        var x = frame.margin
        if hasObserved {
            out.append(
                .shape(
                    Scene.Shape(
                        outline: .rect(Rect(x, y - 10, 24, 11), radius: 0),
                        fill: .cool(3)
                    )
                )
            )
            out.append(.text("observed", x + 30, y, size: frame.noteSize, .quiet))
            x += 30 + FontMetrics.width("observed", size: frame.noteSize) + 20
        }
        if hasExpected {
            out += Self.mark(low: x, middle: x + 16, high: x + 32, y: y - 4)
            out.append(
                .text(
                    "expected, with its 80% range",
                    x + 40,
                    y,
                    size: frame.noteSize,
                    .quiet
                )
            )
        }
        return out
    }

    /// The row's name, and its figures beside it or below it.
    private func words(
        _ row: Row,
        _ frame: ChartFrame
    ) -> (elements: [Scene.Element], height: Double) {
        let size = frame.isNarrow ? 13.0 : 13.5
        let figures = [observedWords(row), expectedWords(row)].compactMap(\.self)
        let text = figures.joined(separator: " · ")
        let small = frame.noteSize
        let label = CleanText.wrapped(row.label, width: frame.room, size: size, bold: true)
        let width = FontMetrics.width(text, size: small)
        if label.count == 1,
            FontMetrics.width(row.label, size: size, bold: true) + 16 + width <= frame.room
        {
            return (
                [
                    .text(row.label, frame.margin, -8, size: size, bold: true),
                    .text(
                        text,
                        frame.width - frame.margin,
                        -8,
                        size: small,
                        anchor: .end,
                        .quiet
                    ),
                ], 22
            )
        }
        var lines = label.map { ($0, true) }
        for line in CleanText.wrapped(text, width: frame.room, size: small, balanced: false) {
            lines.append((line, false))
        }
        let step = 16.5
        let elements = lines.enumerated().map { position, line in
            Scene.Element.text(
                line.0,
                frame.margin,
                -8 - step * Double(lines.count - 1 - position),
                size: line.1 ? size : small,
                bold: line.1,
                line.1 ? .ink : .quiet
            )
        }
        return (elements, 22 + step * Double(lines.count - 1))
    }

    /// The bar of what is on record, and below it the mark of what is expected.
    private func marks(_ row: Row, y: Double, x: (Double) -> Double?) -> [Scene.Element] {
        var out: [Scene.Element] = []
        let zero = x(0) ?? 0
        if let number = row.observed?.number, number > 0, let end = x(Double(number)) {
            out.append(
                .shape(
                    Scene.Shape(
                        outline: .rect(Rect(zero, y, max(1.5, end - zero), Self.bar), radius: 0),
                        fill: .cool(3)
                    )
                )
            )
        }
        if let expected = row.expected, let middle = x(expected.middle) {
            out += Self.mark(
                low: expected.range.flatMap { x($0.lowerBound) },
                middle: middle,
                high: expected.range.flatMap { x($0.upperBound) },
                y: y + Self.bar + 6
            )
        }
        return out
    }

    /// A hollow diamond on a dashed line with ends.
    static func mark(low: Double?, middle: Double, high: Double?, y: Double) -> [Scene.Element] {
        var out: [Scene.Element] = []
        if let low, let high, high - low > 1 {
            out.append(.line(Point(low, y), Point(high, y), .ink, width: 1.6, dash: .dashed))
            for end in [low, high] {
                out.append(.line(Point(end, y - 4), Point(end, y + 4), .ink, width: 1.6))
            }
        }
        out.append(
            .shape(
                Scene.Shape(
                    outline: .path([
                        .move(Point(middle, y - 5)), .line(Point(middle + 5, y)),
                        .line(Point(middle, y + 5)), .line(Point(middle - 5, y)), .close,
                    ]),
                    fill: .paper,
                    stroke: .ink,
                    lineWidth: 1.6
                )
            )
        )
        return out
    }
}
