/// Which nodes can be reached from the roots only through which others.
public struct Dominators: Sendable, Hashable {
    /// For each node the last of the other nodes that every way from the roots to it passes.
    ///
    /// −1 for roots, for nodes to which ways share no node, and for those not reached.
    public let immediate: [Int32]
    /// For each node whether a way leads to it; a root is reached.
    public let isReached: [Bool]
    /// The nodes reached, in an order in which a dominator comes before those that it dominates.
    private let order: [Int32]

    fileprivate init(immediate: [Int32], isReached: [Bool], order: [Int32]) {
        self.immediate = immediate
        self.isReached = isReached
        self.order = order
    }

    /// For each node how many others would no longer be reached without it.
    ///
    /// - Complexity: O(V).
    public func dominated() -> [Int] {
        dominated(weights: [Int](repeating: 1, count: immediate.count))
    }

    /// For each node the weight of the others that would no longer be reached without it.
    ///
    /// - Precondition: there are as many weights as nodes.
    /// - Complexity: O(V).
    public func dominated(weights: [Int]) -> [Int] {
        precondition(weights.count == immediate.count, "one weight for each node")
        var sums = [Int](repeating: 0, count: immediate.count)
        for node in order.reversed().map({ Int($0) }) where immediate[node] >= 0 {
            sums[Int(immediate[node])] += sums[node] + weights[node]
        }
        return sums
    }
}

extension Graph {
    /// The dominators of the nodes that these roots reach along directed edges.
    ///
    /// Self-loops, parallel edges and weights don't matter. Without roots nothing is reached.
    ///
    /// - Precondition: roots are nodes.
    /// - Complexity: O(E log V), without recursion.
    /// - Note: Lengauer & Tarjan, "A fast algorithm for finding dominators in a flowgraph", ACM TOPLAS 1(1), 1979,
    ///   doi:10.1145/357062.357071, the simple version; all roots follow a root that stands before them.
    public func dominators(from roots: [Int]) -> Dominators {
        var search = DominatorSearch(self, roots: roots)
        search.findSemidominators()
        return search.dominators()
    }
}

/// The search for dominators, in the numbers of a depth-first search: 0 is the root before the roots.
private struct DominatorSearch {
    private let graph: Graph
    private let reversed: Graph
    private var isRoot: [Bool]
    /// For each node its number, 0 where it isn't reached; for each number its node and the number that it was reached from.
    private var number: [Int32]
    private var node: [Int32] = [-1]
    private var parent: [Int32] = [0]
    private var semidominator: [Int32] = []
    private var dominator: [Int32] = []
    /// The forest of what has been linked: −1 for its roots.
    private var ancestor: [Int32] = []
    private var label: [Int32] = []
    private var path: [Int32] = []

    init(_ graph: Graph, roots: [Int]) {
        self.graph = graph
        reversed = graph.isUndirected ? graph : graph.reversed()
        isRoot = [Bool](repeating: false, count: graph.nodeCount)
        number = [Int32](repeating: 0, count: graph.nodeCount)
        for root in roots { isRoot[root] = true }
        var next = graph.offsets
        var stack: [Int32] = []
        for root in roots where number[root] == 0 {
            visit(root, from: 0)
            stack.append(Int32(root))
            while let last = stack.last.map({ Int($0) }) {
                guard next[last] < graph.offsets[last + 1] else {
                    stack.removeLast()
                    continue
                }
                let target = Int(graph.targets[Int(next[last])])
                next[last] += 1
                if number[target] == 0 {
                    visit(target, from: number[last])
                    stack.append(Int32(target))
                }
            }
        }
        semidominator = (0..<Int32(node.count)).map { $0 }
        label = semidominator
        dominator = [Int32](repeating: 0, count: node.count)
        ancestor = [Int32](repeating: -1, count: node.count)
    }

    private mutating func visit(_ reached: Int, from number: Int32) {
        self.number[reached] = Int32(node.count)
        node.append(Int32(reached))
        parent.append(number)
    }

    mutating func findSemidominators() {
        // For each number those of which it is the semidominator, as a list through `nextInBucket`.
        var bucket = [Int32](repeating: -1, count: node.count)
        var nextInBucket = bucket
        for current in stride(from: node.count - 1, to: 0, by: -1) {
            let here = Int(node[current])
            var semi = isRoot[here] ? 0 : semidominator[current]
            for arc in reversed.arcs(of: here) {
                let before = number[Int(reversed.targets[arc])]
                if before > 0 { semi = min(semi, semidominator[Int(evaluate(before))]) }
            }
            semidominator[current] = semi
            nextInBucket[current] = bucket[Int(semi)]
            bucket[Int(semi)] = Int32(current)
            let above = parent[current]
            ancestor[current] = above
            var waiting = bucket[Int(above)]
            while waiting >= 0 {
                let best = evaluate(waiting)
                let isSame = semidominator[Int(best)] == semidominator[Int(waiting)]
                dominator[Int(waiting)] = isSame ? above : best
                waiting = nextInBucket[Int(waiting)]
            }
            bucket[Int(above)] = -1
        }
    }

    /// The number with the lowest semidominator on the way up the forest, its root apart.
    private mutating func evaluate(_ start: Int32) -> Int32 {
        guard ancestor[Int(start)] >= 0 else { return start }
        var current = start
        while ancestor[Int(ancestor[Int(current)])] >= 0 {
            path.append(current)
            current = ancestor[Int(current)]
        }
        while let lower = path.popLast().map({ Int($0) }) {
            let above = Int(ancestor[lower])
            if semidominator[Int(label[above])] < semidominator[Int(label[lower])] {
                label[lower] = label[above]
            }
            ancestor[lower] = ancestor[above]
        }
        return label[Int(start)]
    }

    func dominators() -> Dominators {
        var dominator = dominator
        var immediate = [Int32](repeating: -1, count: graph.nodeCount)
        for current in dominator.indices.dropFirst() {
            if dominator[current] != semidominator[current] {
                dominator[current] = dominator[Int(dominator[current])]
            }
            immediate[Int(node[current])] = node[Int(dominator[current])]
        }
        return Dominators(
            immediate: immediate,
            isReached: number.map { $0 > 0 },
            order: Array(node.dropFirst())
        )
    }
}
