import CascadeCore

/// How much care is taken over where nodes go: less where more would take too long.
package enum LayoutMethod: Sendable, Equatable {
    /// Graphviz, as well as it can.
    case careful
    /// Graphviz, with less time for crossings and no curves around nodes.
    case quick
    /// ``PlainLayout``, in no time.
    case plain

    /// Why a method was not used.
    enum Reason {
        /// A graph of so many nodes and edges takes it too long.
        case size(parts: Int)
        /// It ran out of its share of the time.
        case time
    }

    // Measured on one core of a common machine, with random graphs, complete graphs, stars, chains and isolated nodes. The
    // careful method of layers takes up to 1 s with 250 nodes and edges, and more than 60 s with 60 nodes that are all tied
    // (1,830) or with 300 nodes and 900 edges. The quick one takes 7 s for the former, 0.2 s for the latter, 0.8 s for a tree
    // of 3,000. Springs take 2 s for 3,000 nodes and 12 s for 10,000.

    /// Layered graphs with up to this many nodes and edges are arranged with care.
    static let mostCareful = 250
    /// Spring layouts with up to this many nodes and edges end soon.
    static let smallSprings = 1500
    /// The largest layered graph for Graphviz where it can't be stopped, and the most edges for each node.
    static let unstoppableLayers = (parts: 2500, edgesPerNode: 8)
    /// The largest spring layout for Graphviz where it can't be stopped.
    static let unstoppableSprings = 12_000
    /// The largest graph for Graphviz.
    static let largest = 60_000

    /// What to try on a graph, best first, the last of which never fails.
    static func inTurn(for graph: LayoutGraph, hasWorker: Bool) -> [LayoutMethod] {
        let parts = graph.parts
        guard parts <= largest else { return [.plain] }
        switch graph.engine {
        case .layered:
            if parts <= mostCareful { return [.careful, .quick, .plain] }
            let isStoppable =
                hasWorker
                || parts <= unstoppableLayers.parts
                    && graph.edges.count <= unstoppableLayers.edgesPerNode * graph.nodes.count
            return isStoppable ? [.quick, .plain] : [.plain]
        case .springs:
            // Springs have one kind of care.
            return hasWorker || parts <= unstoppableSprings ? [.careful, .plain] : [.plain]
        }
    }

    /// Whether a graph is known to be arranged soon, so that no other process is needed to stop it.
    func endsSoon(on graph: LayoutGraph) -> Bool {
        switch graph.engine {
        case .layered: graph.parts <= Self.mostCareful
        case .springs: graph.parts <= Self.smallSprings
        }
    }

    /// What to tell people when this method stands in for a better one.
    func remark(insteadBecause reason: Reason) -> String {
        let method = self == .plain ? "the plainest method" : "a quicker method"
        let effect = "Lines may cross more often than they need to."
        switch reason {
        case .size(let parts):
            return
                "The picture has \(Wording.count(parts)) parts, so \(method) arranged it. \(effect)"
        case .time:
            return """
                Arranging the picture took longer than it may, so \(method) did it. \(effect) Maybe allow it more time.
                """
        }
    }
}
