package import CascadeGraph
import RealModule

extension Quantity {
    /// One draw within `range`; draws outside are drawn again, up to 10,000 times, then clamped.
    ///
    /// `unlimited` gives infinity. Normal and lognormal are drawn as they stand, Gamma by mean and shape.
    package func draw(within range: ClosedRange<Double>, from stream: inout RandomStream) -> Double
    {
        if case .number(let value) = self { return value }
        if case .unlimited = self { return .infinity }
        var value = 0.0
        for _ in 0..<10_000 {
            value = drawOnce(from: &stream)
            if range.contains(value) { return value }
        }
        return min(max(value, range.lowerBound), range.upperBound)
    }

    private func drawOnce(from stream: inout RandomStream) -> Double {
        switch self {
        case .number(let value): return value
        case .beta(let a, let b): return stream.beta(a, b)
        case .gamma(let mean, let shape): return stream.gamma(shape: shape) * mean / shape
        case .lognormal(let median, let sigma), .lognormalWeeks(let median, let sigma):
            return median * Double.exp(sigma * stream.normal())
        case .triangular(let low, let mode, let high):
            let u = stream.uniform()
            let split = high > low ? (mode - low) / (high - low) : 0
            return u < split
                ? low + Double.sqrt(u * (high - low) * (mode - low))
                : high - Double.sqrt((1 - u) * (high - low) * (high - mode))
        case .uniform(let low, let high): return low + stream.uniform() * (high - low)
        case .normal(let mean, let sd): return mean + sd * stream.normal()
        case .negativeBinomial(let mean, let shape):
            return Double(stream.poisson(mean: stream.gamma(shape: shape) * mean / shape))
        case .unlimited: return .infinity
        }
    }

    /// The mean, before any limit to a range; infinite for `unlimited`.
    public var mean: Double {
        switch self {
        case .number(let value): value
        case .beta(let a, let b): a / (a + b)
        case .gamma(let mean, _), .normal(let mean, _), .negativeBinomial(let mean, _): mean
        case .lognormal(let median, let sigma), .lognormalWeeks(let median, let sigma):
            median * Double.exp(sigma * sigma / 2)
        case .triangular(let low, let mode, let high): (low + mode + high) / 3
        case .uniform(let low, let high): (low + high) / 2
        case .unlimited: .infinity
        }
    }
}

extension Double {
    /// The nearest whole number, halves up.
    package var roundedHalfUp: Int { Int((self + 0.5).rounded(.down)) }
}
