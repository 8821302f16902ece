import RealModule

/// The two plain forecasts of people reached that a back-test compares with.
package enum BacktestBaseline: String, Sendable, CaseIterable {
    /// As many people a month as in the last six months.
    case sameRate
    /// A Bass curve fitted to all that was observed.
    case bass

    /// Levels of the ranges, with the standard normal value at their upper end.
    static let levels: [(level: Double, deviations: Double)] = [
        (0.5, Double.normalQuantile(0.75)), (0.8, Double.normalQuantile(0.9)),
        (0.95, Double.normalQuantile(0.975)),
    ]

    /// A forecast as a median and ranges, of people reached so many months after the last observed one.
    ///
    /// The same rate counts on from the last number with the mean of the last six months (fewer where there are not so
    /// many); its ranges are those of a count whose variance is the months ahead times the larger of that mean (Poisson) and
    /// the variance between those months (negative binomial), plus what is not known of the mean, taken as normal and cut off
    /// at the number observed. The Bass curve continues from the last number by its own growth; its spread grows with the
    /// root of time.
    ///
    /// - Parameters:
    ///   - monthly: people reached until the end of each month observed.
    ///   - limit: most people that can be reached.
    ///   - ahead: months after the last one.
    /// - Returns: nil where there are too few months.
    func forecast(_ monthly: [Double], limit: Double, ahead: Int)
        -> (median: Double, intervals: [IntervalScore.Interval])?
    {
        guard let last = monthly.last, monthly.count >= 2 else { return nil }
        var middle = last
        var sd = 0.0
        switch self {
        case .sameRate:
            let growth = zip(monthly, monthly.dropFirst()).map { $1 - $0 }.suffix(6)
            let count = Double(growth.count)
            let mean = growth.reduce(0, +) / count
            let variance =
                count > 1
                ? growth.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1) : mean
            let each = max(mean, variance, 1.0 / 6)
            middle += mean * Double(ahead)
            sd = (each * (Double(ahead) + Double(ahead * ahead) / count)).squareRoot()
        case .bass:
            let points = monthly.enumerated().map { month, people in
                (years: Double(month + 1) / 12, people: people)
            }
            guard let curve = BassCurve(fitting: points, limit: limit) else { return nil }
            let now = Double(monthly.count) / 12
            middle += curve.value(now + Double(ahead) / 12) - curve.value(now)
            sd = max(0.5, curve.spread * (Double(ahead) / 12).squareRoot())
        }
        let intervals = Self.levels.map { level, deviations in
            IntervalScore.Interval(
                level: level,
                low: max(last, middle - deviations * sd),
                high: max(last, middle + deviations * sd)
            )
        }
        return (middle, intervals)
    }
}
