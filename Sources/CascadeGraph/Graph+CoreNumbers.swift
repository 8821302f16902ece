extension Graph {
    /// For each node the greatest k for which it is in the k-core, in which each node has k edges to others of the core.
    ///
    /// Self-loops don't count; parallel edges and edges of weight 0 count one each.
    ///
    /// - Precondition: all edges are undirected.
    /// - Complexity: O(V + E): those left at a level are looked through once, and no node is left at more levels than it has
    ///   edges.
    /// - Note: Batagelj & Zaveršnik, "Fast algorithms for determining (generalized) core groups in social networks",
    ///   Advances in Data Analysis and Classification 5(2), 2011, doi:10.1007/s11634-010-0079-y; level by level as Dasari,
    ///   Desh & Zubair, "ParK", IEEE Big Data 2014, doi:10.1109/BigData.2014.7004366.
    public func coreNumbers() -> [Int32] {
        precondition(isUndirected, "core numbers are those of undirected graphs")
        var degree = [Int32](repeating: 0, count: nodeCount)
        for node in 0..<nodeCount {
            for arc in arcs(of: node) where Int(targets[arc]) != node { degree[node] += 1 }
        }
        var left = (0..<Int32(nodeCount)).map { $0 }
        var open: [Int32] = []
        open.reserveCapacity(nodeCount)
        var level: Int32 = 0
        while !left.isEmpty {
            // Those removed at this level keep the degree at which they were, which is their core number.
            var kept = 0
            for position in left.indices {
                let node = left[position]
                if degree[Int(node)] == level {
                    open.append(node)
                } else if degree[Int(node)] > level {
                    left[kept] = node
                    kept += 1
                }
            }
            left.removeLast(left.count - kept)
            while let node = open.popLast() {
                for arc in arcs(of: Int(node)) {
                    let target = Int(targets[arc])
                    let old = degree[target]
                    if old > level {
                        degree[target] = old - 1
                        if old - 1 == level { open.append(targets[arc]) }
                    }
                }
            }
            level += 1
        }
        return degree
    }
}
