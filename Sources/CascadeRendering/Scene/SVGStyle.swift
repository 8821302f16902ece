/// The style sheet inside an SVG picture.
enum SVGStyle {
    /// Most nodes for which pointing at one dims what is not next to it; beyond, browsers get slow.
    static let highlightLimit = 400

    /// Rules for size, for colours on light, dark and printed grounds, and for pointing at nodes.
    ///
    /// In a page a picture is never wider than what holds it. Opened on its own it keeps its size, in the middle of a wide
    /// window and to be scrolled in a narrow one, so that its text stays legible and zooming enlarges it.
    static func sheet(
        scene: Scene,
        paints: Set<Paint>,
        ids: ElementIDs,
        prefix: String
    ) -> String {
        let sorted = paints.sorted { $0.name < $1.name }
        let root = "#\(prefix)cascade-picture"
        var out = """
            \(root){max-width:100%;height:auto}
            \(root):root{max-width:none;margin:0 auto;display:block;background:\(Paint.paper.light.hex)}
            \(root) text{white-space:pre;stroke-width:3px;stroke-linejoin:round;paint-order:stroke}
            \(root) .node{scroll-margin:40vh 40vw}
            \(root) .node:is(:focus-visible,:target){outline:3px solid \(Paint.accent.light.hex);outline-offset:2px}
            @media(prefers-reduced-motion:reduce){\(root) *{transition:none!important}}

            """
        for paint in sorted { out += "\(root) .halo-\(paint.name){stroke:\(paint.light.hex)}\n" }
        out += "@media screen and (prefers-color-scheme:dark){\n"
        out += "\(root):root{background:\(Paint.paper.dark.hex)}\n"
        for paint in sorted {
            let (name, colour) = (paint.name, paint.dark.hex)
            out += "\(root) .fill-\(name){fill:\(colour)}"
            out += "\(root) .line-\(name){stroke:\(colour)}"
            out += "\(root) .halo-\(name){stroke:\(colour)}\n"
        }
        out += "}\n@media print{\(root) .edge{opacity:.9}}\n"
        if let animation = scene.animation { out += animation.rules(root: root, prefix: prefix) }
        let nodes = scene.groups(.node)
        let edges = scene.groups(.edge)
        if nodes.count <= highlightLimit, !edges.isEmpty {
            out += "@media(prefers-reduced-motion:no-preference){"
            out += "\(root) .edge,\(root) .node{transition:opacity .15s}}\n"
            var neighbours: [String: [String]] = [:]
            for edge in edges where edge.ends.count == 2 {
                neighbours[edge.ends[0], default: []].append(edge.ends[1])
                neighbours[edge.ends[1], default: []].append(edge.ends[0])
            }
            for node in nodes {
                guard let id = node.id, let near = neighbours[id] else { continue }
                let lit = "\(root):has(#\(ids(id)):is(:hover,:focus,:target))"
                let kept = ([id] + Set(near).sorted()).map { "#\(ids($0))" }
                out += "\(lit) .edge:not(.of-\(ids(id))){opacity:.06}"
                out += "\(lit) .node:not(\(kept.joined(separator: ","))){opacity:.35}\n"
            }
        }
        return out
    }
}
