import CascadeCore

// The map as a graph for other programs.
extension PartnershipView {
    /// The map in the DOT language: clusters by sector, to be laid out by `fdp`.
    var document: DOTDocument {
        var document = DOTDocument(
            title: "\(programme.name): partnership",
            isDirected: false
        )
        document.attributes = [
            .layout: graph.nodes.count <= 150 ? "fdp" : "sfdp", .overlap: "prism", .sep: "+5",
            .springLength: .number(0.2), .splines: "line", .outputorder: "edgesfirst",
            .start: .number(1),
            .bgcolor: .word(Paint.paper.light.hex),
        ]
        document.nodeDefaults = [
            .shape: "box", .style: "rounded,filled", .margin: "0.11,0.055", .height: .number(0.28),
            .fontname: .word(FontMetrics.families), .fontsize: .number(11),
        ]
        document.edgeDefaults = [.color: .word(Paint.tie.light.hex + "80")]
        let most = Double(graph.nodes.map(\.people).max() ?? 1)
        var clusters = programme.sectors.enumerated().map { position, sector in
            DOTDocument.Cluster(
                attributes: [
                    .label: .text(["\(Symbol.character(position)) \(sector.name)"]),
                    .labeljust: "l", .style: "rounded,filled", .margin: .number(12),
                    .fillcolor: .word(Paint.soft(position).light.hex + "55"),
                    .color: .word(Paint.strong(position).light.hex), .fontsize: .number(18),
                    .fontname: .word(FontMetrics.families),
                ],
                nodes: []
            )
        }
        for (position, node) in graph.nodes.enumerated() {
            let size = 0.5 + 1.0 * (Double(max(0, node.people)) / max(most, 1)).squareRoot()
            let lines =
                CleanText.wrapped(node.name, width: 130, size: 11) + [figures(position)]
            clusters[node.sector].nodes.append(
                DOTDocument.Node(
                    index: position,
                    attributes: [
                        .label: .text(lines), .tooltip: .text([title(position)]),
                        .fillcolor: .word(Paint.soft(node.sector).light.hex),
                        .color: .word(Paint.strong(node.sector).light.hex),
                        .width: .number(size), .penwidth: .number(1.2),
                    ]
                    .merging(marks?.marks[position].attributes ?? [:]) { $1 }
                    .merging(colours?.marks[position].attributes ?? [:]) { $1 }
                )
            )
        }
        document.structure = .clusters(clusters.filter { !$0.nodes.isEmpty }, others: [])
        document.edges = graph.ties.enumerated().map { position, tie in
            var attributes: DOTDocument.Attributes = [
                .penwidth: .number(width(tie)), .tooltip: .text([title(tie)]),
            ]
            if tie.directed { attributes[.dir] = "forward" }
            if let paint = colours?.tiePaints[position] {
                attributes[.color] = .word(paint.light.hex)
            }
            if colours?.bridges.contains(position) == true {
                attributes[.color] = .word(Paint.ink.light.hex)
                attributes[.style] = "bold"
            }
            return DOTDocument.Edge(from: tie.from, to: tie.to, attributes: attributes)
        }
        return document
    }
}
