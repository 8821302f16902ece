import CascadeCore

// Where the cards of the lineage stand, and how the ties run.
extension LineageView {
    /// Centres of cards and generations, and the routes of ties.
    struct Places {
        var centres: [Point]
        var columns: [Double]
        var routes: [[Point]]
        var size: Size
    }

    /// Space between generations: more where many ties run.
    private var gap: Double {
        guard form == .page else { return min(150, 70 + Double(drawing.ties.count)) }
        return 40
    }

    /// What is expected stands in a row of its own above what is on record.
    private var isApart: [Bool] {
        drawing.nodes.map { $0.isSimulated && drawing.isObserved }
    }

    /// Graphviz arranges the cards; ties between neighbouring generations run straight across the space between.
    func places(_ graphviz: Graphviz) throws(RenderingError) -> Places {
        let nodes = drawing.nodes
        let count = nodes.count
        let apart = isApart
        let columns = drawing.columns.count
        let layout = try graphviz.layout(graph(columns, apart))
        let arranged = nodes.indices.filter { !apart[$0] }
        let tops = arranged.map { layout.centres[$0].y - height(nodes[$0]) / 2 }
        let bottoms = arranged.map { layout.centres[$0].y + height(nodes[$0]) / 2 }
        let far = drawing.ties.indices.filter { isFar(drawing.ties[$0]) }
        let routed = far.flatMap { layout.routes[$0] }.map(\.y)
        let tallest = nodes.indices.filter { apart[$0] }.map { height(nodes[$0]) }.max()
        let above = tallest.map { Self.header + $0 + 20 } ?? Self.header
        let lift = above - min(tops.min() ?? 0, routed.min() ?? .infinity)
        let lowest = max(bottoms.max() ?? 0, routed.max() ?? 0) + lift
        let middles = (0..<columns).map { layout.centres[count + $0].x + 10 }
        let row = tallest.map { Self.header + $0 / 2 }
        let centres = nodes.indices.map { position in
            let x = middles[nodes[position].generation]
            if apart[position], let row { return Point(x, row) }
            return Point(x, layout.centres[position].y + lift)
        }
        let bottom = max(lowest, above - 20)
        let routes = drawing.ties.enumerated().map { position, tie in
            isFar(tie)
                ? layout.routes[position].map { Point($0.x + 10, $0.y + lift) }
                : route(centres[tie.from], centres[tie.to])
        }
        return Places(
            centres: centres,
            columns: middles,
            routes: routes,
            size: Size(
                // A tie within the last generation swings out to its right.
                max(layout.size.width + 20, (routes.joined().map(\.x).max() ?? 0) + 8),
                bottom + 12
            )
        )
    }

    /// Whether a tie runs past a whole generation, or backwards.
    private func isFar(_ tie: LineageDrawing.Tie) -> Bool {
        let step = drawing.nodes[tie.to].generation - drawing.nodes[tie.from].generation
        return step > 1 || step < 0
    }

    /// A curve from the right side of a card to the left side of one of the next generation, or to the right side of one of its
    /// own.
    private func route(_ from: Point, _ to: Point) -> [Point] {
        let half = card / 2
        let start = Point(from.x + half, from.y)
        if from.x == to.x {
            let end = Point(to.x + half, to.y)
            let out = min(gap - 12, 26 + abs(to.y - from.y) / 12)
            return [start, Point(start.x + out, start.y), Point(end.x + out, end.y), end]
        }
        let end = Point(to.x - half, to.y)
        let middle = (start.x + end.x) / 2
        return [start, Point(middle, start.y), Point(middle, end.y), end]
    }

    /// What Graphviz arranges: cards, and an anchor for each generation that keeps its column.
    private func graph(_ columns: Int, _ apart: [Bool]) -> LayoutGraph {
        let nodes = drawing.nodes
        let anchors = (1..<max(1, columns)).map {
            LayoutGraph.Edge(from: nodes.count + $0 - 1, to: nodes.count + $0, weight: 100)
        }
        return LayoutGraph(
            .layered(gap: gap, within: 10),
            nodes: nodes.enumerated().map {
                Size(card, apart[$0.offset] ? 1 : height($0.element))
            } + Array(repeating: Size(card, 1), count: columns),
            edges: drawing.ties.map { tie in
                let isForward = nodes[tie.from].generation < nodes[tie.to].generation
                return LayoutGraph.Edge(
                    from: tie.from,
                    to: tie.to,
                    weight: tie.isLead ? 2 : 1,
                    constrains: isForward,
                    leavesRight: isForward,
                    entersLeft: isForward
                )
            } + anchors,
            ranks: (0..<columns).map { column in
                nodes.indices.filter { nodes[$0].generation == column } + [nodes.count + column]
            }
        )
    }
}
