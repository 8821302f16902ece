import CascadeCore

/// What a plan is, what it is expected to bring and how sure that is, for people.
struct PlanText {
    /// Organisations listed at most.
    static let mostGuests = 30
    /// Sessions listed at most.
    static let mostSessions = 30
    /// Organisations named at most for one session.
    static let mostPerSession = 12
    /// Organisations named at most that are out of one session.
    static let mostOut = 3
    /// Columns of a line.
    static let width = 100

    let facts: PlanFacts

    /// The text of a plan for a programme as it is.
    init(_ answer: PlanAnswer, today: Programme) {
        facts = PlanFacts(answer, today: today)
    }

    var answer: PlanAnswer { facts.answer }
    var words: PlanWords { facts.words }
    var currency: String { facts.today.currency }

    /// The answer in a few sentences, then whom to invite, the calendar, and how sure all is.
    var text: String {
        let plan =
            answer.plan.isEmpty ? [] : [invitations, calendar, additions].compactMap(\.self)
        return
            ([facts.today.name, TextLayout.wrapped(headline)] + plan
            + [certainty, footer].compactMap(\.self))
            .joined(separator: "\n\n")
    }

    /// Whether the programme and the request leave nothing to look for: no seat to share out, no session or tie to add.
    var hasNothingToDecide: Bool {
        answer.plan.isEmpty && answer.quality.plansTried <= 1 && answer.invitations.isEmpty
            && !answer.isInterrupted
    }

    // MARK: Headline

    /// The answer in a few sentences.
    var headline: String {
        var sentences: [String] = []
        if answer.isInterrupted {
            sentences.append("Stopped early: this is the best plan found until then.")
        }
        sentences += [aimSentence, emptySentence].compactMap(\.self)
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

    private var emptySentence: String? {
        guard answer.plan.isEmpty else { return nil }
        if hasNothingToDecide { return nothingToDecide }
        let tried = Wording.counted(answer.quality.plansTried, "plan")
        let among = answer.quality.plansTried > 1 ? " of the \(tried) tried" : ""
        return "Today's plan is already the best found\(among): nothing changes."
    }

    /// What would give the planner something to decide.
    private var nothingToDecide: String {
        let request = answer.request
        let hasBudget = request.limits.contains { limit in
            if case .budget = limit { return true }
            return false
        }
        let ways = [
            request.seating == .all ? nil : "share out the seats for anyone too (--share-out all)",
            request.further.isEmpty ? "hold further sessions (--more COURSE=N)" : nil,
            hasBudget ? nil : "spend a given sum on further sessions (--budget MONEY)",
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
        let all = Wording.counted(facts.today.organisations.count, "organisation")
        let start =
            "With \(planWord) \(count) expected to be reached on average by "
            + "\(facts.endMonth)\(sure(Wording.range(people.p10, people.p90))), in \(organisations) of \(all)"
        guard !answer.plan.isEmpty else { return start + "." }
        let before = Wording.count(answer.today.people.mean)
        guard facts.goal == .people, let gain = answer.quality.gain else {
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
        guard facts.goal != .people, facts.goal != .chanceOfTarget, !answer.plan.isEmpty,
            let planned = answer.planned.goals.first, let today = answer.today.goals.first
        else { return nil }
        if case .cheapest = answer.request.aim { return nil }
        let name = words.goal(facts.goal)
        let before = words.value(today, of: facts.goal)
        let start = "What it is for, \(name), comes to \(words.value(planned, of: facts.goal))"
        guard let gain = answer.quality.gain else {
            return "\(start); with today's plan \(before)."
        }
        return "\(start). \(gainSentence(gain, of: facts.goal, before: before))"
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
            let goal = facts.today.targetWords, let day = facts.today.target?.by
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
    func sure(_ range: String) -> String { facts.hasRange ? " (80% sure: \(range))" : "" }

    // MARK: Foot

    private var footer: String {
        let caution =
            facts.hasRange
            ? ""
            : " Fewer than \(Outcome.fewestForRange) replicates: too few to say how sure a number is."
        let more =
            answer.request.further.isEmpty && answer.request.mayDrop.isEmpty
            ? ". To let it hold further sessions: --budget; to let it leave some out: --drop COURSE"
            : ""
        let advice =
            answer.plan.isEmpty
            ? ""
            : """

            To put it into the programme: --write. To keep it apart for cascade compare: -o FILE.yaml. Why someone is not \
            invited: --why-not ID\(more)
            """
        return TextLayout.wrapped(
            """
            Simulated, not observed: \(Wording.counted(answer.replicates, "replicate")) up to \
            \(answer.lastDay.spelledOut), seed \(answer.seed). On average: over all of them, where cascade simulate tells the \
            one in the middle.\(caution)\(advice)
            """
        )
    }
}
