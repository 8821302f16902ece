import CascadeCore
import CascadeFormats

// The first words, and what has happened and what is expected.
extension ReportSource {
    /// A word for the content that the report was made from.
    ///
    /// That of a public report covers the plan without people and records: from a word for the whole, someone who knows all
    /// but one number could find that number by trying.
    var digest: String {
        guard isPublic else { return ProgrammeFolder.digest(of: programme) }
        var plan = programme.asPlanned.draft
        plan.people = []
        for position in plan.sessions.indices {
            plan.sessions[position].people = []
            plan.sessions[position].trainers = []
        }
        return ProgrammeFolder.digest(of: Programme(checked: plan))
    }

    var sections: [ReportSection] {
        // The large pictures in an order in which they share sheets of paper with what is around them.
        let maps =
            showsPlan
            ? [lineage, map, acrossSectors]
            : hasRecords ? [map, acrossSectors, lineage] : [acrossSectors, map, lineage]
        let first = [observed, expected, target, overTime, funnel, sectorsAndAreas, evenness]
        let last = [costs, indicators, method, assumptions, limitsOfModel, verifying]
        return (first + maps + last).compactMap(\.self)
    }

    /// How far it goes, how sure that is, and how far it has come.
    var headline: [Prose] {
        let end = outcome.final(.peopleReached)
        let subject = outcome.reproductionNumber == nil ? "this programme" : "this cascade"
        let people = count("headline-people", "Expected people reached", end.p50)
        var first: Prose =
            "By \(strong: outcome.endMonth) \(subject) is expected to have reached about \(people) people"
        if outcome.hasRange, end.p10 != end.p90 {
            let sure = range(
                "headline-sure",
                "Expected people reached, 80% sure",
                end.p10,
                end.p90
            )
            first = first.joined("; we are 80% sure that it will be \(sure)")
        }
        first = first.joined(".")
        var sentences = [first]
        if hasRecords {
            let reached = count("headline-reached", "People reached so far", peopleReached)
            let organisations = count(
                "headline-organisations",
                "Organisations reached so far",
                reach.organisationsReached
            )
            sentences.append(
                "By \(asOf.spelledOut) it had reached \(reached) people in \(organisations) of \(Wording.counted(programme.organisations.count, "organisation"))."
            )
        } else {
            sentences.append(
                "Nothing is on record yet: all that this report says was simulated, not counted."
            )
        }
        if let result = outcome.target, let goal = outcome.goal, let day = programme.target?.by {
            sentences.append(chanceSentence(result.probability, "\(goal) by \(day.spelledOut)"))
        }
        return sentences
    }

    /// The chance of the target; a share of runs is never said to be certain.
    private func chanceSentence(_ probability: Double, _ goal: String) -> Prose {
        var chance = chance("headline-chance", "Chance of meeting the target", probability)
        chance.text = chance.text.replacing("<", with: "less than ")
            .replacing(">", with: "more than ")
        return "The chance of the target, \(goal), is \(chance)."
    }

    func chance(_ id: String, _ label: String, _ probability: Double) -> ReportFigure {
        ReportFigure(
            id,
            label,
            value: Self.digits(probability, 3),
            text: Wording.chance(probability, of: outcome.replicates)
        )
    }

    /// What has happened.
    var observed: ReportSection {
        var section = ReportSection("observed", "What has happened so far", .observed)
        guard hasRecords else {
            section.items.append(
                .text(
                    "Nothing is on record until \(asOf.spelledOut). As soon as a session is recorded, this block says what was counted."
                )
            )
            return section
        }
        section.items.append(
            .note("Counted from the records until \(asOf.spelledOut). Nothing here was simulated.")
        )
        var tiles: [ReportSection.Tile] = [
            .init(
                count("observed-people", "People reached", peopleReached),
                "people reached",
                note: "each counted once, when they first completed a course"
            ),
            .init(
                count(
                    "observed-organisations",
                    "Organisations reached",
                    reach.organisationsReached
                ),
                "organisations reached",
                note: "of \(Wording.count(programme.organisations.count)) in the partnership"
            ),
            .init(
                count("observed-sessions", "Sessions held", reach.sessionsHeld),
                "sessions held"
            ),
            .init(
                count("observed-attendances", "Attendances", attendances),
                "attendances",
                note: "people who came, each time they came"
            ),
            .init(
                count("observed-champions", "Champions", champions),
                "champions",
                note: "came forward to train others"
            ),
            .init(
                count("observed-trainers", "Trainers qualified", trainersQualified),
                isPublic ? "new trainers qualified" : "trainers qualified",
                note: {
                    let active = count("observed-active", "Active trainers", trainersActive)
                    return isPublic
                        ? "besides founding trainers; of all, \(active) led or helped at a session in the last year"
                        : "\(active) led or helped at a session in the last year"
                }()
            ),
        ]
        if !isPublic, let coverage = reach.coverage {
            tiles.append(
                .init(
                    share("observed-coverage", "Coverage", coverage),
                    "of the workforce covered",
                    note:
                        "people reached who are there now, of \(Wording.count(reach.headcount)) in scope"
                )
            )
        }
        section.items.append(.tiles(tiles))
        if let progress = planProgress { section.items.append(.text(progress)) }
        if isPublic {
            section.items.append(
                .note("\(DisclosedCount.mark) stands for a hidden number. \(profileWords)")
            )
        }
        return section
    }

    var profileWords: String { DisclosureProfile.standard.words }

