/// What a change to a programme brings, in plain words.
package struct EffectWords: Sendable {
    private let programme: Programme
    private let effect: WhatIf.Effect
    private let among: [String]
    private let lastDay: CalendarDate

    /// The words for an effect; `among` is what was counted apart, by name.
    package init(
        _ programme: Programme,
        _ effect: WhatIf.Effect,
        among: [String] = [],
        lastDay: CalendarDate
    ) {
        self.programme = programme
        self.effect = effect
        self.among = among
        self.lastDay = lastDay
    }

    /// The whole answer in a few sentences.
    package var answer: String {
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
    package var condition: String {
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
}
