extension Graph {
    /// The nodes whose removal increases the number of connected components, in ascending order.
    ///
    /// Directions are followed as stored, so the graph must be symmetric: all edges undirected.
    ///
    /// - Complexity: O(V + E) time, O(V) memory, without recursion.
    /// - Note: Tarjan, "Depth-first search and linear graph algorithms", SIAM J. Comput. 1(2), 1972,
    ///   doi:10.1137/0201010.
    public func articulationPoints() -> [Int] {
        var discovery = [Int32](repeating: -1, count: nodeCount)
        var low = [Int32](repeating: 0, count: nodeCount)
        var parentEdge = [Int32](repeating: -1, count: nodeCount)
        var nextArc = offsets
        var isCut = [Bool](repeating: false, count: nodeCount)
        var time: Int32 = 0
        var stack: [Int] = []
        for root in 0..<nodeCount where discovery[root] < 0 {
            var rootChildren = 0
            discovery[root] = time
            low[root] = time
            time += 1
            stack.append(root)
            while let node = stack.last {
                if nextArc[node] < offsets[node + 1] {
                    let arc = Int(nextArc[node])
                    nextArc[node] += 1
                    let target = Int(targets[arc])
                    if edges[arc] == parentEdge[node] { continue }
                    if discovery[target] >= 0 {
                        low[node] = min(low[node], discovery[target])
                    } else {
                        discovery[target] = time
                        low[target] = time
                        time += 1
                        parentEdge[target] = edges[arc]
                        stack.append(target)
                        if node == root { rootChildren += 1 }
                    }
                } else {
                    stack.removeLast()
                    if let parent = stack.last {
                        low[parent] = min(low[parent], low[node])
                        if parent != root, low[node] >= discovery[parent] { isCut[parent] = true }
                    }
                }
            }
            if rootChildren > 1 { isCut[root] = true }
        }
        return isCut.indices.filter { isCut[$0] }
    }
}
