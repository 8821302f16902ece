/// What falls apart when a node or an edge is taken out of a graph.
public struct Separation: Sendable, Hashable {
    /// An edge whose removal adds a component.
    public struct Bridge: Sendable, Hashable {
        /// The position of the edge.
        public let edge: Int
        /// The end on the side of less weight; of two equal sides the one without the component's lowest node.
        public let near: Int
        /// The other end.
        public let far: Int
        /// The weight of the nodes on the side of `near`: how many are cut off, where each weighs 1.
        public let separated: Int
    }

    /// The nodes whose removal increases the number of components, in ascending order.
    public let articulationPoints: [Int]
    /// For each node the weight that its removal separates from the heaviest part that stays together; 0 for most.
    public let separated: [Int]
    /// The edges whose removal increases the number of components, in ascending order.
    public let bridges: [Bridge]
}

extension Graph {
    /// The nodes and edges whose removal takes the graph apart, and how much each of them separates.
    ///
    /// Parallel edges are no bridges, self-loops matter to nothing, and an edge of weight 0 holds like any other.
    ///
    /// - Parameter nodeWeights: what each node counts for, such as its people; nil: 1 each.
    /// - Returns: what the removal of each node and of each edge separates.
    /// - Precondition: all edges are undirected; there are as many weights as nodes, none of them negative.
    /// - Complexity: O(V + E), by one depth-first search without recursion.
    /// - Note: Tarjan, "Depth-first search and linear graph algorithms", SIAM Journal on Computing 1(2), 1972,
    ///   doi:10.1137/0201010; weights of the search's subtrees added.
    public func separation(nodeWeights: [Int]? = nil) -> Separation {
        precondition(isUndirected, "articulation points are those of undirected graphs")
        precondition(
            nodeWeights.map { $0.count == nodeCount && $0.allSatisfy { $0 >= 0 } } ?? true,
            "one weight for each node, from 0"
        )
        var search = SeparationSearch(self, nodeWeights: nodeWeights)
        for root in 0..<nodeCount { search.search(from: root) }
        return search.separation()
    }

    /// The nodes whose removal increases the number of components, in ascending order.
    ///
    /// - Precondition: all edges are undirected.
    /// - Complexity: O(V + E).
    public func articulationPoints() -> [Int] {
        separation().articulationPoints
    }
}

/// The depth-first search behind `Graph.separation`.
private struct SeparationSearch {
    /// A node on the path from the root to the node that is being searched.
    private struct Step {
        let node: Int32
        let edge: Int32
        let visit: Int32
        /// The earliest visit that an edge leads back to from here or from below.
        var low: Int32
        var arc: Int32
        let end: Int32
        var holdsApart: Bool
        /// Weight of the subtree; of those parts of it that hang on this node alone; and of the heaviest of them.
        var weight: Int
        var hanging = 0
        var heaviest = 0
    }

    private let graph: Graph
    private let nodeWeights: [Int]?
    private var visit: [Int32]
    private var visits: Int32 = 0
    private var path: [Step] = []
    /// What is known of the component that is being searched, until its weight is.
    private var points: [(node: Int32, weight: Int, hanging: Int, heaviest: Int)] = []
    private var edges: [(edge: Int32, upper: Int32, lower: Int32, weight: Int)] = []

    private var isPoint: [Bool]
    private var separated: [Int]
    private var bridges: [Separation.Bridge] = []

    init(_ graph: Graph, nodeWeights: [Int]?) {
        self.graph = graph
        self.nodeWeights = nodeWeights
        visit = [Int32](repeating: -1, count: graph.nodeCount)
        isPoint = [Bool](repeating: false, count: graph.nodeCount)
        separated = [Int](repeating: 0, count: graph.nodeCount)
    }

    func separation() -> Separation {
        Separation(
            articulationPoints: isPoint.indices.filter { isPoint[$0] },
            separated: separated,
            bridges: bridges.sorted { $0.edge < $1.edge }
        )
    }

    private mutating func enter(_ node: Int32, by edge: Int32) -> Step {
        let number = visits
        visit[Int(node)] = number
        visits += 1
        return Step(
            node: node,
            edge: edge,
            visit: number,
            low: number,
            arc: graph.offsets[Int(node)],
            end: graph.offsets[Int(node) + 1],
            holdsApart: false,
            weight: nodeWeights?[Int(node)] ?? 1
        )
    }

    mutating func search(from root: Int) {
        guard visit[root] < 0 else { return }
        var children = 0
        var step = enter(Int32(root), by: -1)
        while true {
            if step.arc < step.end {
                let arc = Int(step.arc)
                step.arc += 1
                let target = graph.targets[arc]
                let targetVisit = visit[Int(target)]
                if targetVisit < 0 {
                    path.append(step)
                    step = enter(target, by: graph.edges[arc])
                } else if targetVisit < step.low, graph.edges[arc] != step.edge {
                    step.low = targetVisit
                }
                continue
            }
            guard var above = path.popLast() else { break }
            if path.isEmpty { children += 1 }
            above.low = min(above.low, step.low)
            above.weight += step.weight
            if step.low >= above.visit {
                above.holdsApart = true
                above.hanging += step.weight
                above.heaviest = max(above.heaviest, step.weight)
                if step.low > above.visit {
                    edges.append((step.edge, above.node, step.node, step.weight))
                }
            }
            note(step)
            step = above
        }
        step.holdsApart = children > 1
        note(step)
        settle(weight: step.weight)
    }

    private mutating func note(_ step: Step) {
        guard step.holdsApart else { return }
        let weight = nodeWeights?[Int(step.node)] ?? 1
        points.append((step.node, weight, step.hanging, step.heaviest))
    }

    private mutating func settle(weight: Int) {
        for point in points {
            let others = weight - point.weight
            isPoint[Int(point.node)] = true
            separated[Int(point.node)] = others - max(point.heaviest, others - point.hanging)
        }
        for edge in edges {
            let isLowerLighter = edge.weight <= weight - edge.weight
            bridges.append(
                Separation.Bridge(
                    edge: Int(edge.edge),
                    near: Int(isLowerLighter ? edge.lower : edge.upper),
                    far: Int(isLowerLighter ? edge.upper : edge.lower),
                    separated: min(edge.weight, weight - edge.weight)
                )
            )
        }
        points.removeAll(keepingCapacity: true)
        edges.removeAll(keepingCapacity: true)
    }
}
