/// An immutable weighted network in compressed sparse row form.
///
/// Nodes are 0 ..< `nodeCount`. An undirected edge is stored as two arcs that share its position in the list of edges;
/// a directed edge and an undirected self-loop are one arc. Parallel edges are kept. The arcs of a node stand in the
/// order of their edges.
///
/// A weight says how strong an edge is: finite, at least 0, and 1 where none is given. An edge of weight 0 is an edge to
/// everything that counts edges and nothing to everything that adds up weights.
public struct Graph: Sendable, Hashable {
    /// One edge of the list from which a graph is built.
    public struct Edge: Sendable, Hashable {
        /// The node that it leaves.
        public var from: Int
        /// The node that it enters.
        public var to: Int
        /// Its weight.
        public var weight: Double
        /// Whether it leads only from `from` to `to`.
        public var isDirected: Bool

        /// An edge between two nodes.
        public init(from: Int, to: Int, weight: Double = 1, isDirected: Bool = false) {
            self.from = from
            self.to = to
            self.weight = weight
            self.isDirected = isDirected
        }
    }

    /// For each node the position of its first arc, then the number of arcs: `nodeCount + 1` numbers.
    public let offsets: [Int32]
    /// For each arc the node that it enters.
    public let targets: [Int32]
    /// For each arc its weight.
    public let weights: [Double]
    /// For each arc the position of its edge in the list of edges.
    public let edges: [Int32]
    /// Number of edges.
    public let edgeCount: Int
    /// Whether no edge is directed, so that every arc has its opposite.
    public let isUndirected: Bool

    /// Number of nodes.
    public var nodeCount: Int { offsets.count - 1 }
    /// Number of arcs: two for an undirected edge.
    public var arcCount: Int { targets.count }

    /// The graph with these edges.
    ///
    /// - Precondition: both ends of every edge are nodes; weights are finite and at least 0; there are fewer than 2³⁰
    ///   nodes and edges.
    /// - Complexity: O(V + E) by counting sort.
    public init(nodeCount: Int, edges list: [Edge]) {
        self.init(nodeCount: nodeCount, edgeCount: list.count) { list[$0] }
    }

    /// The graph with edges of weight 1 between the nodes at the same positions of two lists.
    ///
    /// - Precondition: as for ``init(nodeCount:edges:)``; both lists are of one length.
    /// - Complexity: O(V + E) by counting sort.
    public init(nodeCount: Int, from: [Int32], to: [Int32], isDirected: Bool = false) {
        precondition(
            from.count == to.count,
            "\(from.count) edges leave and \(to.count) enter a node"
        )
        self.init(nodeCount: nodeCount, edgeCount: from.count) {
            Edge(from: Int(from[$0]), to: Int(to[$0]), isDirected: isDirected)
        }
    }

    private init(nodeCount: Int, edgeCount: Int, edge: (Int) -> Edge) {
        precondition(nodeCount >= 0 && nodeCount < 1 << 30, "nodeCount \(nodeCount) out of range")
        precondition(edgeCount < 1 << 30, "too many edges: \(edgeCount)")
        var offsets = [Int32](repeating: 0, count: nodeCount + 1)
        var isUndirected = true
        for position in 0..<edgeCount {
            let edge = edge(position)
            precondition(
                edge.from >= 0 && edge.from < nodeCount && edge.to >= 0 && edge.to < nodeCount,
                "edge \(edge.from) to \(edge.to) leaves the graph of \(nodeCount) nodes"
            )
            precondition(
                edge.weight >= 0 && edge.weight < .infinity,
                "edge \(edge.from) to \(edge.to) has the weight \(edge.weight), not a number from 0"
            )
            if edge.isDirected { isUndirected = false }
            offsets[edge.from + 1] += 1
            if Self.hasReverseArc(edge) { offsets[edge.to + 1] += 1 }
        }
        for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
        let arcCount = Int(offsets[nodeCount])
        var next = offsets
        var targets = [Int32](repeating: 0, count: arcCount)
        var weights = [Double](repeating: 0, count: arcCount)
        var edges = [Int32](repeating: 0, count: arcCount)
        for position in 0..<edgeCount {
            let edge = edge(position)
            let arc = Int(next[edge.from])
            next[edge.from] += 1
            targets[arc] = Int32(edge.to)
            weights[arc] = edge.weight
            edges[arc] = Int32(position)
            if Self.hasReverseArc(edge) {
                let arc = Int(next[edge.to])
                next[edge.to] += 1
                targets[arc] = Int32(edge.from)
                weights[arc] = edge.weight
                edges[arc] = Int32(position)
            }
        }
        self.init(
            offsets: offsets,
            targets: targets,
            weights: weights,
            edges: edges,
            edgeCount: edgeCount,
            isUndirected: isUndirected
        )
    }

    /// The graph with these rows, which the caller vouches for.
    init(
        offsets: [Int32],
        targets: [Int32],
        weights: [Double],
        edges: [Int32],
        edgeCount: Int,
        isUndirected: Bool
    ) {
        self.offsets = offsets
        self.targets = targets
        self.weights = weights
        self.edges = edges
        self.edgeCount = edgeCount
        self.isUndirected = isUndirected
    }

    /// The positions of the arcs that leave a node.
    public func arcs(of node: Int) -> Range<Int> {
        Int(offsets[node])..<Int(offsets[node + 1])
    }

    private static func hasReverseArc(_ edge: Edge) -> Bool {
        !edge.isDirected && edge.from != edge.to
    }
}
