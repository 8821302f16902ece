/// Text in a chart, as large as the room for it allows.
enum ChartText {
    /// `text` at the first of the sizes at which it fits; cut at the last where it fits at none.
    static func sized(
        _ text: String,
        in room: Double,
        _ sizes: [Double],
        bold: Bool = false
    ) -> (text: String, size: Double) {
        let size =
            sizes.first { FontMetrics.width(text, size: $0, bold: bold) <= room }
            ?? sizes.last ?? 12
        return (CleanText.fitted(text, width: room, size: size, bold: bold), size)
    }

    /// The first of the places where a label hides least, counted in the rectangles that it overlaps.
    ///
    /// `cost` adds what else speaks against a place.
    static func placed(
        _ label: Scene.Text,
        at places: [(Point, Scene.Text.Anchor)],
        among busy: [Rect],
        cost: (Scene.Text) -> Int = { _ in 0 }
    ) -> Scene.Text {
        let candidates = places.map { point, anchor in
            var moved = label
            moved.at = point
            moved.anchor = anchor
            return moved
        }
        func hidden(_ label: Scene.Text) -> Int {
            busy.count { $0.overlaps(label.frame.inset(-2)) } + cost(label)
        }
        var best = candidates.first ?? label
        for candidate in candidates.dropFirst() where hidden(candidate) < hidden(best) {
            best = candidate
        }
        return best
    }
}
