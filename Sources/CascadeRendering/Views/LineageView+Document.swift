import CascadeCore

// The lineage as a graph for other programs.
extension LineageView {
    /// The lineage in the DOT language, to be laid out by `dot`.
    var document: DOTDocument {
        var document = DOTDocument(title: "\(programme.name): lineage", isDirected: true)
        document.attributes = [
            .layout: "dot", .rankdir: "LR", .nodesep: .number(0.14), .ranksep: .number(0.8),
            .splines: "true", .outputorder: "edgesfirst", .bgcolor: .word(Paint.paper.light.hex),
        ]
        document.nodeDefaults = [
            .shape: "box", .style: "rounded,filled", .margin: "0.13,0.06",
            .fontname: .word(FontMetrics.families), .fontsize: .number(11),
        ]
        document.edgeDefaults = [
            .color: .word(Paint.tie.light.hex), .penwidth: .number(1.4), .arrowsize: .number(0.6),
        ]
        let columns = drawing.columns
        let count = drawing.nodes.count
        var nodes = drawing.nodes.enumerated().map { position, node in
            let tint = Self.tint(node.role)
            let mark = Symbol.character(Self.mark(node.role))
            return DOTDocument.Node(
                index: position,
                attributes: [
                    .label: .text(["\(mark) \(node.name)"] + node.details),
                    .tooltip: .text([title(node)]),
                    .fillcolor: .word(
                        (node.isSimulated ? Paint.paper : .soft(tint)).light.hex
                    ),
                    .color: .word(Paint.strong(tint).light.hex),
                    .style: node.isSimulated ? "rounded,dashed" : "rounded,filled",
                ]
            )
        }
        nodes += columns.enumerated().map { position, column in
            DOTDocument.Node(
                index: count + position,
                attributes: [
                    .label: .text([column.title, column.note]), .shape: "plaintext", .style: "",
                ]
            )
        }
        document.structure = .ranks(
            nodes,
            sets: columns.indices.map { column in
                drawing.nodes.indices.filter { drawing.nodes[$0].generation == column }
                    + [count + column]
            }
        )
        document.edges = drawing.ties.map { tie in
            var attributes: DOTDocument.Attributes = [.tooltip: .text([title(tie)])]
            if tie.isSimulated { attributes[.style] = "dashed" }
            if !tie.isLead { attributes[.penwidth] = .number(0.8) }
            if drawing.nodes[tie.from].generation >= drawing.nodes[tie.to].generation {
                attributes[.constraint] = "false"
            }
            return DOTDocument.Edge(from: tie.from, to: tie.to, attributes: attributes)
        }
        document.edges += columns.indices.dropFirst().map { column in
            DOTDocument.Edge(
                from: count + column - 1,
                to: count + column,
                attributes: [.style: "invis", .weight: .number(100)]
            )
        }
        return document
    }
}
