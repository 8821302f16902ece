extension Graph {
    /// The edges in their order, each once; an undirected one leads from the end of the lower number.
    ///
    /// A self-loop counts as undirected, unless the graph has a directed edge.
    ///
    /// - Complexity: O(V + E).
    public func edgeList() -> [Edge] {
        var list = [Edge](repeating: Edge(from: 0, to: 0, weight: -1), count: edgeCount)
        for node in 0..<nodeCount {
            for arc in arcs(of: node) {
                let edge = Int(edges[arc])
                if list[edge].weight < 0 {
                    list[edge] = Edge(
                        from: node,
                        to: Int(targets[arc]),
                        weight: weights[arc],
                        isDirected: !isUndirected
                    )
                } else {
                    list[edge].isDirected = false
                }
            }
        }
        return list
    }

    /// The graph with every directed edge turned round; undirected edges stay as they are.
    ///
    /// Arcs of a node stand in the order of the nodes that they enter. Twice reversed, a graph has its arcs sorted.
    ///
    /// - Complexity: O(V + E) by counting sort.
    public func reversed() -> Graph {
        var offsets = [Int32](repeating: 0, count: nodeCount + 1)
        for target in targets { offsets[Int(target) + 1] += 1 }
        for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
        var next = offsets
        var targets = [Int32](repeating: 0, count: arcCount)
        var weights = [Double](repeating: 0, count: arcCount)
        var edges = [Int32](repeating: 0, count: arcCount)
        for node in 0..<nodeCount {
            for arc in arcs(of: node) {
                let target = Int(self.targets[arc])
                let place = Int(next[target])
                next[target] += 1
                targets[place] = Int32(node)
                weights[place] = self.weights[arc]
                edges[place] = self.edges[arc]
            }
        }
        return Graph(
            offsets: offsets,
            targets: targets,
            weights: weights,
            edges: edges,
            edgeCount: edgeCount,
            isUndirected: isUndirected
        )
    }

    /// The graph with every edge undirected; an edge each way makes two parallel ones.
    ///
    /// - Complexity: O(V + E).
    public func undirected() -> Graph {
        if isUndirected { return self }
        return Graph(
            nodeCount: nodeCount,
            edges: edgeList().map { Edge(from: $0.from, to: $0.to, weight: $0.weight) }
        )
    }

    /// The graph without self-loops, in which parallel edges are one edge that carries the sum of their weights.
    ///
    /// Edges are numbered anew, and arcs of a node stand in the order of the nodes that they enter. Where the graph has a
    /// directed edge, every arc becomes a directed edge of its own.
    ///
    /// - Complexity: O(V + E).
    public func simplified() -> Graph {
        let sorted = reversed().reversed()
        var offsets = [Int32](repeating: 0, count: nodeCount + 1)
        var targets: [Int32] = []
        var weights: [Double] = []
        var edges: [Int32] = []
        targets.reserveCapacity(arcCount)
        weights.reserveCapacity(arcCount)
        edges.reserveCapacity(arcCount)
        var edgeCount = 0
        for node in 0..<nodeCount {
            let first = targets.count
            for arc in sorted.arcs(of: node) where Int(sorted.targets[arc]) != node {
                if targets.count > first, targets[targets.count - 1] == sorted.targets[arc] {
                    weights[weights.count - 1] += sorted.weights[arc]
                } else {
                    targets.append(sorted.targets[arc])
                    weights.append(sorted.weights[arc])
                    edges.append(Int32(edgeCount))
                    if !isUndirected || Int(sorted.targets[arc]) > node { edgeCount += 1 }
                }
            }
            offsets[node + 1] = Int32(targets.count)
        }
        if isUndirected {
            // Arcs to lower nodes take the number of the opposite arc; those come in ascending order of the node.
            var next = offsets
            for node in 0..<nodeCount {
                for arc in Int(offsets[node])..<Int(offsets[node + 1])
                where Int(targets[arc]) > node {
                    let target = Int(targets[arc])
                    edges[Int(next[target])] = edges[arc]
                    next[target] += 1
                }
            }
        }
        return Graph(
            offsets: offsets,
            targets: targets,
            weights: weights,
            edges: edges,
            edgeCount: edgeCount,
            isUndirected: isUndirected
        )
    }
}
