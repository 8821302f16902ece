import CascadeCore
import CascadeFormats
import CascadeReport

/// The page with a scenario: what is otherwise, and what comes of it.
struct ScenarioPage {
    let name: String
    let today: Programme
    let question: ScenarioQuestion
    let answer: ScenarioAnswer?

    /// Assumptions that leads ask about first.
    static let first: [Assumption] = [
        .champion, .activation, .sessionsPerYear, .groupSize, .openness, .attendance,
    ]

    private var path: String { "/p/\(name)/scenarios" }

    func html(for visitor: Visitor) -> HTML {
        HTML {
            FormPage(question.values, faults: question.faults).summary
            Component.heading(Words.Navigation.scenarios, above: today.name)
            HTML(.p, .class("lead"), text: Words.Scenario.lead)
            if today.canBeSimulated {
                HTML(.div, .class("scenario")) {
                    form
                    HTML(.div, .class("scenario-answer")) {
                        HTML(
                            .div,
                            .id("answer"),
                            .named("data-answer", "\(path)/answer"),
                            .named("aria-live", "polite")
                        ) {
                            if let answer { answer.html(for: visitor) }
                        }
                        keeping
                    }
                }
            } else {
                Component.empty(Words.Insight.begin) {
                    Component.button(Words.Navigation.overview, to: "/p/\(name)")
                }
            }
        }
    }

    private var fields: FormPage { FormPage(question.values, faults: question.faults) }

    private var form: HTML {
        HTML(
            .form,
            .class("scenario-form"),
            .named("method", "get"),
            .named("action", path),
            .named("data-scenario"),
            .named("novalidate")
        ) {
            HTML(.h2, text: Words.Scenario.otherwise)
            HTML(.p, .class("note"), text: Words.Scenario.emptyFields)
            plan
            HTML(.h3, text: Words.Scenario.people)
            for assumption in Self.first { number(assumption) }
            HTML(.details) {
                HTML(.summary, text: Words.Scenario.more)
                for assumption in Assumption.allCases where !Self.first.contains(assumption) {
                    number(assumption)
                }
            }
            fields.text("name", Words.Scenario.name, value: "")
            HTML(.div, .class("buttons")) {
                HTML(
                    .button,
                    .class("button"),
                    .named("type", "submit"),
                    text: Words.Scenario.compare
                )
                Component.button(Words.Scenario.reset, to: path, isMain: false)
            }
        }
    }

    private func number(_ assumption: Assumption) -> HTML {
        let own = today.assumptions[assumption]
        let quantity = own ?? assumption.standard(course: nil, sector: nil).quantity
        return fields.number(
            ScenarioQuestion.field(assumption),
            assumption.question + (ScenarioQuestion.isShare(assumption) ? " (%)" : ""),
            hint: Words.Scenario.today(
                Self.value(quantity, of: assumption),
                isSetElsewhere: isSetElsewhere(assumption) || own == nil && varies(assumption)
            )
        )
    }

    /// The value as people say it: shares in per cent.
    static func value(_ quantity: Quantity, of assumption: Assumption) -> String {
        let range = assumption.validRange
        switch quantity {
        case .number(let value): return assumption.words(for: value)
        case .unlimited, .negativeBinomial, .lognormalWeeks:
            return AssumptionWords.value(quantity, of: assumption)
        default:
            guard let low = quantity.quantile(0.1, within: range),
                let middle = quantity.quantile(0.5, within: range),
                let high = quantity.quantile(0.9, within: range)
            else { return quantity.description }
            return Words.Scenario.about(
                assumption.words(for: middle),
                assumption.words(for: low),
                assumption.words(for: high)
            )
        }
    }

    /// Whether the usual value differs by course or sector.
    private func varies(_ assumption: Assumption) -> Bool {
        [.attendance, .completion, .turnover].contains(assumption)
    }

    /// Whether a course, a sector or an organisation has a value of its own, which stays.
    private func isSetElsewhere(_ assumption: Assumption) -> Bool {
        today.courses.contains { $0.assumptions[assumption] != nil }
            || today.sectors.contains { $0.assumptions[assumption] != nil }
            || today.organisations.contains { $0.assumptions[assumption] != nil }
    }

