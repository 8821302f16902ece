import CascadeCore

extension FunnelChart {
    private static let bar = 24.0

    /// The chart drawn to be shown at `width` pixels.
    package func scene(width: Double) -> Scene {
        let frame = ChartFrame(width: width)
        let heading = frame.heading(name: name, title: headline, subtitle: subtitle)
        var elements = heading.elements
        var y = heading.bottom + 22
        let top = y
        // Room for the longest number and share at the right of the longest bar.
        let right = frame.isNarrow ? 118.0 : 168.0
        let most = Double(steps.compactMap(\.count.number).max() ?? 0)
        let unit = (frame.room - right) / max(1, most)
        var rows: [Scene.Element] = []
        for position in steps.indices {
            let (row, bottom) = row(position, from: y, unit: unit, frame)
            rows.append(row)
            y = bottom + 20
        }
        if !steps.isEmpty {
            // All bars begin at 0.
            elements.append(
                .line(
                    Point(frame.margin, top + 8),
                    Point(frame.margin, y - 16),
                    .quiet,
                    width: 1.6
                )
            )
        }
        elements += rows
        let below = frame.note(note, from: y + 10)
        let told = steps.indices.map { position in
            let step = steps[position]
            let count = step.count.number.map(Wording.count) ?? Self.hidden
            return "\(Self.capitalised(step.label)): \(count)"
                + (share(position).map { ", \($0) of those before" } ?? "")
                + (step.wait.map { "; \($0)" } ?? "") + "."
        }
        return Scene(
            size: Size(frame.width, below.bottom),
            title: "\(name): from the first course to training others",
            description: ([headline + "."] + told + [note]).joined(separator: " "),
            elements: elements + below.elements
        )
    }

    /// A step's name, its bar over that of the step before, its numbers, and how long it took; and where the row ends.
    private func row(
        _ position: Int,
        from top: Double,
        unit: Double,
        _ frame: ChartFrame
    ) -> (Scene.Element, Double) {
        let step = steps[position]
        let left = frame.margin
        let indent = left + 8
        var out: [Scene.Element] = []
        let before = position > 0 ? steps[position - 1].count.number : nil
        let number = step.count.number
        var y = top + 12
        out.append(
            .text(
                CleanText.fitted(
                    CleanText.line(Self.capitalised(step.label)),
                    width: frame.room - 8,
                    size: 14,
                    bold: true
                ),
                indent,
                y,
                size: 14,
                bold: true
            )
        )
        y += 8
        if let before, before > (number ?? 0) {
            out.append(
                .shape(
                    Scene.Shape(
                        outline: .rect(Rect(left, y, unit * Double(before), Self.bar), radius: 0),
                        fill: .band(0)
                    )
                )
            )
        }
        if let number, number > 0 {
            out.append(
                .shape(
                    Scene.Shape(
                        outline: .rect(
                            Rect(left, y, max(2, unit * Double(number)), Self.bar),
                            radius: 0
                        ),
                        fill: .cool(3)
                    )
                )
            )
        }
        let end = left + unit * Double(max(number ?? 0, before ?? 0))
        if let number {
            let count = Wording.count(number)
            out.append(.text(count, end + 9, y + 18, size: 16, bold: true))
            if let share = share(position) {
                let x = end + 9 + FontMetrics.width(count, size: 16, bold: true) + 8
                let words = frame.isNarrow ? share : "\(share) of those before"
                out.append(
                    .text(
                        CleanText.fitted(words, width: frame.width - 4 - x, size: 12.5),
                        x,
                        y + 17,
                        size: 12.5,
                        .quiet
                    )
                )
            }
        } else {
            let isLong = end + 9 + FontMetrics.width(Self.hidden, size: 13) > frame.width - 4
            out.append(
                .text(
                    isLong ? "hidden" : Self.hidden,
                    end + 9,
                    y + 17,
                    size: 13,
                    .quiet
                )
            )
        }
        y += Self.bar
        if let wait = step.wait {
            y += 4
            for line in CleanText.wrapped(
                CleanText.line(wait),
                width: frame.room - 8,
                size: 12.5,
                lines: 3
            ) {
                y += 14
                out.append(.text(line, indent, y, size: 12.5, .quiet))
            }
            y += 3
        }
        let words = number.map(Wording.count) ?? Self.hidden
        return (
            .group(
                Scene.Group(
                    kind: .part,
                    id: "step-\(position + 1)",
                    title: "\(Self.capitalised(step.label)): \(words)",
                    elements: out
                )
            ), y
        )
    }
}
