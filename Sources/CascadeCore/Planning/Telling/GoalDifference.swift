/// A difference in a goal as people say it: people or organisations more, percentage points for shares.
package struct GoalDifference {
    private let goal: Goal

    /// The words for differences in a goal.
    package init(_ goal: Goal) { self.goal = goal }

    /// Whether the goal is a share or a chance, from 0 to 1.
    package var isShare: Bool {
        switch goal {
        case .coverage, .chanceOfTarget, .equity: true
        case .people, .effectiveReach, .organisations, .embedded, .completions, .worstDecile: false
        }
    }

    /// What differs, after a number: `people`, `percentage points`.
    private func noun(_ number: String) -> String {
        let isOne = number == "1"
        return switch goal {
        case .people, .worstDecile: isOne ? "person" : "people"
        case .organisations, .embedded: isOne ? "organisation" : "organisations"
        case .completions: isOne ? "completion" : "completions"
        case .coverage, .chanceOfTarget, .equity:
            isOne ? "percentage point" : "percentage points"
        case .effectiveReach: ""
        }
    }

    /// The unit of differences where it isn't people; nil for people and for effective reach.
    package var unit: String? {
        switch goal {
        case .people, .worstDecile, .effectiveReach: nil
        default: noun("2")
        }
    }

    /// The difference in the unit of the words: percentage points for shares.
    package func scaled(_ difference: Difference) -> Difference {
        guard isShare else { return difference }
        var result = difference
        result.mean *= 100
        result.standardError *= 100
        (result.p10, result.p50, result.p90) =
            (100 * difference.p10, 100 * difference.p50, 100 * difference.p90)
        return result
    }

    /// A difference without its sign: `40 people`, `3 percentage points`.
    package func amount(_ value: Double) -> String {
        let number = DifferenceText.amount(isShare ? 100 * value : value)
        let noun = noun(number)
        return noun.isEmpty ? number : "\(number) \(noun)"
    }

    /// `40 more people`, `3 percentage points less`, `no more or fewer` for what rounds to 0.
    package func signed(_ value: Double) -> String {
        let number = DifferenceText.amount(isShare ? 100 * value : value)
        if number == "0" { return isShare ? "no difference" : "no more or fewer" }
        if isShare { return "\(amount(value)) \(value < 0 ? "less" : "more")" }
        let noun = noun(number)
        let more =
            value < 0 ? (goal == .effectiveReach ? "less" : "fewer") : "more"
        return noun.isEmpty ? "\(number) \(more)" : "\(number) \(more) \(noun)"
    }

    /// A difference and how sure it is: `40 more people (95% sure: 31–49)`, or that the runs can't tell it from none.
    package func told(_ difference: Difference) -> String {
        let text = DifferenceText(scaled(difference))
        if text.isNothing { return "exactly as many in every run" }
        guard text.hasInterval else { return "about \(signed(difference.mean))" }
        guard text.isClear else {
            return "no difference that these runs can tell (95% sure: \(text.bounds))"
        }
        return "\(signed(difference.mean)) (95% sure: \(text.interval))"
    }

    /// Whether the cell of a difference tells its interval in brackets.
    package func hasBrackets(_ difference: Difference) -> Bool {
        let text = DifferenceText(scaled(difference))
        return !text.isNothing && text.isClear
    }

    /// A difference for a table: `40 (31–49)`, `3 fewer (1–5)`, `can't tell` where it may be none, `the same` where every run
    /// comes to the same.
    package func cell(_ difference: Difference) -> String {
        let scaled = scaled(difference)
        let text = DifferenceText(scaled)
        if text.isNothing { return "the same" }
        let number = DifferenceText.amount(scaled.mean)
        let less = scaled.mean < 0 && number != "0" ? (isShare ? " less" : " fewer") : ""
        guard text.hasInterval else { return "about \(number)\(less)" }
        return text.isClear ? "\(number)\(less) (\(text.interval))" : "can't tell"
    }
}
