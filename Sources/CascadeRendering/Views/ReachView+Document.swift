import CascadeCore

// The timeline as a graph for other programs.
extension ReachView {
    /// The timeline in the DOT language, to be laid out by `dot`.
    var document: DOTDocument {
        var document = DOTDocument(title: "\(programme.name): reach", isDirected: true)
        document.attributes = [
            .layout: "dot", .rankdir: "LR", .nodesep: .number(0.14), .ranksep: .number(0.45),
            .splines: "true", .outputorder: "edgesfirst", .bgcolor: .word(Paint.paper.light.hex),
        ]
        document.nodeDefaults = [
            .shape: "box", .style: "rounded,filled", .margin: "0.13,0.06",
            .fontname: .word(FontMetrics.families), .fontsize: .number(11),
        ]
        document.edgeDefaults = [
            .color: .word(Paint.tie.light.hex), .penwidth: .number(1.4), .arrowsize: .number(0.6),
        ]
        guard let graph else { return document }
        let count = graph.nodes.count
        var nodes = graph.nodes.enumerated().map { position, node in
            DOTDocument.Node(
                index: position,
                attributes: [
                    .label: .text(
                        CleanText.wrapped(node.name, width: Self.card - 40, size: 12, bold: true)
                            + [figures(node), "generation \(node.generation)"]
                    ),
                    .tooltip: .text([title(node)]),
                    .fillcolor: .word(Paint.soft(Self.tint(node.generation)).light.hex),
                    .color: .word(Paint.strong(Self.tint(node.generation)).light.hex),
                    .style: node.isLikely ? "rounded,filled" : "rounded,dashed",
                ]
            )
        }
        for (position, column) in graph.timeline.columns.enumerated() {
            nodes.append(
                DOTDocument.Node(
                    index: count + position,
                    attributes: [.label: .word(column.title), .shape: "plaintext", .style: ""]
                )
            )
        }
        for (position, item) in graph.seldom.enumerated() {
            nodes.append(
                DOTDocument.Node(
                    index: count + graph.timeline.columns.count + position,
                    attributes: [
                        .label: .text([item.name, chance(item)]), .style: "rounded,dashed",
                        .color: .word(Paint.quiet.light.hex),
                    ]
                )
            )
        }
        document.structure = .ranks(nodes, sets: columnSets(graph).filter { $0.count > 1 })
        document.edges =
            graph.ties.map {
                DOTDocument.Edge(
                    from: $0.from,
                    to: $0.to,
                    attributes: $0.chance < 0.5 ? [.style: "dashed"] : [:]
                )
            }
            + graph.timeline.columns.indices.dropFirst().map {
                DOTDocument.Edge(
                    from: count + $0 - 1,
                    to: count + $0,
                    attributes: [
                        .style: "dotted", .arrowhead: "none", .weight: .number(100),
                    ]
                )
            }
        return document
    }

    /// The nodes of each column, with the column's own.
    private func columnSets(_ graph: ReachGraph) -> [[Int]] {
        graph.timeline.columns.indices.map { column in
            graph.nodes.indices.filter { graph.timeline.column(of: graph.nodes[$0].week) == column }
                + [graph.nodes.count + column]
        }
    }
}
