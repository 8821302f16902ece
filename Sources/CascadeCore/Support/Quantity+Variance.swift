import RealModule

extension Quantity {
    /// The variance of what is not known, before any limit to a range; 0 for a number, nil for what is chance between sessions
    /// or trainers, and for no limit.
    package var variance: Double? {
        switch self {
        case .number: 0
        case .beta(let a, let b): a * b / ((a + b) * (a + b) * (a + b + 1))
        case .gamma(let mean, let shape): mean * mean / shape
        case .lognormal(let median, let sigma):
            median * median * Double.exp(sigma * sigma) * Double.expMinusOne(sigma * sigma)
        case .triangular(let low, let mode, let high):
            (low * low + mode * mode + high * high - low * mode - low * high - mode * high) / 18
        case .uniform(let low, let high): (high - low) * (high - low) / 12
        case .normal(_, let sd): sd * sd
        case .negativeBinomial, .lognormalWeeks, .unlimited: nil
        }
    }
}
