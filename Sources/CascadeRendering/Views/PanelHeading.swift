/// What stands at the top of a sector's panel: its mark, its name, and figures below.
struct PanelHeading {
    /// The sector's name.
    var name: String
    /// Lines below it; what is too long is cut.
    var facts: [String]
    /// Position of the sector, which has its own mark.
    var sector: Int
    /// Font size of the lines below.
    var figureSize: Double
    /// What the mark is drawn with.
    var mark: Paint
    /// The ground of the panel.
    var ground: Paint

    /// The heading within a panel, on a ground of its own that keeps lines away from it.
    func elements(in panel: Rect) -> [Scene.Element] {
        let (x, y) = (panel.x + 14, panel.y)
        let room = panel.width - 28
        // A long name is set smaller, then on two lines, before anything is cut.
        let fits = FontMetrics.width(name, size: 15, bold: true) <= room - 18
        let size = fits ? 15.0 : 12.5
        let names = CleanText.wrapped(name, width: room - 18, size: size, bold: true)
        let facts = facts.map { CleanText.fitted($0, width: room, size: figureSize) }
        let wide = names.map { FontMetrics.width($0, size: size, bold: true) }.max() ?? 0
        let factsWide = facts.map { FontMetrics.width($0, size: figureSize) }.max() ?? 0
        let isTall = names.count > 1
        let bottom = isTall ? 47.0 : 42.0
        let below = bottom - 4 + 14 * Double(max(1, facts.count) - 1)
        var out = [
            PartnershipView.backing(
                Rect(x - 4, y + 9, 8 + max(18 + wide, factsWide), below),
                ground
            ),
            Symbol.shape(sector, at: Point(x + 6, y + 20), radius: 6, mark),
        ]
        for (line, text) in names.enumerated() {
            let top = y + (isTall ? 19.5 : 25.5) + 14 * Double(line)
            out.append(.text(text, x + 18, top, size: size, bold: true, on: ground))
        }
        for (line, text) in facts.enumerated() {
            let top = y + bottom + 14 * Double(line)
            out.append(.text(text, x, top, size: figureSize, .quiet, on: ground))
        }
        return out
    }
}
