/// Draws noisy estimates of many alike towards what their size predicts.
///
/// The best of many noisy numbers is mostly lucky. Each estimate y with standard error s becomes f + w (y − f), where f is a
/// straight line through all of them against their sizes, w = τ² ÷ (τ² + s²), and τ² is what the spread about the line
/// exceeds the noise by: the empirical Bayes estimate (Morris 1983, doi:10.1080/01621459.1983.10477920). Estimates that differ
/// by more than their noise stay as they are; those that don't are told apart by size alone.
struct Shrinkage: Sendable {
    /// The estimates drawn in, in the order given.
    let estimates: [Estimate]

    /// Draws estimates in.
    ///
    /// - Precondition: as many sizes as estimates.
    /// - Complexity: O(n).
    init(_ raw: [Estimate], sizes: [Double]) {
        precondition(raw.count == sizes.count, "\(raw.count) estimates of \(sizes.count) sizes")
        guard raw.count > 3 else {
            estimates = raw
            return
        }
        let count = Double(raw.count)
        let meanSize = sizes.reduce(0, +) / count
        let mean = raw.reduce(0) { $0 + $1.mean } / count
        var covariance = 0.0
        var variance = 0.0
        for (estimate, size) in zip(raw, sizes) {
            covariance += (size - meanSize) * (estimate.mean - mean)
            variance += (size - meanSize).squared
        }
        let slope = variance > 0 ? covariance / variance : 0
        func line(_ size: Double) -> Double { mean + slope * (size - meanSize) }
        var spread = 0.0
        var noise = 0.0
        for (estimate, size) in zip(raw, sizes) {
            spread += (estimate.mean - line(size)).squared
            noise += estimate.standardError.squared
        }
        let excess = max(0, spread / (count - 2) - noise / count)
        estimates = zip(raw, sizes).map { estimate, size in
            let square = estimate.standardError.squared
            guard square.isFinite, excess + square > 0 else { return estimate }
            let weight = excess / (excess + square)
            var result = estimate
            result.mean = line(size) + weight * (estimate.mean - line(size))
            result.standardError = (weight * square).squareRoot()
            return result
        }
    }
}
