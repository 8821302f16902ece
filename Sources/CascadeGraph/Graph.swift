/// An immutable weighted network in compressed sparse row form.
///
/// Nodes are 0 ..< `nodeCount`. An undirected edge is stored as two arcs that share its position in the list of edges;
/// a directed edge and an undirected self-loop are one arc. Parallel edges are kept. The arcs of a node stand in the
/// order of their edges.
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

    /// Number of nodes.
    public var nodeCount: Int { offsets.count - 1 }
    /// Number of arcs: two for an undirected edge.
    public var arcCount: Int { targets.count }

    /// The graph with these edges.
    ///
    /// - Precondition: both ends of every edge are nodes; there are fewer than 2³⁰ nodes and edges.
    /// - Complexity: O(V + E) by counting sort.
    public init(nodeCount: Int, edges list: [Edge]) {
        precondition(nodeCount >= 0 && nodeCount < 1 << 30, "nodeCount \(nodeCount) out of range")
        precondition(list.count < 1 << 30, "too many edges: \(list.count)")
        var offsets = [Int32](repeating: 0, count: nodeCount + 1)
        for edge in list {
            precondition(
                (0..<nodeCount).contains(edge.from) && (0..<nodeCount).contains(edge.to),
                "edge \(edge.from) to \(edge.to) leaves the graph of \(nodeCount) nodes"
            )
            offsets[edge.from + 1] += 1
            if Self.hasReverseArc(edge) { offsets[edge.to + 1] += 1 }
        }
        for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
        let arcCount = Int(offsets[nodeCount])
        var next = offsets
        var targets = [Int32](repeating: 0, count: arcCount)
        var weights = [Double](repeating: 0, count: arcCount)
        var edges = [Int32](repeating: 0, count: arcCount)
        func add(from: Int, to: Int, weight: Double, edge: Int) {
            let arc = Int(next[from])
            next[from] += 1
            targets[arc] = Int32(to)
            weights[arc] = weight
            edges[arc] = Int32(edge)
        }
        for (position, edge) in list.enumerated() {
            add(from: edge.from, to: edge.to, weight: edge.weight, edge: position)
            if Self.hasReverseArc(edge) {
                add(from: edge.to, to: edge.from, weight: edge.weight, edge: position)
            }
        }
        self.offsets = offsets
        self.targets = targets
        self.weights = weights
        self.edges = edges
    }

    /// The positions of the arcs that leave a node.
    public func arcs(of node: Int) -> Range<Int> {
        Int(offsets[node])..<Int(offsets[node + 1])
    }

    private static func hasReverseArc(_ edge: Edge) -> Bool {
        !edge.isDirected && edge.from != edge.to
    }
}
