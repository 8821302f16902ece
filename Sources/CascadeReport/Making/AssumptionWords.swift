package import CascadeCore

/// The value of an assumption as people say it.
package enum AssumptionWords {
    /// A number, or the middle of what it may be with the range that holds it in 8 of 10 draws; what varies from one session
    /// or trainer to the next by its average.
    package static func value(_ quantity: Quantity, of assumption: Assumption) -> String {
        switch quantity {
        case .unlimited: return "no limit"
        case .negativeBinomial(let mean, _):
            return "\(Wording.decimal(mean)) on average, differing from session to session"
        case .lognormalWeeks(let median, _):
            return "half within \(Wording.decimal(median)) weeks"
        case .number(let value): return number(value)
        default:
            let range = assumption.validRange
            guard let low = quantity.quantile(0.1, within: range),
                let middle = quantity.quantile(0.5, within: range),
                let high = quantity.quantile(0.9, within: range)
            else { return quantity.description }
            return "about \(number(middle)) (8 in 10 draws: \(number(low))–\(number(high)))"
        }
    }

    private static func number(_ value: Double) -> String {
        abs(value) < 1 ? Wording.hundredths(value) : Wording.decimal(value)
    }
}