    /// Plan against actual.
    private var planProgress: Prose? {
        let progress = PlanProgress(history)
        guard progress.due > 0 || progress.unplanned > 0 else { return nil }
        let due = count("plan-due", "Planned sessions due", progress.due)
        let held = count("plan-held", "Planned sessions held", progress.delivered)
        var text: Prose =
            "Of \(due) planned \(progress.due == 1 ? "session" : "sessions") due by then, \(held) took place"
        var rest: [Prose] = []
        if progress.cancelled > 0 {
            let figure = count("plan-cancelled", "Planned sessions cancelled", progress.cancelled)
            rest.append("\(figure) \(progress.cancelled == 1 ? "was" : "were") cancelled")
        }
        if progress.notReported > 0 {
            let figure = count(
                "plan-silent",
                "Planned sessions not reported",
                progress.notReported
            )
            rest.append("\(figure) \(progress.notReported == 1 ? "has" : "have") not been reported")
        }
        if progress.running > 0 {
            let figure = count("plan-running", "Planned sessions running", progress.running)
            rest.append("\(figure) \(progress.running == 1 ? "is" : "are") still running")
        }
        for part in rest { text = text.joined(", ").joined(part) }
        guard progress.unplanned > 0 else { return text.joined(".") }
        let further = count("plan-further", "Further sessions held", progress.unplanned)
        return text.joined("; \(further) more were held that were not in the plan.")
    }

    /// What is expected.
    var expected: ReportSection {
        let day = outcome.lastDay.spelledOut
        var section = ReportSection("expected", "What we expect by \(outcome.endMonth)", .expected)
        let start =
            hasRecords
            ? "Simulated from where the records stand on \(asOf.spelledOut) until \(day), with what they teach"
            : "Simulated from the plan until \(day)"
        let whole =
            hasRecords
            ? "Simulated, not counted; it includes what was counted, so the two are not to be added."
            : "Simulated, not counted."
        section.items.append(
            .note(
                "\(start): \(Wording.counted(outcome.replicates, "run")), of which the middle one is told. \(whole)"
            )
        )
        let wanted: [(Metric, String, String)] = [
            (.peopleReached, "people", "people reached"),
            (.organisationsReached, "organisations", "organisations reached"),
            (.sessionsHeld, "sessions", "sessions held"),
            (
                .trainersQualified, "trainers",
                isPublic ? "trainers qualified, founding ones included" : "trainers qualified"
            ),
            (.organisationsEmbedded, "embedded", "organisations where it has taken root"),
            (.newCrossSectorLinks, "links", "new links between sectors"),
        ]
        var tiles: [ReportSection.Tile] = []
        for (metric, id, words) in wanted {
            let end = outcome.final(metric)
            // What cannot happen here is not worth a tile.
            if metric != .peopleReached, metric != .organisationsReached, end.p90 == 0 { continue }
            tiles.append(
                .init(
                    count("expected-\(id)", "Expected \(words)", end.p50),
                    words,
                    note: sure("expected-\(id)-sure", "Expected \(words), 80% sure", end)
                )
            )
        }
        section.items.append(.tiles(tiles))
        if let forecast, forecast.plan.final(.peopleReached) != outcome.final(.peopleReached) {
            let plan = forecast.plan.final(.peopleReached)
            let middle = count("plan-people", "People reached by the plan alone", plan.p50)
            let low = range("plan-sure", "People by the plan alone, 80% sure", plan.p10, plan.p90)
            section.items.append(
                .text(
                    "Before anything was held, the plan alone led to expect \(middle) people (80% sure: \(low))."
                )
            )
        }
        if outcome.final(.organisationsEmbedded).p90 > 0 {
            section.items.append(
                .note(
                    "It has taken root where at least \(Wording.percent(programme.embedded.coverage)) of the people are covered\(programme.embedded.trainers == 0 ? "" : " and \(Wording.counted(programme.embedded.trainers, "active trainer")) \(programme.embedded.trainers == 1 ? "is" : "are") inside")."
                )
            )
        }
        if let number = reproduction { section.items.append(.text(number)) }
        return section
    }

    private func sure(_ id: String, _ label: String, _ end: Outcome.Summary) -> Prose? {
        guard outcome.hasRange, Wording.whole(end.p10) != Wording.whole(end.p90) else { return nil }
        return "80% sure: \(range(id, label, end.p10, end.p90))"
    }

    /// Whether it carries itself, in words.
    private var reproduction: Prose? {
        guard let number = outcome.reproductionNumber, number.mean.isFinite else { return nil }
        // What was learnt from few records shows less in fewer digits.
        let digits = isPublic && hasRecords ? 1 : 2
        func words(_ value: Double) -> String {
            digits == 1 ? Wording.decimal(value) : Wording.hundredths(value)
        }
        let middle = ReportFigure(
            "reproduction",
            "New trainers for each trainer (R)",
            value: Self.digits(number.mean, digits),
            text: words(number.mean)
        )
        let meaning =
            if number.p90 < 1 {
                "fewer than one, so the cascade needs new groups to start from"
            } else if number.p10 >= 1 {
                "at least one, so the cascade can carry itself while there are people left to train"
            } else {
                "not enough is known to say whether the cascade can carry itself"
            }
        guard outcome.hasRange, number.p90 - number.p10 > 0.005 else {
            return
                "Over a whole career one trainer brings about \(middle) new ones on average who train others in turn: \(meaning). \(Self.careers)"
        }
        let sure = ReportFigure(
            "reproduction-sure",
            "New trainers for each trainer (R), 80% sure",
            value: "\(Self.digits(number.p10, digits)) \(Self.digits(number.p90, digits))",
            text: "\(words(number.p10))–\(words(number.p90))"
        )
        return
            "Over a whole career one trainer brings about \(middle) new ones on average who train others in turn (80% sure: \(sure)): \(meaning). \(Self.careers)"
    }

    private static let careers =
        "A career lasts until the trainer stops or leaves, which may be long after the programme ends."
}
