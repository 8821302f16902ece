/// A number over the replicates of one scenario.
public struct SampleSummary: Sendable, Equatable {
    /// Mean over replicates.
    public var mean: Double
    /// Standard error of the mean; infinite for one replicate.
    public var standardError: Double
    /// Values that 10, 50 and 90% of the replicates do not exceed.
    public var p10, p50, p90: Double

    /// The summary of values by replicate.
    ///
    /// - Precondition: there is at least one value.
    /// - Complexity: O(n log n).
    public init(_ values: [Double]) {
        let spread = Difference(before: Array(repeating: 0, count: values.count), after: values)
        mean = spread.mean
        standardError = spread.standardError
        (p10, p50, p90) = (spread.p10, spread.p50, spread.p90)
    }

    /// The mean's 95% interval: how well the replicates pin it down.
    public var interval: ClosedRange<Double> {
        let half = 1.96 * standardError
        return half.isFinite ? (mean - half)...(mean + half) : -.infinity ... .infinity
    }
}
