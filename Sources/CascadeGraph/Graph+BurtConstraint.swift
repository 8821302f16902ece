extension Graph {
    /// For each node how much its contacts are tied to one another, and so hold it; nil for a node without tied weight.
    ///
    /// Burt's constraint: Σ over contacts j of (p_ij + Σ over q of p_iq · p_qj)², where p_ij is the share of i's ties, both
    /// ways, that are with j: (a_ij + a_ji) ÷ Σ_k (a_ik + a_ki). From near 0, many contacts who don't know each other, to
    /// 1 for a single contact and above it for few contacts who do. Contacts are nodes with which there is an edge of
    /// positive weight; self-loops don't count, parallel edges add up. A node without contacts has no constraint.
    ///
    /// - Complexity: O(E^1.5) at most, O(V + E) memory: every triangle is met once.
    /// - Note: Burt, "Structural Holes", Harvard University Press, 1992; Burt, "Structural holes and good ideas", American
    ///   Journal of Sociology 110(2), 2004, doi:10.1086/421787.
    public func burtConstraint() -> [Double?] {
        let pairs = TiedPairs(self)
        let offsets = pairs.offsets.span
        let targets = pairs.targets.span
        let weights = pairs.weights.span
        var strengthRow = [Double](repeating: 0, count: nodeCount)
        var sumRow = [Double](repeating: 0, count: nodeCount)
        var throughRow = [Double](repeating: 0, count: pairs.count)
        var placeRow = [Int32](repeating: -1, count: nodeCount)
        var strengths = strengthRow.mutableSpan
        var sums = sumRow.mutableSpan
        // For each pair Σ over common contacts q of a_iq · a_qj ÷ (q's strength), which serves both its ends.
        var through = throughRow.mutableSpan
        var placeOf = placeRow.mutableSpan
        for a in 0..<nodeCount {
            for ab in Int(offsets[a])..<Int(offsets[a + 1]) {
                strengths[a] += weights[ab]
                strengths[Int(targets[ab])] += weights[ab]
            }
        }
        for a in 0..<nodeCount {
            let first = offsets[a]
            let own = Int(first)..<Int(offsets[a + 1])
            for ab in own { placeOf[Int(targets[ab])] = Int32(ab) }
            for ab in own {
                let b = Int(targets[ab])
                for bc in Int(offsets[b])..<Int(offsets[b + 1]) {
                    let c = Int(targets[bc])
                    if placeOf[c] < first { continue }
                    let ac = Int(placeOf[c])
                    if weights[ab] > 0, weights[ac] > 0 {
                        through[bc] += weights[ab] * weights[ac] / strengths[a]
                    }
                    if weights[ab] > 0, weights[bc] > 0 {
                        through[ac] += weights[ab] * weights[bc] / strengths[b]
                    }
                    if weights[ac] > 0, weights[bc] > 0 {
                        through[ab] += weights[ac] * weights[bc] / strengths[c]
                    }
                }
            }
        }
        for a in 0..<nodeCount {
            for ab in Int(offsets[a])..<Int(offsets[a + 1]) where weights[ab] > 0 {
                let b = Int(targets[ab])
                let value = weights[ab] + through[ab]
                let shareOfA = value / strengths[a]
                let shareOfB = value / strengths[b]
                sums[a] += shareOfA * shareOfA
                sums[b] += shareOfB * shareOfB
            }
        }
        return (0..<nodeCount).map { strengthRow[$0] > 0 ? sumRow[$0] : nil }
    }
}
