import CascadeCore

extension TornadoPanel {
    /// One assumption: its name, its bar, and at both ends the answer and the value that gives it.
    func row(_ bar: Tornado.Bar, position: Int, top: Double) -> Scene.Element {
        let room = frame.room
        let label = CleanText.fitted(CleanText.line(bar.label), width: room, size: 15)
        var out: [Scene.Element] = [.text(label, frame.margin, top + 14, size: 15)]
        let middle = top + 20 + Self.barHeight / 2
        let base = x(tornado.base.value)
        let sides = [(bar.low, Paint.warm(2)), (bar.high, Paint.cool(2))]
            .sorted { abs(x($0.0.value) - base) > abs(x($1.0.value) - base) }
        let isOneSided =
            (bar.low.value - tornado.base.value) * (bar.high.value - tornado.base.value) > 0
        for (number, (mean, paint)) in sides.enumerated() {
            let height = Self.barHeight * (isOneSided && number == 1 ? 0.5 : 1)
            let (left, right) = (min(base, x(mean.value)), max(base, x(mean.value)))
            out.append(
                .shape(
                    Scene.Shape(
                        outline: .rect(
                            Rect(left, middle - height / 2, max(1, right - left), height),
                            radius: 1.5
                        ),
                        fill: paint
                    )
                )
            )
        }
        for (mean, _) in sides {
            let half = Self.half(of: mean)
            guard half > 0 else { continue }
            let (from, to) = (x(mean.value - half), x(mean.value + half))
            out.append(.line(Point(from, middle), Point(to, middle), .ink, width: 1.2))
        }
        out.append(
            .line(
                Point(base, middle - Self.barHeight / 2),
                Point(base, middle + Self.barHeight / 2 + 3),
                .ink,
                width: 1.6
            )
        )
        let (left, right) = ends(of: bar)
        let reach = (
            min(base, x(left.mean.value - Self.half(of: left.mean))),
            max(base, x(right.mean.value + Self.half(of: right.mean)))
        )
        for (end, at, anchor) in [
            (left, reach.0 - 8, Scene.Text.Anchor.end), (right, reach.1 + 8, .start),
        ] {
            out.append(.text(end.answer, at, middle - 1, size: 14.5, bold: true, anchor: anchor))
            out.append(.text(end.value, at, middle + 14, size: 12.5, anchor: anchor, .quiet))
        }
        return .group(
            Scene.Group(
                kind: .part,
                id: "bar-\(tornado.to)-\(position)",
                title: Self.clause(words: answer)(bar)
                    + (bar.flips ? "; turns the answer round" : ""),
                elements: out
            )
        )
    }

    /// What stands at an end of a bar.
    struct End {
        let mean: Tornado.Mean
        let answer: String
        let value: String

        var width: Double {
            max(
                FontMetrics.width(answer, size: 14.5, bold: true),
                FontMetrics.width(value, size: 12.5)
            )
        }
    }

    /// The ends of a bar, the lower answer first.
    func ends(of bar: Tornado.Bar) -> (left: End, right: End) {
        let (low, high) = Self.values(of: bar)
        let first = End(mean: bar.low, answer: answer(bar.low.value), value: "at \(low)")
        let second = End(mean: bar.high, answer: answer(bar.high.value), value: "at \(high)")
        return bar.low.value <= bar.high.value ? (first, second) : (second, first)
    }
}
