import CascadeGraph
import RealModule

/// Who will ever deliver, and how long that takes: a cure model with discrete lags.
///
/// | symbol | meaning |
/// | --- | --- |
/// | p | chance ever to deliver |
/// | M, σ | median of the lognormal lag in weeks, and the standard deviation of its logarithm |
/// | F(w) | chance that the lag, rounded and at least 1, is at most w weeks: Φ(ln((w + ½) ÷ M) ÷ σ) for w ≥ 1 |
///
/// Someone who first delivered after w weeks has the likelihood p·(F(w) − F(w − 1)); someone who has waited w weeks in vain
/// 1 − p·F(w): for small w hardly anything. Where leaving is not on record, those who wait may also have left unseen; then
/// 1 − p·Σ (F(v) − F(v − 1))·s^v over v ≤ w, s being the chance to stay for a week.
///
/// Boag, "Maximum likelihood estimates of the proportion of patients cured by cancer therapy", JRSS B 11(1), 1949; Farewell,
/// Biometrics 38(4), 1982, doi:10.2307/2529885.
struct ActivationPosterior {
    /// Numbers of trainers by weeks.
    struct Counts: Equatable {
        var delivered: [Int: Int] = [:]
        var waiting: [Int: Int] = [:]

        var isEmpty: Bool { delivered.isEmpty && waiting.isEmpty }
        var deliveredCount: Int { delivered.values.reduce(0, +) }
        var count: Int { deliveredCount + waiting.values.reduce(0, +) }

        static func + (left: Counts, right: Counts) -> Counts {
            Counts(
                delivered: left.delivered.merging(right.delivered) { $0 + $1 },
                waiting: left.waiting.merging(right.waiting) { $0 + $1 }
            )
        }
    }

    /// Draws of the programme's chance, and by sector.
    let chance: [Double]
    let bySector: [[Double]]
    /// Draws of the lag, in the same rows.
    let lags: [Quantity]
    /// The weight left to “all sectors are alike”.
    let alike: Double
    /// The chance, at the middle of the posterior, that those who wait would have delivered by now if they ever will, summed
    /// with those who have delivered: how many trainers the records amount to.
    let effectiveTrials: Double

    /// The posterior.
    ///
    /// - Parameters:
    ///   - prior: Beta shapes of the assumption.
    ///   - lag: the assumed lag.
    ///   - weight: how many observations the assumed lag counts for.
    ///   - sectors: counts by sector.
    ///   - staying: the chance to stay for a week where leaving is not recorded; 1 where it is.
    ///   - key: key of the draws.
    /// - Complexity: O(grid × distinct weeks).
    init(
        chance prior: (a: Double, b: Double),
        lag: Quantity,
        weight: Double,
        sectors: [Counts],
        staying: Double = 1,
        key: UInt64
    ) {
        let all = sectors.reduce(Counts(), +)
        let (median, sigma) = Self.middle(of: lag)
        let medianSD = sigma / weight.squareRoot()
        let sigmaSD = 1 / (2 * weight).squareRoot()
        let centre = (median: Double.log(median), sigma: Double.log(sigma))
        let delivered = all.delivered.sorted { $0.key < $1.key }
        let waiting = all.waiting.sorted { $0.key < $1.key }
        let longest = max(delivered.last?.key ?? 0, waiting.last?.key ?? 0)
        let grid = PosteriorGrid(
            ranges: [
                -12...12, (centre.median - 8 * medianSD)...(centre.median + 8 * medianSD),
                (centre.sigma - 8 * sigmaSD)...(centre.sigma + 8 * sigmaSD),
            ],
            steps: [31, 15, 7]
        ) { logits, logMedian, logSigma in
            let lag = Lag(
                median: Double.exp(logMedian),
                sigma: Double.exp(logSigma),
                weeks: longest,
                staying: staying
            )
            let z = (
                (logMedian - centre.median) / medianSD, (logSigma - centre.sigma) / sigmaSD
            )
            var base = -(z.0 * z.0 + z.1 * z.1) / 2
            for (weeks, count) in delivered {
                base += Double(count) * Double.log(max(1e-300, lag.mass[weeks]))
            }
            let successes = Double(all.deliveredCount)
            return logits.map { logit in
                let p = 1 / (1 + Double.exp(-logit))
                let q = 1 / (1 + Double.exp(logit))
                var value = base + (prior.a + successes) * Double.log(p) + prior.b * Double.log(q)
                for (weeks, count) in waiting {
                    value +=
                        Double(count)
                        * Double.log(max(1e-300, 1 - p * lag.reached[weeks]))
                }
                return value
            }
        }
        let points = grid.draws(LearntDraws.count, key: key)
        let busy = sectors.count { !$0.isEmpty }
        let middle = points.reduce(into: (p: 0.0, median: 0.0, sigma: 0.0)) {
            $0.p += 1 / (1 + Double.exp(-$1.first)) / Double(points.count)
            $0.median += $1.second / Double(points.count)
            $0.sigma += $1.third / Double(points.count)
        }
        let lag = Lag(
            median: Double.exp(middle.median),
            sigma: Double.exp(middle.sigma),
            weeks: longest,
            staying: staying
        )
        effectiveTrials = Self.effective(all, lag, prior, at: middle.p).trials
        if busy <= 1 {
            let draws = points.map { 1 / (1 + Double.exp(-$0.first)) }
            chance = draws
            bySector = sectors.map { _ in draws }
            lags = points.map(Self.quantity)
            alike = 1
            return
        }
        // Lags in a few strata; for each the sectors' chances from trainers counted in part.
        let strata = 25
        let rows = LearntDraws.count / strata
        var common: [Double] = []
        var separate = Array(repeating: [Double](), count: sectors.count)
        var quantities: [Quantity] = []
        var alikeSum = 0.0
        for stratum in 0..<strata {
            let point = points[stratum * rows + rows / 2]
            let lag = Lag(
                median: Double.exp(point.second),
                sigma: Double.exp(point.third),
                weeks: longest,
                staying: staying
            )
            let p = Self.fixedPoint(all, lag, prior, from: middle.p)
            let pooled = PooledChance(
                prior: prior,
                sectors: sectors.map { Self.effective($0, lag, prior, at: p) },
                draws: rows,
                key: RandomStream.key(key, UInt64(stratum + 1))
            )
            common += pooled.common
            for sector in sectors.indices { separate[sector] += pooled.bySector[sector] }
            quantities += Array(repeating: Self.quantity(point), count: rows)
            alikeSum += pooled.alike
        }
        // The programme's figure is that of its sectors by their trainers.
        chance = common.indices.map { row in
            sectors.indices.reduce(0) {
                $0 + separate[$1][row] * Double(sectors[$1].count) / Double(max(1, all.count))
            }
        }
        bySector = separate
        lags = quantities
        alike = alikeSum / Double(strata)
    }

