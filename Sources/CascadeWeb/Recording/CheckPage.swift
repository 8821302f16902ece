import CascadeCore
import CascadeFormats

/// All answers once more, each with the way to change it, and what will be saved.
struct CheckPage {
    /// The answers.
    let answers: RecordAnswers
    /// What will be saved, in words.
    var report: [String] = []
    /// Whether the page is made for the script to fill in.
    var isTemplate = false

    private typealias Line = (step: RecordStep, title: String, values: [String])

    private var choices: RecordChoices { answers.choices }
    private var isCorrection: Bool { !isTemplate && answers.correction != nil }

    var html: HTML {
        HTML {
            HTML(.h1, text: isCorrection ? Words.Record.correct : Words.Record.check)
            if isCorrection { HTML(.p, .class("hint"), text: Words.Record.correctHint) }
            HTML(.dl, .class("facts check")) {
                if isCorrection {
                    HTML(.div) {
                        HTML(.dt, text: Words.Record.courseName)
                        HTML(.dd) { HTML(.bdi, text: answers.course?.name ?? "") }
                    }
                }
                for line in lines { row(line) }
            }
            if isTemplate {
                HTML(.div, .named("data-report"), .named("hidden")) { reportHeading }
            } else if !report.isEmpty {
                HTML(.div, .class("report")) {
                    reportHeading
                    HTML(.ul) {
                        for line in report { HTML(.li) { HTML(.bdi, text: line) } }
                    }
                }
            }
        }
    }

    private var reportHeading: HTML { HTML(.h2, text: Words.Record.willSave) }

    private func row(_ line: Line) -> HTML {
        HTML(.div, .named("data-line", line.title), .named("data-of", line.step.rawValue)) {
            HTML(.dt, text: line.title)
            HTML(.dd) {
                HTML(.div, .class("answer")) {
                    for value in line.values { HTML(.p) { HTML(.bdi, text: value) } }
                }
                HTML(
                    .button,
                    .class("plain"),
                    .id("field-check-\(line.step.rawValue)"),
                    .named("type", isTemplate ? "button" : "submit"),
                    .named("name", "to"),
                    .named("value", line.step.rawValue)
                ) {
                    Words.Record.change
                    HTML(.span, .class("aside"), text: " " + line.title)
                }
            }
        }
    }

    private var lines: [Line] {
        switch isTemplate ? nil : answers.kind {
        case .session?: sessionLines
        case RecordKind.none?:
            [(.month, Words.Record.monthLine, [month])]
        case .cancelled?:
            [
                (.cancelled, Words.Record.sessionLine, [cancelled]),
                (.cancelled, Words.Record.whyLine, [answers.values["why"] ?? Words.Record.nothing]),
            ]
        case nil: templateLines
        }
    }

    private var templateLines: [Line] {
        [
            (.day, Words.Record.day, []), (.match, Words.Record.planned, []),
            (.course, Words.Record.courseName, []), (.end, Words.Record.lastDay, []),
            (.host, Words.Record.whereLine, []), (.trainers, Words.Record.taught, []),
            (.register, Words.Record.came, []), (.outcome, Words.Record.cameForward, []),
            (.outcome, Words.Record.leftEarly, []), (.notes, Words.Record.notesLine, []),
            (.month, Words.Record.monthLine, []), (.cancelled, Words.Record.sessionLine, []),
            (.cancelled, Words.Record.whyLine, []),
        ]
    }

    private var month: String {
        answers.values["month"].flatMap { CalendarDate($0) }?.monthAndYear ?? ""
    }

    private var cancelled: String {
        choices.planned.first { $0.id == answers.values["session"] }
            .map { choices.words(for: $0) }.map { "\($0.label), \($0.hint)" } ?? ""
    }

    private var sessionLines: [Line] {
        var lines: [Line] = [
            (.day, Words.Record.day, [answers.day?.withWeekday ?? ""])
        ]
        if !answers.candidates.isEmpty {
            let words = answers.matched.map { choices.words(for: $0) }
            lines.append(
                (
                    .match, Words.Record.planned,
                    [words.map { "\($0.label), \($0.hint)" } ?? Words.Record.notPlanned]
                )
            )
        }
        if answers.matched == nil, !isCorrection {
            lines.append((.course, Words.Record.courseName, [answers.course?.name ?? ""]))
        }
        if answers.lastsDays {
            lines.append(
                (
                    .end, Words.Record.lastDay,
                    [answers.end?.withWeekday ?? Words.Record.asCourse]
                )
            )
        }
        let host = answers.host.map(choices.organisation) ?? Words.Record.unknown
        lines.append(
            (.host, Words.Record.whereLine, [host] + [answers.values["place"]].compactMap { $0 })
        )
        let trainers = answers.trainers.map { choices.person($0)?.name ?? $0 }
        lines.append(
            (.trainers, Words.Record.taught, trainers.isEmpty ? [Words.Record.external] : trainers)
        )
        var came = answers.came.map { choices.person($0)?.name ?? $0 }
        came += answers.newcomers.map {
            "\($0.person.name), \(choices.organisation($0.person.organisation))"
        }
        if let headcount = answers.headcount, headcount > 0 {
            lines.append(
                (.register, Words.Record.came, came + [Words.Record.without(headcount)])
            )
        } else {
            lines.append((.register, Words.Record.came, came))
        }
        lines += outcomeLines
        lines.append(
            (.notes, Words.Record.notesLine, [answers.values["notes"] ?? Words.Record.nothing])
        )
        return lines
    }

    private var outcomeLines: [Line] {
        let present = answers.present
        guard !present.isEmpty else { return [] }
        func names(_ field: String) -> [String] {
            let ticked = Set(answers.values.all(field))
            return present.filter { ticked.contains($0.value) }.map(\.name)
        }
        var lines: [Line] = []
        if answers.asksForward {
            let forward: [String] =
                switch answers.values["forward"] {
                case "some": names("champion")
                case "nobody": [Words.Record.nobody]
                default: [Words.Record.notAsked]
                }
            lines.append((.outcome, Words.Record.cameForward, forward))
        }
        let early = names("early")
        lines.append(
            (.outcome, Words.Record.leftEarly, early.isEmpty ? [Words.Record.nobody] : early)
        )
        return lines
    }
}
