import CascadeCore
import CascadeFormats

/// How a programme stands: what was counted, what is expected, and what needs attention.
struct Overview {
    let root: String
    let programme: Programme
    let history: History
    let reach: Reach
    /// What is expected; nil while it is worked out, and where there is nothing to simulate.
    let expected: Expectation?
    /// What is worked out at the moment.
    let working: Working?
    let today: CalendarDate

    init(
        _ name: String,
        _ programme: Programme,
        _ expected: WorkQueue.State<Expectation>?,
        today: CalendarDate
    ) {
        root = "/p/\(name)"
        self.programme = programme
        self.today = today
        history = History(programme, asOf: programme.lastRecordedDay)
        reach = history.reach()
        switch expected {
        case .ready(let value):
            self.expected = value
            working = nil
        case .running(let id, let share):
            self.expected = nil
            working = Working(
                id: id,
                share: share,
                what: Words.Insight.simulating,
                back: root,
                programme: name,
                address: "\(root)/calculations/\(id)"
            )
        case nil:
            self.expected = nil
            working = nil
        }
    }

    /// Whether anything is on record.
    var hasRecords: Bool { !history.sessions.isEmpty }

    /// The content of the page.
    func html(for visitor: Visitor) -> HTML {
        HTML {
            Component.heading(
                programme.name,
                above: hasRecords
                    ? Words.Insight.recordsUntil(history.asOf) : Words.Insight.noRecordsYet
            )
            if programme.canBeSimulated {
                headline
                ways
                HTML(.div, .class("pair")) {
                    counted
                    ahead(visitor)
                }
                overTime
                attention
                lately
            } else {
                beginning
            }
        }
    }

    /// What a programme needs first.
    private var beginning: HTML {
        Component.empty(Words.Insight.begin) {
            HTML(.div, .class("buttons")) {
                if programme.organisations.isEmpty {
                    Component.button(Words.Insight.addOrganisations, to: "\(root)/organisations")
                }
                if programme.courses.isEmpty {
                    Component.button(
                        Words.Insight.addCourses,
                        to: "\(root)/courses",
                        isMain: !programme.organisations.isEmpty
                    )
                }
                Component.button(Words.Insight.importTable, to: "\(root)/import", isMain: false)
            }
        }
    }

    private var headline: HTML {
        HTML(.div, .class("headline")) {
            HTML(.p, .class("lead"), text: hasRecords ? soFar : Words.Insight.nothingYet)
            if let outcome = expected?.outcome {
                HTML(.p, .class("lead"), text: outcome.reachSentence)
            }
        }
    }

    /// What was counted, in a sentence.
    var soFar: String {
        Words.Insight.soFar(
            people: reach.peopleReached,
            organisations: reach.organisationsReached,
            of: programme.organisations.count,
            sessions: reach.sessionsHeld
        )
    }

    private var ways: HTML {
        HTML(.div, .class("buttons")) {
            Component.button(Words.Navigation.record, to: "\(root)/record")
            Component.button(Words.Insight.toMap, to: "\(root)/map", isMain: false)
            Component.button(Words.Insight.toPlan, to: "\(root)/plan", isMain: false)
            Component.button(Words.Insight.toShare, to: "\(root)/sharing", isMain: false)
        }
    }

    // MARK: - Counted and expected

    private var counted: HTML {
        HTML(.section, .class("observed-box"), .named("aria-labelledby", "counted")) {
            HTML(.p, .class("badge"), text: Words.Insight.counted)
            HTML(.h2, .id("counted"), text: Words.Insight.countedHeading)
            if hasRecords {
                HTML(.ul, .class("tiles")) {
                    tile("people", Wording.count(reach.peopleReached), Words.Insight.peopleReached)
                    tile(
                        "organisations",
                        Wording.count(reach.organisationsReached),
                        Words.Insight.organisationsReached,
                        Words.Insight.of(programme.organisations.count)
                    )
                    tile(
                        "sessions",
                        Wording.count(reach.sessionsHeld),
                        Words.Insight.sessionsHeld,
                        planned
                    )
                    tile(
                        "trainers",
                        Wording.count(reach.trainersActive),
                        Words.Insight.trainersActive,
                        Words.Insight.ofQualified(reach.trainersQualified)
                    )
                    tile(
                        "cost",
                        Wording.roundMoney(reach.cost, programme.currency),
                        Words.Insight.cost,
                        reach.costPerPerson.map {
                            Words.Insight.each(Wording.money($0, programme.currency))
                        }
                    )
                }
            } else {
                HTML(.p, text: Words.Insight.nothingCounted)
                Component.button(Words.Navigation.record, to: "\(root)/record", isMain: false)
            }
        }
    }

