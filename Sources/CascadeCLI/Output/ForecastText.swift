import CascadeCore

/// What the records teach and what is expected from here, for people.
struct ForecastText {
    private let forecast: Forecast

    init(_ forecast: Forecast) { self.forecast = forecast }

    /// What is on record, what was learnt, then the forecast and the plan's own.
    var text: String {
        [
            forecast.outcome.programme.name, TextLayout.wrapped(observed), caution, learnt,
            TextLayout.wrapped(expected), table, footer,
        ]
        .compactMap(\.self).joined(separator: "\n\n")
    }

    private var observed: String {
        let people = Wording.counted(forecast.peopleReached, "person", "people")
        let sessions = Wording.counted(forecast.sessionsHeld, "session")
        guard forecast.sessionsHeld > 0 else {
            return
                "Nothing is on record until \(forecast.asOf.spelledOut), so this is the plan's own forecast."
        }
        return
            "On record until \(forecast.asOf.spelledOut): \(people) reached in \(sessions); "
            + "\(Wording.counted(forecast.trainersQualified, "trainer")), of whom "
            + "\(Wording.count(forecast.trainersDelivering)) have led a session."
    }

    /// That few trainers say little, with how much is still what was assumed.
    private var caution: String? {
        guard forecast.hasFewTrainers, forecast.sessionsHeld > 0 else { return nil }
        let wanted: [Assumption] = [.activation, .sessionsPerYear, .champion]
        let shares = wanted.map { assumption in
            let share =
                forecast.learnt.filter { $0.assumption == assumption }.map(\.priorShare).max() ?? 1
            return "\(Wording.percent(share)) of \(assumption.rawValue)"
        }
        return TextLayout.wrapped(
            "Only \(Wording.counted(forecast.trainersQualified, "trainer")) on record, fewer than "
                + "\(Forecast.fewestTrainers): much of this forecast is still what was assumed ("
                + "\(Wording.list(shares)))."
        )
    }

    private var learnt: String? {
        guard !forecast.learnt.isEmpty || !forecast.remarks.isEmpty else { return nil }
        let programme = forecast.outcome.programme
        var lines = ["What the records say (80% sure):"]
        for item in forecast.learnt {
            let words = LearntWords(item, of: programme).sentence
            lines.append(TextLayout.wrapped("  \(item.assumption.rawValue): \(words)", indent: 4))
        }
        for remark in forecast.remarks {
            lines.append(TextLayout.wrapped("  not learnt: \(remark).", indent: 4))
        }
        return lines.joined(separator: "\n")
    }

    private var expected: String {
        let outcome = forecast.outcome
        var text = "From here: " + outcome.reachSentence
        let plan = forecast.plan.final(.peopleReached)
        text +=
            " The plan alone led to expect \(Wording.count(plan.p50))"
            + (outcome.hasRange ? " (\(Wording.range(plan.p10, plan.p90)))" : "") + "."
        if let target = outcome.target, let goal = outcome.goal,
            let day = outcome.programme.target?.by
        {
            text +=
                " The chance of reaching \(goal) by \(day.spelledOut) is "
                + Wording.chance(target.probability, of: outcome.replicates)
            if let before = forecast.plan.target {
                text +=
                    "; by the plan alone it was \(Wording.chance(before.probability, of: forecast.plan.replicates))"
            }
            text += "."
        }
        return text
    }

    private var rows: [(metric: Metric, name: String, onRecord: Double)] {
        let reach = forecast.reach
        return [
            (.peopleReached, "people reached", Double(reach.peopleReached)),
            (.organisationsReached, "organisations reached", Double(reach.organisationsReached)),
            (.sessionsHeld, "sessions held", Double(reach.sessionsHeld)),
            (.trainersQualified, "trainers qualified", Double(reach.trainersQualified)),
            (.effectiveReach, "effective reach", reach.effectiveReach), (.cost, "cost", reach.cost),
        ]
    }

    private var table: String {
        let outcome = forecast.outcome
        let day = outcome.endMonth
        var table = TextTable([
            "By \(day)", "on record", "forecast", "80% sure", "plan alone", "80% sure",
        ])
        for (metric, name, now) in rows {
            let (end, plan) = (outcome.final(metric), forecast.plan.final(metric))
            if metric == .cost, end.p90 == 0, end.p10 == 0, plan.p90 == 0 { continue }
            table.add([
                name, forecast.sessionsHeld > 0 ? Wording.count(now) : "–", Wording.count(end.p50),
                range(end),
                Wording.count(plan.p50), range(plan),
            ])
        }
        return table.text()
    }

    private func range(_ summary: Outcome.Summary) -> String {
        forecast.outcome.hasRange ? Wording.range(summary.p10, summary.p90) : "–"
    }

    private var footer: String {
        let few =
            forecast.outcome.hasRange
            ? ""
            : " Fewer than \(Outcome.fewestForRange) replicates: too few to say how sure a number is."
        return TextLayout.wrapped(
            "What is on record was observed; what comes after it is simulated, "
                + "\(Wording.counted(forecast.outcome.replicates, "replicate")) of each, seed "
                + "\(forecast.outcome.seed).\(few) A month that nobody reported is not taken for one without sessions; "
                + "record “none” where there were none."
        )
    }
}
