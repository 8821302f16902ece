/// Writes a scene as SVG that stands alone and can be put into a page.
package struct SVGWriter {
    private var out = ""
    private var paints: Set<Paint> = []
    private let ids: ElementIDs
    private let neighbours: [String: String]
    /// Ids of groups that are hidden where style sheets are not read.
    private let hidden: Set<String>
    private let marking: SVGMarking
    /// By id of a node or a frame: whether it stands back.
    private let faded: Set<String>

    private init(_ scene: Scene, prefix: String, _ marking: SVGMarking) {
        ids = ElementIDs(scene, prefix: prefix)
        self.marking = marking
        faded = marking.faded(in: scene)
        neighbours = scene.neighbours
        hidden = Set(scene.animation?.frames.dropLast() ?? [])
    }

    /// The scene as SVG.
    ///
    /// `prefix`, of letters, digits and hyphens, is put before every id, so that one page can hold several pictures; `marking`
    /// says where nodes lead to and what stands back.
    ///
    /// - Complexity: O(size of the scene).
    package static func text(
        _ scene: Scene,
        prefix: String = "",
        marking: SVGMarking = SVGMarking()
    ) -> String {
        var body = SVGWriter(scene, prefix: prefix, marking)
        body.use(.paper)
        body.write(scene)
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
            \(SVGStyle.sheet(scene: scene, paints: body.paints, ids: body.ids, prefix: prefix))</style>
            <rect class="fill-paper" width="100%" height="100%" fill="\(Paint.paper.light.hex)"/>

            """
        out += body.out
        return out + "</svg>\n"
    }

    /// `text` with the characters that mean something in XML written as entities.
    package static func escaped(_ text: String) -> String {
        let needsCare = text.utf8.contains { [0x26, 0x3C, 0x3E, 0x22, 0x27].contains($0) }
        guard needsCare else { return text }
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

    /// Writes all elements, edges that follow one another in a group of their own, which a screen reader can step over.
    private mutating func write(_ scene: Scene) {
        func isEdge(_ element: Scene.Element) -> Bool {
            if case .group(let group) = element { group.kind == .edge } else { false }
        }
        var next = scene.elements.startIndex
        while next < scene.elements.endIndex {
            let rest = scene.elements[next...]
            let edges = rest.prefix(while: isEdge)
            guard edges.count > 1 else {
                write(scene.elements[next])
                next += 1
                continue
            }
            out += "<g class=\"edges\" role=\"graphics-object group\""
            out += " aria-label=\"\(scene.called(edges.count))\">\n"
            for edge in edges { write(edge) }
            out += "</g>\n"
            next += edges.count
        }
    }

    private mutating func write(_ element: Scene.Element) {
        switch element {
        case .shape(let shape): write(shape)
        case .text(let text): write(text)
        case .group(let group): write(group)
        }
    }

    private mutating func write(_ group: Scene.Group) {
        let link = group.kind == .node ? group.key.flatMap { marking.links[$0] } : nil
        let tag = link == nil ? "g" : "a"
        out += "<\(tag) class=\"\(classes(of: group))\""
        if let link { out += " href=\"\(Self.escaped(link))\"" }
        if let id = group.id {
            out += " id=\"\(ids(id))\""
            if hidden.contains(id) { out += " visibility=\"hidden\"" }
        }
        if let title = group.title {
            let words = Self.escaped(CleanText.line(title))
            let near = group.id.flatMap { neighbours[$0] }.map { ". \(Self.escaped($0))" } ?? ""
            // A link says itself what it is.
            if link == nil { out += " role=\"\(Self.role(of: group))\"" }
            out += " aria-label=\"\(words)\(near)\""
            if group.kind == .node, link == nil { out += " tabindex=\"0\"" }
            out += "><title>\(words)</title>\n"
        } else {
            out += ">\n"
        }
        for element in group.elements { write(element) }
        out += "</\(tag)>\n"
    }

    /// What a group is to a screen reader: one thing with a name, or something that holds others to be read.
    private static func role(of group: Scene.Group) -> String {
        switch group.kind {
        case .node, .edge, .part: "graphics-symbol img"
        case .cluster, .legend: "graphics-object group"
        }
    }

    private func classes(of group: Scene.Group) -> String {
        let standsBack =
            group.id.map(faded.contains) == true
            || !group.ends.isEmpty && group.ends.allSatisfy(faded.contains)
        return
            ([group.kind.rawValue] + group.ends.map { "of-\(ids($0))" }
            + (standsBack ? ["faded"] : []))
            .joined(separator: " ")
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
