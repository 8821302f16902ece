import CascadeCore
import CascadeFormats
import CascadeStore

/// The pages on which a table is chosen and looked through before it is saved.
enum ImportPage {
    /// The page on which a table is chosen.
    static func choosing(_ form: FormPage, _ desk: DeskRequest, status: Int = 200) -> WebResponse {
        desk.page(Words.Imports.title, status: status) {
            form.summary
            Component.heading(Words.Imports.title)
            HTML(.p, .class("lead"), text: Words.Imports.lead)
            form.form(to: desk.path("import"), for: desk.request.visitor, upload: true) {
                form.choices(
                    "what",
                    Words.Imports.what,
                    ImportRoutes.What.allCases.map { what in
                        FormPage.Choice(
                            what.rawValue,
                            Words.Imports.name(what),
                            hint: what.table.map {
                                Words.Imports.columns($0.required, $0.optional)
                            } ?? Words.Imports.recordsHint
                        )
                    }
                )
                form.file(
                    "file",
                    Words.Imports.file,
                    hint: Words.Imports.fileHint,
                    accept: ".csv,.xlsx,.txt,.tsv"
                )
                form.lines("text", Words.Imports.text, hint: Words.Imports.textHint, rows: 8)
                form.submit(Words.Imports.look)
            }
        }
    }

    /// The page while a large table is being read.
    static func waiting(_ upload: UploadShelf.Upload, _ desk: DeskRequest) -> WebResponse {
        var page = desk.site.page(Words.Imports.waiting, for: desk.request) {
            Component.heading(Words.Imports.waiting, above: upload.name)
            HTML(.p, .named("role", "status"), text: Words.Imports.waitingText)
        }
        page.refresh = 2
        return .page(page)
    }

    /// The page that says that a file is no table.
    static func unreadable(
        _ error: ProgrammeFolderError,
        _ upload: UploadShelf.Upload,
        _ desk: DeskRequest
    ) -> WebResponse {
        let texts: [String]
        switch error {
        case .invalid(let report):
            texts = report.problems.map { Words.Imports.problem($0) }
        case .fault: texts = [Words.Imports.unreadable]
        }
        return page(upload, desk, status: 422) {
            problems(texts, more: 0)
            again(desk)
        }
    }

    /// The frame of the pages that say what a table would do.
    static func page(
        _ upload: UploadShelf.Upload,
        _ desk: DeskRequest,
        notice: String? = nil,
        status: Int = 200,
        @HTMLBuilder content: () -> HTML
    ) -> WebResponse {
        let content = content()
        return desk.page(Words.Imports.checkTitle, status: notice == nil ? status : 409) {
            HTML(.a, .class("back"), .link(desk.path("import")), text: Words.back)
            Component.heading(Words.Imports.checkTitle, above: upload.name)
            if let notice { Component.warning(notice) }
            content
        }
    }

    /// What has to be put right, by row.
    static func problems(_ texts: [String], more: Int) -> HTML {
        guard !texts.isEmpty else { return HTML() }
        return HTML(
            .div,
            .class("error-summary"),
            .named("role", "alert"),
            .named("tabindex", "-1"),
            .named("aria-labelledby", "problems")
        ) {
            HTML(
                .h2,
                .id("problems"),
                text: Words.Imports.problems(texts.count + more)
            )
            HTML(.ul) {
                for text in texts { HTML(.li) { HTML(.bdi, text: text) } }
                if more > 0 { HTML(.li, text: Words.Desk.andMore(more)) }
            }
            HTML(.p, text: Words.Imports.putRight)
        }
    }

    /// The way back to choosing a table.
    static func again(_ desk: DeskRequest) -> HTML {
        HTML(.div, .class("buttons")) {
            Component.button(Words.Imports.again, to: desk.path("import"), isMain: false)
        }
    }

    /// The button that saves, with what was asked for.
    static func saving(
        _ label: String,
        _ asked: FormValues,
        _ desk: DeskRequest,
        more: [FormValues.Pair] = []
    ) -> HTML {
        let values = asked.pairs.filter {
            $0.name != "change" && $0.name != FormToken.name && $0.name != "leave-out"
        }
        return Component.action(
            label,
            desk.path("import", desk.request.parameter("upload")),
            for: desk.request.visitor,
            style: "button",
            values: values + more
        )
    }

    // MARK: - Tables of the programme folder

    /// What a table of organisations, people or partnerships would do.
    static func table(
        _ table: ProgrammeTable,
        _ upload: UploadShelf.Upload,
        _ desk: DeskRequest,
        notice: String?
    ) -> WebResponse {
        let changing = table.rows.filter(\.changes)
        return page(upload, desk, notice: notice, status: table.problemCount > 0 ? 422 : 200) {
            if table.problemCount > 0 {
                problems(
                    table.problems.prefix(100).map { Words.Imports.problem($0) },
                    more: max(0, table.problemCount - 100)
                )
                again(desk)
            } else if changing.isEmpty {
                Component.empty(Words.Imports.nothingNew)
                again(desk)
            } else {
                HTML(
                    .p,
                    .class("lead"),
                    text: Words.Imports.counts(
                        added: changing.count { !$0.isKnown },
                        changed: changing.count { $0.isKnown },
                        same: table.rows.count - changing.count
                    )
                )
                HTML(.p, text: Words.Imports.nothingYet)
                HTML(.div, .class("buttons")) {
                    saving(
                        Words.Imports.saveRows(changing.count),
                        FormValues(),
                        desk
                    )
                    Component.button(Words.Imports.again, to: desk.path("import"), isMain: false)
                }
                Component.table(
                    Words.Imports.rows,
                    Words.Imports.rowColumns,
                    table.rows.prefix(100).map { row in
                        [
                            HTML(.bdi, text: row.name),
                            HTML(Words.Imports.effect(row.isKnown, row.changes)),
                        ]
                    }
                )
                if table.rows.count > 100 {
                    HTML(.p, text: Words.Desk.andMore(table.rows.count - 100))
                }
            }
        }
    }
}
