/// What the records say about one assumption in one place, beside what was assumed.
public struct Learnt: Sendable, Equatable {
    /// What the evidence counts.
    public enum Unit: Sendable, Hashable {
        /// Successes among trials: people, seats or trainers.
        case trials
        /// Years in which trainers or people were watched.
        case years
        /// Sessions or first sessions measured.
        case sizes
    }

    /// What a sector's own records say.
    public struct InSector: Sendable, Equatable {
        /// Position of the sector in the programme.
        public var sector: Int
        /// Successes on record.
        public var successes: Double
        /// Trials on record.
        public var trials: Double
        /// Mean of what the records leave possible.
        public var mean: Double
        /// 10% and 90% quantiles.
        public var p10, p90: Double
    }

    /// The assumption.
    public var assumption: Assumption
    /// The place that sets it: `programme`, `sector faith`, `course workshop`, `default`.
    public var place: String
    /// Names of the courses or sectors that a default concerns, where these are not all.
    public var concerns: [String] = []
    /// What was assumed.
    public var prior: Quantity
    /// Mean, 10% and 90% quantiles of what was assumed; for a spread of chance its mean or median.
    public var priorMean, priorP10, priorP90: Double
    /// Successes or events on record.
    public var successes: Double
    /// Trials, years or sizes on record, as they are counted.
    public var observed: Double
    /// How many observations the records amount to, where some tell only a part: trainers who have not waited long.
    public var effective: Double
    /// How many observations the assumption counts for.
    public var priorWeight: Double
    /// What is counted.
    public var unit: Unit
    /// Mean and quantiles of what the records leave possible.
    public var posterior: LearntRange
    /// By sector, where sectors of this place have records of their own.
    public var sectors: [InSector] = []
    /// The weight, 0 to 1, that the records leave to “all sectors are alike”.
    public var alike = 1.0

    /// Whether the records tell sectors apart: they are rather not alike, and the 80% ranges of some two don't meet.
    public var tellsSectorsApart: Bool {
        let highest = sectors.map(\.p10).max() ?? 0
        let lowest = sectors.map(\.p90).min() ?? 1
        return alike < 0.5 && highest > lowest
    }

    /// How much of the answer is still what was assumed: prior weight ÷ (prior weight + effective observations).
    public var priorShare: Double { priorWeight / (priorWeight + max(0, effective)) }
}

/// Mean and quantiles of what is not known.
public struct LearntRange: Sendable, Equatable {
    /// Mean.
    public var mean: Double
    /// Quantiles.
    public var p05, p10, p25, p50, p75, p90, p95: Double
}

extension LearntRange {
    /// The summary of draws.
    ///
    /// - Complexity: O(n log n).
    package init(draws: [Double]) {
        let sorted = draws.sorted()
        func quantile(_ share: Double) -> Double {
            guard let last = sorted.last else { return 0 }
            let at = share * Double(sorted.count) - 0.5
            let low = max(0, min(sorted.count - 1, Int(at.rounded(.down))))
            let high = min(sorted.count - 1, low + 1)
            return at <= 0
                ? sorted[0]
                : at >= Double(sorted.count - 1)
                    ? last : sorted[low] + (at - Double(low)) * (sorted[high] - sorted[low])
        }
        mean = sorted.isEmpty ? 0 : sorted.reduce(0, +) / Double(sorted.count)
        (p05, p10, p25, p50) = (quantile(0.05), quantile(0.1), quantile(0.25), quantile(0.5))
        (p75, p90, p95) = (quantile(0.75), quantile(0.9), quantile(0.95))
    }

    /// The summary of what a programme assumes; what is chance between sessions or trainers by its mean or median alone.
    package init(_ quantity: Quantity, of assumption: Assumption) {
        let range = assumption.validRange
        func quantile(_ share: Double) -> Double {
            switch quantity {
            case .negativeBinomial(let mean, _): mean
            case .lognormalWeeks(let median, _): median
            default: quantity.quantile(share, within: range) ?? range.upperBound
            }
        }
        if case .lognormalWeeks(let median, _) = quantity {
            mean = median
        } else {
            mean = quantity.mean
        }
        (p05, p10, p25, p50) = (quantile(0.05), quantile(0.1), quantile(0.25), quantile(0.5))
        (p75, p90, p95) = (quantile(0.75), quantile(0.9), quantile(0.95))
    }
}
