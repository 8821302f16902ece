/// Draws axes: every mark with its number, 0 with a stronger line, and what is counted.
struct ChartAxes {
    /// Font sizes and margins.
    let frame: ChartFrame
    /// The rectangle that values are drawn in.
    let plot: Rect

    /// Numbers upwards at the left edge, with lines across the plot, and above them what they count.
    func up(_ axis: ValueAxis, title: String) -> [Scene.Element] {
        let size = frame.axisSize
        let title = axis.unit.map { "\(title), \($0)" } ?? title
        var out: [Scene.Element] = [
            .text(
                CleanText.fitted(title, width: frame.room, size: size - 0.5),
                frame.margin,
                plot.y - 14,
                size: size - 0.5,
                .quiet
            )
        ]
        for mark in axis.marks {
            let y = plot.maxY - plot.height * axis.share(mark)
            out.append(
                .line(Point(plot.x, y), Point(plot.maxX, y), .rule, width: mark == 0 ? 1.6 : 1)
            )
            out.append(
                .text(axis.label(mark), plot.x - 8, y + 4.8, size: size, anchor: .end, .quiet)
            )
        }
        return out
    }

    /// Months below the plot; a year under the first mark of each.
    func months(_ axis: MonthAxis, x: (MonthAxis.Mark) -> Double) -> [Scene.Element] {
        let size = frame.axisSize
        return axis.marks.flatMap { mark -> [Scene.Element] in
            let at = x(mark)
            var out: [Scene.Element] = [
                .line(Point(at, plot.maxY), Point(at, plot.maxY + 6), .quiet),
                .text(mark.month, at, plot.maxY + 21, size: size, anchor: .middle, .quiet),
            ]
            if let year = mark.year {
                out.append(
                    .text(
                        year,
                        at,
                        plot.maxY + 38,
                        size: size,
                        bold: true,
                        anchor: .middle,
                        .quiet
                    )
                )
            }
            return out
        }
    }
}
