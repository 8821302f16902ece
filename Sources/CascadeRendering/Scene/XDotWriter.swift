/// Writes a scene in Graphviz's drawing language (xdot), which its PNG and PDF renderers draw as they stand.
///
/// See "xdot" in the Graphviz documentation of output formats.
enum XDotWriter {
    /// A graph without edges whose background is the scene.
    ///
    /// One pixel of the scene is one point; `resolution` is in pixels per inch.
    static func document(_ scene: Scene, resolution: Int) -> (dot: String, background: String) {
        var writer = Body(height: scene.size.height)
        writer.fill(.paper, 1)
        writer.stroke(nil, 1, 0, .solid)
        writer.polygon([
            Point(0, 0), Point(scene.size.width, 0), Point(scene.size.width, scene.size.height),
            Point(0, scene.size.height),
        ])
        writer.hidden = Set(scene.animation?.frames.dropLast() ?? [])
        for element in scene.elements { writer.write(element) }
        let corner = "\(Coordinate.text(scene.size.width)),\(Coordinate.text(scene.size.height))"
        let invisible = "shape=point, style=invis, width=0, height=0, label=\"\""
        let dot = """
            graph "picture" {
              graph [dpi=\(resolution), pad=0, margin=0, notranslate=true, bgcolor="#FFFFFF"];
              n0 [pos="0,0!", \(invisible)];
              n1 [pos="\(corner)!", \(invisible)];
            }

            """
        return (dot, writer.out)
    }

    private struct Body {
        var out = ""
        /// Ids of groups that are not drawn.
        var hidden: Set<String> = []
        let height: Double

        init(height: Double) {
            self.height = height
        }

        func at(_ point: Point) -> String {
            "\(Coordinate.text(point.x, digits: 2)) \(Coordinate.text(height - point.y, digits: 2))"
        }

        mutating func string(_ operation: String, _ value: String) {
            out += "\(operation) \(value.utf8.count) -\(value) "
        }

        static func colour(_ paint: Paint?, _ opacity: Double) -> String {
            guard let paint else { return "#00000000" }
            guard opacity < 1 else { return paint.light.hex }
            let digits = Array("0123456789ABCDEF")
            let alpha = Int((max(0, opacity) * 255).rounded())
            return paint.light.hex + String([digits[alpha >> 4], digits[alpha & 15]])
        }

        mutating func fill(_ paint: Paint?, _ opacity: Double) {
            string("C", Self.colour(paint, opacity))
        }

        mutating func stroke(
            _ paint: Paint?,
            _ opacity: Double,
            _ width: Double,
            _ dash: Scene.Dash
        ) {
            string("c", Self.colour(paint, opacity))
            switch dash {
            case .solid: string("S", "solid")
            case .dashed: string("S", "dashed")
            case .dotted: string("S", "dotted")
            }
            string("S", "setlinewidth(\(Coordinate.text(width, digits: 2)))")
        }

        mutating func polygon(_ points: [Point]) {
            out += "P \(points.count) \(points.map(at).joined(separator: " ")) "
        }

        mutating func write(_ element: Scene.Element) {
            switch element {
            case .shape(let shape): write(shape)
            case .text(let text): write(text)
            case .group(let group):
                if let id = group.id, hidden.contains(id) { return }
                for element in group.elements { write(element) }
            }
        }

        mutating func write(_ shape: Scene.Shape) {
            fill(shape.fill, shape.opacity)
            stroke(shape.stroke, shape.opacity, shape.lineWidth, shape.dash)
            let filled = shape.fill != nil
            switch shape.outline {
            case .circle(let centre, let radius):
                let r = Coordinate.text(radius, digits: 2)
                out += "\(filled ? "E" : "e") \(at(centre)) \(r) \(r) "
            case .rect(let rect, let radius):
                write(RoundedRectangle.steps(rect, radius: radius), filled: filled)
            case .path(let steps):
                write(steps, filled: filled)
            }
        }

        mutating func write(_ steps: [PathStep], filled: Bool) {
            var points: [Point] = []
            var isCurved = false
            var start: Point?
            func third(_ a: Point, _ b: Point, _ share: Double) -> Point { a.toward(b, share) }
            func flush(_ body: inout Body) {
                defer { points = [] }
                guard points.count > 1 else { return }
                if isCurved || filled {
                    body.out +=
                        "\(filled ? "b" : "B") \(points.count) \(points.map(body.at).joined(separator: " ")) "
                } else {
                    let corners = stride(from: 0, to: points.count, by: 3).map { points[$0] }
                    body.out +=
                        "L \(corners.count) \(corners.map(body.at).joined(separator: " ")) "
                }
            }
            func line(to end: Point) {
                guard let last = points.last else { return }
                points += [third(last, end, 1 / 3), third(last, end, 2 / 3), end]
            }
            for step in steps {
                switch step {
                case .move(let point):
                    flush(&self)
                    isCurved = false
                    points = [point]
                    start = point
                case .line(let point):
                    line(to: point)
                case .curve(let first, let second, let end):
                    isCurved = true
                    points += [first, second, end]
                case .close:
                    if let start { line(to: start) }
                }
            }
            flush(&self)
        }

        mutating func write(_ text: Scene.Text) {
            guard !text.string.isEmpty else { return }
            let size = Coordinate.text(text.size, digits: 2)
            string("F \(size)", "Arial")
            out += "t \(text.bold ? 1 : 0) "
            fill(text.paint, 1)
            string("c", text.paint.light.hex)
            let anchor =
                switch text.anchor {
                case .start: "-1"
                case .middle: "0"
                case .end: "1"
                }
            let width = Coordinate.text(text.width, digits: 2)
            self.string("T \(at(text.at)) \(anchor) \(width)", text.string)
        }
    }
}

/// The outline of a rectangle with rounded corners.
enum RoundedRectangle {
    /// Clockwise from the upper left corner.
    static func steps(_ rect: Rect, radius: Double) -> [PathStep] {
        let r = max(0, min(radius, rect.width / 2, rect.height / 2))
        guard r > 0 else {
            return [
                .move(Point(rect.x, rect.y)), .line(Point(rect.maxX, rect.y)),
                .line(Point(rect.maxX, rect.maxY)), .line(Point(rect.x, rect.maxY)), .close,
            ]
        }
        let k = r * 0.4477
        return [
            .move(Point(rect.x + r, rect.y)), .line(Point(rect.maxX - r, rect.y)),
            .curve(
                Point(rect.maxX - k, rect.y),
                Point(rect.maxX, rect.y + k),
                Point(rect.maxX, rect.y + r)
            ),
            .line(Point(rect.maxX, rect.maxY - r)),
            .curve(
                Point(rect.maxX, rect.maxY - k),
                Point(rect.maxX - k, rect.maxY),
                Point(rect.maxX - r, rect.maxY)
            ),
            .line(Point(rect.x + r, rect.maxY)),
            .curve(
                Point(rect.x + k, rect.maxY),
                Point(rect.x, rect.maxY - k),
                Point(rect.x, rect.maxY - r)
            ),
            .line(Point(rect.x, rect.y + r)),
            .curve(
                Point(rect.x, rect.y + k),
                Point(rect.x + k, rect.y),
                Point(rect.x + r, rect.y)
            ),
            .close,
        ]
    }
}
