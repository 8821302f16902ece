import CascadeCore
import CascadeFormats
import CascadeStore
import Foundation

/// Bringing in a table: choosing it, seeing what it would do, and saving it as one change.
enum ImportRoutes {
    static let all: [Route] = [
        .lead("import") { desk in
            var values = FormValues()
            values.add("what", desk.request.query["what"] ?? "records")
            return ImportPage.choosing(FormPage(values), desk)
        },
        .leadForm("import", choose),
        .lead("import/{upload}", look),
        .leadForm("import/{upload}", save),
    ]

    /// What a table lists.
    enum What: String, CaseIterable {
        case records, organisations, people, partnerships

        /// The kind of table, where it is one of the programme folder's.
        var table: ProgrammeTable.Kind? { ProgrammeTable.Kind(rawValue: rawValue) }
    }

    private static func owner(_ desk: DeskRequest) -> String {
        desk.request.visitor.secret?.derived(for: "upload").text ?? desk.request.visitor.name
    }

    /// Takes a file or a pasted text.
    private static func choose(_ desk: DeskRequest) async throws -> WebResponse {
        let form: FormValues
        var file: MultipartForm.File?
        if let multipart = desk.request.multipart {
            form = multipart.values
            file = multipart.files.first { $0.field == "file" }
        } else {
            form = desk.form
        }
        let what = form["what"].flatMap(What.init) ?? .records
        let text = form["text"] ?? ""
        let name = NameText.collapsed(file?.name ?? "")
        let content = file.map(\.content) ?? Data(text.utf8)
        guard !content.isEmpty else {
            let fault = FormFault("file", Words.Imports.needsTable)
            return ImportPage.choosing(FormPage(form, faults: [fault]), desk, status: 422)
        }
        let id = desk.site.uploads.keep(
            UploadShelf.Upload(
                programme: desk.name,
                owner: owner(desk),
                what: what.rawValue,
                name: name.isEmpty ? Words.Imports.pasted : String(name.prefix(120)),
                content: content,
                at: desk.site.now()
            )
        )
        return .redirect(desk.path("import", id))
    }

    /// What a table of the programme folder's kinds would do.
    static func table(
        _ upload: UploadShelf.Upload,
        _ kind: ProgrammeTable.Kind,
        _ draft: ProgrammeDraft
    ) throws -> ProgrammeTable {
        let bytes = [UInt8](upload.content)
        guard ProgrammeTable.isWorkbook(bytes) else {
            return ProgrammeTable(bytes, kind, into: draft)
        }
        return try upload.withFile { ProgrammeTable(bytes, at: $0, kind, into: draft) }
    }

    /// The table that the path names.
    private static func upload(_ desk: DeskRequest) throws(WebError) -> UploadShelf.Upload {
        let found = desk.site.uploads.upload(
            desk.request.parameter("upload"),
            programme: desk.name,
            owner: owner(desk),
            at: desk.site.now()
        )
        guard let found else {
            throw WebError(404, Words.Imports.goneTitle, Words.Imports.gone)
        }
        return found
    }

    /// Says what a table would do; nothing is changed.
    private static func look(_ desk: DeskRequest) async throws -> WebResponse {
        let upload = try upload(desk)
        return try await look(upload, desk.request.query, desk)
    }

    static func look(
        _ upload: UploadShelf.Upload,
        _ asked: FormValues,
        _ desk: DeskRequest,
        notice: String? = nil
    ) async throws -> WebResponse {
        let id = desk.request.parameter("upload")
        let draft = desk.programme.draft
        let (file, now, today) = (desk.desk, desk.site.now(), desk.site.localToday)
        func key(_ question: String) -> WorkQueue.Key {
            WorkQueue.Key(desk.name, revision: desk.revision, "import \(id) \(question)")
        }
        if let kind = What(rawValue: upload.what)?.table {
            let state = try await desk.site.work.result(key("table"), within: 8) { _ in
                try Self.table(upload, kind, draft)
            }
            guard case .ready(let table) = state else { return ImportPage.waiting(upload, desk) }
            return ImportPage.table(table, upload, desk, notice: notice)
        }
        let mapping = ImportPage.mapping(asked)
        let sheet = asked["sheet"]
        let state = try await desk.site.work.result(
            key(asked.setting("change", nil).encoded),
            within: 8
        ) { _ in
            do {
                return Result<SessionTableReading, ProgrammeFolderError>.success(
                    try file.reading { store in
                        try upload.withFile {
                            try store.reading(
                                $0,
                                mapping: mapping,
                                sheet: sheet,
                                at: now,
                                today: today
                            )
                        }
                    }
                )
            } catch let error as ProgrammeFolderError {
                return .failure(error)
            }
        }
        guard case .ready(let result) = state else { return ImportPage.waiting(upload, desk) }
        switch result {
        case .success(let reading):
            return ImportPage.records(reading, upload, asked, desk, notice: notice)
        case .failure(let error): return ImportPage.unreadable(error, upload, desk)
        }
    }

    /// What became of saving a table.
    private enum Saving {
        case done(ChangeResult?)
        case refused(String)
    }

    /// Saves what a table says, unless the programme has changed since so that something of it is wrong now.
    private static func save(_ desk: DeskRequest) async throws -> WebResponse {
        let upload = try upload(desk)
        let form = desk.form
        let (who, now, today) = (desk.request.visitor.name, desk.site.now(), desk.site.localToday)
        let saving: Saving
        let path: String
        if let kind = What(rawValue: upload.what)?.table {
            path = kind == .people ? desk.path("people") : desk.path("organisations")
            let request = desk.change(.edited, Words.Imports.tableSummary(kind, upload.name))
            saving = try await desk.desk.changing { store in
                let programme = try store.programme()
                let table = try Self.table(upload, kind, programme.draft)
                guard table.problemCount == 0 else { return .refused(Words.Imports.changed) }
                return .done(
                    try store.change(request) { draft in
                        let latest = try Self.table(upload, kind, draft)
                        draft = latest.draft
                    }
                )
            }
        } else {
            path = desk.path("sessions")
            let mapping = ImportPage.mapping(form)
            let (sheet, leavesOut) = (form["sheet"], form["leave-out"] != nil)
            saving = try await desk.desk.changing { store in
                let reading = try upload.withFile {
                    try store.reading($0, mapping: mapping, sheet: sheet, at: now, today: today)
                }
                guard !reading.isUnusable, reading.problems.isEmpty || leavesOut else {
                    return .refused(Words.Imports.changed)
                }
                do {
                    return .done(
                        try store.record(
                            reading,
                            named: upload.name,
                            by: who,
                            at: now,
                            today: today
                        )
                    )
                } catch is RecordingError {
                    return .refused(Words.Imports.changed)
                }
            }
        }
        switch saving {
        case .done(let result):
            desk.site.uploads.drop(desk.request.parameter("upload"))
            return result.map { desk.redirect(to: path, after: $0) } ?? .redirect(path)
        case .refused(let notice):
            let now = try DeskRequest(desk.request, desk.site)
            var page = try await look(upload, form, now, notice: notice)
            // Also where the page with the reasons is still being made.
            page.status = max(page.status, 409)
            return page
        }
    }
}
