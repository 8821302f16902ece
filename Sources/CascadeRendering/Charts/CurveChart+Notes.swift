import CascadeCore

extension CurveChart {
    /// A note that stands beside a line from a point down to the axis.
    private struct Note {
        var at: Point
        var title: String
        var detail: String
    }

    /// What the bend is and where today's plan stands, in the empty room below the curve.
    func notes(_ place: CurvePlace) -> [Scene.Element] {
        var notes: [Note] = []
        if let bend = curve.bend, curve.points.indices.contains(bend) {
            let point = curve.points[bend]
            let isToday = bend == curve.today
            notes.append(
                Note(
                    at: place.point(curve.amount(of: point), point.people.mean),
                    title: "\(words(point)): \(Wording.count(point.people.mean)) people",
                    detail: isToday ? "the curve bends here, \(todayWords)" : "the curve bends here"
                )
            )
        }
        if let today = curve.today, today != curve.bend, curve.points.indices.contains(today) {
            let point = curve.points[today]
            notes.append(
                Note(
                    at: place.point(curve.amount(of: point), point.people.mean),
                    title: "\(words(point)): \(Wording.count(point.people.mean)) people",
                    detail: todayWords
                )
            )
        }
        let placed = arranged(notes, place)
        let lines = placed.map { one in
            let end = Point(one.note.at.x, one.frame.maxY + 4)
            return Scene.Element.line(one.note.at, end, .accent, width: 1.4, dash: .dashed)
        }
        return lines + placed.flatMap(\.elements)
    }

    /// A note's two lines of text on one side of its line, so many steps above the axis.
    private struct Placed {
        var note: Note
        var isRight: Bool
        var level: Int
        var plot: Rect

        var frame: Rect {
            let width = max(
                FontMetrics.width(note.title, size: 13.5, bold: true),
                FontMetrics.width(note.detail, size: 12.5)
            )
            let x = isRight ? note.at.x + 9 : note.at.x - 9 - width
            return Rect(x, plot.maxY - 42 - 44 * Double(level), width, 34)
        }

        var elements: [Scene.Element] {
            let x = isRight ? frame.x : frame.maxX
            let anchor: Scene.Text.Anchor = isRight ? .start : .end
            return [
                .text(
                    note.title,
                    x,
                    frame.y + 13,
                    size: 13.5,
                    bold: true,
                    anchor: anchor,
                    .accent
                ),
                .text(note.detail, x, frame.y + 30, size: 12.5, anchor: anchor, .quiet),
            ]
        }
    }

    /// The notes where they hide least of each other, of their lines and of the bands.
    private func arranged(_ notes: [Note], _ place: CurvePlace) -> [Placed] {
        let choices = notes.map { note in
            [0, 1].flatMap { level in
                [true, false].map {
                    Placed(note: note, isRight: $0, level: level, plot: place.plot)
                }
            }
        }
        guard let first = choices.first else { return [] }
        let all =
            choices.count == 1
            ? first.map { [$0] }
            : first.flatMap { one in choices[1].map { [one, $0] } }
        let edge = lowerEdge(place)
        // Below the figures at the right edge a note may leave the plot.
        let figures = curve.points.last.map { place.y($0.people.mean) + 100 } ?? 0
        var best = all[0]
        for candidate in all
        where cost(candidate, edge, figures, place) < cost(best, edge, figures, place) {
            best = candidate
        }
        return best
    }

    /// What an arrangement hides.
    private func cost(
        _ placed: [Placed],
        _ edge: [Point],
        _ figures: Double,
        _ place: CurvePlace
    ) -> Int {
        var total = 0
        for (position, one) in placed.enumerated() {
            let frame = one.frame
            total += one.level + (one.isRight ? 0 : 1)
            let right = frame.y > figures ? place.frame.width - 12 : one.plot.maxX
            if frame.x < one.plot.x + 2 || frame.maxX > right { total += 10_000 }
            if frame.maxX > one.plot.maxX { total += 3 }
            total += 10 * hidden(by: frame, edge)
            for (other, another) in placed.enumerated() where other != position {
                if frame.overlaps(another.frame) { total += 100_000 }
                let x = another.note.at.x
                let isCrossed = another.frame.maxY + 4 > frame.y
                if isCrossed, frame.x - 2 < x, frame.maxX + 2 > x { total += 100 }
            }
        }
        return total
    }

    /// At how many of five places across a frame a band reaches down into it.
    private func hidden(by frame: Rect, _ edge: [Point]) -> Int {
        (0..<5).count { step in
            let x = frame.x + frame.width * Double(step) / 4
            guard let right = edge.firstIndex(where: { $0.x >= x }), right > 0 else { return false }
            let (from, to) = (edge[right - 1], edge[right])
            let share = to.x > from.x ? (x - from.x) / (to.x - from.x) : 0
            return from.toward(to, share).y > frame.y - 3
        }
    }

    /// Where the bands end downwards, from left to right.
    private func lowerEdge(_ place: CurvePlace) -> [Point] {
        curve.points.map { point in
            place.point(
                curve.amount(of: point),
                hasRange ? point.people.p10 : point.people.mean
            )
        }
        .sorted { $0.x < $1.x }
    }
}
