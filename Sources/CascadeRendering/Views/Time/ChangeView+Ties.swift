import CascadeCore

// Ties: thin where nothing changed, thick where new, dashed where ended, dotted where people first met.
extension ChangeView {
    func ties(_ placement: PartnershipPlacement) -> [Scene.Element] {
        guard graph.folded == nil else { return map.sectorTies(placement) }
        var known: [Int: ReachChange.Tie] = [:]
        for tie in change.ties { known[tie.first << 32 | tie.second] = tie }
        let drawn = map.ties(placement)
        var quiet: [Scene.Element] = []
        var loud: [Scene.Element] = []
        for (position, element) in drawn.enumerated() {
            guard case .group(var group) = element else { continue }
            let tie = graph.ties[position]
            let key = min(tie.from, tie.to) << 32 | max(tie.from, tie.to)
            switch (known[key]?.isBefore ?? true, known[key]?.isAfter ?? true) {
            case (false, false): continue
            case (true, true):
                group.elements = group.elements.map { Self.styled($0, .tie, share: 0.55) }
                quiet.append(.group(group))
            case (false, true):
                group.title = "New: \(group.title ?? "")"
                group.elements = group.elements.map {
                    Self.styled($0, .warm(3), width: 3, opacity: 0.95)
                }
                loud.append(.group(group))
            case (true, false):
                group.title = "No more: \(group.title ?? "")"
                group.elements = group.elements.map {
                    Self.styled($0, .quiet, width: 1.6, opacity: 0.9, dash: .dashed)
                }
                loud.append(.group(group))
            }
        }
        return quiet + links(placement) + loud
    }

    private static func styled(
        _ element: Scene.Element,
        _ paint: Paint,
        share: Double = 1,
        width: Double? = nil,
        opacity: Double? = nil,
        dash: Scene.Dash = .solid
    ) -> Scene.Element {
        guard case .shape(var shape) = element else { return element }
        if shape.stroke != nil { shape.stroke = paint }
        if shape.fill != nil { shape.fill = paint }
        shape.lineWidth = width ?? shape.lineWidth * 0.8
        shape.opacity = opacity ?? shape.opacity * share
        shape.dash = dash
        return .shape(shape)
    }

    /// Pairs first brought together, as dotted lines.
    private func links(_ placement: PartnershipPlacement) -> [Scene.Element] {
        guard !change.links.isEmpty else { return [] }
        var router = TieRouter(bounds: Rect(0, 0, placement.size.width, placement.size.height))
        for node in graph.nodes.indices {
            let (c, r) = (placement.centres[node], placement.radii[node] + 2)
            let lines = Double(placement.names[node].count)
            router.avoid(Rect(c.x - r, c.y - r, 2 * r, 2 * r + 13 * lines), owner: node)
        }
        let opacity = max(0.2, min(0.75, 3.4 / Double(change.links.count).squareRoot()))
        return change.links.enumerated().map { position, link in
            let (a, b) = (placement.centres[link.first], placement.centres[link.second])
            let (first, second) = router.control(from: a, link.first, to: b, link.second)
            return .group(
                Scene.Group(
                    kind: .edge,
                    id: "l\(position)",
                    title: "\(graph.nodes[link.first].name) – \(graph.nodes[link.second].name), "
                        + "first brought together",
                    ends: ["n\(link.first)", "n\(link.second)"],
                    elements: [
                        .shape(
                            Scene.Shape(
                                outline: .path([.move(a), .curve(first, second, b)]),
                                stroke: .warm(3),
                                lineWidth: 1.3,
                                opacity: opacity,
                                dash: .dotted
                            )
                        )
                    ]
                )
            )
        }
    }
}
