import CascadeCore

extension PlanText {
    /// How good the plan is, as far as can be told.
    var certainty: String {
        let sentences = [gainSentence, boundSentence, searchSentence].compactMap(\.self)
        let prose = TextLayout.wrapped("How sure: " + sentences.joined(separator: " "))
        return [prose, practices, notices].compactMap(\.self).joined(separator: "\n\n")
    }

    private var gainSentence: String? {
        guard !answer.plan.isEmpty, let gain = answer.quality.gain else { return nil }
        let text = DifferenceText(GoalDifference(facts.goal).scaled(gain))
        if text.isNothing { return "The plan comes to exactly the same as today's in every run." }
        guard let runs = text.runs else { return nil }
        let mean =
            text.isClear
            ? "" : "; on average it may bring anything \(text.bounds) (95% sure)"
        let unit = GoalDifference(facts.goal).unit.map { ", in \($0)" } ?? ""
        return
            "Against today's plan, on the same draws, the plan brings \(runs) in 8 of 10 runs\(unit)\(mean)."
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
        let gap = bound - value
        let error = 2 * (answer.quality.boundError ?? 0)
        guard gap > error, bound > 0, GoalDifference(facts.goal).amount(gap).first != "0" else {
            return "\(start) as far as these runs can tell, this one is there."
        }
        let share = Wording.percent(gap / bound)
        return
            "\(start) at most \(GoalDifference(facts.goal).amount(gap)) (\(share)) beyond this one."
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
        let hasInterval = results.contains { DifferenceText($0.gain).hasInterval }
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
