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
    }

    /// Labels from top to bottom.
    var items: [Item]
    /// The rectangle that values are drawn in.
    var plot: Rect
    /// Width of the picture.
    var width: Double
    /// Where bands end, rightwards.
    var end: Double

    private static let spacing = 37.0

    /// The labels, moved apart where their bands end close to each other.
    var elements: [Scene.Element] {
        zip(items, tops).flatMap { item, top -> [Scene.Element] in
            let figures = ChartText.sized(
                item.figures,
                in: width - plot.maxX - 44,
                [14.5, 13, 12, 11, 10],
                bold: true
            )
            return [
                .line(
                    Point(end, item.at),
                    Point(plot.maxX + 18, top),
                    .quiet,
                    width: 0.9
                ),
                .shape(
                    Scene.Shape(
                        outline: .rect(Rect(plot.maxX + 18, top - 7, 14, 14), radius: 3),
                        fill: item.paint,
                        stroke: .quiet,
                        lineWidth: 0.7
                    )
                ),
                .text(figures.text, plot.maxX + 38, top + 1, size: figures.size, bold: true),
                .text(item.name, plot.maxX + 38, top + 16, size: 12.5, .quiet),
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
