import CascadeCore
import CascadeFormats

/// Who has gone quiet, what champions hold, and the outcomes that funders follow, in words.
extension StatusText {
    /// What stalls, with names.
    var stalls: String? {
        let parts = [quiet, champions, refreshers, single].compactMap(\.self)
        guard !parts.isEmpty else { return "Nothing stalls: nobody has gone quiet for 90 days." }
        return parts.joined(separator: "\n\n")
    }

    private func who(_ position: Int) -> String {
        let person = programme.people[position]
        let home = programme.organisations.first { $0.id == person.organisation }?.name
        return "\(person.name) (\(person.id)), \(home ?? person.organisation)"
    }

    /// A sentence, then a line for each person.
    private func entry(_ sentence: String, _ lines: [String]) -> String {
        var all = [TextLayout.wrapped(sentence)]
        all += lines.prefix(Self.most).map { TextLayout.wrapped("  \($0)", indent: 4) }
        if lines.count > Self.most {
            all.append(
                "  and \(Wording.count(lines.count - Self.most)) more (--format csv --table stalls has all)"
            )
        }
        return all.joined(separator: "\n")
    }

    private var quiet: String? {
        let trainers = data.stalls.quietTrainers
        guard !trainers.isEmpty else { return nil }
        let brackets = Stalls.brackets.reversed().compactMap { bracket -> String? in
            let count = trainers.count { $0.bracket == bracket }
            return count > 0 ? "\(Wording.count(count)) for \(bracket) days or more" : nil
        }
        let confirmed = trainers.count { !$0.confirmed.isEmpty }
        let word =
            confirmed == trainers.count
            ? " All said that they held none in some month."
            : confirmed > 0
                ? " \(Wording.count(confirmed)) of them said that they held none in some month; the others have not reported."
                : " None of them has reported; that is not the same as having held none."
        return entry(
            "\(Wording.counted(trainers.count, "qualified trainer")) \(trainers.count == 1 ? "has" : "have") held no session since and \(trainers.count == 1 ? "has" : "have") none planned: \(Wording.list(brackets)).\(word)",
            trainers.map { trainer in
                let said =
                    trainer.confirmed.isEmpty
                    ? "not reported"
                    : "said none in \(Wording.list(trainer.confirmed.map(\.monthAndYear)))"
                return
                    "\(who(trainer.person)): qualified \(Wording.count(trainer.days)) days ago, \(said)"
            }
        )
    }

    private var champions: String? {
        let waiting = data.stalls.waitingChampions
        guard !waiting.isEmpty else { return nil }
        let weeks = data.stalls.halfLifeDays / 7
        return entry(
            "\(Wording.counted(waiting.count, "champion")) \(waiting.count == 1 ? "waits" : "wait") for train-the-trainer for longer than the \(weeks) weeks in which half of a skill fades.",
            waiting.map {
                "\(who($0.person)): came forward \(Wording.count($0.days)) days ago"
            }
        )
    }

    private var refreshers: String? {
        let due = data.stalls.dueRefreshers
        guard !due.isEmpty else { return nil }
        let out = due.count { $0.lastDay < history.asOf }
        return entry(
            "\(Wording.counted(due.count, "completed course")) \(due.count == 1 ? "is" : "are") due a refresher: \(Wording.count(out)) \(out == 1 ? "has" : "have") run out, the others do within \(Stalls.weeksAhead) weeks.",
            due.map {
                "\(who($0.person)): \(programme.courses[$0.course].name) \($0.lastDay < history.asOf ? "ran out" : "runs out") on \($0.lastDay.spelledOut)"
            }
        )
    }

    private var single: String? {
        let hanging = data.stalls.oneTrainer
        guard !hanging.isEmpty else { return nil }
        return entry(
            "\(Wording.counted(hanging.count, "organisation")) \(hanging.count == 1 ? "hangs" : "hang") on one trainer\(hanging.count == 1 ? "" : " each"): when that person leaves, sessions there stop.",
            hanging.map {
                "\(programme.organisations[$0.organisation].name): \(programme.people[$0.person].name) (\(programme.people[$0.person].id)), \(Wording.counted($0.sessions, "session")) in the last 365 days"
            }
        )
    }

    /// Dialogues held.
    var practice: String? {
        let rows = data.practiceRows.map { JSONText.object($0) }
        guard rows.contains(where: { $0.member(["held"]).cell != "0" }) else { return nil }
        var table = TextTable(["Practice", "held", "people", "preparation", "follow-up"])
        for row in rows {
            table.add(
                [row.member(["name"]).cell]
                    + ["held", "people", "preparationMeetings", "followUpMeetings"].map {
                        let cell = row.member([$0]).cell
                        return cell.isEmpty ? "–" : cell
                    }
            )
        }
        return table.text()
    }

    /// Baseline, latest figure and target of each indicator.
    var indicators: String? {
        guard !programme.indicators.isEmpty else { return nil }
        var table = TextTable(["Indicator", "baseline", "latest", "on", "target", "by"])
        func number(_ value: Double?) -> String { value.map { CSVText.number($0) } ?? "–" }
        for indicator in programme.indicators {
            let latest = data.latest(indicator.id)
            table.add([
                indicator.name + (indicator.unit.map { " (\($0))" } ?? ""),
                number(indicator.baseline), number(latest?.value),
                latest?.date.description ?? "–", number(indicator.target),
                indicator.by?.description ?? "–",
            ])
        }
        return table.text()
    }
}
