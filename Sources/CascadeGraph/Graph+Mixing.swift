extension Graph {
    /// The weight of ties from each group to each group.
    ///
    /// An undirected edge counts in both directions, so that in an undirected graph the matrix is symmetric and an edge
    /// within a group, a self-loop too, stands twice on the diagonal. Parallel edges add up.
    ///
    /// - Parameters:
    ///   - group: for each node its group.
    ///   - isWeighted: whether edges count with their weights, or each as 1.
    /// - Returns: the groups and the weights between them, row by row.
    /// - Complexity: O(V + E + G²) for G groups, and O(V log V) where groups are not numbered from 0 below the number of
    ///   nodes.
    /// - Note: Newman, "Mixing patterns in networks", Phys. Rev. E 67, 2003, doi:10.1103/PhysRevE.67.026126.
    public func mixingMatrix(group: [Int], isWeighted: Bool = true) -> MixingMatrix {
        precondition(group.count == nodeCount, "one group for each node")
        let numbering = GroupNumbering(group)
        let count = numbering.count
        var sums = [Double](repeating: 0, count: count * count)
        for node in 0..<nodeCount {
            let row = Int(numbering.position[node]) * count
            for arc in arcs(of: node) {
                let target = Int(targets[arc])
                let weight = isWeighted ? weights[arc] : 1
                // A self-loop is one arc; undirected it counts both ways like any edge within a group.
                let times: Double = isUndirected && target == node ? 2 : 1
                sums[row + Int(numbering.position[target])] += times * weight
            }
        }
        return MixingMatrix(groups: numbering.labels, weights: sums)
    }

    /// Whether nodes of many ties are tied to nodes of many: the correlation of the degrees at the two ends of an edge.
    ///
    /// From −1 to 1; nil without edges and where the degrees at the ends don't differ. An undirected edge counts in both
    /// directions, and a self-loop twice for the degree of its node. With directed edges it is the
    /// arcs that leave the one end and those that enter the other that are correlated. Weights don't matter, parallel edges
    /// count each.
    ///
    /// - Complexity: O(V + E).
    /// - Note: Newman, "Mixing patterns in networks", Phys. Rev. E 67, 2003, doi:10.1103/PhysRevE.67.026126, eq. 21 and
    ///   25.
    public func degreeAssortativity() -> Double? {
        var leaving = [Double](repeating: 0, count: nodeCount)
        var entering = [Double](repeating: 0, count: nodeCount)
        for node in 0..<nodeCount {
            for arc in arcs(of: node) {
                let target = Int(targets[arc])
                let times = timesCounted(node, target)
                leaving[node] += times
                entering[target] += times
            }
        }
        // Means over the ends of arcs; where all are alike they are met exactly, and nothing is left to correlate.
        var ends = 0.0
        var fromSum = 0.0
        var toSum = 0.0
        for node in 0..<nodeCount {
            ends += leaving[node]
            fromSum += leaving[node] * leaving[node]
            toSum += entering[node] * entering[node]
        }
        guard ends > 0 else { return nil }
        let fromMean = fromSum / ends
        let toMean = toSum / ends
        var covariance = 0.0
        var fromVariance = 0.0
        var toVariance = 0.0
        for node in 0..<nodeCount {
            let from = leaving[node] - fromMean
            let to = entering[node] - toMean
            fromVariance += leaving[node] * from * from
            toVariance += entering[node] * to * to
            for arc in arcs(of: node) {
                let target = Int(targets[arc])
                covariance += timesCounted(node, target) * from * (entering[target] - toMean)
            }
        }
        guard fromVariance > 0, toVariance > 0 else { return nil }
        return covariance / (fromVariance * toVariance).squareRoot()
    }

    /// 2 for a self-loop of an undirected graph, which is one arc but both ends of an edge; else 1.
    private func timesCounted(_ node: Int, _ target: Int) -> Double {
        isUndirected && node == target ? 2 : 1
    }
}
