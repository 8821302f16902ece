/// Writes a scene as SVG that stands alone and can be put into a page.
package struct SVGWriter {
    private var out = ""
    private var paints: Set<Paint> = []
    private let prefix: String
    /// Ids of groups that are hidden where style sheets are not read.
    private let hidden: Set<String>

    private init(prefix: String, hidden: Set<String> = []) {
        self.prefix = prefix
        self.hidden = hidden
    }

    /// The scene as SVG.
    ///
    /// `prefix`, of letters, digits and hyphens, is put before every id, so that one page can hold several pictures.
    ///
    /// - Complexity: O(size of the scene).
    package static func text(_ scene: Scene, prefix: String = "") -> String {
        let hidden = Set(scene.animation?.frames.dropLast() ?? [])
        var body = SVGWriter(prefix: prefix, hidden: hidden)
        body.use(.paper)
        for element in scene.elements { body.write(element) }
        let (width, height) = (
            Coordinate.text(scene.size.width), Coordinate.text(scene.size.height)
        )
        let root = "\(prefix)cascade-picture"
        var out = """
            <svg xmlns="http://www.w3.org/2000/svg" id="\(root)" class="cascade-picture" \
            role="graphics-document document" lang="en" aria-labelledby="\(root)-title" \
            aria-describedby="\(root)-desc" viewBox="0 0 \(width) \(height)" width="\(width)" \
            height="\(height)" font-family="\(FontMetrics.families)">
            <title id="\(root)-title">\(escaped(CleanText.line(scene.title)))</title>
            <desc id="\(root)-desc">\(escaped(scene.description))</desc>
            <style>
            \(SVGStyle.sheet(scene: scene, paints: body.paints, prefix: prefix))</style>
            <rect class="fill-paper" width="100%" height="100%" fill="\(Paint.paper.light.hex)"/>

            """
        out += body.out
        return out + "</svg>\n"
    }

    /// `text` with the characters that mean something in XML written as entities.
    package static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    private mutating func use(_ paint: Paint) { paints.insert(paint) }

    private mutating func write(_ element: Scene.Element) {
        switch element {
        case .shape(let shape): write(shape)
        case .text(let text): write(text)
        case .group(let group): write(group)
        }
    }

    private mutating func write(_ group: Scene.Group) {
        out += "<g class=\"\(classes(of: group))\""
        if let id = group.id {
            out += " id=\"\(prefix)\(id)\""
            if hidden.contains(id) { out += " visibility=\"hidden\"" }
        }
        if let title = group.title {
            let label = Self.escaped(CleanText.line(title))
            out += " role=\"graphics-symbol img\" aria-label=\"\(label)\""
            if group.kind == .node { out += " tabindex=\"0\"" }
            out += "><title>\(label)</title>\n"
        } else {
            out += ">\n"
        }
        for element in group.elements { write(element) }
        out += "</g>\n"
    }

    private func classes(of group: Scene.Group) -> String {
        ([group.kind.rawValue] + group.ends.map { "of-\(prefix)\($0)" }).joined(separator: " ")
    }

    private mutating func write(_ shape: Scene.Shape) {
        var names: [String] = []
        var paint = " fill=\"none\""
        if let fill = shape.fill {
            use(fill)
            names.append("fill-\(fill.name)")
            paint = " fill=\"\(fill.light.hex)\""
        }
        if let stroke = shape.stroke {
            use(stroke)
            names.append("line-\(stroke.name)")
            paint += " stroke=\"\(stroke.light.hex)\""
            if shape.lineWidth != 1 {
                paint += " stroke-width=\"\(Coordinate.text(shape.lineWidth, digits: 2))\""
            }
            switch shape.dash {
            case .solid: break
            case .dashed: paint += " stroke-dasharray=\"6 4\""
            case .dotted: paint += " stroke-dasharray=\"1.5 4\" stroke-linecap=\"round\""
            }
        }
        if shape.opacity < 1 {
            paint += " opacity=\"\(Coordinate.text(shape.opacity, digits: 2))\""
        }
        out +=
            "<\(Self.geometry(shape.outline)) class=\"\(names.joined(separator: " "))\"\(paint)/>\n"
    }

    private static func geometry(_ outline: Scene.Outline) -> String {
        switch outline {
        case .rect(let rect, let radius):
            let place = "x=\"\(Coordinate.text(rect.x))\" y=\"\(Coordinate.text(rect.y))\""
            let size =
                "width=\"\(Coordinate.text(rect.width))\" height=\"\(Coordinate.text(rect.height))\""
            return "rect \(place) \(size)"
                + (radius > 0 ? " rx=\"\(Coordinate.text(radius))\"" : "")
        case .circle(let centre, let radius):
            return "circle cx=\"\(Coordinate.text(centre.x))\" cy=\"\(Coordinate.text(centre.y))\""
                + " r=\"\(Coordinate.text(radius))\""
        case .path(let steps):
            return "path d=\"\(steps.map(path).joined())\""
        }
    }

    private static func path(_ step: PathStep) -> String {
        func at(_ point: Point) -> String {
            "\(Coordinate.text(point.x)),\(Coordinate.text(point.y))"
        }
        switch step {
        case .move(let point): return "M\(at(point))"
        case .line(let point): return "L\(at(point))"
        case .curve(let first, let second, let end):
            return "C\(at(first)) \(at(second)) \(at(end))"
        case .close: return "Z"
        }
    }

    private mutating func write(_ text: Scene.Text) {
        guard !text.string.isEmpty else { return }
        use(text.paint)
        use(text.on)
        out += "<text class=\"fill-\(text.paint.name) halo-\(text.on.name)\""
        out += " x=\"\(Coordinate.text(text.at.x))\" y=\"\(Coordinate.text(text.at.y))\""
        out += " font-size=\"\(Coordinate.text(text.size))\" fill=\"\(text.paint.light.hex)\""
        if text.bold { out += " font-weight=\"bold\"" }
        if text.anchor != .start { out += " text-anchor=\"\(text.anchor.rawValue)\"" }
        out += " textLength=\"\(Coordinate.text(text.width, digits: 2))\""
        out += " lengthAdjust=\"spacingAndGlyphs\">\(Self.escaped(text.string))</text>\n"
    }
}
