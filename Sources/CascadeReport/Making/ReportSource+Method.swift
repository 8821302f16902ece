import CascadeCore

// How it was worked out, what was assumed, what the model can't say, and how to check the report.
extension ReportSource {
    /// The method in plain words.
    var method: ReportSection {
        ReportSection(
            "method",
            "How these figures were worked out",
            .neutral,
            [
                .list([
                    "\(strong: "What was counted") comes from the sessions on record: who came, who completed, who came forward. A person is reached once, when they first complete a course.",
                    "\(strong: "What is expected") is simulated: week by week the model books people into sessions, lets them come or stay away, come forward, qualify, begin to train others, move on and stop. Organisations, ties and planned sessions are the programme’s own.",
                    "The programme is run \(Wording.counted(outcome.replicates, "time")), each time with other luck and other values of what is not known. “80% sure” means: 8 in 10 runs end in that range. The number given first is the middle run.",
                    hasRecords
                        ? "The simulation starts from where the records stand, and what was assumed is corrected by what the records say, the more of them the more so."
                        : "As nothing is on record yet, the simulation starts from the plan and from assumptions alone.",
                    "Seed \(String(outcome.seed)), \(Wording.counted(outcome.replicates, "run")), until \(outcome.lastDay.spelledOut): with the same programme and these numbers anyone gets the same figures to the last digit.",
                ])
            ]
        )
    }

    /// What was assumed, with sources and what the records say.
    var assumptions: ReportSection {
        var section = ReportSection("assumptions", "What was assumed", .neutral)
        var table = ReportTable(
            "table-assumptions",
            "Assumptions",
            columns: ["Assumption", "Value", "Where it comes from"]
                + (hasRecords ? ["What the records say"] : [])
        )
        for line in assumptionLines {
            table.add(
                line.name,
                [.words(line.value), .words(line.source)]
                    + (hasRecords ? [line.learnt.map { .words($0) } ?? .none] : [])
            )
        }
        section.items.append(
            .text(
                "Everything that the simulation can’t know is written down here, with where it comes from. A range or a spread stands for what is not known: each run draws its own value from it\(hasRecords ? ", after what the records say has been put together with it" : "")."
            )
        )
        if let forecast, forecast.hasFewTrainers {
            section.items.append(
                .text(
                    "\(strong: "Take care:") fewer than \(Wording.count(Forecast.fewestTrainers)) trainers are on record, so much of the forecast is still what was assumed."
                )
            )
        }
        section.items.append(.table(table))
        if let words = leftOut { section.items.append(.note("\(words)")) }
        if isPublic, hasRecords {
            section.items.append(
                .note(
                    "What the records say is rounded here, and left out where few people are behind it; the forecast uses it all the same."
                )
            )
        }
        return section
    }

    private struct AssumptionLine {
        var name: String
        var value: String
        var source: String
        var learnt: String?
    }

    /// Most places of an assumption that are told one by one.
    private static let mostPlaces = 3

    private var assumptionLines: [AssumptionLine] {
        let table = AssumptionTable(programme)
        return Assumption.allCases.filter(applies).flatMap { assumption -> [AssumptionLine] in
            var seen = Set<String>()
            let places = table.inForce(assumption).map { slot, courses in
                (
                    value: AssumptionWords.value(slot.quantity, of: assumption),
                    place: place(slot, courses),
                    source: slot.source ?? "the programme’s own"
                )
            }
            .filter { seen.insert("\($0.value)\u{0}\($0.place)\u{0}\($0.source)").inserted }
            let shown = places.prefix(Self.mostPlaces)
            return shown.enumerated().map { position, entry in
                let isLast = position == shown.count - 1
                let rest = places.count - shown.count
                return AssumptionLine(
                    name: position == 0
                        ? name(assumption) : "\(name(assumption)), \(placeWords(entry.place))",
                    value: entry.value,
                    source: sourceWords(entry.place, entry.source, isFirst: position == 0)
                        + (isLast && rest > 0
                            ? "; and \(Wording.counted(rest, "further place")) with values of their own"
                            : ""),
                    learnt: position == 0 ? learnt(assumption) : nil
                )
            }
        }
    }

    /// Whether an assumption has a part in this programme: those about champions where a course makes any, those about trainers
    /// where a course qualifies people to deliver one.
    private func applies(_ assumption: Assumption) -> Bool {
        switch assumption {
        case .champion: programme.courses.contains(where: \.makesChampions)
        case .activation, .firstDeliveryLag, .sessionsPerYear, .deliveryShape, .career,
            .trainerLapse, .groupSize, .openness, .fidelity:
            programme.courses.contains(where: \.isTrainTheTrainer)
        case .attendance, .completion, .turnover, .moves, .skillHalfLife: true
        }
    }

    /// What is not among the assumptions listed, and why; nil where all are.
    private var leftOut: String? {
        guard !Assumption.allCases.allSatisfy(applies) else { return nil }
        return applies(.activation)
            ? "How many come forward is left out: no course of this programme makes champions."
            : "What is assumed of champions and of people who train others is left out: no course of this programme qualifies anyone to deliver one."
    }

