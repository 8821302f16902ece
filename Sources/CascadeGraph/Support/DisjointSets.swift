/// Sets of the nodes 0 ..< `count` that are joined two at a time.
///
/// A set's root is its lowest node. Finding halves the paths to it.
struct DisjointSets: Sendable {
    private var parent: [Int32]

    /// Every node on its own.
    init(count: Int) {
        parent = (0..<Int32(count)).map { $0 }
    }

    /// The lowest node of the set that holds this node.
    @inline(__always)
    mutating func root(_ node: Int) -> Int {
        var node = node
        while Int(parent[node]) != node {
            let above = parent[Int(parent[node])]
            parent[node] = above
            node = Int(above)
        }
        return node
    }

    /// Joins the sets of two nodes.
    ///
    /// - Returns: whether they were different sets.
    @inline(__always)
    @discardableResult
    mutating func join(_ first: Int, _ second: Int) -> Bool {
        let first = root(first)
        let second = root(second)
        if first == second { return false }
        parent[max(first, second)] = Int32(min(first, second))
        return true
    }

    /// For each node the number of its set, sets being numbered in the order of their lowest nodes; and their sizes.
    ///
    /// - Complexity: O(V).
    mutating func labelled() -> (labels: [Int32], sizes: [Int]) {
        var labels = [Int32](repeating: 0, count: parent.count)
        var sizes: [Int] = []
        for node in parent.indices {
            // The parent of a node is lower, so that its label is known.
            let parent = Int(parent[node])
            if parent == node {
                labels[node] = Int32(sizes.count)
                sizes.append(1)
            } else {
                labels[node] = labels[parent]
                sizes[Int(labels[node])] += 1
            }
        }
        return (labels, sizes)
    }
}
