extension Graph {
    /// For each node the fewest edges on the way to it from the nearest of these sources; −1 where there is none.
    ///
    /// Directed edges are walked forwards only. A source is 0 from itself; without sources nothing is reached.
    ///
    /// - Precondition: sources are nodes.
    /// - Complexity: O(V + E), by breadth-first search.
    public func hops(from sources: [Int]) -> [Int32] {
        var hops = [Int32](repeating: -1, count: nodeCount)
        var queue: [Int32] = []
        for source in sources where hops[source] < 0 {
            hops[source] = 0
            queue.append(Int32(source))
        }
        var head = 0
        while head < queue.count {
            let node = Int(queue[head])
            head += 1
            let next = hops[node] + 1
            for arc in arcs(of: node) where hops[Int(targets[arc])] < 0 {
                hops[Int(targets[arc])] = next
                queue.append(targets[arc])
            }
        }
        return hops
    }

    /// For each node the least length of the ways to it from the nearest of these sources; infinite where there is none.
    ///
    /// Directed edges are walked forwards only. A source is 0 from itself. An edge of weight 0 has no length where weights
    /// are lengths, and can't be walked where weights are strengths.
    ///
    /// - Parameters:
    ///   - sources: nodes to start from.
    ///   - length: how long edges are.
    /// - Returns: one distance for each node.
    /// - Precondition: sources are nodes.
    /// - Complexity: O(V + E) by steps, O((V + E) log V) by lengths.
    /// - Note: Dijkstra, "A note on two problems in connexion with graphs", Numerische Mathematik 1, 1959,
    ///   doi:10.1007/BF01386390.
    public func distances(from sources: [Int], length: EdgeLength = .one) -> [Double] {
        if length == .one {
            return hops(from: sources).map { $0 < 0 ? .infinity : Double($0) }
        }
        var open = NearestFirst(count: nodeCount)
        for source in sources { open.put(source, at: 0) }
        // A settled node is never nearer by another way, as lengths aren't negative.
        while let node = open.takeNearest() {
            let distance = open.distance[node]
            for arc in arcs(of: node) {
                let target = Int(targets[arc])
                let new = distance + length(ofWeight: weights[arc])
                if new < open.distance[target] { open.put(target, at: new) }
            }
        }
        return open.distance
    }
}
