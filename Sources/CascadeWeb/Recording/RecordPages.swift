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
                    page.submit(
                        !isTemplate && answers.correction != nil
                            ? Words.Record.saveCorrection : Words.Record.save,
                        name: "go",
                        value: "save"
                    )
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
}
