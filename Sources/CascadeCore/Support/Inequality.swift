import RealModule

/// How unevenly something is spread over weighted holders.
///
/// Values are finite and at least 0, weights finite and at least 0; weights are taken as shares of their sum. What has no
/// weight does not count. Where the weighted mean is 0, or nothing has weight, inequality is undefined: nil.
package enum Inequality {
    /// Theil's T and its two parts, which add up to it.
    package struct Theil: Sendable, Hashable {
        /// Inequality between the means of the groups.
        package let between: Double
        /// Inequality inside the groups, each in proportion to its share of the whole.
        package let within: Double
        /// Inequality over all: from 0, all alike, to −ln of the lowest weight share.
        package var total: Double { between + within }
    }

    /// The Gini coefficient Σᵢ Σⱼ wᵢ wⱼ |xᵢ − xⱼ| ÷ (2 x̄): 0 where all have alike, near 1 where one has all.
    ///
    /// - Complexity: O(n log n): sorted by value, each pair counts once, from the higher of the two.
    /// - Note: Lerman & Yitzhaki, "Improving the accuracy of estimates of Gini coefficients", Journal of Econometrics 42(1),
    ///   1989, doi:10.1016/0304-4076(89)90074-2.
    package static func gini(_ values: [Double], weights: [Double]) -> Double? {
        check(values, weights)
        // Σᵢ Σⱼ wᵢ wⱼ |xᵢ − xⱼ| = 2 · Σ over i of wᵢ (xᵢ · (weight before i) − (sum of w·x before i)).
        let order = values.indices.sorted { (values[$0], $0) < (values[$1], $1) }
        var weightBefore = 0.0
        var sumBefore = 0.0
        var differences = 0.0
        for position in order {
            let weight = weights[position]
            differences += weight * (values[position] * weightBefore - sumBefore)
            weightBefore += weight
            sumBefore += weight * values[position]
        }
        guard weightBefore > 0, sumBefore > 0 else { return nil }
        return max(0, differences / (weightBefore * sumBefore))
    }

    /// Theil's T = Σ wᵢ (xᵢ ÷ x̄) ln(xᵢ ÷ x̄), split into what is between groups and what is within them; 0 · ln 0 = 0.
    ///
    /// `group` holds for each value its group.
    ///
    /// - Complexity: O(n log n).
    /// - Note: Theil, "Economics and Information Theory", North-Holland, 1967; split: Shorrocks, "The class of additively
    ///   decomposable inequality measures", Econometrica 48(3), 1980, doi:10.2307/1913126.
    package static func theil(_ values: [Double], weights: [Double], group: [Int]) -> Theil? {
        check(values, weights)
        precondition(group.count == values.count, "one group for each value")
        let order = values.indices.sorted { (group[$0], $0) < (group[$1], $1) }
        var allWeight = 0.0
        var allSum = 0.0
        for position in order {
            allWeight += weights[position]
            allSum += weights[position] * values[position]
        }
        guard allWeight > 0, allSum > 0 else { return nil }
        let mean = allSum / allWeight
        var between = 0.0
        var within = 0.0
        var first = 0
        while first < order.count {
            var last = first
            var weight = 0.0
            var sum = 0.0
            while last < order.count, group[order[last]] == group[order[first]] {
                weight += weights[order[last]]
                sum += weights[order[last]] * values[order[last]]
                last += 1
            }
            if sum > 0 {
                let groupMean = sum / weight
                between += sum / allSum * Double.log(groupMean / mean)
                for position in order[first..<last] where values[position] > 0 {
                    let share = weights[position] * values[position] / allSum
                    within += share * Double.log(values[position] / groupMean)
                }
            }
            first = last
        }
        return Theil(between: max(0, between), within: max(0, within))
    }

    private static func check(_ values: [Double], _ weights: [Double]) {
        precondition(values.count == weights.count, "one weight for each value")
        precondition(
            values.allSatisfy { $0 >= 0 && $0 < .infinity },
            "a value is not a number from 0"
        )
        precondition(
            weights.allSatisfy { $0 >= 0 && $0 < .infinity },
            "a weight is not a number from 0"
        )
    }
}
