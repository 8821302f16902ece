extension Graph {
    /// For each node the share of visits by someone who follows arcs at random and now and then starts anew; sums to 1.
    ///
    /// With chance `damping` the next arc is one that leaves the node, drawn in proportion to its weight; else, and always
    /// from a node without arcs of positive weight, the walk starts anew at a node drawn in proportion to
    /// `personalisation`. An undirected edge is followed both ways, a self-loop is one arc, parallel edges add up. A graph
    /// without nodes has no ranks.
    ///
    /// - Parameters:
    ///   - damping: chance to go on, at least 0 and below 1.
    ///   - personalisation: for each node how often a walk starts there, in proportion; nil: all alike.
    ///   - tolerance: bound on the sum of the absolute errors of all ranks (L1), rounding apart; at least 10⁻¹⁴.
    /// - Returns: a rank for each node.
    /// - Complexity: O(V + E) for each sweep; at most 100 + log(`tolerance` · (1 − `damping`)² ÷ 8) ÷ log(`damping`) sweeps,
    ///   some twenty in practice.
    /// - Note: Brin & Page, "The anatomy of a large-scale hypertextual Web search engine", Computer Networks 30, 1998,
    ///   doi:10.1016/S0169-7552(98)00110-X. Solved as a linear system by Gauss–Seidel sweeps: Gleich, "PageRank beyond the
    ///   Web", SIAM Review 57(3), 2015, doi:10.1137/140976649; dangling nodes as there in section 2.
    public func pageRank(
        damping: Double = 0.85,
        personalisation: [Double]? = nil,
        tolerance: Double = 1e-10
    ) -> [Double] {
        precondition(damping >= 0 && damping < 1, "damping \(damping) is not in [0, 1)")
        precondition(tolerance >= 1e-14, "tolerance \(tolerance) is below 10⁻¹⁴")
        guard nodeCount > 0 else { return [] }
        var start = [Double](repeating: 1, count: nodeCount)
        if let personalisation {
            precondition(personalisation.count == nodeCount, "one share of starts for each node")
            precondition(
                personalisation.allSatisfy { $0 >= 0 && $0 < .infinity },
                "a share of starts is not a number from 0"
            )
            start = personalisation
        }
        let startSum = start.reduce(0, +)
        precondition(startSum > 0, "a walk starts nowhere")
        for node in start.indices { start[node] *= (1 - damping) / startSum }
        let into = isUndirected ? self : reversed()
        return into.solveRanks(start: start, damping: damping, scales: pageRankScales(), tolerance)
    }

    /// For each node 1 ÷ the weight of the arcs that leave it; 0 where there is none.
    private func pageRankScales() -> [Double] {
        (0..<nodeCount).map { node in
            var strength = 0.0
            for arc in arcs(of: node) { strength += weights[arc] }
            return strength > 0 ? 1 / strength : 0
        }
    }

    /// The solution of y = `start` + damping · (what flows in along this graph's arcs), divided by its sum.
    ///
    /// Walks that end at a node without arcs start anew, which only multiplies all of y by one number: hence the division.
    /// The error of a sweep that changed y by Δ is at most damping ÷ (1 − damping) · |Δ| in L1, of ranks twice that ÷ |y|.
    /// Between the first hundred sweeps y is scaled so that what starts, flows and stays adds up, which takes out the
    /// slowest part of the error; should they not do, plain sweeps are sure to.
    private func solveRanks(
        start startRow: [Double],
        damping: Double,
        scales scaleRow: [Double],
        _ tolerance: Double
    ) -> [Double] {
        var flowRow = [Double](repeating: 0, count: nodeCount)
        var rankRow = startRow
        let offsets = self.offsets.span
        let targets = self.targets.span
        let weights = self.weights.span
        let start = startRow.span
        let scales = scaleRow.span
        var rank = rankRow.mutableSpan
        // What a node passes on for each unit of an arc's weight.
        var flow = flowRow.mutableSpan
        for node in 0..<nodeCount {
            rank[node] = start[node] / (1 - damping)
            flow[node] = rank[node] * scales[node]
        }
        let isPlain = self.weights.allSatisfy { $0 == 1 }
        var sum = 1.0
        // A plain sweep leaves at most `damping` of the error, measured with a weight of 1 − damping to 1 for each node.
        var left = 8 / ((1 - damping) * (1 - damping))
        var scaledSweeps = 100
        while left > tolerance {
            var change = 0.0
            var passedOn = 0.0
            sum = 0
            for node in 0..<nodeCount {
                var inflow = 0.0
                let arcs = Int(offsets[node])..<Int(offsets[node + 1])
                if isPlain {
                    for arc in arcs { inflow += flow[Int(targets[arc])] }
                } else {
                    for arc in arcs { inflow += weights[arc] * flow[Int(targets[arc])] }
                }
                let new = start[node] + damping * inflow
                change += (new - rank[node]).magnitude
                sum += new
                if scales[node] > 0 { passedOn += new }
                rank[node] = new
                flow[node] = new * scales[node]
            }
            if 2 * damping * change <= tolerance * (1 - damping) * sum { break }
            if scaledSweeps > 0 {
                scaledSweeps -= 1
                let scale = (1 - damping) / (sum - damping * passedOn)
                for node in 0..<nodeCount {
                    rank[node] *= scale
                    flow[node] *= scale
                }
            } else {
                left *= damping
            }
        }
        for node in 0..<nodeCount { rank[node] /= sum }
        return rankRow
    }
}
