extension WarningEvidence {
    /// Warnings about the budget, the target and sessions that are called off.
    func aboutMoneyAndTarget() -> [Warning] {
        [budgetExceeded(), attendancesCountedAsPeople(), sessionsCancelled()].compactMap { $0 }
    }

    private func budgetExceeded() -> Warning? {
        guard let outcome, let budget = programme.budget, budget > 0 else { return nil }
        let cost = outcome.final(.cost)
        let chance = cost.chance(above: budget)
        guard cost.mean > budget || chance >= WarningThreshold.overBudget else { return nil }
        let expected = money(cost.mean)
        let risk = chance >= 0.95 ? "more than 19 in 20" : PlainWords.share(chance)
        let limit = Wording.money(min(budget, 1e15), programme.currency)
        let message =
            cost.mean > budget
            ? "The expected cost of \(expected) is \(money(cost.mean - budget)) above the budget of \(limit); the chance of going over it is \(risk)."
            : "The expected cost of \(expected) keeps within the budget of \(limit), but the chance of going over it is \(risk)."
        return Warning(
            kind: .budgetExceeded,
            about: wholeProgramme,
            message: message,
            advice: "Find more money, or plan fewer sessions or cheaper ones.",
            share: chance
        )
    }

    private func attendancesCountedAsPeople() -> Warning? {
        guard let target = programme.target, let people = target.people ?? target.effective else {
            return nil
        }
        let isOutOfReach =
            outcome?.target.map { $0.probability < WarningThreshold.outOfReach } ?? true
        guard isOutOfReach else { return nil }
        let founders = programme.organisations.reduce(0) { $0 + $1.foundingTrainers }
        let available = headcount - founders
        let advice =
            "Agree with your funder whether people or attendances are meant, and report the two apart."
        if people > available {
            let less =
                founders > 0
                ? ", the founding trainers left out" : ""
            return Warning(
                kind: .attendancesCountedAsPeople,
                about: wholeProgramme,
                message:
                    "The target is \(PlainWords.exact(people)) people, but there are only \(PlainWords.exact(available)) to train\(less), and someone who comes twice is still one person.",
                advice: advice,
                share: 1
            )
        }
        guard let outcome, outcome.target != nil, let wanted = target.people else { return nil }
        let week = min(outcome.weeks - 1, max(0, programme.week(of: target.by)))
        guard let attendances = outcome.series[.attendances]?[week].p50,
            let reached = outcome.series[.peopleReached]?[week].p50,
            attendances >= Double(wanted), reached < Double(wanted)
        else { return nil }
        return Warning(
            kind: .attendancesCountedAsPeople,
            about: wholeProgramme,
            message:
                "By \(target.by.spelledOut) the plan expects \(PlainWords.about(attendances)) attendances but only \(PlainWords.about(reached)) people: the target of \(PlainWords.exact(wanted)) people is met only by counting everyone who turns up, not each person once on completing.",
            advice: advice,
            share: 1 - reached / Double(wanted)
        )
    }

    private func sessionsCancelled() -> Warning? {
        guard let outcome else { return nil }
        var affected: [(name: String, cancelled: Double, all: Double)] = []
        for (course, result) in zip(programme.courses, outcome.courses) {
            let all = result.sessionsHeld + result.sessionsCancelled
            guard result.sessionsCancelled >= 1,
                result.sessionsCancelled >= WarningThreshold.cancelledShare * all
            else { continue }
            affected.append((course.name, result.sessionsCancelled, all))
        }
        guard let worst = affected.max(by: { $0.cancelled / $0.all < $1.cancelled / $1.all }) else {
            return nil
        }
        let names = affected.map {
            "\(PlainWords.clipped($0.name)) (\(PlainWords.decimal($0.cancelled)) of \(PlainWords.decimal($0.all)))"
        }
        return Warning(
            kind: .sessionsCancelled,
            about: PlainWords.list(affected.map(\.name)),
            message:
                "Many sessions are called off in the forecast for want of people or trainers: \(PlainWords.listParts(names)).",
            advice:
                "Hold them less often, lower the least number of people, or invite more of those who may take part.",
            share: worst.cancelled / worst.all
        )
    }
}

extension Outcome.Summary {
    /// The chance of a higher value than this, read off the quantiles in straight lines, 0.02 to 0.98 at the ends.
    func chance(above value: Double) -> Double {
        let points = [
            (0.05, p05), (0.10, p10), (0.25, p25), (0.50, p50), (0.75, p75), (0.90, p90),
            (0.95, p95),
        ]
        guard value >= p05 else { return 1 - 0.02 }
        guard value < p95 else { return value > p95 || p05 == p95 ? 0.02 : 0.05 }
        for (lower, upper) in zip(points, points.dropFirst())
        where lower.1 <= value && value < upper.1 {
            let part = (value - lower.1) / (upper.1 - lower.1)
            return 1 - (lower.0 + part * (upper.0 - lower.0))
        }
        return 0.02
    }
}
