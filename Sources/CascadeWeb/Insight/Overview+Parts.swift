import CascadeCore
import CascadeFormats
import CascadeRendering

// Over time, what needs attention, and what was and will be held.
extension Overview {
    /// Reach so far against what is expected.
    var overTime: HTML {
        guard let expected else { return HTML() }
        let chart = expected.forecast.map { FanChart($0) } ?? FanChart(expected.outcome)
        return HTML(.section, .named("aria-labelledby", "over-time")) {
            HTML(.h2, .id("over-time"), text: Words.Insight.overTime)
            PictureBlock.chart(chart, id: "fan")
        }
    }

    // MARK: - Attention

    /// Warnings with the way to mend each, then whom to ring.
    var attention: HTML {
        let stalls = Stalls(history)
        let warnings = expected?.warnings ?? []
        return HTML(.section, .named("aria-labelledby", "attention")) {
            HTML(.h2, .id("attention"), text: Words.Insight.attention)
            if let working, expected == nil {
                HTML(.p, .class("note"), text: Words.Insight.attentionLater(working.what))
            } else if warnings.isEmpty {
                HTML(.p, text: Words.Insight.noWarnings)
            } else {
                HTML(.ul, .class("tasks")) {
                    for warning in warnings.prefix(Self.mostWarnings) { item(warning) }
                }
                if warnings.count > Self.mostWarnings {
                    HTML(.details) {
                        HTML(
                            .summary,
                            text: Words.Insight.moreWarnings(warnings.count - Self.mostWarnings)
                        )
                        HTML(.ul, .class("tasks")) {
                            for warning in warnings.dropFirst(Self.mostWarnings) { item(warning) }
                        }
                    }
                }
            }
            people(stalls)
        }
    }

    /// Warnings in sight at once.
    static let mostWarnings = 5

    private func item(_ warning: Warning) -> HTML {
        let way = WarningAction(warning.kind)
        return HTML(.li, .class("task")) {
            HTML(.div) {
                HTML(.p, .class("task-what")) { HTML(.bdi, text: warning.message) }
                HTML(.p, .class("note")) { HTML(.bdi, text: warning.advice) }
            }
            HTML(.a, .class("task-way"), .link("\(root)/\(way.path)"), text: way.label)
        }
    }

    private func people(_ stalls: Stalls) -> HTML {
        let waiting = stalls.waitingChampions.map { ($0.person, $0.days) }
        let quiet = stalls.quietTrainers.map { ($0.person, $0.days) }
        guard !waiting.isEmpty || !quiet.isEmpty else { return HTML() }
        return HTML(.div, .class("cards")) {
            if !waiting.isEmpty {
                calls(
                    Words.Insight.waiting(waiting.count),
                    Words.Insight.waitingText(stalls.halfLifeDays),
                    waiting
                )
            }
            if !quiet.isEmpty {
                calls(Words.Insight.quiet(quiet.count), Words.Insight.quietText, quiet)
            }
        }
    }

    private func calls(_ heading: String, _ text: String, _ all: [(person: Int, days: Int)])
        -> HTML
    {
        HTML(.div, .class("card")) {
            HTML(.h3, text: heading)
            HTML(.p, .class("note"), text: text)
            HTML(.ul, .class("plain")) {
                for (position, days) in all.prefix(5) {
                    let person = programme.people[position]
                    HTML(.li) {
                        Component.link(
                            person.name,
                            "\(root)/people/\(FormValues.encoded(person.id))"
                        )
                        HTML(.span, .class("note"), text: " " + Words.Insight.days(days))
                    }
                }
            }
            if all.count > 5 {
                HTML(.p) {
                    HTML(
                        .a,
                        .link("\(root)/people"),
                        text: Words.Insight.andMore(all.count - 5)
                    )
                }
            }
        }
    }

    // MARK: - Sessions

    /// What was held lately and what comes next.
    var lately: HTML {
        let held = history.sessions.suffix(5).reversed().map { held in
            (
                programme.sessions[held.session],
                Words.Insight.came(held.attended, reached: held.reached)
            )
        }
        let done = Set(history.sessions.map(\.session))
        let next = programme.sessions.enumerated()
            .filter { position, session in
                session.status == .planned && session.start >= today && !done.contains(position)
            }
            .map(\.element)
            .sorted { ($0.start, $0.id) < ($1.start, $1.id) }
            .prefix(5)
            .map { session in
                (session, Words.Insight.seats(session.seats.reduce(0) { $0 + $1.count }))
            }
        return HTML(.div, .class("pair")) {
            sessions(
                Words.Insight.lately,
                "lately",
                Array(held),
                empty: Words.Insight.noneLately
            )
            sessions(
                Words.Insight.next,
                "next",
                Array(next),
                empty: Words.Insight.noneNext
            )
        }
    }

    private func sessions(
        _ heading: String,
        _ id: String,
        _ all: [(Session, String)],
        empty: String
    ) -> HTML {
        HTML(.section, .named("aria-labelledby", id)) {
            HTML(.h2, .id(id), text: heading)
            if all.isEmpty { HTML(.p, .class("note"), text: empty) }
            HTML(.ul, .class("tasks")) {
                for (session, note) in all {
                    HTML(.li) {
                        Component.link(
                            courseName(session.course),
                            "\(root)/sessions/\(FormValues.encoded(session.id))"
                        )
                        HTML(.p, .class("note")) {
                            HTML(.bdi, text: place(session))
                            HTML(.br)
                            note
                        }
                    }
                }
            }
        }
    }

    private func courseName(_ id: String) -> String {
        programme.courses.first { $0.id == id }?.name ?? id
    }

    private func place(_ session: Session) -> String {
        let host = session.host.flatMap { id in
            programme.organisations.first { $0.id == id }?.name
        }
        return [session.start.spelledOut, host ?? session.place].compactMap(\.self)
            .joined(separator: " · ")
    }
}

/// Where a warning can be mended.
struct WarningAction {
    /// Path within the programme.
    let path: String
    /// What one does there.
    let label: String

    init(_ kind: Warning.Kind) {
        (path, label) =
            switch kind {
            case .budgetExceeded: ("plan", Words.Action.planWithinBudget)
            case .attendancesCountedAsPeople: ("organisations", Words.Action.headcounts)
            case .reproductionBelowOne, .statedIntent, .reachPerPlace:
                ("scenarios", Words.Action.tryScenario)
            case .trainTheTrainerBottleneck, .turnoverOutrunsTraining, .saturation:
                ("plan", Words.Action.planMore)
            case .sessionsCancelled, .noShowsNotAllowedFor, .groupTooSmall, .fewerCoTrainers:
                ("sessions", Words.Action.sessions)
            case .certifiedWithoutSession, .concentratedDelivery:
                ("people", Words.Action.people)
            case .oneTrainer, .singleConnector: ("map#what-if", Words.Action.whatIf)
            case .noRefresher: ("courses", Words.Action.refresher)
            case .sectorSilos: ("map", Words.Action.map)
            case .isolatedOrganisations: ("organisations", Words.Action.partners)
            case .notReported, .unobservedGenerations, .fewTrainers:
                ("record", Words.Action.record)
            }
    }
}
