import CascadeCore

extension PlanText {
    /// How good the plan is, as far as can be told; nil where there was nothing to look for.
    var certainty: String? {
        guard !facts.hasNothingToDecide else { return nil }
        let sentences = [gainSentence, boundSentence, searchSentence].compactMap(\.self)
        let prose = TextLayout.wrapped("How sure: " + sentences.joined(separator: " "))
        return [prose, practices, notices].compactMap(\.self).joined(separator: "\n\n")
    }

    private var gainSentence: String? {
        guard !answer.plan.isEmpty, let gain = answer.quality.gain else { return nil }
        let text = DifferenceText(GoalDifference(facts.goal).scaled(gain))
        if text.isNothing { return "The plan comes to exactly the same as today's in every run." }
        if facts.goal == .chanceOfTarget {
            return "Against today's plan, on the same draws, the chance \(chanceGain(text))."
        }
        guard let runs = text.runs else { return nil }
        let mean =
            text.isClear
            ? "" : "; on average it may bring anything \(text.bounds) (95% sure)"
        let unit = GoalDifference(facts.goal).unit.map { ", in \($0)" } ?? ""
        return
            "Against today's plan, on the same draws, the plan brings \(runs) in 8 of 10 runs\(unit)\(mean)."
    }

    /// By how much a chance is higher or lower, in percentage points: one run has no chance of its own, only yes or no.
    private func chanceGain(_ text: DifferenceText) -> String {
        let mean = answer.quality.gain?.mean ?? 0
        let amount = GoalDifference(facts.goal).amount(mean)
        let way = mean < 0 ? "lower" : "higher"
        guard text.hasInterval else { return "is about \(amount) \(way)" }
        guard text.isClear else {
            let bounds = text.bounds.replacing("fewer", with: "lower").replacing(
                "more",
                with: "higher"
            )
            return
                "differs by nothing that these runs can tell (95% sure: \(bounds), in percentage points)"
        }
        return "is \(amount) \(way) (95% sure: \(text.interval))"
    }

    private var boundSentence: String? {
        guard let bound = answer.quality.bound, let value = answer.planned.goals.first else {
            return nil
        }
        let about = words.value(bound, of: facts.goal)
        let start =
            """
            No plan within these limits can pass about \(about) if a further seat never brings more than the one before:
            """
        return "\(start) \(nearness(value, to: bound))."
    }

    /// How near a value comes to the bound, with the gap in words.
    private func nearness(_ value: Double, to bound: Double) -> String {
        let told = GoalDifference(facts.goal)
        let about = words.value(value, of: facts.goal)
        let gap = bound - value
        let below = told.amount(gap)
        guard gap > 0, below.prefix(while: { $0 != " " }) != "0",
            about != words.value(bound, of: facts.goal)
        else { return "this one comes to that" }
        let error = 2 * (answer.quality.boundError ?? 0)
        if gap <= error {
            return
                "this one comes to \(about), \(below) less, which is no more than these runs can tell"
        }
        if gap <= 0.01 * abs(value) {
            return "this one comes to \(about), \(below) less, so that hardly more can be had"
        }
        // A share of a share would be read as percentage points.
        return told.isShare || bound <= 0
            ? "this one comes to \(about), \(below) less"
            : "this one comes to \(about), \(Wording.percent(value / bound)) of that"
    }

    private var searchSentence: String {
        let tried = Wording.counted(answer.quality.plansTried, "plan")
        let was = answer.quality.plansTried == 1 ? "was" : "were"
        return """
            \(tried) \(was) tried. What this plan, today's plan and usual practice come to is told by \
            \(Wording.counted(answer.replicates, "fresh run")) that the search had not seen, so that its luck does not flatter the plan.
            """
    }

    /// The usual ways of sharing out seats, and by how much the plan is better.
    private var practices: String? {
        let results = answer.quality.practices
        guard !results.isEmpty else { return nil }
        var table = TextTable(["The same seats shared out", "comes to", "this plan brings more"])
        for result in results {
            table.add([
                words.practice(result.practice), words.value(result.value, of: facts.goal),
                GoalDifference(facts.goal).cell(result.gain),
            ])
        }
        let hasInterval = results.contains { GoalDifference(facts.goal).hasBrackets($0.gain) }
        let legend =
            hasInterval
            ? "\nIn brackets: the 95% interval of the expected difference, on the same draws." : ""
        return table.text() + legend
    }

    private var notices: String? {
        guard !answer.notices.isEmpty else { return nil }
        var lines = answer.notices.prefix(8).map { notice in
            let end = notice.last.map { ".!?".contains($0) } == true ? "" : "."
            return TextLayout.wrapped("Note: \(notice)\(end)", indent: 2)
        }
        let more = answer.notices.count - lines.count
        if more > 0 { lines.append("Note: and \(Wording.count(more)) more like these.") }
        return lines.joined(separator: "\n")
    }
}
