/// Text around a chart, as large as the room for it allows.
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

    /// Three lines above a chart: whose it is, what it says, and how sure that is.
    static func heading(
        name: String,
        title: String,
        subtitle: String,
        width: Double
    ) -> [Scene.Element] {
        let room = width - 48
        let title = sized(title, in: room, [22, 20.5, 19, 17, 15], bold: true)
        let subtitle = sized(subtitle, in: room, [15, 14, 13, 12])
        let name = CleanText.fitted(CleanText.line(name), width: room, size: 14)
        return [
            .text(name, 24, 32, size: 14, .quiet),
            .text(title.text, 24, 60, size: title.size, bold: true),
            .text(subtitle.text, 24, 84, size: subtitle.size),
        ]
    }

    /// A note below a chart, from a base line on, and where the next line would stand.
    static func note(
        _ text: String,
        from top: Double,
        width: Double
    ) -> (elements: [Scene.Element], bottom: Double) {
        var bottom = top
        var out: [Scene.Element] = []
        for line in CleanText.wrapped(
            text,
            width: width - 48,
            size: 12.5,
            lines: 4,
            balanced: false
        ) {
            out.append(.text(line, 24, bottom, size: 12.5, .quiet))
            bottom += 17
        }
        return (out, bottom)
    }
}
