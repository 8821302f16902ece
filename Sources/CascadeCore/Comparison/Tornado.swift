/// Which assumption drives an answer: what the answer is with each one at the low and at the high end of what is thought
/// possible.
///
/// Only what is not known is tried: assumptions given as a distribution of ignorance, by the programme or by default, each
/// at the place where it is set. One at a time is put at the value that 10% of its draws do not exceed, then at the one that
/// 90% do not; all others are drawn as ever, on the same draws. So the bars tell single assumptions apart, and say nothing
/// of what several of them do together.
public struct Tornado: Sendable, Equatable {
    /// A mean over replicates and its standard error.
    public struct Mean: Sendable, Equatable {
        /// The mean.
        public var value: Double
        /// Its standard error.
        public var standardError: Double

        init(_ values: [Double]) {
            let summary = SampleSummary(values)
            (value, standardError) = (summary.mean, summary.standardError)
        }

        /// A mean with its standard error.
        package init(value: Double, standardError: Double) {
            self.value = value
            self.standardError = standardError
        }

        /// −1 or 1 where the mean is further from 0 than its 95% interval reaches, else 0.
        public var clearSign: Int {
            abs(value) > 1.96 * standardError ? (value > 0 ? 1 : value < 0 ? -1 : 0) : 0
        }
    }

    /// The two values at which an assumption is tried.
    public struct Ends: Sendable, Equatable {
        /// The value that 10% of the draws do not exceed.
        public var low: Double
        /// The value that 90% of the draws do not exceed.
        public var high: Double

        /// Two values.
        package init(low: Double, high: Double) {
            self.low = low
            self.high = high
        }
    }

    /// What one assumption does to the answer.
    public struct Bar: Sendable, Equatable {
        /// The assumption.
        public var assumption: Assumption
        /// Where it is set: `programme`, `sector faith`, `course workshop`, `organisation lead`, `default`.
        public var place: String
        /// What it is and whose, in plain words.
        public var label: String
        /// By scenario of the comparison: the values tried; nil where the scenario knows the assumption, or has several.
        public var ends: [Ends?]
        /// The answer at the low value.
        public var low: Mean
        /// The answer at the high value.
        public var high: Mean
        /// By how much the answer at the high value exceeds that at the low one, replicate by replicate.
        public var swing: Difference
        /// Whether the answer is clearly above 0 at one of the ends or as drawn, and clearly below 0 at another.
        public var flips: Bool

        /// The assumption's effect.
        package init(
            assumption: Assumption,
            place: String,
            label: String,
            ends: [Ends?],
            low: Mean,
            high: Mean,
            swing: Difference,
            flips: Bool
        ) {
            self.assumption = assumption
            self.place = place
            self.label = label
            self.ends = ends
            self.low = low
            self.high = high
            self.swing = swing
            self.flips = flips
        }

        /// How far apart the answers are at the two ends.
        public var width: Double { abs(swing.mean) }
    }

    /// What is asked about.
    public var measure: ComparedMeasure
    /// Position of the scenario whose measure is taken off; nil where the answer is one scenario's own measure.
    public var from: Int?
    /// Position of the scenario.
    public var to: Int
    /// The answer with everything drawn as ever.
    public var base: Mean
    /// The assumptions, the one with the widest swing first.
    public var bars: [Bar]

    /// A tornado.
    package init(measure: ComparedMeasure, from: Int?, to: Int, base: Mean, bars: [Bar]) {
        self.measure = measure
        self.from = from
        self.to = to
        self.base = base
        self.bars = bars
    }
}

extension Tornado {
    /// Whether an assumption makes no difference at all.
    package static func isIdle(_ bar: Bar) -> Bool {
        bar.swing.mean == 0 && bar.swing.standardError == 0
    }

    /// The assumptions that make a difference, widest first.
    package var moving: [Bar] { bars.filter { !Self.isIdle($0) } }

    /// The assumptions that make none.
    package var idle: [Bar] { bars.filter(Self.isIdle) }

    /// The answers that a drawing of the first bars must hold, and whether no difference is among them.
    ///
    /// No difference belongs to the drawing of a difference unless it lies so far off that the bars would be squeezed.
    package func extent(of shown: some Sequence<Bar>) -> (range: ClosedRange<Double>, hasZero: Bool)
    {
        var (low, high) = (base.value, base.value)
        for bar in shown {
            low = min(low, bar.low.value, bar.high.value)
            high = max(high, bar.low.value, bar.high.value)
        }
        let distance = max(0, max(low, -high))
        let hasZero = from != nil && distance <= 1.5 * (high - low)
        if hasZero { (low, high) = (min(low, 0), max(high, 0)) }
        if high <= low { high = low + max(1, abs(low)) }
        return (low...high, hasZero)
    }
}
