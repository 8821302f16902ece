/// How well forecasts of this programme would have done: its last months hidden, forecast, and compared with what came.
public struct Backtest: Sendable {
    /// One month or quarter forecast from one cut.
    public struct Point: Sendable, Equatable {
        /// The last day that the forecast knew.
        public var cut: CalendarDate
        /// The last day of what was forecast.
        public var day: CalendarDate
        /// Months after the cut, from 1.
        public var monthsAhead: Int
        /// People reached until then, on record.
        public var truth: Double
        /// The forecast's median and the ends of its 50, 80 and 95% ranges.
        public var median: Double
        /// The ends of the 50% range.
        public var low50, high50: Double
        /// The ends of the 80% range.
        public var low80, high80: Double
        /// The ends of the 95% range.
        public var low95, high95: Double
        /// The weighted interval score, in people; lower is better.
        public var score: Double
        /// The score of “as many a month as in the last six months”; nil where too little was known.
        public var sameRateScore: Double?
        /// The score of a fitted Bass curve; nil where too little was known.
        public var bassScore: Double?
    }

    /// Months forecast from each cut.
    public var months: Int
    /// All points, by cut, then by day.
    public var points: [Point]
    /// What a user should know.
    public var remarks: [String] = []

    /// The days from which was forecast.
    public var cuts: [CalendarDate] {
        points.reduce(into: []) { if $0.last != $1.cut { $0.append($1.cut) } }
    }

    /// Points whose 50, 80 and 95% range held the truth.
    public var held: (in50: Int, in80: Int, in95: Int) {
        (
            points.count { $0.low50 <= $0.truth && $0.truth <= $0.high50 },
            points.count { $0.low80 <= $0.truth && $0.truth <= $0.high80 },
            points.count { $0.low95 <= $0.truth && $0.truth <= $0.high95 }
        )
    }

    /// Mean score of all points; nil without points.
    public var meanScore: Double? { Self.mean(points.map(\.score)) }

    /// 1 − the forecast's mean score ÷ a baseline's, over the points at which both have one: above 0 the forecast is better.
    public func skill(over baseline: KeyPath<Point, Double?>) -> Double? {
        let both = points.compactMap { point in
            point[keyPath: baseline].map { (point.score, $0) }
        }
        guard let own = Self.mean(both.map(\.0)), let other = Self.mean(both.map(\.1)), other > 0
        else { return nil }
        return 1 - own / other
    }

    private static func mean(_ values: [Double]) -> Double? {
        values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }
}

extension Programme {
    /// The days from which a back-test forecasts: so many months before the last day on record, and every quarter before that
    /// (every so many months, where these are fewer than three), while at least as long a record stays before the cut, and a
    /// quarter of a year.
    ///
    /// Where the record is too short for that there is none.
    package func backtestCuts(months: Int, most: Int = 6) -> [CalendarDate] {
        let last = lastRecordedDay
        let least = max(3, months)
        return (0..<most).compactMap { number in
            let back = months + number * min(3, months)
            let day = last.adding(months: -back).sundayBefore
            let known = Double(day - self.start) / 30.44
            return known >= Double(least) - 0.5 ? day : nil
        }
        .reversed()
    }

