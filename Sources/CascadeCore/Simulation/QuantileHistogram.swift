/// Counts of whole numbers from which quantiles are read.
///
/// Numbers below 512 in magnitude have a bucket each; above, each octave has 256 buckets, and a quantile is given as the
/// middle of its bucket, though never beyond the values themselves, so it is within 1 ÷ 512 (0.2%) of the true one. Counts
/// add up in any order, so the result does not depend on threads, and memory does not grow with the number of values.
struct QuantileHistogram: Sendable {
    private var positive: [UInt32] = []
    private var negative: [UInt32] = []
    private var total: UInt64 = 0
    private var smallest = Int64.max
    private var largest = Int64.min

    /// Counts a value.
    @inline(__always)
    mutating func add(_ value: Int64) {
        total += 1
        if value < smallest { smallest = value }
        if value > largest { largest = value }
        let bucket = Self.bucket(value.magnitude)
        if value >= 0 {
            if bucket >= positive.count { Self.grow(&positive, to: bucket) }
            positive[bucket] += 1
        } else {
            if bucket >= negative.count { Self.grow(&negative, to: bucket) }
            negative[bucket] += 1
        }
    }

    /// Adds another one's counts.
    mutating func merge(_ other: QuantileHistogram) {
        total += other.total
        smallest = min(smallest, other.smallest)
        largest = max(largest, other.largest)
        Self.merge(&positive, other.positive)
        Self.merge(&negative, other.negative)
    }

    /// The smallest value that at least a share `probability` of the values does not exceed; 0 without values.
    func quantile(_ probability: Double) -> Double {
        guard total > 0 else { return 0 }
        return max(Double(smallest), min(Double(largest), middle(probability)))
    }

    /// The middle of the bucket that holds the quantile.
    private func middle(_ probability: Double) -> Double {
        var rank = max(1, UInt64((probability * Double(total)).rounded(.up)))
        for bucket in negative.indices.reversed() where negative[bucket] > 0 {
            if rank <= UInt64(negative[bucket]) { return -Self.middle(bucket) }
            rank -= UInt64(negative[bucket])
        }
        for bucket in positive.indices where positive[bucket] > 0 {
            if rank <= UInt64(positive[bucket]) { return Self.middle(bucket) }
            rank -= UInt64(positive[bucket])
        }
        return positive.isEmpty ? 0 : Self.middle(positive.count - 1)
    }

    private static func bucket(_ magnitude: UInt64) -> Int {
        guard magnitude >= 512 else { return Int(magnitude) }
        let shift = 55 - magnitude.leadingZeroBitCount
        return shift * 256 + Int(magnitude >> UInt64(shift))
    }

    private static func middle(_ bucket: Int) -> Double {
        guard bucket >= 512 else { return Double(bucket) }
        let shift = bucket / 256 - 1
        let low = (bucket % 256 + 256) << shift
        return Double(low) + Double((1 << shift) - 1) / 2
    }

    private static func grow(_ counts: inout [UInt32], to bucket: Int) {
        counts.append(contentsOf: repeatElement(0, count: bucket + 1 - counts.count))
    }

    private static func merge(_ counts: inout [UInt32], _ other: [UInt32]) {
        if other.count > counts.count { grow(&counts, to: other.count - 1) }
        for bucket in other.indices { counts[bucket] += other[bucket] }
    }
}

/// Mean, standard error and quantiles of whole numbers, in any order.
struct NumberTally: Sendable {
    private var count: Int64 = 0
    private var sum: Int128 = 0
    private var squares: Int128 = 0
    private var histogram = QuantileHistogram()

    /// Counts a value.
    @inline(__always)
    mutating func add(_ value: Int64) {
        count += 1
        sum += Int128(value)
        squares += Int128(value) * Int128(value)
        histogram.add(value)
    }

    /// Adds another one's values.
    mutating func merge(_ other: NumberTally) {
        count += other.count
        sum += other.sum
        squares += other.squares
        histogram.merge(other.histogram)
    }

    /// The smallest value that at least a share `probability` of the values does not exceed, in whole units.
    func quantile(_ probability: Double) -> Double { histogram.quantile(probability) }

    /// The summary, values being whole numbers of 1 ÷ `scale`.
    func summary(scale: Double = 1) -> Outcome.Summary {
        var summary = Outcome.Summary(constant: 0)
        guard count > 0 else { return summary }
        summary.mean = Double(sum) / Double(count) / scale
        if count > 1 {
            let (product, overflows) = Int128(count).multipliedReportingOverflow(by: squares)
            let (square, squareOverflows) = sum.multipliedReportingOverflow(by: sum)
            let spread =
                overflows || squareOverflows
                ? max(0, Double(count) * Double(squares) - Double(sum) * Double(sum))
                : Double(product - square)
            let variance = spread / Double(count) / Double(count - 1)
            summary.standardError = (variance / Double(count)).squareRoot() / scale
        }
        summary.p05 = histogram.quantile(0.05) / scale
        summary.p10 = histogram.quantile(0.10) / scale
        summary.p25 = histogram.quantile(0.25) / scale
        summary.p50 = histogram.quantile(0.50) / scale
        summary.p75 = histogram.quantile(0.75) / scale
        summary.p90 = histogram.quantile(0.90) / scale
        summary.p95 = histogram.quantile(0.95) / scale
        return summary
    }
}
