import RealModule

extension Quantity {
    /// The value that a share of the draws within `range` does not exceed; nil for what is chance rather than ignorance, and
    /// for no limit.
    ///
    /// Draws outside the range are drawn again (see ``draw(within:from:)``), so this is the quantile of the distribution
    /// conditional on the range: F⁻¹(F(low) + share × (F(high) − F(low))). It is a closed form for a uniform and a triangular
    /// distribution. For the others F is inverted by halving the range until 15 digits stand; F is the complementary error
    /// function for a normal and a lognormal one, the regularised incomplete beta and gamma functions for those.
    ///
    /// - Parameters:
    ///   - share: from 0 to 1.
    ///   - range: the values that the assumption may take, finite at both ends.
    /// - Returns: the value, within the range.
    package func quantile(_ share: Double, within range: ClosedRange<Double>) -> Double? {
        precondition((0...1).contains(share), "share \(share)")
        switch self {
        case .negativeBinomial, .lognormalWeeks, .unlimited: return nil
        case .number(let value): return value
        case .uniform(let low, let high):
            let (from, to) = (max(low, range.lowerBound), min(high, range.upperBound))
            return from + share * (to - from)
        case .triangular(let low, let mode, let high):
            let from = distribution(at: range.lowerBound)
            let level = from + share * (distribution(at: range.upperBound) - from)
            let value =
                level < (mode - low) / (high - low)
                ? low + Double.sqrt(level * (high - low) * (mode - low))
                : high - Double.sqrt((1 - level) * (high - low) * (high - mode))
            return min(max(value, range.lowerBound), range.upperBound)
        case .beta, .gamma, .lognormal, .normal:
            let from = distribution(at: range.lowerBound)
            let level = from + share * (distribution(at: range.upperBound) - from)
            return inverse(of: level, within: range)
        }
    }

    /// The share of the whole distribution, before any limit to a range, that lies at or below a value.
    private func distribution(at value: Double) -> Double {
        switch self {
        case .beta(let a, let b): return Double.regularisedBeta(value, a, b)
        case .gamma(let mean, let shape):
            return Double.regularisedGamma(shape, value * shape / mean)
        case .lognormal(let median, let sigma), .lognormalWeeks(let median, let sigma):
            guard value > 0 else { return 0 }
            return Self.normalShare(below: Double.log(value / median) / sigma)
        case .normal(let mean, let sd): return Self.normalShare(below: (value - mean) / sd)
        case .triangular(let low, let mode, let high):
            if value <= low { return 0 }
            if value >= high { return 1 }
            return value < mode
                ? (value - low) / (high - low) * ((value - low) / (mode - low))
                : 1 - (high - value) / (high - low) * ((high - value) / (high - mode))
        case .uniform(let low, let high): return min(1, max(0, (value - low) / (high - low)))
        case .number(let number): return value < number ? 0 : 1
        case .negativeBinomial, .unlimited: return 0
        }
    }

    private static func normalShare(below deviations: Double) -> Double {
        Double.erfc(-deviations / 2.0.squareRoot()) / 2
    }

    /// The value at which the distribution reaches `level`, by bisection.
    private func inverse(of level: Double, within range: ClosedRange<Double>) -> Double {
        var (low, high) = (range.lowerBound, range.upperBound)
        // Halving the range until neither end moves takes at most the 1,074 binades below 1 and some.
        for _ in 0..<1200 {
            let middle = low + (high - low) / 2
            guard low < middle, middle < high, high - low > 1e-15 * high else { break }
            if distribution(at: middle) < level { low = middle } else { high = middle }
        }
        return low + (high - low) / 2
    }
}