    /// Sessions and seats of each course that has planned sessions.
    private var plan: HTML {
        HTML {
            for course in today.courses {
                let planned = today.sessions.filter {
                    $0.course == course.id && $0.status == .planned
                }
                if !planned.isEmpty {
                    HTML(.h3) { HTML(.bdi, text: course.name) }
                    fields.number(
                        "sessions-\(course.id)",
                        Words.Scenario.sessions,
                        hint: Words.Scenario.todayCount(planned.count)
                    )
                    fields.number(
                        "seats-\(course.id)",
                        Words.Scenario.seats,
                        hint: Words.Scenario.todaySeats(
                            planned.map { $0.seats.reduce(0) { $0 + $1.count } }
                        )
                    )
                }
            }
        }
    }

    /// Ways to keep the scenario.
    private var keeping: HTML {
        HTML(.div, .class("noprint")) {
            HTML(.p, .class("note"), text: Words.Scenario.keep)
            HTML(.p) {
                HTML(
                    .a,
                    .link("\(path)/file?\(question.query.encoded)"),
                    .named("data-file", "\(path)/file"),
                    .named("download"),
                    text: Words.Scenario.file
                )
            }
        }
    }
}

/// What a scenario comes to beside today's plan.
struct ScenarioAnswer {
    /// Runs that give an answer in under a second: fewer of large programmes.
    static func quickReplicates(of programme: Programme) -> Int {
        min(200, max(40, 60_000 / max(1, programme.organisations.count)))
    }

    /// What it came to; nil while the first runs are made.
    let outcome: ComparisonOutcome?
    /// What is still worked out.
    let working: Working?

    func html(for visitor: Visitor) -> HTML {
        HTML {
            if let outcome { answer(outcome) }
            if let working {
                HTML(.div, .class("refining")) { working.box(for: visitor) }
            }
        }
    }

    private func answer(_ outcome: ComparisonOutcome) -> HTML {
        let measure = ComparedMeasure.usual(for: outcome.entries[0].programme)
        return HTML(.div, .class("expected-box")) {
            HTML(.p, .class("badge"), text: Words.Insight.expected)
            if outcome.entries.count > 1 {
                for sentence in outcome.headline(measure) { HTML(.p, text: sentence) }
            } else {
                HTML(.p, text: Words.Scenario.unchanged)
            }
            table(outcome)
            HTML(
                .p,
                .class("note"),
                text: Words.Scenario.runs(
                    outcome.replicates,
                    until: outcome.lastDay,
                    seed: outcome.seed
                )
            )
        }
    }

    private func table(_ outcome: ComparisonOutcome) -> HTML {
        let pair = outcome.pair(0, 1)
        let columns =
            [Words.Map.what] + outcome.entries.map { "\($0.name)#" }
            + (pair == nil ? [] : ["\(Words.Map.difference)#", "\(Words.Scenario.better)#"])
        let rows = outcome.measures.compactMap { measure -> [HTML]? in
            guard let today = outcome.entries[0].summaries[measure] else { return nil }
            let words = MeasureWords(measure, of: outcome.entries[0].programme)
            var cells = [
                HTML(.bdi, text: words.heading), cell(today, measure, words, outcome),
            ]
            if let pair {
                guard let other = outcome.entries[1].summaries[measure],
                    let found = pair.differences[measure]
                else { return nil }
                cells.append(cell(other, measure, words, outcome))
                cells.append(
                    found.isNothing
                        ? HTML(Words.Map.none)
                        : Self.number(
                            words.signed(found.difference.mean),
                            words.signed(found.difference.interval)
                        )
                )
                cells.append(
                    HTML(
                        found.isNothing || measure == .chance
                            ? "–" : Wording.percent(found.chanceBetter - found.ties / 2)
                    )
                )
            }
            return cells
        }
        return Component.table(Words.Scenario.sideBySide, columns, rows)
    }

    /// The mean, with where 8 of 10 runs lie.
    private func cell(
        _ summary: SampleSummary,
        _ measure: ComparedMeasure,
        _ words: MeasureWords,
        _ outcome: ComparisonOutcome
    ) -> HTML {
        let mean = words.value(summary.mean)
        guard outcome.replicates >= Outcome.fewestForRange, measure != .chance else {
            return HTML(mean)
        }
        let (low, high) = (words.value(summary.p10), words.value(summary.p90))
        return Self.number(mean, low == high ? nil : "\(low) to \(high)")
    }

    /// A number, with how sure it is below.
    private static func number(_ mean: String, _ range: String?) -> HTML {
        HTML {
            HTML(mean)
            if let range {
                " "
                HTML(.span, .class("sure"), text: range)
            }
        }
    }
}