    /// Chances of lags by week.
    struct Lag {
        /// By week: the chance of just this lag, times that of still being there.
        let mass: [Double]
        /// By week: the chance to have delivered by then.
        let reached: [Double]

        init(median: Double, sigma: Double, weeks: Int, staying: Double) {
            var mass = [0.0]
            var reached = [0.0]
            var before = 0.0
            var kept = 1.0
            for week in stride(from: 1, through: weeks, by: 1) {
                let now = Double.normalShare(
                    below: Double.log((Double(week) + 0.5) / median) / sigma
                )
                kept *= staying
                mass.append((now - before) * kept)
                reached.append((reached.last ?? 0) + (now - before) * kept)
                before = now
            }
            self.mass = mass
            self.reached = reached
        }
    }

    private static func quantity(_ point: PosteriorGrid.Point) -> Quantity {
        .lognormalWeeks(median: Double.exp(point.second), sigma: Double.exp(point.third))
    }

    /// Median and σ of an assumed lag; a form without spread between trainers takes the usual σ.
    static func middle(of lag: Quantity) -> (median: Double, sigma: Double) {
        if case .lognormalWeeks(let median, let sigma) = lag {
            return (max(0.5, median), max(0.05, sigma))
        }
        return (max(0.5, lag.quantile(0.5, within: 0...1040) ?? lag.mean), 0.85)
    }

    /// Counts in which someone who waits stands for as many trials as have their effect on the likelihood at `p`: with F(w)
    /// of those who ever deliver having done so, F(1 − p) ÷ (1 − pF).
    private static func effective(
        _ counts: Counts,
        _ lag: Lag,
        _ prior: (a: Double, b: Double),
        at p: Double
    ) -> PooledChance.Count {
        let successes = Double(counts.deliveredCount)
        let waiting = counts.waiting.sorted { $0.key < $1.key }.reduce(0.0) { sum, item in
            let share = lag.reached[item.key]
            return sum + Double(item.value) * share * (1 - p) / (1 - p * share)
        }
        return PooledChance.Count(successes: successes, trials: successes + waiting)
    }

    /// The chance at which the trials counted in part give that chance again.
    private static func fixedPoint(
        _ counts: Counts,
        _ lag: Lag,
        _ prior: (a: Double, b: Double),
        from start: Double
    ) -> Double {
        var p = start
        for _ in 0..<20 {
            let count = effective(counts, lag, prior, at: p)
            p = (prior.a + count.successes) / (prior.a + prior.b + count.trials)
        }
        return p
    }
}
