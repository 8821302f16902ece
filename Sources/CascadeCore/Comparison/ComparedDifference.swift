/// By how much a measure differs between two scenarios on the same draws, and which of them does better.
public struct ComparedDifference: Sendable, Equatable {
    /// The second scenario less the first, replicate by replicate.
    public var difference: Difference
    /// Chance that the second does better than the first: the share of replicates in which it does, those in which both
    /// do as well counted half.
    public var chanceBetter: Double
    /// Share of replicates in which both do as well.
    public var ties: Double

    /// The difference of pairs of numbers of the same replicates.
    ///
    /// - Precondition: both lists are of one length, at least 1.
    /// - Complexity: O(n log n).
    init(before: [Double], after: [Double], isFewerBetter: Bool) {
        difference = Difference(before: before, after: after)
        var better = 0
        var same = 0
        for (first, second) in zip(before, after) {
            if first == second {
                same += 1
            } else if (second < first) == isFewerBetter {
                better += 1
            }
        }
        let count = Double(before.count)
        chanceBetter = (Double(better) + Double(same) / 2) / count
        ties = Double(same) / count
    }

    /// Whether both scenarios came to the same in every replicate.
    public var isNothing: Bool { ties == 1 }
}
