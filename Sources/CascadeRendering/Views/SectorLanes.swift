import Foundation

/// The lanes between the circles of sectors: one each way, kept to the left, so that two never lie on each other at their
/// ends.
struct SectorLanes {
    /// One way between two sectors.
    struct Lane {
        /// Position of the pair.
        var link: Int
        /// The sector whose trainers reach, and the one where they reach people.
        var from: Int
        var to: Int
        /// What is expected to go along it; 0 where it only stands for ties.
        var value: Double
        /// What went along it, on record.
        var observed: Int
        /// How wide it is drawn.
        var width: Double
        /// A Bezier curve.
        var curve: (Point, Point, Point, Point)
        /// What it is drawn as.
        var elements: [Scene.Element]
    }

    /// How a lane meets a circle.
    private struct Port {
        var link: Int
        var isOut: Bool
        var width: Double
        var bearing: Double
        var place = Point(0, 0)
        var direction = Point(0, 0)
    }

    static let opacity = 0.62
    /// How far from the direction of the middle a lane may leave a circle, in radians.
    private static let widestTurn = 1.3
    /// Opacity of a lane along which fewer than one person in two runs is reached.
    private static let faint = 0.38
    /// Opacity of what is expected where something is on record.
    static let pale = 0.34
    /// So many pairs are drawn strong; those that carry less are faint.
    static let mostStrong = 40
    let graph: SectorGraph
    private(set) var lanes: [Lane] = []

    /// Lanes between those nodes that have a centre.
    init(_ graph: SectorGraph, centres: [Int: Point], scale: SectorScale) {
        self.graph = graph
        let strong = Self.strong(graph)
        let hasRecords =
            graph.links.contains { $0.observed > 0 }
            || graph.nodes.contains { $0.observedByOwn > 0 }
        var ports: [Int: [Port]] = [:]
        for node in graph.nodes.indices {
            guard let centre = centres[node] else { continue }
            ports[node] = Self.ports(node, centre, graph, centres, scale)
        }
        for (position, link) in graph.links.enumerated() where centres[link.first] != nil {
            for (from, to, value, observed) in [
                (link.first, link.second, link.reachedInSecond, link.observedInSecond),
                (link.second, link.first, link.reachedInFirst, link.observedInFirst),
            ] {
                guard
                    let start = ports[from]?.first(where: { $0.link == position && $0.isOut }),
                    let end = ports[to]?.first(where: { $0.link == position && !$0.isOut })
                else { continue }
                let curve = Self.curve(start, end, centres[from], centres[to])
                lanes.append(
                    Lane(
                        link: position,
                        from: from,
                        to: to,
                        value: value,
                        observed: observed,
                        width: start.width,
                        curve: curve,
                        elements: Self.elements(
                            curve,
                            width: scale.width(people: value) > 0
                                ? scale.width(people: value) : start.width,
                            observed: scale.width(people: Double(observed)),
                            isExpected: value > 0 || observed == 0,
                            isPale: hasRecords && value > 0,
                            paint: paint(from, max(value, Double(observed))),
                            hasHead: value > 0 || observed > 0,
                            isFaint: graph.measure == .people
                                && (value < 0.5 && observed == 0 || !strong.contains(position)),
                            isTie: value <= 0 && observed == 0 && graph.measure == .people
                        )
                    )
                )
            }
        }
    }

    /// Pairs that carry most, of several the first.
    static func strong(_ graph: SectorGraph) -> Set<Int> {
        Set(
            graph.links.indices.sorted {
                let (a, b) = (graph.links[$0].widest, graph.links[$1].widest)
                return a != b ? a > b : $0 < $1
            }.prefix(mostStrong)
        )
    }

    /// The curve between two ports; within a column it swings out towards the middle, past what stands between.
    private static func curve(
        _ start: Port,
        _ end: Port,
        _ from: Point?,
        _ to: Point?
    ) -> (Point, Point, Point, Point) {
        let apart = start.place.distance(to: end.place)
        var reach = min(150, 0.32 * apart + 20)
        var swing = 0.0
        if let from, let to, from.x * to.x > 0 {
            // Control points that met would bend it to a corner.
            reach = min(reach, 0.36 * apart)
            swing = (from.x > 0 ? -1 : 1) * min(190, 18 + max(0, 0.42 * (apart - 70)))
        }
        return (
            start.place,
            Point(
                start.place.x + start.direction.x * reach + swing,
                start.place.y + start.direction.y * reach
            ),
            Point(
                end.place.x + end.direction.x * reach + swing,
                end.place.y + end.direction.y * reach
            ),
            end.place
        )
    }

