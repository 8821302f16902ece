extension ProgrammeCheck {
    /// The assumptions set in one place.
    mutating func checkAssumptions(
        _ assumptions: AssumptionSet,
        in section: ProblemPlace.Section,
        _ index: Int?,
        of owner: @autoclosure () -> String
    ) {
        guard !assumptions.isEmpty else { return }
        for assumption in Assumption.allCases {
            guard let quantity = assumptions[assumption],
                let fault = quantity.fault(as: assumption)
            else { continue }
            // The programme's own assumptions are a section of their own.
            let field =
                section == .assumptions
                ? assumption.rawValue : "assumptions.\(assumption.rawValue)"
            report(
                section,
                index,
                field,
                "\(assumption.rawValue) of \(owner())",
                found: fault.found,
                expected: fault.expected
            )
        }
    }
}

extension Quantity {
    /// What is wrong with the quantity as the value of an assumption, or nil if nothing is.
    ///
    /// A distribution must have a centre that the assumption can take, and at least 1% of its values in the valid range,
    /// as draws outside it are drawn again.
    func fault(as assumption: Assumption) -> (found: String, expected: String)? {
        let range = assumption.validRange
        let low = ProgrammeCheck.text(range.lowerBound)
        let high = ProgrammeCheck.text(range.upperBound)
        let within = "from \(low) to \(high) (\(assumption.unit))"
        func text(_ value: Double) -> String { ProgrammeCheck.text(value) }

        switch self {
        case .number(let value):
            return range.contains(value) ? nil : (text(value), "a number \(within)")
        case .beta(let a, let b):
            let found = "{beta: [\(text(a)), \(text(b))]}"
            guard Quantity.isShape(a), Quantity.isShape(b) else {
                return (found, "two shapes above 0 and at most 1,000,000")
            }
            guard range.contains(a / (a + b)), range.lowerBound < 1 else {
                return (found, "values \(within); a beta gives values between 0 and 1")
            }
        case .gamma(let mean, let shape):
            let found = "{gamma: {mean: \(text(mean)), shape: \(text(shape))}}"
            guard range.contains(mean), mean > 0 else {
                return (found, "a mean above 0, \(within)")
            }
            guard shape >= 0.01, Quantity.isShape(shape) else {
                return (found, "a shape from 0.01 to 1,000,000")
            }
        case .lognormal(let median, let sigma):
            let found = "{lognormal: {median: \(text(median)), sigma: \(text(sigma))}}"
            guard range.contains(median), median > 0 else {
                return (found, "a median above 0, \(within)")
            }
            guard sigma > 0, sigma <= 10 else { return (found, "a sigma above 0 and at most 10") }
        case .triangular(let from, let mode, let to):
            let found = "{triangular: [\(text(from)), \(text(mode)), \(text(to))]}"
            guard from.isFinite, to.isFinite, from <= mode, mode <= to, from < to else {
                return (found, "low, mode and high in rising order, low below high")
            }
            let share =
                Quantity.triangularShare(below: range.upperBound, from, mode, to)
                - Quantity.triangularShare(below: range.lowerBound, from, mode, to)
            guard share >= 0.01 else { return (found, "values \(within)") }
        case .uniform(let from, let to):
            let found = "{uniform: [\(text(from)), \(text(to))]}"
            guard from.isFinite, to.isFinite, from < to else { return (found, "low below high") }
            let shared = min(to, range.upperBound) - max(from, range.lowerBound)
            guard shared >= 0.01 * (to - from) else { return (found, "values \(within)") }
        case .normal(let mean, let sd):
            let found = "{normal: {mean: \(text(mean)), sd: \(text(sd))}}"
            guard range.contains(mean) else { return (found, "a mean \(within)") }
            let most = 10 * (range.upperBound - range.lowerBound)
            guard sd > 0, sd <= most else {
                return (found, "an sd above 0 and at most \(text(most))")
            }
        case .negativeBinomial(let mean, let shape):
            let found = "{mean: \(text(mean)), shape: \(text(shape))}"
            guard assumption == .groupSize else {
                return (found, "a number or a distribution; this form is for group-size only")
            }
            guard range.contains(mean) else { return (found, "a mean \(within)") }
            guard shape >= 0.01, Quantity.isShape(shape) else {
                return (found, "a shape from 0.01 to 1,000,000")
            }
        case .lognormalWeeks(let median, let sigma):
            let found = "{median-weeks: \(text(median)), sigma: \(text(sigma))}"
            guard assumption == .firstDeliveryLag else {
                return (
                    found, "a number or a distribution; this form is for first-delivery-lag only"
                )
            }
            guard range.contains(median), median > 0 else {
                return (found, "median-weeks above 0 and at most \(high)")
            }
            guard sigma > 0, sigma <= 10 else { return (found, "a sigma above 0 and at most 10") }
        case .unlimited:
            guard assumption == .career else {
                return ("none", "a number or a distribution; only career can be none")
            }
        }
        return nil
    }

    private static func isShape(_ value: Double) -> Bool { value > 0 && value <= 1_000_000 }

    private static func triangularShare(
        below value: Double,
        _ low: Double,
        _ mode: Double,
        _ high: Double
    ) -> Double {
        if value <= low { return 0 }
        if value >= high { return 1 }
        if value < mode { return (value - low) / (high - low) * ((value - low) / (mode - low)) }
        return 1 - (high - value) / (high - low) * ((high - value) / (high - mode))
    }
}
