import CascadeCore
import CascadeFormats
import CascadeStore

/// The pages of recording, one question each.
struct RecordPages {
    /// The answers so far.
    let answers: RecordAnswers
    /// What is wrong with them.
    var faults: [FormFault] = []
    /// Name of the programme in addresses.
    let programme: String
    /// Who records.
    let visitor: Visitor
    /// Whether pages are made for the script to fill in, without answers.
    var isTemplate = false
    /// What will be saved, in words, for the last page.
    var report: [String] = []

    var choices: RecordChoices { answers.choices }
    private var path: String { "/p/\(programme)/record" }

    /// The form of a question, with everything that was answered before carried along.
    func form(_ step: RecordStep, @HTMLBuilder extra: () -> HTML = { HTML() }) -> HTML {
        let page = FormPage(shown(step), faults: faults)
        return HTML {
            if let previous = isTemplate ? nil : answers.previous(before: step) {
                HTML(
                    .button,
                    .class("back plain"),
                    .named("type", "submit"),
                    .named("form", "record"),
                    .named("name", "to"),
                    .named("value", previous.rawValue),
                    text: Words.back
                )
            } else if isTemplate {
                HTML(
                    .button,
                    .class("back plain"),
                    .named("type", "button"),
                    .named("data-back"),
                    text: Words.back
                )
            }
            page.summary
            HTML(
                .form,
                .id("record"),
                .class("record"),
                .named("method", "post"),
                .named("action", path),
                .named("novalidate"),
                .named("data-step", step.rawValue)
            ) {
                // The first button is what Enter presses: it goes on, not back.
                HTML(
                    .button,
                    .class("aside"),
                    .named("type", "submit"),
                    .named("tabindex", "-1"),
                    .decorative,
                    text: Words.Record.next
                )
                if !isTemplate {
                    FormToken.field(for: visitor)
                    carried(step)
                }
                question(step, page)
                if step == .check {
                    page.submit(Words.Record.save, name: "go", value: "save")
                } else {
                    page.submit(Words.Record.next)
                }
                extra()
            }
        }
    }

    /// What a page carries along: all but its own fields.
    private func carried(_ step: RecordStep) -> HTML {
        HTML {
            Component.hidden("step", step.rawValue)
            for pair in answers.values.pairs where !Self.controls.contains(pair.name) {
                if !step.has(pair.name) { Component.hidden(pair.name, pair.value) }
            }
            if let former = answers.former(step) { Component.hidden("was", former) }
            if step == .register { Component.hidden("new-rows", String(answers.newRows)) }
        }
    }

    /// Fields that say what a button does, and are not carried along.
    static let controls: Set<String> = [
        "step", "to", "do", "go", "was", FormToken.name,
    ]

    /// The answers as the fields of a question show them: what follows from a planned session is filled in.
    private func shown(_ step: RecordStep) -> FormValues {
        var values = answers.values
        switch step {
        case .day:
            guard faults.isEmpty, let day = answers.day else { break }
            if day == choices.today {
                values = values.setting("day", "today")
            } else if day == choices.today + -1 {
                values = values.setting("day", "yesterday")
            } else {
                let parts = day.components
                values = values.setting("day", "other").setting("on-day", String(parts.day))
                    .setting("on-month", String(parts.month))
                    .setting("on-year", String(parts.year))
            }
        case .course:
            if values["course"] == nil { values = values.setting("course", answers.course?.id) }
        case .host:
            if let matched = answers.matched {
                if !values.has("host"), let host = matched.host {
                    let isLikely = choices.likelyHosts.contains { $0.id == host }
                    values = values.setting("host", isLikely ? host : "other")
                    if !isLikely { values = values.setting("host-other", host) }
                }
                if !values.has("place") { values = values.setting("place", matched.place) }
            }
        case .trainers:
            if !values.has(step.mark), !values.has("trainer") {
                let ticked = (answers.matched?.trainers ?? []) + [choices.me].compactMap { $0 }
                values.pairs += ticked.map { FormValues.Pair("trainer", $0) }
            }
        default: break
        }
        return values
    }

    // MARK: - Questions

    @HTMLBuilder
    private func question(_ step: RecordStep, _ page: FormPage) -> HTML {
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

    /// All organisations, by name.
    var organisations: [(value: String, label: String)] {
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
