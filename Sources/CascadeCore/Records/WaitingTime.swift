import RealModule

/// How long people wait for the next step, those who still wait counted as having waited at least so long.
package struct WaitingTime: Sendable, Equatable {
    /// People who took the step.
    package var done: Int
    /// People who are still there and have not taken it.
    package var waiting: Int
    /// Days within which half take the step; nil where fewer than half have.
    package var median: Int?

    /// The lower end of the days between which the median lies with 80% confidence; nil: nothing is known of it.
    package var medianLow: Int?
    /// The upper end of that interval; nil: it may be any number of days.
    package var medianHigh: Int?

    /// Waiting times from their days.
    ///
    /// The median is where the share of people who still wait falls to half, estimated so that those who have waited only for
    /// a while, or left meanwhile, count as long as they were seen: E. Kaplan and P. Meier, "Nonparametric estimation from
    /// incomplete observations", JASA 53 (1958), doi:10.1080/01621459.1958.10501452. Its interval holds the days at which
    /// that share may be half: R. Brookmeyer and J. Crowley, "A confidence interval for the median survival time",
    /// Biometrics 38 (1982), doi:10.2307/2530286, with Greenwood's variance of the logarithm of −log of the share. It is
    /// rough where fewer than about ten took the step.
    ///
    /// - Parameters:
    ///   - taken: days until the step, of those who took it.
    ///   - seen: days for which the others were seen without it.
    ///   - waiting: how many of the others are still there.
    /// - Complexity: O(n log n).
    package init(taken: [Int], seen: [Int], waiting: Int) {
        done = taken.count
        self.waiting = waiting
        let steps = taken.sorted()
        let others = seen.sorted()
        var (share, greenwood, step, other) = (1.0, 0.0, 0, 0)
        while step < steps.count, medianHigh == nil {
            let day = steps[step]
            while other < others.count, others[other] < day { other += 1 }
            let atRisk = steps.count - step + others.count - other
            let now = steps[step...].prefix { $0 == day }.count
            share *= 1 - Double(now) / Double(atRisk)
            greenwood += Double(now) / (Double(atRisk) * Double(atRisk - now))
            let (low, high) = Self.bounds(share, greenwood)
            if median == nil, share <= 0.5 + 1e-12 { median = day }
            if medianLow == nil, low <= 0.5 + 1e-12 { medianLow = day }
            if high <= 0.5 + 1e-12 { medianHigh = day }
            step += now
        }
    }

    /// Between which shares that of people who still wait lies with 80% confidence.
    private static func bounds(_ share: Double, _ greenwood: Double) -> (low: Double, high: Double)
    {
        // Where nobody is left, the variance is not known.
        guard share > 0 else { return (0, 1) }
        guard share < 1 else { return (1, 1) }
        let z = 1.281_551_565_544_6
        let width = z * greenwood.squareRoot() / abs(Double.log(share))
        return (
            Double.pow(share, Double.exp(width)), Double.pow(share, Double.exp(-width))
        )
    }
}