    /// Lanes by pair, the widest first, so that narrow ones lie above them.
    var byLink: [(Int, [Lane])] {
        let groups = Dictionary(grouping: lanes, by: \.link)
        func widest(_ link: Int) -> Double { groups[link]?.map(\.width).max() ?? 0 }
        return groups.keys.sorted {
            let (a, b) = (widest($0), widest($1))
            return a != b ? a > b : $0 < $1
        }.map { ($0, groups[$0] ?? []) }
    }

    private func paint(_ from: Int, _ value: Double) -> Paint {
        guard value > 0, let sector = graph.nodes[from].sector else { return .tie }
        return .strong(sector)
    }

    /// Where lanes meet a circle: side by side in the order of where they lead.
    private static func ports(
        _ node: Int,
        _ centre: Point,
        _ graph: SectorGraph,
        _ centres: [Int: Point],
        _ scale: SectorScale
    ) -> [Port] {
        let inward = atan2(-centre.y * 0.35, -centre.x)
        var ports: [Port] = []
        for (position, link) in graph.links.enumerated() {
            guard link.first == node || link.second == node,
                let other = centres[link.first == node ? link.second : link.first]
            else { continue }
            var bearing = atan2(other.y - centre.y, other.x - centre.x) - inward
            while bearing > .pi { bearing -= 2 * .pi }
            while bearing < -.pi { bearing += 2 * .pi }
            // Within a column lanes turn towards the middle first.
            if centre.x * other.x > 0 { bearing *= 0.68 }
            let isFirst = link.first == node
            let there = max(link.reachedInSecond, Double(link.observedInSecond))
            let back = max(link.reachedInFirst, Double(link.observedInFirst))
            let (out, into) = isFirst ? (there, back) : (back, there)
            if out > 0 {
                ports.append(
                    Port(
                        link: position,
                        isOut: true,
                        width: scale.width(people: out),
                        bearing: bearing
                    )
                )
            }
            if into > 0 {
                ports.append(
                    Port(
                        link: position,
                        isOut: false,
                        width: scale.width(people: into),
                        bearing: bearing
                    )
                )
            }
            if out <= 0, into <= 0 {
                let width = graph.measure == .people ? 1.1 : scale.width(ties: link.ties)
                ports.append(
                    Port(link: position, isOut: isFirst, width: width, bearing: bearing)
                )
            }
        }
        // Screen angles grow clockwise: keeping left, what leaves comes before what arrives.
        ports.sort { a, b in
            if a.bearing != b.bearing { return a.bearing < b.bearing }
            if a.link != b.link { return a.link < b.link }
            return a.isOut && !b.isOut
        }
        let radius = scale.outerRadius(graph.nodes[node]) + 3
        let angles = Bearing.spread(
            ports.map { max(-widestTurn, min(widestTurn, $0.bearing)) },
            widths: ports.map { ($0.width + 2.2) / radius },
            room: 2 * widestTurn
        )
        for (index, angle) in angles.enumerated() {
            let at = inward + angle
            ports[index].direction = Point(cos(at), sin(at))
            ports[index].place = Point(centre.x + radius * cos(at), centre.y + radius * sin(at))
        }
        return ports
    }

    /// Length of the head of a lane of a width.
    static func head(_ width: Double) -> Double { 5 + 1.15 * width }

    private static func elements(
        _ curve: (Point, Point, Point, Point),
        width: Double,
        observed: Double,
        isExpected: Bool,
        isPale: Bool,
        paint: Paint,
        hasHead: Bool,
        isFaint: Bool,
        isTie: Bool
    ) -> [Scene.Element] {
        let head = Self.head(isExpected ? max(width, observed) : observed)
        let length = max(1, curve.0.distance(to: curve.3))
        var end = curve.3
        var last = curve.2
        if hasHead {
            // The line ends inside the head, in the direction of its last control point.
            let share = min(0.6, head * 0.85 / max(1, curve.2.distance(to: curve.3)))
            end = curve.3.toward(curve.2, share)
            if length < 2 * head { last = end }
        }
        let path = Scene.Outline.path([.move(curve.0), .curve(curve.1, last, end)])
        var out: [Scene.Element] = []
        if isExpected {
            out.append(
                .shape(
                    Scene.Shape(
                        outline: path,
                        stroke: paint,
                        lineWidth: width,
                        opacity: isPale ? pale : isFaint ? faint : opacity,
                        dash: isTie ? .dotted : .solid
                    )
                )
            )
        }
        if observed > 0 {
            out.append(
                .shape(
                    Scene.Shape(outline: path, stroke: paint, lineWidth: observed, opacity: 0.9)
                )
            )
        }
        if hasHead {
            out.append(
                .arrowhead(
                    at: curve.3,
                    from: curve.2,
                    size: head,
                    paint,
                    opacity: isFaint ? 0.6 : 0.9
                )
            )
        }
        return out
    }
}