    private func sourceWords(_ place: String, _ source: String, isFirst: Bool) -> String {
        source == "the programme’s own"
            ? "set by the programme\(isFirst && place != "programme" ? ", for \(placeWords(place))" : "")"
            : source
    }

    /// Where a further value holds, in words.
    private func placeWords(_ place: String) -> String {
        switch place {
        case "programme": "elsewhere in the programme"
        case "default for workforce not given": "elsewhere"
        case "default for workforce charity": "staff of charities"
        case "default for workforce social-work": "children’s social workers"
        case "default for workforce teaching": "teachers"
        case "default for workforce police": "police officers"
        case "default for workforce volunteers": "volunteers"
        default: place.hasPrefix("default") ? "everywhere else" : place
        }
    }

    private func place(_ slot: AssumptionTable.Slot, _ courses: [Int]) -> String {
        let words = slot.place.split(separator: " ", maxSplits: 1)
        if words.count == 2, let kind = words.first {
            let id = String(words[1])
            switch kind {
            case "course": return programme.courses.first { $0.id == id }?.name ?? id
            case "sector": return programme.sectors.first { $0.id == id }?.name ?? id
            case "organisation": return programme.organisations.first { $0.id == id }?.name ?? id
            default: break
            }
        }
        guard slot.source != nil, !courses.isEmpty, courses.count < programme.courses.count else {
            return slot.place
        }
        return Wording.list(courses.prefix(3).map { programme.courses[$0].name })
    }

    /// An assumption in a few words.
    private func name(_ assumption: Assumption) -> String {
        switch assumption {
        case .attendance: "Someone booked turns up"
        case .completion: "Someone who turns up completes"
        case .champion: "Someone who completes comes forward"
        case .activation: "A new trainer ever trains others"
        case .firstDeliveryLag: "Weeks from qualifying to the first session"
        case .sessionsPerYear: "Sessions a year of an active trainer"
        case .deliveryShape: "How alike trainers are (small: a few give most)"
        case .career: "Weeks for which a trainer goes on"
        case .trainerLapse: "Share of trainers who stop in a year"
        case .groupSize: "People at a trainer’s session"
        case .openness: "A seat goes to a partner organisation"
        case .turnover: "Share of staff who leave in a year"
        case .moves: "Share of leavers who go to a partner"
        case .fidelity: "What each generation keeps of the one before"
        case .skillHalfLife: "Weeks in which half of a skill is lost"
        }
    }

    private func learnt(_ assumption: Assumption) -> String? {
        guard let forecast else { return nil }
        let own = forecast.learnt.filter { $0.assumption == assumption }
        guard !own.isEmpty else { return nil }
        if isPublic { return own.first.flatMap(publicWords) }
        return own.map { LearntWords($0, of: programme).sentence }.joined(separator: " ")
    }

    /// Fewest observations behind what others may read of an assumption.
    private static let fewestObserved = 50.0

    /// What was learnt without the counts behind it: chances to the nearest tenth, and nothing where few are behind it.
    private func publicWords(_ learnt: Learnt) -> String? {
        guard learnt.observed >= Self.fewestObserved else { return nil }
        switch learnt.assumption {
        case .attendance, .completion, .champion, .activation, .openness:
            let tens = Wording.whole(learnt.posterior.p50 * 10)
            return tens == 0
                ? "fewer than 1 in 20" : tens == 10 ? "nearly all" : "about \(tens) in 10"
        default: return nil
        }
    }

    /// What the model can't say.
    var limitsOfModel: ReportSection {
        var entries: [Prose] = [
            "A simulation is no promise. It says what follows if people behave as assumed; funding, elections, illness and the like are not in it beyond the yearly shares given above.",
            "It knows who was trained, not what changed in people’s lives. “Reached” means that someone completed a course.",
            "Effects of training on behaviour fade and differ from person to person; the model uses one half-life for all.",
            "Ties between organisations are as the programme gives them; new friendships that form on the way do not become ties.",
            "The ranges hold what is known to be unknown. If an assumption is wrong altogether, the truth can lie outside of them.",
        ]
        if hasRecords {
            entries.append(
                "Records may be incomplete: a month that nobody reported is not taken for a month without sessions."
            )
        } else {
            entries.append(
                "Nothing is on record yet: how far people really come, come forward and train others is not known for this programme."
            )
        }
        return ReportSection(
            "limits",
            "What the model cannot say",
            .neutral,
            [.list(entries)]
        )
    }

    /// How to check the report.
    var verifying: ReportSection {
        ReportSection(
            "verify",
            "How to check this report",
            .neutral,
            [
                .text(
                    "Whoever has the programme can have every figure and picture of this page worked out again and compared: \(strong: "cascade verify report.html PROGRAMME") names each one that differs."
                ),
                .list([
                    "Made by Cascade \(ProductVersion.text)",
                    "Records until \(asOf.spelledOut)",
                    "Simulated until \(outcome.lastDay.spelledOut), \(Wording.counted(outcome.replicates, "run")), seed \(String(outcome.seed))",
                    isPublic ? "For everyone: small numbers hidden, nobody named" : "For the lead",
                    "Content \(digest)",
                ]),
            ]
        )
    }
}
