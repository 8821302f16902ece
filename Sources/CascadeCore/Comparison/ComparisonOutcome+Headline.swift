/// A comparison in plain words.
extension ComparisonOutcome {
    /// Fewer replicates than this say nothing about the interval of a mean.
    package static let fewestForInterval = 20

    /// The answer: of each other scenario, what it changes, how sure that is and how often it does better; of one scenario
    /// alone, what it reaches and what that hangs on most.
    ///
    /// - Parameter measure: what scenarios are judged by.
    /// - Returns: a paragraph for each other scenario, or one of the one alone.
    public func headline(_ measure: ComparedMeasure) -> [String] {
        guard entries.count > 1 else { return [alone(measure)] }
        return entries.indices.dropFirst().compactMap { position in
            pair(0, position).map { sentence($0, measure) }
        }
    }

    /// The name of a scenario inside a sentence.
    package func quoted(_ position: Int) -> String {
        let name = entries[position].name
        return name == Self.todaysPlan ? "today's plan" : "“\(name)”"
    }

    /// What the programme is called beside overlays of it.
    package static let todaysPlan = "Today's plan"

    private func alone(_ measure: ComparedMeasure) -> String {
        let words = MeasureWords(measure, of: entries[0].programme)
        guard let summary = entries[0].summaries[measure] else {
            return "\(quoted(0)) has no \(words.noun) to tell."
        }
        var text = "\(words.heading): "
        text += "\(words.value(summary.mean)) on average"
        if replicates >= Outcome.fewestForRange, measure != .chance {
            text += " (8 of 10 runs: \(words.value(summary.p10)) to \(words.value(summary.p90)))"
        }
        text += "."
        guard let bar = tornadoes.first?.bars.first, bar.width > 0 else { return text }
        text += " Most hangs on this: \(bar.label.prefix(1).lowercased() + bar.label.dropFirst())"
        return text + " (\(words.value(bar.low.value)) to \(words.value(bar.high.value)))."
    }

    private func sentence(_ pair: Pair, _ measure: ComparedMeasure) -> String {
        let (first, other) = (quoted(pair.from), quoted(pair.to))
        if pair.isNothing {
            return
                "\(other) and \(first) come to the same in every run: every difference is exactly 0."
        }
        var clauses = [change(pair, .people)].compactMap(\.self)
        if measure != .people, measure != .chance, let own = change(pair, measure) {
            clauses.append(own)
        }
        for goal in goals(of: pair) where ComparedMeasure.completions(goal) != measure {
            if let own = change(pair, .completions(goal)) { clauses.append(own) }
        }
        if measure != .cost, let cost = costChange(pair) { clauses.append(cost) }
        if let chance = chanceChange(pair) { clauses.append(chance) }
        let text = "With \(other) instead of \(first), \(Wording.list(clauses))."
        return [text, beats(pair, measure)].compactMap(\.self).joined(separator: " ")
    }

    /// Ids of the courses of which both targets want completions.
    private func goals(of pair: Pair) -> [String] {
        let wanted = Set(entries[pair.from].programme.target?.completions.map(\.course) ?? [])
        return (entries[pair.to].programme.target?.completions ?? []).map(\.course)
            .filter { wanted.contains($0) }
    }

    /// What a measure changes by, as a clause: `3 more people are reached (95% sure: 2 to 4)`.
    private func change(_ pair: Pair, _ measure: ComparedMeasure) -> String? {
        guard let found = pair.differences[measure] else { return nil }
        let words = MeasureWords(measure, of: entries[pair.to].programme)
        let difference = found.difference
        if found.isNothing { return "the \(shown(words, measure)) stays the same" }
        let interval = difference.interval
        let isClear = interval.lowerBound > 0 || interval.upperBound < 0
        guard replicates >= Self.fewestForInterval else {
            return "the \(shown(words, measure)) changes by about \(words.signed(difference.mean))"
        }
        guard isClear else {
            return """
                the runs can't tell a difference in \(words.noun) (95% sure: \(words.signed(interval)))
                """
        }
        let ends = [interval.lowerBound, interval.upperBound].sorted { abs($0) < abs($1) }
        let range = "\(words.unsigned(ends[0])) to \(words.unsigned(ends[1]))"
        switch measure {
        case .people: return "\(words.more(difference.mean)) are reached (95% sure: \(range))"
        case .organisations: return "\(words.more(difference.mean)) are reached (\(range))"
        case .embedded: return "there are \(words.more(difference.mean)) (\(range))"
        case .completions: return "\(words.more(difference.mean)) (95% sure: \(range))"
        default:
            return "the \(words.noun) is \(words.more(difference.mean)) (95% sure: \(range))"
        }
    }

    private func shown(_ words: MeasureWords, _ measure: ComparedMeasure) -> String {
        switch measure {
        case .people, .organisations, .embedded, .completions: "number of \(words.noun)"
        default: words.noun
        }
    }

    /// A clear change of the cost; nil where there is none.
    private func costChange(_ pair: Pair) -> String? {
        guard let found = pair.differences[.cost], !found.isNothing,
            replicates >= Self.fewestForInterval
        else { return nil }
        let interval = found.difference.interval
        guard interval.lowerBound > 0 || interval.upperBound < 0 else { return nil }
        let words = MeasureWords(.cost, of: entries[pair.to].programme)
        let text = words.more(found.difference.mean)
        return text.hasPrefix("no ") ? nil : "it costs \(text)"
    }

    private func chanceChange(_ pair: Pair) -> String? {
        guard let before = entries[pair.from].summaries[.chance]?.mean,
            let after = entries[pair.to].summaries[.chance]?.mean
        else { return nil }
        let (first, second) = (Wording.percent(before), Wording.percent(after))
        if first == second { return "the chance of the target stays at \(first)" }
        return
            "the chance of the target \(after > before ? "rises" : "falls") from \(first) to \(second)"
    }

    /// How often a scenario does better than the one it is compared with; nil for a yes or no.
    private func beats(_ pair: Pair, _ measure: ComparedMeasure) -> String? {
        // A chance is met or missed: what the target counts says more.
        let counted = goals(of: pair).first.map { ComparedMeasure.completions($0) } ?? .people
        let judged = measure == .chance ? counted : measure
        guard let found = pair.differences[judged], !found.isNothing else { return nil }
        let words = MeasureWords(judged, of: entries[pair.to].programme)
        let wins = found.chanceBetter - found.ties / 2
        let losses = 1 - wins - found.ties
        let draws = found.ties >= 0.05 ? " and does as well in \(Self.runs(found.ties))" : ""
        let (verb, share) =
            wins >= losses ? ("beats", wins) : ("does worse than", losses)
        return
            "In \(words.noun) it \(verb) \(quoted(pair.from)) in \(Self.runs(share))\(draws)."
    }

    /// A share of runs in words: `9 of 10 runs`, `every run`, `nearly every run`.
    package static func runs(_ share: Double) -> String {
        if share >= 1 { return "every run" }
        if share <= 0 { return "no run" }
        if share > 0.95 { return "nearly every run" }
        if share < 0.05 { return "hardly any run" }
        return "\(Wording.whole(share * 10)) of 10 runs"
    }
}
