/// By how much a number differs between two runs on the same draws, replicate by replicate.
public struct Difference: Sendable, Equatable {
    /// Mean over replicates of the changed number less the number as it was.
    public var mean: Double
    /// Standard error of the mean.
    public var standardError: Double
    /// Differences that 10, 50 and 90% of the replicates do not exceed: what luck makes of it.
    public var p10, p50, p90: Double
    /// Number of pairs.
    public var replicates: Int

    /// The difference of pairs of numbers of the same replicates.
    ///
    /// - Precondition: both lists are of one length, at least 1.
    /// - Complexity: O(n log n).
    public init(from before: [Int32], to after: [Int32]) {
        self.init(before: before.map(Double.init), after: after.map(Double.init))
    }

    /// The difference of pairs of numbers of the same replicates.
    ///
    /// - Precondition: both lists are of one length, at least 1.
    /// - Complexity: O(n log n).
    public init(before: [Double], after: [Double]) {
        precondition(
            before.count == after.count && !before.isEmpty,
            "\(before.count) replicates against \(after.count)"
        )
        let sorted = zip(before, after).map { $1 - $0 }.sorted()
        let count = Double(sorted.count)
        let mean = sorted.reduce(0, +) / count
        let squares = sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
        self.mean = mean
        standardError = count > 1 ? (squares / (count - 1) / count).squareRoot() : .infinity
        func quantile(_ share: Double) -> Double {
            sorted[min(sorted.count - 1, max(0, Int((share * count).rounded(.up)) - 1))]
        }
        (p10, p50, p90) = (quantile(0.1), quantile(0.5), quantile(0.9))
        replicates = sorted.count
    }

    /// The mean's 95% interval: how well the replicates pin it down.
    public var interval: ClosedRange<Double> {
        let half = 1.96 * standardError
        return half.isFinite ? (mean - half)...(mean + half) : -.infinity ... .infinity
    }

    /// Whether the mean is further from 0 than chance between replicates explains, at three standard errors.
    ///
    /// Three, not two, because a programme has many parts that are tried one after another.
    public var isDistinct: Bool { abs(mean) > 3 * standardError && mean != 0 }
}
