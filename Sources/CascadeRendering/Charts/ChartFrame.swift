/// What stands around a chart drawn for a width: heading above, note below, the plot between.
struct ChartFrame {
    /// Width of the picture.
    let width: Double

    /// A frame for a width of at least ``ChartWidth/narrow``.
    init(width: Double) {
        self.width = max(ChartWidth.narrow, width)
    }

    /// Whether it is for a phone.
    var isNarrow: Bool { width < 520 }
    /// Space left and right.
    var margin: Double { isNarrow ? 14 : 24 }
    /// Width between the margins.
    var room: Double { width - 2 * margin }
    /// Font size of what stands at axes.
    var axisSize: Double { isNarrow ? 12 : 13.5 }
    /// Font size of notes.
    var noteSize: Double { isNarrow ? 11.5 : 12.5 }

    /// Lines above a chart: whose it is, what it says, and how sure that is; and where the next thing may begin.
    func heading(
        name: String,
        title: String,
        subtitle: String
    ) -> (elements: [Scene.Element], bottom: Double) {
        let nameSize = isNarrow ? 12.5 : 14.0
        let name = CleanText.fitted(CleanText.line(name), width: room, size: nameSize)
        var out: [Scene.Element] = [.text(name, margin, 32, size: nameSize, .quiet)]
        var y = 60.0
        let title = CleanText.line(title)
        let sizes: [Double] = isNarrow ? [19, 18, 17] : [22, 20.5, 19]
        let size =
            sizes.first { FontMetrics.width(title, size: $0, bold: true) <= room }
            ?? sizes[sizes.count - 1]
        for line in CleanText.wrapped(title, width: room, size: size, bold: true, lines: 4) {
            out.append(.text(line, margin, y, size: size, bold: true))
            y += size + 5
        }
        y += 24 - size - 5
        let small = isNarrow ? 13.5 : 15
        for line in CleanText.sentences(
            CleanText.line(subtitle),
            width: room,
            size: small,
            lines: 5
        ) {
            out.append(.text(line, margin, y, size: small))
            y += small + 5
        }
        return (out, y - small + 1)
    }

    /// A note below a chart, from a base line on, and where the picture ends.
    func note(_ text: String, from top: Double) -> (elements: [Scene.Element], bottom: Double) {
        var bottom = top
        var out: [Scene.Element] = []
        for line in CleanText.sentences(
            text,
            width: room,
            size: noteSize,
            lines: 14
        ) {
            out.append(.text(line, margin, bottom, size: noteSize, .quiet))
            bottom += noteSize + 4.5
        }
        return (out, bottom + 6)
    }

    /// The rectangle for values from `top` on, between the numbers of an axis and labels at its right edge.
    func plot(from top: Double) -> Rect {
        isNarrow
            ? Rect(54, top, width - 54 - 122, 230) : Rect(66, top, width - 66 - 160, 290)
    }
}
