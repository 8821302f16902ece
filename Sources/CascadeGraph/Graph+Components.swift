/// A division of the nodes of a graph into components.
public struct Components: Sendable, Hashable {
    /// For each node the number of its component; components are numbered in the order of their lowest nodes.
    public let labels: [Int32]
    /// For each component its number of nodes.
    public let sizes: [Int]

    /// Number of components.
    public var count: Int { sizes.count }
}

extension Graph {
    /// The sets of nodes between which ways lead, whatever the directions of edges.
    ///
    /// A node without edges is a component of its own. Edges of weight 0 are edges.
    ///
    /// - Complexity: O(V + E).
    public func weakComponents() -> Components {
        isUndirected ? componentsBySearch() : componentsByJoining()
    }

    private func componentsBySearch() -> Components {
        var labels = [Int32](repeating: -1, count: nodeCount)
        var queue = [Int32](repeating: 0, count: nodeCount)
        var sizes: [Int] = []
        var tail = 0
        for root in 0..<nodeCount where labels[root] < 0 {
            let label = Int32(sizes.count)
            let start = tail
            labels[root] = label
            queue[tail] = Int32(root)
            tail += 1
            var head = start
            while head < tail {
                let node = Int(queue[head])
                head += 1
                for arc in arcs(of: node) where labels[Int(targets[arc])] < 0 {
                    labels[Int(targets[arc])] = label
                    queue[tail] = targets[arc]
                    tail += 1
                }
            }
            sizes.append(tail - start)
        }
        return Components(labels: labels, sizes: sizes)
    }

    private func componentsByJoining() -> Components {
        var sets = DisjointSets(count: nodeCount)
        for node in 0..<nodeCount {
            for arc in arcs(of: node) { sets.join(node, Int(targets[arc])) }
        }
        let (labels, sizes) = sets.labelled()
        return Components(labels: labels, sizes: sizes)
    }

    /// The sets of nodes within which each can be reached from each along directed edges.
    ///
    /// Where all edges are undirected they are the weak components.
    ///
    /// - Complexity: O(V + E), without recursion.
    /// - Note: Pearce, "A space-efficient algorithm for finding strongly connected components", Information Processing
    ///   Letters 116(1), 2016, doi:10.1016/j.ipl.2015.08.010.
    public func strongComponents() -> Components {
        if isUndirected { return weakComponents() }
        // A node's index is 0 before its visit, then the order of visits, then (once its component is known) a number above
        // all that visits can have, which counts down: a node of a finished component never lowers another's index.
        var index = [Int32](repeating: 0, count: nodeCount)
        var finished = Int32.max
        var visits: Int32 = 0
        var next = offsets
        var isRoot = [Bool](repeating: true, count: nodeCount)
        var path: [Int32] = []
        var waiting: [Int32] = []
        for start in 0..<nodeCount where index[start] == 0 {
            visits += 1
            index[start] = visits
            path.append(Int32(start))
            while let last = path.last {
                let node = Int(last)
                if next[node] < offsets[node + 1] {
                    let target = Int(targets[Int(next[node])])
                    if index[target] == 0 {
                        visits += 1
                        index[target] = visits
                        path.append(Int32(target))
                        continue
                    }
                    // Visited before, or just now and done with: then its index is known for good.
                    next[node] += 1
                    if index[target] < index[node] {
                        index[node] = index[target]
                        isRoot[node] = false
                    }
                } else {
                    path.removeLast()
                    if isRoot[node] {
                        let visit = index[node]
                        while let other = waiting.last, index[Int(other)] >= visit {
                            index[Int(other)] = finished
                            waiting.removeLast()
                        }
                        index[node] = finished
                        finished -= 1
                    } else {
                        waiting.append(last)
                    }
                }
            }
        }
        var labels = [Int32](repeating: 0, count: nodeCount)
        var sizes: [Int] = []
        var labelOf = [Int32](repeating: -1, count: Int(Int32.max - finished))
        for node in 0..<nodeCount {
            let component = Int(Int32.max - index[node])
            if labelOf[component] < 0 {
                labelOf[component] = Int32(sizes.count)
                sizes.append(0)
            }
            labels[node] = labelOf[component]
            sizes[Int(labels[node])] += 1
        }
        return Components(labels: labels, sizes: sizes)
    }
}
