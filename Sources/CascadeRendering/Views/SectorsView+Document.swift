import CascadeCore

// Sectors as a graph for other programs.
extension SectorsView {
    /// The sectors in the DOT language, to be laid out by `circo`: one edge for each pair, with both numbers.
    var document: DOTDocument {
        var document = DOTDocument(title: "\(programme.name): sectors", isDirected: true)
        document.attributes = [
            .layout: "circo", .splines: "line", .outputorder: "edgesfirst",
            .bgcolor: .word(Paint.paper.light.hex),
        ]
        document.nodeDefaults = [
            .shape: "box", .style: "rounded,filled", .margin: "0.16,0.08",
            .fontname: .word(FontMetrics.families), .fontsize: .number(12),
        ]
        document.edgeDefaults = [
            .color: .word(Paint.tie.light.hex + "A0"), .fontsize: .number(11),
            .fontname: .word(FontMetrics.families),
        ]
        let most = Double(max(1, graph.nodes.map(\.people).max() ?? 1))
        let nodes = graph.nodes.enumerated().map { position, node in
            DOTDocument.Node(
                index: position,
                attributes: [
                    .label: .text(words(node).map(\.text)), .tooltip: .text([title(node)]),
                    .fillcolor: .word(Paint.soft(tint(node)).light.hex),
                    .color: .word(Paint.strong(tint(node)).light.hex),
                    .width: .number(1 + (Double(max(0, node.people)) / most).squareRoot()),
                    .penwidth: .number(1.4),
                ]
            )
        }
        document.structure = .ranks(nodes, sets: [])
        let scale = SectorScale(graph)
        document.edges = graph.links.map { link in
            DOTDocument.Edge(
                from: link.first,
                to: link.second,
                attributes: [
                    .label: .text([label(link)]), .tooltip: .text([title(link)]),
                    .dir: .word(direction(link)),
                    .penwidth: .number(max(0.8, scale.width(link.reached, ties: link.ties))),
                ]
            )
        }
        return document
    }

    private func label(_ link: SectorGraph.Link) -> String {
        guard graph.measure == .people else { return Wording.counted(link.ties, "tie") }
        return "\(figure(link.reachedInSecond)) → / ← \(figure(link.reachedInFirst))"
    }

    /// Where most people are reached: one way where it has at least twice as many.
    private func direction(_ link: SectorGraph.Link) -> String {
        guard graph.measure == .people, link.reached > 0 else { return "none" }
        if link.reachedInSecond >= 2 * link.reachedInFirst { return "forward" }
        return link.reachedInFirst >= 2 * link.reachedInSecond ? "back" : "both"
    }
}
