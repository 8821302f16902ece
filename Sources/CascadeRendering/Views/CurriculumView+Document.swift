import CascadeCore

// The curriculum as a graph for other programs.
extension CurriculumView {
    /// The curriculum in the DOT language, to be laid out by `dot`.
    var document: DOTDocument {
        var document = DOTDocument(title: "\(programme.name): curriculum", isDirected: true)
        document.attributes = [
            .layout: "dot", .rankdir: "LR", .nodesep: .number(0.28), .ranksep: .number(0.75),
            .splines: "true", .outputorder: "edgesfirst",
            .bgcolor: .word(Paint.paper.light.hex),
        ]
        document.nodeDefaults = [
            .shape: "box", .style: "rounded,filled", .margin: "0.14,0.08",
            .fontname: .word(FontMetrics.families), .fontsize: .number(12),
        ]
        document.edgeDefaults = [
            .color: .word(Paint.tie.light.hex), .penwidth: .number(1.4), .arrowsize: .number(0.7),
        ]
        var nodes = cards.enumerated().map { position, card in
            var lines = card.name + card.facts + card.marks.map(\.text)
            lines += observedWords(position)
            if let expected = card.expected { lines.append(expected) }
            return DOTDocument.Node(
                index: position,
                attributes: [
                    .label: .text(lines),
                    .fillcolor: .word(Paint.soft(card.tint).light.hex),
                    .color: .word(Paint.strong(card.tint).light.hex),
                ]
            )
        }
        for (position, join) in graph.joins.enumerated() {
            nodes.append(
                DOTDocument.Node(
                    index: cards.count + position,
                    attributes: [
                        .label: .word(join.kind.rawValue), .shape: "ellipse",
                        .fillcolor: .word(Paint.paper.light.hex), .fontsize: .number(10),
                    ]
                )
            )
        }
        document.structure = .ranks(nodes, sets: [])
        document.edges = graph.arrows.map { arrow in
            var attributes: DOTDocument.Attributes = [.tooltip: .text([title(arrow)])]
            switch arrow.meaning {
            case .requires: break
            case .alternative: attributes[.style] = "dashed"
            case .qualifies:
                attributes[.style] = "bold"
                attributes[.color] = .word(Paint.accent.light.hex)
                attributes[.constraint] = "false"
            case .renews:
                attributes[.style] = "dotted"
                attributes[.constraint] = "false"
            }
            return DOTDocument.Edge(from: arrow.from, to: arrow.to, attributes: attributes)
        }
        return document
    }
}
