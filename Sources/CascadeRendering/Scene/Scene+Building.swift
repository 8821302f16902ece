extension Scene.Element {
    /// The element moved by (`dx`, `dy`).
    func moved(_ dx: Double, _ dy: Double) -> Scene.Element {
        func at(_ point: Point) -> Point { Point(point.x + dx, point.y + dy) }
        switch self {
        case .shape(var shape):
            switch shape.outline {
            case .rect(let rect, let radius):
                shape.outline = .rect(
                    Rect(rect.x + dx, rect.y + dy, rect.width, rect.height),
                    radius: radius
                )
            case .circle(let centre, let radius):
                shape.outline = .circle(at(centre), radius: radius)
            case .path(let steps):
                shape.outline = .path(
                    steps.map { step in
                        switch step {
                        case .move(let point): .move(at(point))
                        case .line(let point): .line(at(point))
                        case .curve(let a, let b, let c): .curve(at(a), at(b), at(c))
                        case .close: .close
                        }
                    }
                )
            }
            return .shape(shape)
        case .text(var text):
            text.at = at(text.at)
            return .text(text)
        case .group(var group):
            group.elements = group.elements.map { $0.moved(dx, dy) }
            return .group(group)
        }
    }

    /// A straight line.
    static func line(
        _ from: Point,
        _ to: Point,
        _ paint: Paint,
        width: Double = 1,
        dash: Scene.Dash = .solid
    ) -> Scene.Element {
        .shape(
            Scene.Shape(
                outline: .path([.move(from), .line(to)]),
                stroke: paint,
                lineWidth: width,
                dash: dash
            )
        )
    }

    /// A line of text.
    static func text(
        _ string: String,
        _ x: Double,
        _ y: Double,
        size: Double,
        bold: Bool = false,
        anchor: Scene.Text.Anchor = .start,
        _ paint: Paint = .ink,
        on ground: Paint = .paper
    ) -> Scene.Element {
        .text(
            Scene.Text(
                string: string,
                at: Point(x, y),
                size: size,
                bold: bold,
                anchor: anchor,
                paint: paint,
                on: ground
            )
        )
    }

    /// An arrow's head at `tip` for a line that comes from `from`.
    static func arrowhead(
        at tip: Point,
        from: Point,
        size: Double,
        _ paint: Paint,
        opacity: Double = 1
    ) -> Scene.Element {
        let length = max(0.001, tip.distance(to: from))
        let (ux, uy) = ((tip.x - from.x) / length, (tip.y - from.y) / length)
        let base = Point(tip.x - ux * size, tip.y - uy * size)
        let half = size * 0.42
        return .shape(
            Scene.Shape(
                outline: .path([
                    .move(tip), .line(Point(base.x - uy * half, base.y + ux * half)),
                    .line(Point(base.x + uy * half, base.y - ux * half)), .close,
                ]),
                fill: paint,
                opacity: opacity
            )
        )
    }
}

/// Puts a title, a caption and a key around a drawing.
struct PictureFrame {
    /// What the picture is called.
    var title: String
    /// What it shows, in one or two sentences.
    var caption: String
    /// What it says to those who can't see it.
    var description: String
    /// Rows of the key.
    var legend: [LegendItem]
    /// What edges are called.
    var links = Scene.Links.arrows
    /// Most lines that the caption is set in.
    var captionLines = 6
    /// Whether title and caption are left to the page around the picture.
    var isBare = false

    /// Space around; a page around the picture has its own.
    private var margin: Double { isBare ? 8 : 28 }
    /// Most characters of a caption, which we write ourselves, but for names in it.
    private static let longestCaption = 1200

    /// The drawing of the given size within the frame.
    func around(_ elements: [Scene.Element], size: Size) -> Scene {
        let width = max(size.width, 420)
        var parts: [Scene.Element] = []
        var y = margin + 20
        let (title, caption) = isBare ? ("", "") : (title, caption)
        for line in CleanText.wrapped(
            CleanText.line(title),
            width: width,
            size: 24,
            bold: true,
            lines: 2
        ) {
            parts.append(.text(line, margin, y, size: 24, bold: true))
            y += 29
        }
        y -= 5
        for line in CleanText.sentences(
            CleanText.line(caption, longest: Self.longestCaption),
            width: min(0.98 * width, 940),
            size: 13,
            lines: captionLines
        ) {
            parts.append(.text(line, margin, y, size: 13, .quiet))
            y += 18
        }
        y = isBare ? margin : y + 4
        // Below its title a drawing begins where the title does.
        let left = margin + (isBare ? (width - size.width) / 2 : 0)
        parts += elements.map { $0.moved(left, y) }
        y += size.height + 22
        if !legend.isEmpty {
            let (items, height) = Legend.elements(legend, width: width)
            parts.append(.line(Point(margin, y), Point(margin + width, y), .rule))
            parts.append(
                .group(
                    Scene.Group(
                        kind: .legend,
                        id: "legend",
                        title: "Key",
                        elements: items.map { $0.moved(margin, y + 12) }
                    )
                )
            )
            y += 12 + height
        }
        return Scene(
            size: Size(width + 2 * margin, y + max(0, margin - 8)),
            title: self.title,
            description: description,
            caption: self.caption,
            elements: parts,
            links: links
        )
    }
}

/// One thing that the key explains.
struct LegendItem {
    /// What it is about.
    var heading: String
    /// Samples, each drawn in a box of its size and followed by what it means.
    var samples: [(elements: [Scene.Element], size: Size, meaning: String)]
}

/// Sets the key.
enum Legend {
    private static let between = 26.0

    /// An item, set.
    private struct Block {
        var elements: [Scene.Element]
        var size: Size
    }

    /// A heading with its samples below, in as many lines as the width asks for.
    private static func block(_ item: LegendItem, width: Double, tallest: Double) -> Block {
        var out: [Scene.Element] = [.text(item.heading, 0, 12, size: 12, bold: true)]
        var widest = FontMetrics.width(item.heading, size: 12, bold: true)
        var (x, y) = (0.0, 22.0)
        for sample in item.samples {
            let wide = sample.size.width + 6 + FontMetrics.width(sample.meaning, size: 12)
            if x > 0, x + wide > width {
                x = 0
                y += tallest + 6
            }
            let middle = y + tallest / 2
            out += sample.elements.map { $0.moved(x, middle - sample.size.height / 2) }
            out.append(
                .text(sample.meaning, x + sample.size.width + 6, middle + 4, size: 12, .quiet)
            )
            widest = max(widest, x + wide)
            x += wide + 16
        }
        return Block(elements: out, size: Size(widest, y + tallest))
    }

    /// Items one after the other in as many rows as the width asks for, and the height of all.
    static func elements(_ items: [LegendItem], width: Double) -> ([Scene.Element], Double) {
        var rows: [[LegendItem]] = []
        var used = 0.0
        for item in items {
            let wide = block(item, width: width, tallest: 16).size.width
            if rows.isEmpty || used + wide > width {
                rows.append([])
                used = 0
            }
            rows[rows.count - 1].append(item)
            used += wide + between
        }
        var out: [Scene.Element] = []
        var y = 0.0
        for row in rows {
            // Samples of a row share their middle.
            let tallest = row.flatMap(\.samples).map(\.size.height).reduce(16, max)
            let blocks = row.map { block($0, width: width, tallest: tallest) }
            var x = 0.0
            for block in blocks {
                out += block.elements.map { $0.moved(x, y) }
                x += block.size.width + between
            }
            y += blocks.map(\.size.height).reduce(0, max) + 12
        }
        return (out, y)
    }
}
