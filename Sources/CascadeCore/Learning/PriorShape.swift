import RealModule

/// What a programme assumes, in the form that records update.
///
/// Beta stays as it is. Any other distribution of a chance becomes the Beta of the same mean and variance, one of a rate the
/// Gamma of the same mean and variance. A plain number counts as so many observations as the prior weight says.
enum PriorShape {
    /// The Beta shapes of a chance.
    ///
    /// A plain p becomes Beta(p·w, (1 − p)·w) with the weight w, p kept half an observation away from 0 and 1.
    static func beta(_ quantity: Quantity, weight: Double) -> (a: Double, b: Double) {
        if case .beta(let a, let b) = quantity { return (a, b) }
        guard let variance = quantity.variance, variance > 1e-12 else {
            let edge = min(0.5, 0.5 / weight)
            let mean = min(max(quantity.mean, edge), 1 - edge)
            return (mean * weight, (1 - mean) * weight)
        }
        let mean = min(max(quantity.mean, 0.005), 0.995)
        let total = max(0.5, mean * (1 - mean) / variance - 1)
        return (mean * total, (1 - mean) * total)
    }

    /// Mean and shape of the Gamma of a rate.
    ///
    /// A plain number m counts as `weight` trainers watched for a year each, whose numbers of sessions have the variance
    /// m + m² ÷ k with the shape k between trainers.
    static func gamma(
        _ quantity: Quantity,
        weight: Double,
        shape: Double
    ) -> (mean: Double, shape: Double) {
        if case .gamma(let mean, let shape) = quantity { return (mean, shape) }
        let mean = max(quantity.mean, 0.02)
        guard let variance = quantity.variance, variance > 1e-12 else {
            return (mean, weight * mean / (1 + mean / shape))
        }
        return (mean, mean * mean / variance)
    }

    /// Logarithm of the middle, and standard deviation of the logarithm, of something positive.
    ///
    /// `plain` is the standard deviation taken for a plain number.
    static func logarithm(_ quantity: Quantity, plain: Double) -> (middle: Double, sd: Double) {
        if case .lognormal(let median, let sigma) = quantity { return (Double.log(median), sigma) }
        let mean = max(quantity.mean.isFinite ? quantity.mean : 1, 1e-3)
        guard let variance = quantity.variance, variance > 1e-12 else {
            return (Double.log(mean), plain)
        }
        let square = Double.log(onePlus: variance / (mean * mean))
        return (Double.log(mean) - square / 2, square.squareRoot())
    }
}
