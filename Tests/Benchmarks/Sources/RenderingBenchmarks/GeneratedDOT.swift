/// Graphs as Cascade hands them to Graphviz: sizes, edges and attributes, no text.
enum GeneratedDOT {
    /// A cascade of `count` people: each was trained by someone before, some by two.
    static func layered(_ count: Int) -> String {
        var draw = Draws(seed: UInt64(count))
        // The attributes of layers, and those of the quicker method beyond 250 nodes and edges.
        var attributes = "rankdir=LR, outputorder=edgesfirst, ranksep=0.8889, nodesep=0.3611"
        attributes +=
            count > 100
            ? ", splines=line, nslimit=0.5, nslimit1=0.5, mclimit=0.1" : ", splines=true"
        var out = "digraph picture {\n  graph [\(attributes)];\n"
        out += "  node [shape=box, fixedsize=true, label=\"\"];\n"
        for node in 0..<count { out += "  n\(node) [width=2, height=0.6];\n" }
        for node in 1..<count {
            out += "  n\(draw.whole(0, node - 1)) -> n\(node) [arrowhead=none];\n"
            if node.isMultiple(of: 5) {
                out += "  n\(draw.whole(0, node - 1)) -> n\(node) [arrowhead=none];\n"
            }
        }
        return out + "}\n"
    }

    /// A partnership of `count` organisations, each tied to about four others, near and far.
    static func springs(_ count: Int) -> String {
        var draw = Draws(seed: UInt64(count))
        var out = "graph picture {\n  graph [K=0.6, repulsiveforce=1.2, smoothing=none, "
        out += "quadtree=normal, splines=line, overlap=true, start=1];\n"
        out += "  node [shape=box, fixedsize=true, label=\"\"];\n"
        for node in 0..<count { out += "  n\(node) [width=0.0139, height=0.0139];\n" }
        for node in 1..<count {
            out += "  n\(max(0, node - draw.whole(1, 8))) -- n\(node);\n"
            out += "  n\(draw.whole(0, node - 1)) -- n\(node);\n"
        }
        return out + "}\n"
    }
}
