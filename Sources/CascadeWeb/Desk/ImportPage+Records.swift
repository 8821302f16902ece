import CascadeCore
import CascadeFormats
import CascadeStore

extension ImportPage {
    /// What is asked for about the columns and words of a table.
    static func mapping(_ values: FormValues) -> SessionTableMapping {
        var columns: [SessionTableMapping.Column] = []
        for pair in values.pairs {
            guard let number = pair.name.dropPrefix("column-"),
                let field = SessionField(rawValue: pair.value), field.isOffered,
                let heading = values.raw("heading-\(number)"), !heading.isEmpty
            else { continue }
            columns.append(SessionTableMapping.Column(heading, field))
        }
        return SessionTableMapping(
            columns: columns,
            dates: values["dates"].flatMap(SessionTableMapping.DateOrder.init),
            course: values["course"],
            organisation: values["organisation"]
        )
    }

    /// What a table of sessions or of attendance would do.
    static func records(
        _ reading: SessionTableReading,
        _ upload: UploadShelf.Upload,
        _ asked: FormValues,
        _ desk: DeskRequest,
        notice: String?
    ) -> WebResponse {
        let texts = TableProblem.together(reading.problems)
        let count = reading.recordings.count
        return page(upload, desk, notice: notice, status: texts.isEmpty ? 200 : 422) {
            problems(Array(texts.prefix(100)), more: max(0, texts.count - 100))
            HTML(.p, .class("lead"), text: Words.Imports.sessions(reading))
            if reading.problems.isEmpty || !reading.isUnusable {
                HTML(.p, text: Words.Imports.nothingYet)
            }
            HTML(.div, .class("buttons")) {
                if count > 0, reading.problems.isEmpty {
                    saving(Words.Imports.record(count), asked, desk)
                } else if count > 0, !reading.isUnusable {
                    saving(
                        Words.Imports.recordRest(count),
                        asked,
                        desk,
                        more: [FormValues.Pair("leave-out", "yes")]
                    )
                }
                Component.button(Words.Imports.again, to: desk.path("import"), isMain: false)
            }
            sessions(reading, desk)
            newcomers(reading, desk)
            notes(reading)
            columns(reading, asked, desk)
        }
    }

    private static func sessions(_ reading: SessionTableReading, _ desk: DeskRequest) -> HTML {
        guard !reading.sessions.isEmpty else { return HTML() }
        let programme = desk.programme
        let people = NameBook.people(programme.draft)
        let organisations = NameBook.organisations(programme.draft)
        return HTML {
            Component.table(
                Words.Imports.sessionsCaption,
                Words.Imports.sessionColumns,
                reading.sessions.prefix(100).map { session in
                    let delivered = session.delivered
                    let course =
                        programme.courses.first { $0.id == delivered.course }?.name
                        ?? delivered.course
                    let trainers = delivered.trainers.map { who -> String in
                        switch who {
                        case .known(let id): people.label(id)
                        case .new(let person): person.name
                        }
                    }
                    return [
                        HTML(.bdi, text: "\(course), \(delivered.start.spelledOut)"),
                        HTML(
                            .bdi,
                            text: delivered.host.map(organisations.label) ?? Words.Desk.none
                        ),
                        HTML(
                            .bdi,
                            text: trainers.isEmpty
                                ? Words.Sessions.external : trainers.joined(separator: ", ")
                        ),
                        HTML(Words.Imports.people(delivered)),
                        HTML(Words.Imports.rowsOf(session.rows)),
                        HTML(.bdi, text: Words.Imports.change(session.change)),
                    ]
                }
            )
            if reading.sessions.count > 100 {
                HTML(.p, text: Words.Desk.andMore(reading.sessions.count - 100))
            }
        }
    }

    private static func newcomers(_ reading: SessionTableReading, _ desk: DeskRequest) -> HTML {
        guard !reading.newcomers.isEmpty else { return HTML() }
        let organisations = NameBook.organisations(desk.programme.draft)
        return HTML(.details) {
            HTML(.summary, text: Words.Imports.newcomers(reading.newcomers.count))
            Component.table(
                Words.Imports.newcomersCaption,
                Words.Imports.newcomerColumns,
                reading.newcomers.prefix(200).map { newcomer in
                    [
                        HTML(.bdi, text: newcomer.person.name),
                        HTML(.bdi, text: organisations.label(newcomer.person.organisation)),
                        HTML(Words.Imports.rowsOf(newcomer.rows)),
                    ]
                }
            )
            if reading.newcomers.count > 200 {
                HTML(.p, text: Words.Desk.andMore(reading.newcomers.count - 200))
            }
        }
    }

    private static func notes(_ reading: SessionTableReading) -> HTML {
        let hints = reading.hints.map { Words.Imports.hint($0.row, $0.text) }
        let texts = reading.remarks.map { "\($0.prefix(1).uppercased())\($0.dropFirst())." } + hints
        guard !texts.isEmpty else { return HTML() }
        return HTML(.section) {
            HTML(.h2, text: Words.Imports.worthALook)
            HTML(.ul) {
                for text in texts.prefix(100) { HTML(.li) { HTML(.bdi, text: text) } }
                if texts.count > 100 { HTML(.li, text: Words.Desk.andMore(texts.count - 100)) }
            }
        }
    }

    /// How the columns were understood, with a form that says otherwise.
    private static func columns(
        _ reading: SessionTableReading,
        _ asked: FormValues,
        _ desk: DeskRequest
    ) -> HTML {
        let fields = SessionField.allCases.filter(\.isOffered)
        let form = FormPage(asked)
        let programme = desk.programme
        return HTML(.section) {
            HTML(.h2, text: Words.Imports.columnsTitle)
            HTML(.p, .class("note"), text: Words.Imports.layout(reading.layout.name))
            HTML(
                .form,
                .named("method", "get"),
                .named("action", desk.path("import", desk.request.parameter("upload")))
            ) {
                HTML(.div, .class("grid")) {
                    for (number, column) in reading.columns.prefix(60).enumerated() {
                        HTML(.div) {
                            Component.hidden("heading-\(number)", column.name)
                            form.select(
                                "column-\(number)",
                                "\(column.letters) \(column.name)",
                                [("", Words.Imports.asItIs)]
                                    + fields.map { ($0.rawValue, Words.Imports.field($0)) },
                                value: column.field.flatMap { $0.isOffered ? $0.rawValue : nil }
                                    ?? SessionField.ignore.rawValue
                            )
                        }
                    }
                }
                form.select(
                    "course",
                    Words.Imports.course,
                    [("", Words.Imports.fromTable)] + programme.courses.map { ($0.id, $0.name) }
                )
                form.select(
                    "dates",
                    Words.Imports.dates,
                    [
                        ("", Words.Imports.fromTable), ("dmy", Words.Imports.dayFirst),
                        ("mdy", Words.Imports.monthFirst),
                    ]
                )
                if let sheet = reading.sheet, !reading.otherSheets.isEmpty {
                    form.select(
                        "sheet",
                        Words.Imports.sheet,
                        ([sheet] + reading.otherSheets).map { ($0, $0) },
                        value: sheet
                    )
                }
                HTML(
                    .button,
                    .class("button quiet"),
                    .named("type", "submit"),
                    text: Words.Imports.lookAgain
                )
            }
        }
    }
}

extension String {
    /// What stands behind a beginning; nil where the text begins otherwise.
    func dropPrefix(_ start: String) -> String? {
        hasPrefix(start) ? String(dropFirst(start.count)) : nil
    }
}
