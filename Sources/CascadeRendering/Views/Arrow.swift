/// Draws the edges that Graphviz routed.
struct Arrow {
    /// What it is painted with.
    var paint = Paint.tie
    /// Width of the line.
    var width = 1.5
    /// How the line is broken.
    var dash = Scene.Dash.solid
    /// Length of the head; 0: none.
    var head = 9.0

    /// The line along `route`, a start and three points a Bezier piece, with its head at the end.
    func elements(along route: [Point]) -> [Scene.Element] {
        guard route.count >= 4 else {
            guard let first = route.first, let last = route.last, route.count > 1 else { return [] }
            return elements(
                along: [first, first.toward(last, 1 / 3), first.toward(last, 2 / 3), last])
        }
        var points = route
        let tip = points[points.count - 1]
        // The direction at the end is that of the last control point that differs from it.
        let before = points.dropLast().last { $0.distance(to: tip) > 0.5 } ?? points[0]
        if head > 0 {
            let length = max(0.001, before.distance(to: tip))
            let back = tip.toward(before, min(0.9, head * 0.8 / length))
            points[points.count - 1] = back
            if points[points.count - 2].distance(to: tip) < head {
                points[points.count - 2] = back
            }
        }
        var steps: [PathStep] = [.move(points[0])]
        for start in stride(from: 1, to: points.count - 2, by: 3) {
            steps.append(.curve(points[start], points[start + 1], points[start + 2]))
        }
        var out: [Scene.Element] = [
            .shape(
                Scene.Shape(outline: .path(steps), stroke: paint, lineWidth: width, dash: dash)
            )
        ]
        if head > 0 { out.append(.arrowhead(at: tip, from: before, size: head, paint)) }
        return out
    }
}
