import RealModule

/// The Bass curve N(t) = M (1 − e^(−(p + q)t)) ÷ (1 + (q ÷ p) e^(−(p + q)t)) of people reached until a time t.
///
/// Bass, "A new product growth for model consumer durables", Management Science 15(5), 1969, doi:10.1287/mnsc.15.5.215; fitted
/// to the cumulative curve by nonlinear least squares: Srinivasan & Mason, Marketing Science 5(2), 1986,
/// doi:10.1287/mksc.5.2.169.
package struct BassCurve: Sendable, Equatable {
    /// People reached in the end.
    package var market: Double
    /// Coefficient of innovation, a year.
    package var innovation: Double
    /// Coefficient of imitation, a year.
    package var imitation: Double
    /// Standard deviation of the yearly growth left over, in people a root of a year: the residuals of the steps between
    /// observations.
    package var spread: Double

    /// A curve.
    package init(market: Double, innovation: Double, imitation: Double, spread: Double = 0) {
        self.market = market
        self.innovation = innovation
        self.imitation = imitation
        self.spread = spread
    }

    /// People reached until a time in years.
    package func value(_ years: Double) -> Double {
        market * Self.share(years, innovation, imitation)
    }

    private static func share(_ years: Double, _ p: Double, _ q: Double) -> Double {
        let decay = Double.exp(-(p + q) * years)
        return (1 - decay) / (1 + q / p * decay)
    }

    /// The curve nearest to what was observed, by least squares; nil for fewer than four observations, or where nobody was
    /// reached.
    ///
    /// For given p and q the best M is linear, within the largest number observed and `limit`; p and q are searched on a grid
    /// of their logarithms that closes in four times on its best point. The spread is that of the residuals' steps, per root of
    /// a year, so that a forecast's uncertainty grows with time ahead.
    ///
    /// - Parameters:
    ///   - observed: people reached at times in years, in order.
    ///   - limit: most people that can be reached.
    /// - Complexity: O(observations).
    package init?(fitting observed: [(years: Double, people: Double)], limit: Double) {
        guard observed.count >= 4, let last = observed.last, last.people > 0 else { return nil }
        func best(_ p: Double, _ q: Double) -> (market: Double, error: Double) {
            var (above, below) = (0.0, 0.0)
            let shares = observed.map { Self.share($0.years, p, q) }
            for (share, point) in zip(shares, observed) {
                above += share * point.people
                below += share * share
            }
            let market = min(
                max(below > 0 ? above / below : 0, last.people),
                max(limit, last.people)
            )
            let error = zip(shares, observed).reduce(0) {
                $0 + ($1.1.people - market * $1.0) * ($1.1.people - market * $1.0)
            }
            return (market, error)
        }
        var (centre, half) = ((Double.log(0.03), Double.log(0.5)), (5.0, 4.5))
        var found = (p: 0.03, q: 0.5, market: last.people, error: Double.infinity)
        for _ in 0..<8 {
            for first in -8...8 {
                for second in -8...8 {
                    let p = Double.exp(centre.0 + half.0 * Double(first) / 8)
                    let q = Double.exp(centre.1 + half.1 * Double(second) / 8)
                    let (market, error) = best(p, q)
                    if error < found.error { found = (p, q, market, error) }
                }
            }
            centre = (Double.log(found.p), Double.log(found.q))
            half = (half.0 / 3, half.1 / 3)
        }
        (market, innovation, imitation) = (found.market, found.p, found.q)
        spread = 0
        var squares = 0.0
        for (before, now) in zip(observed, observed.dropFirst()) {
            let step = (now.people - value(now.years)) - (before.people - value(before.years))
            squares += step * step / max(1e-6, now.years - before.years)
        }
        spread = (squares / Double(observed.count - 1)).squareRoot()
    }
}
