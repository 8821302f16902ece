import CascadeCore
import CascadeFormats
import Foundation

/// The same questions for the script, which asks them without the server, and what it needs for that.
struct RecordTemplates {
    /// The pages at their start.
    let pages: RecordPages

    private var choices: RecordChoices { pages.choices }

    var html: HTML {
        var templates = pages
        templates.isTemplate = true
        templates.faults = []
        return HTML {
            for step in RecordStep.allCases {
                HTML(.template, .named("data-step", step.rawValue)) { templates.form(step) }
            }
            HTML(.template, .named("data-choice")) { pages.tick("NAME", "", " ", " ") }
            HTML(.template, .named("data-summary")) {
                FormPage(faults: [FormFault("FIELD", "")]).summary
            }
            HTML(.template, .named("data-saved")) { saved }
            HTML(.template, .named("data-facts", facts.text)) {}
        }
    }

    /// What is shown when a recording is on the phone, or has been sent.
    private var saved: HTML {
        HTML(.div) {
            HTML(.div, .class("confirmation"), .named("role", "status")) {
                HTML(.h1, .named("data-heading"), text: Words.Queue.savedHere)
                HTML(.p, .named("data-detail"), text: Words.Queue.savedHereDetail)
            }
            HTML(.div, .class("buttons")) {
                Component.button(
                    Words.Record.another,
                    to: "/p/\(pages.programme)/record"
                )
                Component.button(
                    Words.Record.toMine,
                    to: "/p/\(pages.programme)/mine",
                    isMain: false
                )
            }
            HTML(.p, .named("data-done"), .named("hidden")) {
                HTML(
                    .a,
                    .link("/p/\(pages.programme)/record/done"),
                    text: Words.Queue.toDone
                )
            }
        }
    }

    private var facts: JSONText {
        .object([
            ("programme", .string(pages.programme)),
            ("me", choices.me.map(JSONText.string) ?? .null),
            ("weekdays", .strings(Words.weekdays)),
            ("months", .strings(CalendarDate.monthNames)),
            ("nearness", .number(Double(RecordChoices.nearness))),
            ("fitting", .number(Double(choices.courses.count))),
            (
                "courses",
                .array(
                    (choices.courses + choices.otherCourses).map { course in
                        let day = CalendarDate(daysSinceEpoch: 0)
                        return .object([
                            ("id", .string(course.id)), ("name", .string(course.name)),
                            ("days", .number(Double(course.lastDay(from: day) - day))),
                            ("champions", .truth(course.makesChampions)),
                        ])
                    }
                )
            ),
            (
                "organisations",
                .object(pages.allOrganisations.map { ($0.value, .string($0.label)) })
            ),
            (
                "people",
                .array(
                    choices.people.map {
                        .strings([$0.id, $0.name, $0.organisation])
                    }
                )
            ),
            ("trainers", .object(choices.trainers.map { ($0.id, .string($0.name)) })),
            (
                "sessions",
                .array(
                    choices.planned.map { session in
                        let words = choices.words(for: session)
                        return .object([
                            ("id", .string(session.id)), ("course", .string(session.course)),
                            ("start", .string(session.start.description)),
                            ("host", session.host.map(JSONText.string) ?? .null),
                            ("place", session.place.map(JSONText.string) ?? .null),
                            ("trainers", .strings(session.trainers)),
                            ("people", .strings(session.people)),
                            ("label", .string(words.label)), ("hint", .string(words.hint)),
                        ])
                    }
                )
            ), ("words", words),
        ])
    }

    /// What the script says: the same as the pages.
    private var words: JSONText {
        .object(
            [
                ("match", Words.Record.match), ("matchSeveral", Words.Record.matchSeveral),
                ("newPerson", Words.Record.newPerson(1).replacing("1", with: "{n}")),
                ("without", Words.Record.without(1).replacing("1", with: "{n}")),
                ("external", Words.Record.external), ("unknown", Words.Record.unknown),
                ("nobody", Words.Record.nobody), ("nothing", Words.Record.nothing),
                ("notAsked", Words.Record.notAsked), ("notPlanned", Words.Record.notPlanned),
                ("asCourse", Words.Record.asCourse), ("needsDay", Words.Record.needsDay),
                ("needsRealDay", Words.Record.needsRealDay),
                ("dayToCome", Words.Record.dayToCome), ("needsMatch", Words.Record.needsMatch),
                ("needsCourse", Words.Record.needsCourse), ("needsEnd", Words.Record.needsEnd),
                ("endTooEarly", Words.Record.endTooEarly), ("needsHost", Words.Record.needsHost),
                ("needsTrainer", Words.Record.needsTrainer),
                ("needsForward", Words.Record.needsForward),
                ("needsChampion", Words.Record.needsChampion),
                ("needsMonth", Words.Record.needsMonth),
                ("needsSession", Words.Record.needsSession),
                ("needsName", Words.Record.needsName),
                ("needsOrganisation", Words.Record.needsOrganisation),
                ("wrongEmail", Words.Record.wrongEmail),
                ("needsSomeone", Words.Record.needsSomeone),
                ("wrongHeadcount", Words.Record.wrongHeadcount("{text}")),
                ("cameForward", Words.Record.cameForward), ("leftEarly", Words.Record.leftEarly),
                ("why", Words.Record.whyLine), ("error", Words.errorMark),
                ("done", Words.Record.done), ("already", Words.Record.alreadyDone),
                ("sentDetail", Words.Queue.sentDetail), ("rejected", Words.Queue.notTaken),
                ("offlineReport", Words.Queue.offlineReport), ("resume", Words.Record.resume),
                ("resumeLink", Words.Record.resumeLink),
            ]
            .map { ($0.0, .string($0.1)) }
        )
    }
}

extension RecordPages {
    /// Ways to what else can be recorded.
    var otherKinds: HTML {
        let root = "/p/\(programme)/record"
        let links =
            [
                (RecordKind.session, Words.Record.sessionLink, root),
                (.none, Words.Record.noneLink, "\(root)?kind=none"),
                (.cancelled, Words.Record.cancelledLink, "\(root)?kind=cancelled"),
            ]
            .filter { $0.0 != answers.kind && ($0.0 != .none || choices.me != nil) }
        return HTML(.ul, .class("kinds")) {
            for link in links {
                HTML(.li) {
                    HTML(
                        .a,
                        .link(link.2),
                        .named("data-kind", link.0.rawValue),
                        text: link.1
                    )
                }
            }
        }
    }
}
