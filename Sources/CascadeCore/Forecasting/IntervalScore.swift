/// How good a forecast given as quantiles turned out, beside what happened.
package enum IntervalScore {
    /// A central range of a forecast.
    package struct Interval: Sendable, Equatable {
        /// Chance that the range claims, such as 0.8.
        package var level: Double
        /// Its ends.
        package var low, high: Double

        /// A range of a level.
        package init(level: Double, low: Double, high: Double) {
            self.level = level
            self.low = low
            self.high = high
        }

        /// Whether it holds a value.
        package func holds(_ value: Double) -> Bool { value >= low && value <= high }

        /// Its width, and 2 ÷ α times how far the value lies outside, α being 1 − level; lower is better.
        func score(_ value: Double) -> Double {
            let alpha = 1 - level
            let miss = value < low ? low - value : value > high ? value - high : 0
            return high - low + 2 / alpha * miss
        }
    }

    /// The weighted interval score: (½ |y − m| + Σ (α ÷ 2) × score of each range) ÷ (ranges + ½); lower is better.
    ///
    /// It is in the unit of the values, and for a forecast that is one number the absolute error.
    ///
    /// Bracher, Ray, Gneiting & Reich, "Evaluating epidemic forecasts in an interval format", PLOS Computational Biology 17(2),
    /// 2021, doi:10.1371/journal.pcbi.1008618.
    package static func weighted(
        _ value: Double,
        median: Double,
        intervals: [Interval]
    ) -> Double {
        let ranges = intervals.reduce(0) { $0 + (1 - $1.level) / 2 * $1.score(value) }
        return (abs(value - median) / 2 + ranges) / (Double(intervals.count) + 0.5)
    }
}
