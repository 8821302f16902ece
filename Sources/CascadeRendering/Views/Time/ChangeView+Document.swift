import CascadeCore

// Both sides as one graph for other programs.
extension ChangeView {
    /// The union of both sides in the DOT language: what is new bold, what is no more dashed.
    package var document: DOTDocument {
        var document = map.document
        document.title = "\(change.programme.name): then and now"
        if case .clusters(var clusters, let others) = document.structure {
            for cluster in clusters.indices {
                clusters[cluster].nodes = clusters[cluster].nodes.map(styled)
            }
            document.structure = .clusters(clusters, others: others)
        }
        guard graph.folded == nil else { return document }
        var known: [Int: ReachChange.Tie] = [:]
        for tie in change.ties { known[tie.first << 32 | tie.second] = tie }
        document.edges = document.edges.compactMap { edge in
            var edge = edge
            let key = min(edge.from, edge.to) << 32 | max(edge.from, edge.to)
            guard let tie = known[key] else { return edge }
            switch (tie.isBefore, tie.isAfter) {
            case (false, false): return nil
            case (true, true): break
            case (false, true):
                edge.attributes[.color] = .word(Paint.warm(3).light.hex)
                edge.attributes[.penwidth] = .number(3)
            case (true, false):
                edge.attributes[.style] = "dashed"
            }
            return edge
        }
        document.edges += change.links.map { link in
            DOTDocument.Edge(
                from: link.first,
                to: link.second,
                attributes: [
                    .style: "dotted", .color: .word(Paint.warm(3).light.hex),
                ]
            )
        }
        return document
    }

    private func styled(_ node: DOTDocument.Node) -> DOTDocument.Node {
        var node = node
        let place = place(node.index)
        let form = form(node.index)
        let name = CleanText.wrapped(graph.nodes[node.index].name, width: 130, size: 11)
        node.attributes[.label] = .text(
            name + [figures(place, of: graph.nodes[node.index].people)]
        )
        node.attributes[.tooltip] = .text([title(node.index)])
        node.attributes[.fillcolor] = .word(
            (form.isChanged ? Paint.warm(1) : Paint.apart).light.hex
        )
        if form.isRinged { node.attributes[.penwidth] = .number(3) }
        if form.hasLeft { node.attributes[.style] = "rounded,filled,dashed" }
        return node
    }
}
