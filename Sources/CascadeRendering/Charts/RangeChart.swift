import CascadeCore

/// Numbers side by side, each with what was observed as a dot and what is expected as a range around a middle.
package struct RangeChart: Sendable, Hashable {
    /// What one line shows.
    package struct Row: Sendable, Hashable {
        /// What it is about.
        package var name: String
        /// What was observed; nil: nothing, or hidden.
        package var observed: Double?
        /// What is expected: 8 in 10 runs end between the outer two, half below the middle one; nil: nothing, or hidden.
        package var expected: Span?

        /// A line.
        package init(name: String, observed: Double?, expected: Span?) {
            self.name = name
            self.observed = observed
            self.expected = expected
        }
    }

    /// A range around a middle.
    package struct Span: Sendable, Hashable {
        /// 1 in 10 runs ends below.
        package var low: Double
        /// Half of the runs end below.
        package var middle: Double
        /// 9 in 10 runs end below.
        package var high: Double

        /// A range around a middle.
        package init(low: Double, middle: Double, high: Double) {
            self.low = low
            self.middle = middle
            self.high = high
        }
    }

    /// Whose numbers they are.
    package var name: String
    /// What the chart says.
    package var title: String
    /// Unit of the axis: `people reached`.
    package var unit: String
    /// Its lines.
    package var rows: [Row]
    /// What stands below it.
    package var note: String

    /// A chart of lines.
    package init(name: String, title: String, unit: String, rows: [Row], note: String) {
        self.name = name
        self.title = title
        self.unit = unit
        self.rows = rows
        self.note = note
    }

    private static let width = 640.0
    private static let left = 214.0
    private static let right = 560.0
    private static let top = 128.0
    private static let step = 34.0

    /// The chart as SVG that stands alone: the same text for the same numbers.
    ///
    /// `idPrefix` is put before every id, so that one page can hold several pictures.
    package func svg(idPrefix: String = "") -> String {
        SVGWriter.text(scene, prefix: idPrefix)
    }

    /// The chart drawn.
    package var scene: Scene {
        let largest = rows.reduce(1) {
            max($0, max($1.observed ?? 0, $1.expected?.high ?? 0))
        }
        let axis = ValueAxis(largest: largest, count: 6)
        func x(_ value: Double) -> Double {
            Self.left + (Self.right - Self.left) * max(0, min(1, value / axis.top))
        }
        let bottom = Self.top + Self.step * Double(rows.count) + 4
        var elements = ChartText.heading(
            name: name,
            title: title,
            subtitle:
                "Dot: counted so far. Bar: expected by the end, 8 in 10 runs; the line in it is the middle run.",
            width: Self.width
        )
        for mark in axis.marks {
            elements.append(
                .line(
                    Point(x(mark), Self.top - 6),
                    Point(x(mark), bottom),
                    .rule,
                    width: mark == 0 ? 1.6 : 1
                )
            )
            elements.append(
                .text(axis.label(mark), x(mark), Self.top - 12, size: 12.5, anchor: .middle, .quiet)
            )
        }
        elements.append(
            .text(
                axis.unit.map { "\(unit), \($0)" } ?? unit,
                Self.left - 12,
                Self.top - 12,
                size: 12.5,
                anchor: .end,
                .quiet
            )
        )
        for (position, row) in rows.enumerated() {
            elements.append(
                .group(
                    Scene.Group(
                        kind: .part,
                        id: "row-\(position)",
                        title: words(row),
                        elements: self.row(
                            row,
                            at: Self.top + Self.step * (Double(position) + 0.5),
                            x
                        )
                    )
                )
            )
        }
        let below = ChartText.note(note, from: bottom + 26, width: Self.width)
        return Scene(
            size: Size(Self.width, below.bottom + 4),
            title: "\(name): \(title)",
            description: rows.map(words).joined(separator: "; ") + ". " + note,
            elements: elements + below.elements
        )
    }

    private func words(_ row: Row) -> String {
        let seen = row.observed.map { "counted \(Wording.count($0))" }
        let ahead = row.expected.map {
            "expected \(Wording.count($0.middle)) (\(Wording.range($0.low, $0.high)))"
        }
        let figures = [seen, ahead].compactMap(\.self)
        return "\(CleanText.line(row.name)): "
            + (figures.isEmpty ? "not shown" : figures.joined(separator: ", "))
    }

    private func row(_ row: Row, at y: Double, _ x: (Double) -> Double) -> [Scene.Element] {
        let name = CleanText.fitted(CleanText.line(row.name), width: Self.left - 36, size: 13.5)
        var out: [Scene.Element] = [
            .text(name, Self.left - 12, y + 4.8, size: 13.5, anchor: .end)
        ]
        guard row.expected != nil || row.observed != nil else {
            out.append(.text("too few to show", Self.left + 8, y + 4.5, size: 12.5, .quiet))
            return out
        }
        var end = x(row.observed ?? 0) + 8
        if let span = row.expected {
            let (low, high) = (x(span.low), x(span.high))
            out.append(
                .shape(
                    Scene.Shape(
                        outline: .rect(
                            Rect(low, y - 7, max(2, high - low), 14),
                            radius: 3
                        ),
                        fill: .band(1)
                    )
                )
            )
            let middle = x(span.middle)
            out.append(.line(Point(middle, y - 10), Point(middle, y + 10), .median, width: 3))
            end = max(end, max(high, middle) + 8)
        }
        if let observed = row.observed {
            out.append(Symbol.shape(0, at: Point(x(observed), y), radius: 5, .ink))
        }
        if let span = row.expected {
            out.append(.text(Wording.count(span.middle), end, y + 4.5, size: 12.5, .quiet))
        }
        return out
    }
}
