import CascadeCore
import CascadeFormats

extension RecordPages {
    /// What a question asks, without what stands around it.
    @HTMLBuilder
    func question(_ step: RecordStep, _ page: FormPage) -> HTML {
        switch step {
        case .day: dayQuestion(page)
        case .match: matchQuestion(page)
        case .course: courseQuestion(page)
        case .end: endQuestion(page)
        case .host: hostQuestion(page)
        case .trainers: trainersQuestion(page)
        case .register: RegisterPage(pages: self, page: page).html
        case .outcome: outcomeQuestion(page)
        case .notes:
            heading(Words.Record.notes)
            page.lines("notes", Words.Record.notesLabel, hint: Words.Record.notesHint)
        case .month: monthQuestion(page)
        case .cancelled: cancelledQuestion(page)
        case .check: CheckPage(answers: answers, report: report, isTemplate: isTemplate).html
        }
    }

    func heading(_ text: String, _ hint: String? = nil) -> HTML {
        HTML {
            HTML(.h1, text: text)
            if let hint { HTML(.p, .class("hint"), text: hint) }
        }
    }

    private func dayQuestion(_ page: FormPage) -> HTML {
        HTML {
            page.choices(
                "day",
                Words.Record.when,
                hint: Words.Record.whenDays,
                isHeading: true,
                [
                    .init("today", Words.Record.today, hint: choices.today.withWeekday),
                    .init(
                        "yesterday",
                        Words.Record.yesterday,
                        hint: (choices.today + -1).withWeekday
                    ),
                    .init("other", Words.Record.otherDay),
                ]
            )
            HTML(.div, .class("further"), .named("data-with", "day=other")) {
                page.day("on", Words.Record.onDay, hint: Words.Record.onHint)
            }
        }
    }

    private func matchQuestion(_ page: FormPage) -> HTML {
        let candidates = isTemplate ? [] : answers.candidates
        return page.choices(
            "match",
            candidates.count == 1 ? Words.Record.match : Words.Record.matchSeveral,
            hint: Words.Record.matchHint,
            isHeading: true,
            candidates.map { session in
                let words = choices.words(for: session)
                return .init(session.id, words.label, hint: words.hint)
            } + [.init("none", Words.Record.noMatch)]
        )
    }

    private func courseQuestion(_ page: FormPage) -> HTML {
        page.choices(
            "course",
            Words.Record.course,
            isHeading: true,
            (choices.courses + choices.otherCourses).map { .init($0.id, $0.name) }
        )
    }

    private func endQuestion(_ page: FormPage) -> HTML {
        let last = answers.day.flatMap { day in answers.course?.lastDay(from: day) }
        return HTML {
            page.choices(
                "end",
                Words.Record.end,
                isHeading: true,
                [
                    .init("course", last?.withWeekday ?? Words.Record.asCourse),
                    .init("other", Words.Record.endOther),
                ]
            )
            HTML(.div, .class("further"), .named("data-with", "end=other")) {
                page.day("until", Words.Record.until)
            }
        }
    }

    private func hostQuestion(_ page: FormPage) -> HTML {
        HTML {
            page.choices(
                "host",
                Words.Record.host,
                hint: Words.Record.hostHint,
                isHeading: true,
                choices.likelyHosts.map { .init($0.id, $0.name) } + [
                    .init("other", Words.Record.otherHost),
                    .init("unknown", Words.Record.unknown),
                ]
            )
            HTML(.div, .class("further"), .named("data-with", "host=other")) {
                page.select(
                    "host-other",
                    Words.Record.whichHost,
                    [("", Words.Record.choose)] + organisations
                )
            }
            page.text("place", Words.Record.place, hint: Words.Record.placeHint)
        }
    }

    /// All organisations, by name; none for the script, which has them once for all lists.
    var organisations: [(value: String, label: String)] {
        isTemplate ? [] : allOrganisations
    }

    /// All organisations, by name.
    var allOrganisations: [(value: String, label: String)] {
        choices.programme.organisations.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
            .map { ($0.id, $0.name) }
    }