    /// How many of the planned sessions took place.
    private var planned: String? {
        let progress = PlanProgress(history)
        return progress.due > 0 ? Words.Insight.ofDue(progress.delivered, progress.due) : nil
    }

    private func ahead(_ visitor: Visitor) -> HTML {
        HTML(.section, .class("expected-box"), .named("aria-labelledby", "expected")) {
            HTML(.p, .class("badge"), text: Words.Insight.expected)
            HTML(
                .h2,
                .id("expected"),
                text: Words.Insight.expectedHeading(
                    expected?.outcome.endMonth ?? (programme.lastDay + -6).monthAndYear
                )
            )
            if let outcome = expected?.outcome {
                HTML(.ul, .class("tiles")) {
                    expectedTile(.peopleReached, "expected-people", Words.Insight.peopleReached)
                    expectedTile(
                        .organisationsReached,
                        "expected-organisations",
                        Words.Insight.organisationsReached
                    )
                    expectedTile(
                        .trainersQualified,
                        "expected-trainers",
                        Words.Insight.trainersQualified
                    )
                    chance(outcome)
                    cost(outcome)
                }
                HTML(
                    .p,
                    .class("note"),
                    text: Words.Insight.includes(outcome.replicates, hasRecords: hasRecords)
                )
            } else if let working {
                working.box(for: visitor)
                HTML(.p, .class("note"), text: Words.Insight.workingNote)
            }
        }
    }

    private func tile(
        _ id: String,
        _ number: String,
        _ what: String,
        _ note: String? = nil
    ) -> HTML {
        HTML(.li) {
            HTML(.data, .class("big"), .id("figure-\(id)"), .named("value", number), text: number)
            " "
            HTML(.span, .class("what"), text: what)
            if let note {
                " "
                HTML(.span, .class("sure"), text: note)
            }
        }
    }

    private func expectedTile(_ metric: Metric, _ id: String, _ what: String) -> HTML {
        guard let outcome = expected?.outcome else { return HTML() }
        let end = outcome.final(metric)
        guard metric == .peopleReached || end.p90 > 0 else { return HTML() }
        let isSure = !outcome.hasRange || Wording.whole(end.p10) == Wording.whole(end.p90)
        return tile(
            id,
            Wording.count(end.p50),
            what,
            isSure ? nil : Words.Insight.sure(Wording.range(end.p10, end.p90))
        )
    }

    private func chance(_ outcome: Outcome) -> HTML {
        guard let target = outcome.target, let goal = outcome.goal, let day = programme.target?.by
        else { return HTML() }
        return tile(
            "chance",
            Wording.chance(target.probability, of: outcome.replicates),
            Words.Insight.chance,
            Words.Insight.goal(goal, by: day)
        )
    }

    private func cost(_ outcome: Outcome) -> HTML {
        let end = outcome.final(.cost)
        guard end.p10 != 0 || end.p90 != 0 else { return HTML() }
        let (low, high) = (
            Wording.roundMoney(end.p10, programme.currency),
            Wording.roundMoney(end.p90, programme.currency)
        )
        return tile(
            "expected-cost",
            Wording.roundMoney(end.p50, programme.currency),
            Words.Insight.cost,
            outcome.hasRange && low != high ? Words.Insight.sure("\(low) to \(high)") : nil
        )
    }
}
