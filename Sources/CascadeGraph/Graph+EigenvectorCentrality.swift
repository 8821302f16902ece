extension Graph {
    /// For each node how well it is tied to nodes that are well tied themselves; nil where that is undefined.
    ///
    /// The eigenvector x ≥ 0 of the adjacency matrix with the largest eigenvalue λ: λ · x of a node is the sum of weight · x
    /// over the arcs that enter it, so along an undirected edge both ends count. The squares of x sum to 1. A self-loop is
    /// one arc; parallel edges add up. In a disconnected graph the component with the largest λ has it all, and nodes
    /// elsewhere have 0; components that share the largest λ share as a start with the same number on every node does.
    ///
    /// Nil without edges of positive weight, where arcs make no cycle, and where the vector is not settled after
    /// `iterations` (long paths, and components whose λ differ by less than the search can tell apart).
    ///
    /// - Parameters:
    ///   - tolerance: bound on |A·x − λ·x| ÷ λ (Euclidean).
    ///   - iterations: how many steps are made at most.
    /// - Returns: a value from 0 for each node.
    /// - Complexity: O(V + E) for each step of the power iteration; their number grows as λ ÷ (its distance to the next
    ///   eigenvalue).
    /// - Note: Bonacich, "Factoring and weighting approaches to status scores and clique identification", Journal of
    ///   Mathematical Sociology 2(1), 1972, doi:10.1080/0022250X.1972.9989806. The steps use A + λ/4 · I: on bipartite
    ///   graphs A alone goes back and forth for ever.
    public func eigenvectorCentrality(
        tolerance: Double = 1e-10,
        iterations: Int = 20_000
    ) -> [Double]? {
        precondition(tolerance >= 1e-14, "tolerance \(tolerance) is below 10⁻¹⁴")
        let into = isUndirected ? self : reversed()
        if !isUndirected, into.isWithoutWeightedCycle() { return nil }
        let offsets = into.offsets.span
        let targets = into.targets.span
        let weights = into.weights.span
        var valueRow = [Double](
            repeating: 1 / Double(max(1, nodeCount)).squareRoot(),
            count: nodeCount
        )
        var imageRow = [Double](repeating: 0, count: nodeCount)
        for _ in 0..<iterations {
            var value = valueRow.mutableSpan
            var image = imageRow.mutableSpan
            var eigenvalue = 0.0
            for node in 0..<nodeCount {
                var sum = 0.0
                for arc in Int(offsets[node])..<Int(offsets[node + 1]) {
                    sum += weights[arc] * value[Int(targets[arc])]
                }
                image[node] = sum
                eigenvalue += sum * value[node]
            }
            guard eigenvalue > 0 else { return nil }
            var residual = 0.0
            var norm = 0.0
            for node in 0..<nodeCount {
                let error = image[node] - eigenvalue * value[node]
                residual += error * error
                image[node] += 0.25 * eigenvalue * value[node]
                norm += image[node] * image[node]
            }
            if residual <= tolerance * tolerance * eigenvalue * eigenvalue { return valueRow }
            let scale = 1 / norm.squareRoot()
            for node in 0..<nodeCount { value[node] = image[node] * scale }
        }
        return nil
    }

    /// Whether arcs of positive weight make no cycle: nodes that none of them enters are taken away until none is left.
    private func isWithoutWeightedCycle() -> Bool {
        var entering = [Int32](repeating: 0, count: nodeCount)
        for arc in targets.indices where weights[arc] > 0 { entering[Int(targets[arc])] += 1 }
        var free = (0..<nodeCount).filter { entering[$0] == 0 }
        var taken = 0
        while let node = free.popLast() {
            taken += 1
            for arc in arcs(of: node) where weights[arc] > 0 {
                let target = Int(targets[arc])
                entering[target] -= 1
                if entering[target] == 0 { free.append(target) }
            }
        }
        return taken == nodeCount
    }
}