    private func trainersQuestion(_ page: FormPage) -> HTML {
        let me = choices.me
        let ticked = Set(page.values.all("trainer"))
        let all = choices.trainers
        let near = all.enumerated().filter { $0.offset < 8 || ticked.contains($0.element.id) }
            .map(\.element)
        let far = all.enumerated().filter { $0.offset >= 8 && !ticked.contains($0.element.id) }
            .map(\.element)
        func choice(_ person: Person) -> FormPage.Choice {
            .init(
                person.id,
                person.name,
                hint: person.id == me
                    ? Words.Record.you : choices.organisation(person.organisation)
            )
        }
        return HTML {
            page.choices(
                "trainer",
                Words.Record.trainers,
                hint: me == nil ? Words.Record.trainersHintLead : Words.Record.trainersHint,
                isMultiple: true,
                isHeading: true,
                near.map(choice)
            )
            if !far.isEmpty {
                HTML(.details) {
                    HTML(.summary, text: "\(Words.Record.moreTrainers) (\(far.count))")
                    HTML(.div, .class("choices")) {
                        for person in far {
                            tick("trainer", person.id, choice(person).label, choice(person).hint)
                        }
                    }
                }
            }
            if me == nil {
                HTML(.div, .class("choices")) {
                    tick("external", "1", Words.Record.external, nil)
                }
            }
        }
    }

    /// A box to tick, with a name beside it.
    func tick(
        _ name: String,
        _ value: String,
        _ label: String,
        _ hint: String?,
        isTicked: Bool = false
    ) -> HTML {
        let id = "tick-\(name)-\(value)"
        return HTML(.div, .class("choice")) {
            HTML(
                .input,
                listed: [
                    .id(id), .named("name", name), .named("type", "checkbox"),
                    .named("value", value),
                ] + (isTicked ? [.named("checked")] : [])
            )
            HTML(.label, .named("for", id)) {
                HTML(.bdi, .class("name"), text: label)
                if let hint { HTML(.span, .class("hint")) { HTML(.bdi, text: hint) } }
            }
        }
    }

    private func outcomeQuestion(_ page: FormPage) -> HTML {
        let present = isTemplate ? [] : answers.present
        return HTML {
            heading(Words.Record.outcome)
            if isTemplate || answers.asksForward {
                HTML(.div, .named("data-part", "forward")) {
                    page.choices(
                        "forward",
                        Words.Record.forward,
                        [
                            .init("some", Words.Record.forwardSome),
                            .init("nobody", Words.Record.forwardNobody),
                            .init("unknown", Words.Record.forwardUnknown),
                        ]
                    )
                    HTML(.div, .class("further"), .named("data-with", "forward=some")) {
                        page.choices(
                            "champion",
                            Words.Record.champions,
                            hint: Words.Record.championsHint,
                            isMultiple: true,
                            present.map { .init($0.value, $0.name) }
                        )
                    }
                }
            }
            page.choices(
                "early",
                Words.Record.early,
                hint: Words.Record.earlyHint,
                isMultiple: true,
                present.map { .init($0.value, $0.name) }
            )
        }
    }

    private func monthQuestion(_ page: FormPage) -> HTML {
        let months = choices.openMonths
        return HTML {
            if months.isEmpty {
                heading(Words.Record.month)
                Component.empty(
                    choices.me == nil ? Words.Record.noMonthsLead : Words.Record.noMonths
                )
            } else {
                page.choices(
                    "month",
                    Words.Record.month,
                    hint: Words.Record.monthHint,
                    isHeading: true,
                    months.map { .init($0.description, $0.monthAndYear) }
                )
            }
        }
    }

    private func cancelledQuestion(_ page: FormPage) -> HTML {
        HTML {
            if choices.planned.isEmpty {
                heading(Words.Record.cancelled)
                Component.empty(Words.Record.noPlanned)
            } else {
                page.choices(
                    "session",
                    Words.Record.cancelled,
                    isHeading: true,
                    choices.planned.prefix(60).map { session in
                        let words = choices.words(for: session)
                        return .init(session.id, words.label, hint: words.hint)
                    }
                )
                page.lines("why", Words.Record.why, rows: 2)
            }
        }
    }
}
