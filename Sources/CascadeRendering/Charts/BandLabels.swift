/// Names and figures of bands at the right edge of a chart, each joined to its end by a line.
struct BandLabels {
    /// A label.
    struct Item {
        /// Where its band ends, downwards.
        var at: Double
        /// What the band is.
        var name: String
        /// Its figures.
        var figures: String
        /// What it is painted with.
        var paint: Paint
        /// Whether it stands for a dashed line rather than a band.
        var isDashed = false
    }

    /// Labels, from top to bottom.
    let items: [Item]
    /// Font sizes and margins.
    let frame: ChartFrame
    /// The rectangle that values are drawn in.
    let plot: Rect
    /// Where bands end, rightwards.
    let end: Double

    private static let spacing = 37.0

    /// Labels in the order of where they end, those that end together in the given order.
    init(_ items: [Item], frame: ChartFrame, plot: Rect, end: Double) {
        let order = items.indices.sorted { (items[$0].at, $0) < (items[$1].at, $1) }
        self.items = order.map { items[$0] }
        self.frame = frame
        self.plot = plot
        self.end = end
    }

    /// The labels, moved apart where their bands end close to each other.
    var elements: [Scene.Element] {
        let left = plot.maxX + (frame.isNarrow ? 12 : 18)
        return zip(items, tops).flatMap { item, top -> [Scene.Element] in
            let room = frame.width - left - 20 - 5
            let figures = ChartText.sized(
                item.figures,
                in: room,
                frame.isNarrow ? [13, 12, 11, 10] : [14.5, 13, 12, 11, 10],
                bold: true
            )
            let name = ChartText.sized(item.name, in: room, frame.isNarrow ? [11.5, 11] : [12.5])
            let swatch: Scene.Element =
                item.isDashed
                ? .line(
                    Point(left, top),
                    Point(left + 14, top),
                    item.paint,
                    width: 1.8,
                    dash: .dashed
                )
                : .shape(
                    Scene.Shape(
                        outline: .rect(Rect(left, top - 7, 14, 14), radius: 3),
                        fill: item.paint,
                        stroke: .quiet,
                        lineWidth: 0.7
                    )
                )
            return [
                .line(Point(end, item.at), Point(left - 1, top), .quiet, width: 0.9), swatch,
                .text(figures.text, left + 20, top + 1, size: figures.size, bold: true),
                .text(name.text, left + 20, top + 16, size: name.size, .quiet),
            ]
        }
    }

    private var tops: [Double] {
        var tops = items.map(\.at)
        for position in tops.indices.dropFirst() {
            tops[position] = max(tops[position], tops[position - 1] + Self.spacing)
        }
        let limit = plot.maxY - 6
        for position in tops.indices.reversed() {
            let bound = position == tops.count - 1 ? limit : tops[position + 1] - Self.spacing
            tops[position] = min(tops[position], bound)
        }
        return tops
    }
}
