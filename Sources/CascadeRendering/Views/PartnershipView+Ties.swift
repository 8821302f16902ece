import CascadeCore

// Lines between circles, or between sectors.
extension PartnershipView {
    func ties(_ placement: PartnershipPlacement) -> [Scene.Element] {
        var router = TieRouter(bounds: Rect(0, 0, placement.size.width, placement.size.height))
        for node in graph.nodes.indices {
            let (c, r) = (placement.centres[node], placement.radii[node] + 2)
            router.avoid(Rect(c.x - r, c.y - r, 2 * r, 2 * r), owner: node)
            let name = placement.names[node]
            if !name.isEmpty {
                let wide = name.map { FontMetrics.width($0, size: 11.5) }.max() ?? 0
                router.avoid(
                    Rect(
                        c.x - wide / 2,
                        c.y + r,
                        wide,
                        13 * Double(name.count) + 14
                    ),
                    owner: -1
                )
            }
        }
        for panel in placement.panels {
            router.avoid(Rect(panel.rect.x, panel.rect.y + 8, 150, 38), owner: -1)
        }
        let drawn = drawnTies(placement)
        let strongest = max(
            0.22,
            min(0.6, 7 / Double(max(1, drawn.count)).squareRoot())
        )
        return drawn.map { position in
            let tie = graph.ties[position]
            let (a, b) = (placement.centres[tie.from], placement.centres[tie.to])
            let (first, second) = router.control(from: a, tie.from, to: b, tie.to)
            let sector = graph.nodes[tie.from].sector
            let isWithin = sector == graph.nodes[tie.to].sector
            let isBridge = colours?.bridges.contains(position) == true
            let paint =
                isBridge
                ? .ink
                : colours.map { $0.tiePaints[position] ?? .tie }
                    ?? (isWithin ? .strong(sector) : .tie)
            // What crosses the map is drawn lightly, so that it does not hide what lies below.
            let opacity =
                strongest * (isWithin ? 1 : 0.8) * (0.5 + 0.5 * max(0, min(1, tie.strength)))
            let path = Scene.Outline.path([.move(a), .curve(first, second, b)])
            var elements =
                isBridge
                ? [
                    .shape(
                        Scene.Shape(
                            outline: path,
                            stroke: paint,
                            lineWidth: Self.bridgeWidth,
                            opacity: 0.9,
                            dash: .dashed
                        )
                    )
                ]
                : lines(
                    tie,
                    along: path,
                    paint,
                    scale: isWithin ? 1 : Self.crossing,
                    opacity: opacity
                )
            if tie.directed {
                let radius = placement.radii[tie.to] + 1
                let length = max(1, a.distance(to: b))
                let tip = TieRouter.point(a, first, second, b, max(0.5, 1 - radius / length))
                let before = TieRouter.point(
                    a,
                    first,
                    second,
                    b,
                    max(0.4, 1 - (radius + 8) / length)
                )
                elements.append(
                    .arrowhead(at: tip, from: before, size: 8, paint, opacity: 0.8)
                )
            }
            return .group(
                Scene.Group(
                    kind: .edge,
                    id: "e\(position)",
                    title: isBridge
                        ? "\(title(tie)), without it some are cut off from the rest" : title(tie),
                    ends: ["n\(tie.from)", "n\(tie.to)"],
                    elements: elements
                )
            )
        }
    }

    /// Ties from heading to heading.
    func sectorTies(_ placement: PartnershipPlacement) -> [Scene.Element] {
        var router = TieRouter(bounds: Rect(0, 0, placement.size.width, placement.size.height))
        var marks: [Int: Point] = [:]
        for panel in placement.panels {
            marks[panel.sector] = Point(panel.rect.x + 20, panel.rect.y + 20)
        }
        for node in graph.nodes.indices {
            let (c, r) = (placement.centres[node], placement.radii[node] + 2)
            router.avoid(Rect(c.x - r - 20, c.y - r, 2 * r + 40, 2 * r + 30), owner: -1)
        }
        return drawnSectorTies.compactMap { position in
            let tie = graph.sectorTies[position]
            guard let a = marks[tie.from], let b = marks[tie.to] else { return nil }
            let (first, second) = router.control(from: a, -2, to: b, -3)
            return .group(
                Scene.Group(
                    kind: .edge,
                    id: "e\(position)",
                    title: title(tie),
                    ends: ["s\(tie.from)", "s\(tie.to)"],
                    elements: lines(
                        tie,
                        along: .path([.move(a), .curve(first, second, b)]),
                        .tie,
                        scale: 1,
                        opacity: 0.45
                    )
                )
            )
        }
    }
}
