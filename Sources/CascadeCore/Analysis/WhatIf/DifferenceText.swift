/// The difference between two runs as people say it: fewer or more, and how sure that is.
package struct DifferenceText {
    private let difference: Difference

    /// The words for a difference.
    package init(_ difference: Difference) { self.difference = difference }

    /// Fewer replicates than this say nothing about the interval of a mean.
    package static let fewestForInterval = 20

    /// Whether there are replicates enough for an interval of the expected difference.
    package var hasInterval: Bool { difference.replicates >= Self.fewestForInterval }

    /// Whether the difference is 0 in all that is known of it.
    package var isNothing: Bool { difference.mean == 0 && difference.standardError == 0 }

    /// Whether the 95% interval leaves out 0: enough where one thing was asked, and not the best of many looked for.
    package var isClear: Bool {
        hasInterval && (difference.interval.lowerBound > 0 || difference.interval.upperBound < 0)
    }

    /// The expected difference: `14 fewer`, `0.3 more`, `no more or fewer` where it rounds to 0.
    package var expected: String { Self.signed(difference.mean) }

    /// The 95% interval in the direction of a clear difference: `11–17`.
    package var interval: String {
        let ends = [difference.interval.lowerBound, difference.interval.upperBound].map(abs)
        return Self.range(ends.min() ?? 0, ends.max() ?? 0)
    }

    /// The 95% interval of a difference that may be none: `between 3 fewer and 1 more`.
    package var bounds: String {
        Self.between(difference.interval.lowerBound, difference.interval.upperBound)
    }

    /// Where 8 of 10 single runs lie: `between 40 fewer and 12 more`; nil with too few replicates to say.
    package var runs: String? {
        guard difference.replicates >= Outcome.fewestForRange else { return nil }
        return Self.between(difference.p10, difference.p90)
    }

    /// What is lost, for a table: `12 (9–15)`, `≤ 3` where the runs can't tell it from none, `≈0` where it hardly matters,
    /// `gains 4 (2–6)` where there is more without.
    package var loss: String {
        if isNothing { return "0" }
        let loss = -difference.mean
        let sign = loss < 0 ? "gains " : ""
        guard hasInterval else { return "\(sign)about \(Self.amount(loss))" }
        guard difference.isDistinct else {
            let most = max(0, -difference.interval.lowerBound)
            return most < 0.5 ? "≈0" : "≤ \(Self.amount(most.rounded(.up)))"
        }
        return "\(sign)\(Self.amount(loss)) (\(interval))"
    }

    /// A number without its sign: one digit after the point below 10, whole above.
    package static func amount(_ value: Double) -> String {
        let size = abs(value)
        return size < 9.95 ? Wording.decimal(size) : Wording.count(size)
    }

    /// Two numbers without signs, in the same precision.
    package static func range(_ low: Double, _ high: Double) -> String {
        guard max(abs(low), abs(high)) < 9.95 else { return Wording.range(abs(low), abs(high)) }
        let (first, second) = (amount(low), amount(high))
        return first == second ? first : "\(first)–\(second)"
    }

    /// `14 fewer`, `3 more`, `no more or fewer` for what rounds to 0.
    package static func signed(_ value: Double) -> String {
        let text = amount(value)
        return text == "0" ? "no more or fewer" : "\(text) \(value < 0 ? "fewer" : "more")"
    }

    /// `between 40 fewer and 12 more`, `between 3 and 8 more`, `between 5 fewer and none`.
    package static func between(_ low: Double, _ high: Double) -> String {
        let (first, last) = (amount(low), amount(high))
        if first == "0", last == "0" { return "no more or fewer" }
        if first == last, (low < 0) == (high < 0) { return signed(low) }
        if first == "0" { return "between none and \(signed(high))" }
        if last == "0" { return "between \(signed(low)) and none" }
        if low > 0 { return "between \(first) and \(signed(high))" }
        if high < 0 { return "between \(last) and \(signed(low))" }
        return "between \(signed(low)) and \(signed(high))"
    }
}
