// A plan in a few sentences.
extension PlanFacts {
    private var currency: String { today.currency }

    /// Whether the programme and the request leave nothing to look for: no seat to share out, no session or tie to add.
    package var hasNothingToDecide: Bool {
        answer.plan.isEmpty && answer.quality.plansTried <= 1 && answer.invitations.isEmpty
            && !answer.isInterrupted
    }

    // MARK: Headline

    /// The answer in a few sentences.
    ///
    /// - Parameter tellingOptions: whether the options of the command line are named by which more could be decided.
    /// - Returns: the sentences.
    package func headline(tellingOptions: Bool) -> String {
        var sentences: [String] = []
        if answer.isInterrupted {
            sentences.append("Stopped early: this is the best plan found until then.")
        }
        sentences += [aimSentence, emptySentence(tellingOptions)].compactMap(\.self)
        sentences.append(peopleSentence)
        sentences += [goalSentence, rankedSentence, chanceSentence, costSentence]
            .compactMap(\.self)
        return sentences.joined(separator: " ")
    }

    private var aimSentence: String? {
        guard case .cheapest(let goal, _) = answer.request.aim else { return nil }
        let asked = "Asked for: \(words.aim(answer.request.aim))."
        let value = words.value(answer.planned.goals.first ?? 0, of: goal)
        let cost = Wording.roundMoney(answer.planned.cost.mean, currency)
        return answer.meetsAim == false
            ? "\(asked) No plan found within these limits comes to that; the nearest comes to \(value), at \(cost)."
            : "\(asked) This plan comes to \(value), at \(cost)."
    }

    private func emptySentence(_ tellingOptions: Bool) -> String? {
        guard answer.plan.isEmpty else { return nil }
        if hasNothingToDecide { return nothingToDecide(tellingOptions) }
        let tried = Wording.counted(answer.quality.plansTried, "plan")
        let among = answer.quality.plansTried > 1 ? " of the \(tried) tried" : ""
        return "Today's plan is already the best found\(among): nothing changes."
    }

    /// What would give the planner something to decide.
    private func nothingToDecide(_ tellingOptions: Bool) -> String {
        func option(_ text: String) -> String { tellingOptions ? " (\(text))" : "" }
        let request = answer.request
        let hasBudget = request.limits.contains { limit in
            if case .budget = limit { return true }
            return false
        }
        let ways = [
            request.seating == .all
                ? nil : "share out the seats for anyone too\(option("--share-out all"))",
            request.further.isEmpty ? "hold further sessions\(option("--more COURSE=N"))" : nil,
            hasBudget ? nil : "spend a given sum on further sessions\(option("--budget MONEY"))",
        ]
        .compactMap(\.self)
        let start = "There is nothing to decide in this programme as asked"
        guard let last = ways.last else { return "\(start)." }
        let list = ways.count > 1 ? ways.dropLast().joined(separator: ", ") + " or " + last : last
        return "\(start). Maybe let the plan \(list)."
    }

    private var planWord: String {
        guard answer.plan.isEmpty else { return "this plan" }
        return hasNothingToDecide ? "today's plan" : "it"
    }

    private var peopleSentence: String {
        let people = answer.planned.people
        let count = Wording.counted(Wording.whole(people.mean), "person is", "people are")
        let organisations = Wording.count(answer.planned.organisations.mean)
        let all = Wording.counted(today.organisations.count, "organisation")
        let start =
            "With \(planWord) \(count) expected to be reached on average by "
            + "\(endMonth)\(sure(Wording.range(people.p10, people.p90))), in \(organisations) of \(all)"
        guard !answer.plan.isEmpty else { return start + "." }
        let before = Wording.count(answer.today.people.mean)
        guard goal == .people, let gain = answer.quality.gain else {
            return "\(start); with today's plan \(before)."
        }
        return "\(start). \(gainSentence(gain, of: .people, before: before))"
    }

    private func gainSentence(_ gain: Difference, of goal: Goal, before: String) -> String {
        let text = DifferenceText(GoalDifference(goal).scaled(gain))
        if text.isNothing || text.hasInterval && !text.isClear {
            return "These runs can't tell that from today's plan, which comes to \(before)."
        }
        return
            "That is \(GoalDifference(goal).told(gain)) than with today's plan, which comes to \(before)."
    }

    /// What the plan is for, where that is not people.
    private var goalSentence: String? {
        guard goal != .people, goal != .chanceOfTarget, !answer.plan.isEmpty,
            let planned = answer.planned.goals.first, let today = answer.today.goals.first
        else { return nil }
        if case .cheapest = answer.request.aim { return nil }
        let name = words.goal(goal)
        let before = words.value(today, of: goal)
        let start = "What it is for, \(name), comes to \(words.value(planned, of: goal))"
        guard let gain = answer.quality.gain else {
            return "\(start); with today's plan \(before)."
        }
        return "\(start). \(gainSentence(gain, of: goal, before: before))"
    }

    /// Goals after the first.
    private var rankedSentence: String? {
        let goals = answer.request.aim.goals
        guard goals.count > 1, !answer.plan.isEmpty else { return nil }
        let parts = goals.indices.dropFirst().compactMap { position -> String? in
            guard position < answer.planned.goals.count, position < answer.today.goals.count else {
                return nil
            }
            let goal = goals[position]
            return words.attained(
                goal,
                answer.planned.goals[position],
                today: answer.today.goals[position]
            )
        }
        return parts.isEmpty ? nil : "Next in rank: \(Wording.list(parts))."
    }

    private var chanceSentence: String? {
        guard let before = answer.today.chanceOfTarget, let after = answer.planned.chanceOfTarget,
            let goal = today.targetWords, let day = today.target?.by
        else { return nil }
        let start = "The chance of reaching \(goal) by \(day.spelledOut)"
        let (first, second) = (Wording.percent(before), Wording.percent(after))
        if answer.plan.isEmpty { return "\(start) is \(second)." }
        if first == second { return "\(start) stays at \(second)." }
        return "\(start) \(after > before ? "rises" : "falls") from \(first) to \(second)."
    }

    private var costSentence: String? {
        let (before, after) = (answer.today.cost, answer.planned.cost)
        guard [before.p10, before.p90, after.p10, after.p90].contains(where: { $0 != 0 }) else {
            return nil
        }
        func money(_ amount: Double) -> String { Wording.roundMoney(amount, currency) }
        let isIncome = after.p90 <= 0 && after.mean < 0
        let start = isIncome ? "Fees and donations bring" : "It costs"
        let ends = isIncome ? (-after.p90, -after.p10) : (after.p10, after.p90)
        let range =
            money(ends.0) == money(ends.1) ? "" : sure("\(money(ends.0)) to \(money(ends.1))")
        let more = isIncome ? " more than is spent" : ""
        let amount =
            "\(start) \(money(isIncome ? -after.mean : after.mean))\(more) on average\(range)"
        guard !answer.plan.isEmpty else { return amount + "." }
        let change = after.mean - before.mean
        if Wording.whole(abs(change)) == 0 { return "\(amount), as today's plan does." }
        let kind = change > 0 ? "more" : "less"
        return isIncome
            ? "\(amount); today's plan \(money(-before.mean))."
            : "\(amount), \(money(abs(change))) \(kind) than today's plan."
    }

    /// A range in brackets, where there are replicates enough for one.
    package func sure(_ range: String) -> String { hasRange ? " (80% sure: \(range))" : "" }
}
