/// What Graphviz is asked to arrange: sizes, edges and ranks, and nothing that a user wrote.
///
/// It holds only what was found safe: layered drawings with disjoint rank sets and no clusters or edge labels, and
/// force-directed drawings with straight edges.
package struct LayoutGraph: Sendable, Equatable {
    /// How it is arranged.
    package enum Engine: Sendable, Equatable {
        /// In layers from left to right (`dot`), with these gaps between layers and within them.
        case layered(gap: Double, within: Double)
        /// By springs between tied nodes (`sfdp`); sizes are ignored.
        case springs
    }

    /// An edge.
    package struct Edge: Sendable, Equatable {
        /// Position of the tail.
        package var from: Int
        /// Position of the head.
        package var to: Int
        /// How strongly it pulls, at least 0.
        package var weight = 1.0
        /// Whether it decides layers.
        package var constrains = true
        /// Whether it leaves the tail in the middle of its right side rather than where it is shortest.
        package var leavesRight = false
        /// Whether it reaches the head in the middle of its left side rather than where it is shortest.
        package var entersLeft = false
    }

    /// How it is arranged.
    package var engine: Engine
    /// Sizes of the nodes, in pixels.
    package var nodes: [Size]
    /// Edges.
    package var edges: [Edge]
    /// Disjoint sets of nodes that share a layer.
    package var ranks: [[Int]]

    /// A graph of nodes with these sizes.
    package init(_ engine: Engine, nodes: [Size], edges: [Edge] = [], ranks: [[Int]] = []) {
        self.engine = engine
        self.nodes = nodes
        self.edges = edges
        self.ranks = ranks
    }

    /// Nodes and edges.
    var parts: Int { nodes.count + edges.count }

    /// Graphviz's name of the engine.
    var engineName: String {
        switch engine {
        case .layered: "dot"
        case .springs: "sfdp"
        }
    }

    /// The graph in the DOT language, with what `method` asks of the engine.
    func document(_ method: LayoutMethod) -> DOTDocument {
        var document = DOTDocument(title: "layout", isDirected: engineName == "dot")
        switch engine {
        case .layered(let gap, let within):
            document.attributes = [
                .rankdir: "LR", .splines: "true", .outputorder: "edgesfirst",
                .ranksep: .number(gap / 72), .nodesep: .number(within / 72),
            ]
            if method == .quick {
                document.attributes[.splines] = "line"
                document.attributes[.nslimit] = .number(0.5)
                document.attributes[.nslimit1] = .number(0.5)
                document.attributes[.mclimit] = .number(0.1)
            }
        case .springs:
            document.attributes = [
                .springLength: .number(0.6), .repulsiveforce: .number(1.2), .smoothing: "none",
                .quadtree: "normal", .splines: "line", .overlap: "true", .start: .number(1),
            ]
        }
        document.nodeDefaults = [.shape: "box", .fixedsize: "true", .label: ""]
        let nodes = self.nodes.enumerated().map { position, size in
            DOTDocument.Node(
                index: position,
                attributes: [
                    .width: .number(max(0.01, size.width / 72)),
                    .height: .number(max(0.01, size.height / 72)),
                ]
            )
        }
        document.structure = .ranks(nodes, sets: ranks)
        document.edges = edges.enumerated().map { position, edge in
            var attributes: DOTDocument.Attributes = [.id: .word(String(position))]
            if edge.weight != 1 {
                attributes[.weight] =
                    engineName == "dot"
                    ? .number(max(0, edge.weight.rounded())) : .number(max(0.01, edge.weight))
            }
            if !edge.constrains { attributes[.constraint] = "false" }
            if edge.leavesRight { attributes[.tailport] = "e" }
            if edge.entersLeft { attributes[.headport] = "w" }
            if engineName == "dot" { attributes[.arrowhead] = "none" }
            return DOTDocument.Edge(from: edge.from, to: edge.to, attributes: attributes)
        }
        return document
    }
}

/// Where Graphviz put nodes and edges, in pixels, y downwards.
package struct Layout: Sendable, Equatable {
    /// Width and height of all of it.
    package var size: Size
    /// Centre of each node.
    package var centres: [Point]
    /// The Bezier curve of each edge: its start, then three points a piece; empty where it was not drawn.
    package var routes: [[Point]]

    /// A layout of that size.
    init(size: Size, centres: [Point], routes: [[Point]]) {
        self.size = size
        self.centres = centres
        self.routes = routes
    }

    /// The layout that the library's answer describes; nil where the answer is cut short.
    init?(answer: [UInt8], nodes: Int, edges: Int) {
        centres = Array(repeating: Point(0, 0), count: nodes)
        routes = Array(repeating: [], count: edges)
        size = Size(0, 0)
        var isWhole = false
        for line in String(decoding: answer, as: UTF8.self).split(separator: "\n") {
            let fields = line.split(separator: " ")
            func number(_ position: Int) -> Double { Double(fields[position]) ?? 0 }
            switch (fields.first, fields.count) {
            case ("g", 3): size = Size(number(1), number(2))
            case ("n", 4):
                guard let node = Int(fields[1]), centres.indices.contains(node) else { return nil }
                centres[node] = Point(number(2), size.height - number(3))
            case ("e", 4...):
                guard let edge = Int(fields[1]), routes.indices.contains(edge) else { return nil }
                routes[edge] = stride(from: 2, to: fields.count - 1, by: 2).map {
                    Point(number($0), size.height - number($0 + 1))
                }
            case ("end", 1): isWhole = true
            default: return nil
            }
        }
        guard isWhole else { return nil }
    }
}
