import CascadeCore
import CascadeFormats

/// What a change to a programme brings: the answer to `cascade analyse` with `--without`, `--tie` or `--trainer`.
struct EffectReport {
    let programme: Programme
    let effect: WhatIf.Effect
    /// What was counted apart, by name; empty: nothing.
    var among: [String] = []
    let seed: UInt64
    let lastDay: CalendarDate

    /// The answer in a format.
    func text(as format: DataFormat) -> String {
        switch format {
        case .text: plain
        case .json: json
        case .csv: csv
        }
    }

    private var replicates: Int { effect.people.replicates }

    // MARK: Words

    private var plain: String {
        let ranges =
            DifferenceText(effect.people).hasInterval
            ? """
            In brackets: the 95% interval of the expected difference, from pairs of runs on the same draws. Single runs vary \
            more.
            """
            : "Too few replicates to say how sure the numbers are."
        return """
            \(programme.name)

            \(TextLayout.wrapped(answer))

            \(TextLayout.wrapped("\(ranges) Simulated, not observed: "
                + "\(Wording.counted(replicates, "replicate")), with and without, seed \(seed)."))
            """
    }

    /// The whole answer in a few sentences.
    var answer: String {
        [peopleSentence, elsewhereSentence, amongSentence, chanceSentence]
            .compactMap(\.self).joined(separator: " ")
    }

    private var peopleSentence: String {
        let people = DifferenceText(effect.people)
        let before = Wording.count(effect.peopleBefore)
        let end = (lastDay + -6).monthAndYear
        if people.isNothing {
            return
                "\(condition), nothing changes: \(before) people are expected by \(end) either way, as many in every run."
        }
        guard people.hasInterval else {
            return
                "\(condition), about \(people.expected) people are expected by \(end), of \(before)."
        }
        guard people.isClear else {
            return """
                \(condition), the number of people expected by \(end), \(before), changes by no more than these runs can tell \
                from chance (95% sure: \(people.bounds))\(runs(people)).
                """
        }
        return """
            \(condition), \(people.expected) people are expected by \(end) (95% sure: \(people.interval)), of \(before)\
            \(runs(people)).
            """
    }

    private func runs(_ difference: DifferenceText) -> String {
        difference.runs.map { "; in 8 of 10 runs \($0)" } ?? ""
    }

    private var elsewhereSentence: String? {
        guard let elsewhere = effect.elsewhere, !DifferenceText(effect.people).isNothing else {
            return nil
        }
        let text = DifferenceText(elsewhere)
        let own = DifferenceText.amount(elsewhere.mean - effect.people.mean)
        let start = "That includes the \(own) reached there as it is;"
        if text.isNothing { return "\(start) elsewhere nothing changes." }
        if text.hasInterval, !text.isClear {
            return "\(start) elsewhere the runs can't tell a difference (\(text.bounds))."
        }
        let interval = text.hasInterval ? " (\(text.interval))" : ""
        return "\(start) elsewhere \(text.expected) are reached\(interval)."
    }

    private var amongSentence: String? {
        guard let difference = effect.among, let before = effect.amongBefore else { return nil }
        let text = DifferenceText(difference)
        let start = "Among the people of \(Wording.list(among)), \(Wording.count(before)) as it is,"
        if text.isNothing { return "\(start) nothing changes." }
        if text.hasInterval, !text.isClear {
            return "\(start) the runs can't tell a difference (95% sure: \(text.bounds))."
        }
        let interval = text.hasInterval ? " (95% sure: \(text.interval))" : ""
        return "\(start) \(text.expected) are reached\(interval)."
    }

    private var chanceSentence: String? {
        guard let chance = effect.chanceOfTarget else { return nil }
        let (before, after) = (Wording.percent(chance.before), Wording.percent(chance.after))
        return before == after
            ? "The chance of the target stays at \(before)."
            : "The chance of the target goes from \(before) to \(after)."
    }

    /// What is otherwise, as the start of a sentence: `Without A and with a tie between B and C`.
    var condition: String {
        let names = ProgrammeNames(programme)
        var without: [String] = []
        var with: [String] = []
        var trainers: [(organisation: String, count: Int)] = []
        for change in effect.changes {
            switch change {
            case .organisationLeaves(let id): without.append(names.organisation(id))
            case .personLeaves(let id): without.append(names.person(id))
            case .trainerLeaves(let id):
                without.append("one founding trainer at \(names.organisation(id))")
            case .tie(let first, let second, let strength):
                with.append(
                    """
                    a tie between \(names.organisation(first)) and \(names.organisation(second)) (strength \
                    \(Wording.hundredths(strength)))
                    """
                )
            case .trainer(let id):
                if let place = trainers.firstIndex(where: { $0.organisation == id }) {
                    trainers[place].count += 1
                } else {
                    trainers.append((id, 1))
                }
            case .seats(let session, let organisation, let count):
                with.append(
                    "\(Wording.counted(count, "seat")) at \(session) for \(names.organisation(organisation))"
                )
            }
        }
        for (id, count) in trainers {
            let more = count == 1 ? "one more founding trainer" : "\(count) more founding trainers"
            with.append("\(more) at \(names.organisation(id))")
        }
        let parts = [
            without.isEmpty ? nil : "without \(Wording.list(without))",
            with.isEmpty ? nil : "with \(Wording.list(with))",
        ]
        let text = parts.compactMap(\.self).joined(separator: ", ")
        return text.prefix(1).uppercased() + text.dropFirst()
    }

    // MARK: Data

    private var json: String {
        JSONText.object(
            [
                ("schema", .string("cascade.what-if/1")),
                (
                    "programme",
                    .object([("id", .string(programme.id)), ("name", .string(programme.name))])
                ),
                ("seed", .integer(seed)),
                ("replicates", .count(replicates)),
                ("lastDay", .string(lastDay.description)),
                ("answer", .string(answer)),
            ] + JSONText.members(of: effect)
        ).text
    }

    private var csv: String {
        let measures: [(String, Double?, Difference?)] = [
            ("people", effect.peopleBefore, effect.people),
            ("elsewhere", nil, effect.elsewhere),
            ("among", effect.amongBefore, effect.among),
        ]
        var rows = measures.compactMap { name, before, difference -> [String]? in
            guard let difference else { return nil }
            let numbers: [Double?] = [
                before, before.map { $0 + difference.mean }, difference.mean,
                difference.standardError, difference.interval.lowerBound,
                difference.interval.upperBound, difference.p10, difference.p50, difference.p90,
            ]
            return [name] + numbers.map(CSVText.number)
        }
        if let chance = effect.chanceOfTarget {
            let numbers = [chance.before, chance.after, chance.after - chance.before]
            rows.append(
                ["chanceOfTarget"] + numbers.map(CSVText.number)
                    + Array(repeating: "", count: 6)
            )
        }
        return CSVText.table(
            ["measure", "before", "after", "mean", "se", "low", "high", "p10", "p50", "p90"],
            rows
        )
    }
}

extension CSVText {
    /// A number in the shortest form that reads back as the same; empty for nil and for what is no number.
    static func number(_ value: Double?) -> String {
        guard let value, value.isFinite else { return "" }
        return JSONText.text(of: value)
    }
}