    /// Forecasts months that are on record as if they were not, and compares.
    ///
    /// - Parameters:
    ///   - months: months hidden, 1 to 24.
    ///   - seed: seed of all draws.
    ///   - replicates: how many for each cut.
    ///   - priorWeight: as for a forecast.
    ///   - workers: how many run at a time; nil: one for each core.
    ///   - progress: called with the number of replicates done of all cuts, from any thread.
    /// - Returns: every month forecast beside what happened; without points where the record is too short.
    /// - Throws: ``SimulationCancelled``.
    public func backtest(
        months: Int = 6,
        seed: UInt64,
        replicates: Int,
        priorWeight: Double = 10,
        workers: Int? = nil,
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws(SimulationCancelled) -> Backtest {
        let all = History(self)
        let byDay = ReachByDay(all)
        var points: [Backtest.Point] = []
        let limit = Double(self.organisations.reduce(0) { $0 + $1.people })
        for (number, cut) in backtestCuts(months: months).enumerated() {
            let history = History(known(on: cut), asOf: cut)
            let ends = (1...months).map { cut.adding(months: $0).sundayBefore }
            let scenario = Scenario(
                from: history,
                learning: Learning(history, priorWeight: priorWeight),
                until: ends.last
            )
            let run = try await scenario.replicates(
                replicates,
                seed: seed,
                workers: workers,
                progress: { progress(number * replicates + $0) }
            )
            var observed: [Double] = []
            var day = cut
            while day > self.start {
                observed.insert(Double(byDay.people(until: day)), at: 0)
                day = cut.adding(months: -observed.count)
            }
            for (position, end) in ends.enumerated() {
                let truth = Double(byDay.people(until: end))
                let week = min(max(0, week(of: end)), scenario.weeks - 1)
                let tally = run.tally.series[week]
                points.append(
                    Self.point(
                        cut: cut,
                        end: end,
                        months: position + 1,
                        truth: truth,
                        quantiles: tally.quantile,
                        observed: observed,
                        limit: limit
                    )
                )
            }
        }
        return Backtest(months: months, points: points)
    }

    // People reached is the first of the metrics, so its tallies come first, one for each week.

    private static func point(
        cut: CalendarDate,
        end: CalendarDate,
        months: Int,
        truth: Double,
        quantiles: (Double) -> Double,
        observed: [Double],
        limit: Double
    ) -> Backtest.Point {
        let intervals = BacktestBaseline.levels.map { level, _ in
            IntervalScore.Interval(
                level: level,
                low: quantiles((1 - level) / 2),
                high: quantiles((1 + level) / 2)
            )
        }
        func score(_ baseline: BacktestBaseline) -> Double? {
            baseline.forecast(observed, limit: limit, ahead: months).map {
                IntervalScore.weighted(truth, median: $0.median, intervals: $0.intervals)
            }
        }
        let median = quantiles(0.5)
        return Backtest.Point(
            cut: cut,
            day: end,
            monthsAhead: months,
            truth: truth,
            median: median,
            low50: intervals[0].low,
            high50: intervals[0].high,
            low80: intervals[1].low,
            high80: intervals[1].high,
            low95: intervals[2].low,
            high95: intervals[2].high,
            score: IntervalScore.weighted(truth, median: median, intervals: intervals),
            sameRateScore: score(.sameRate),
            bassScore: score(.bass)
        )
    }
}

/// People reached by the last day of the session that reached them.
struct ReachByDay {
    private var days: [CalendarDate] = []
    private var totals: [Int] = []

    init(_ history: History) {
        var sum = 0
        for session in history.sessions.filter({ $0.reached > 0 }).sorted(by: { $0.end < $1.end }) {
            sum += session.reached
            days.append(session.end)
            totals.append(sum)
        }
    }

    /// People reached until a day, included.
    ///
    /// - Complexity: O(log sessions).
    func people(until day: CalendarDate) -> Int {
        var (low, high) = (0, days.count)
        while low < high {
            let middle = (low + high) / 2
            if days[middle] <= day { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? totals[low - 1] : 0
    }
}

extension CalendarDate {
    /// The day so many months later, on the same day of the month or the last one that it has.
    package func adding(months: Int) -> CalendarDate {
        let parts = components
        let month = parts.year * 12 + parts.month - 1 + months
        let year = (month >= 0 ? month : month - 11) / 12
        for day in stride(from: parts.day, through: 28, by: -1) {
            if let date = CalendarDate(year: year, month: month - year * 12 + 1, day: day) {
                return date
            }
        }
        return CalendarDate(year: year, month: month - year * 12 + 1, day: min(parts.day, 28))
            ?? self
    }

    /// The day itself where it is a Sunday, else the last Sunday before.
    var sundayBefore: CalendarDate { weekday == 6 ? self : monday + -1 }
}
