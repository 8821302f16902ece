/// How much of a network's weight runs from each group to each other one.
public struct MixingMatrix: Sendable, Hashable {
    /// The groups, ascending.
    public let groups: [Int]
    /// Row by row for each group the weight to each group: `groups.count` squared numbers.
    public let weights: [Double]

    /// Sum of all weights.
    public var total: Double { weights.reduce(0, +) }

    /// The weight from the group at one position of ``groups`` to the one at another.
    public subscript(from: Int, to: Int) -> Double {
        precondition(to >= 0 && to < groups.count, "there is no group \(to)")
        return weights[from * groups.count + to]
    }

    /// The share of all weight at each place of the matrix; nil without weight.
    public var shares: [Double]? {
        let total = self.total
        return total > 0 ? weights.map { $0 / total } : nil
    }

    /// (Σ e_ii − Σ a_i b_i) ÷ (1 − Σ a_i b_i): 1 where all ties are within groups, 0 where they ignore groups, below 0 where
    /// they avoid their own.
    ///
    /// e_ij are the shares, a_i and b_i their sums by row and column. Nil where it is undefined: without weight, and where all
    /// weight is within one single group.
    ///
    /// - Note: Newman, "Mixing patterns in networks", Phys. Rev. E 67, 2003, doi:10.1103/PhysRevE.67.026126, eq. 2.
    public var assortativity: Double? {
        guard let shares else { return nil }
        let count = groups.count
        // With all weight at one place of the diagonal, 1 − Σ a·b is 0.
        if (0..<count).contains(where: { weights[$0 * count + $0] == total }) { return nil }
        var within = 0.0
        var chance = 0.0
        for group in 0..<count {
            within += shares[group * count + group]
            var row = 0.0
            var column = 0.0
            for other in 0..<count {
                row += shares[group * count + other]
                column += shares[other * count + group]
            }
            chance += row * column
        }
        return (within - chance) / (1 - chance)
    }
}
