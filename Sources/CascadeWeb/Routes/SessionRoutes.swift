import CascadeCore
import CascadeFormats
import CascadeStore

/// Sessions: the list, the page of one, and the forms that plan, change, cancel and remove one.
enum SessionRoutes {
    static let all: [Route] = [
        .lead("sessions", SessionList.page),
        .lead("sessions/{session}", SessionPage.page),
        .lead("new/session") { desk in
            var values = FormValues()
            if let course = desk.request.query["course"],
                desk.programme.courses.contains(where: { $0.id == course })
            {
                values.add("course", course)
            }
            return form(desk, nil).opened(values)
        },
        .leadForm("new/session", add),
        .lead("sessions/{session}/edit") { desk in
            let session = try current(desk).item
            let values = SessionForm.values(of: session, in: desk.programme.draft)
            return form(desk, session).opened(values, seen: values)
        },
        .leadForm("sessions/{session}/edit", edit),
        .leadForm("sessions/{session}/cancel", cancel),
        .lead("sessions/{session}/remove") { desk in
            let session = try current(desk).item
            return RemovalPage(
                desk: desk,
                title: Words.Organisations.removeTitle(
                    SessionList.title(session, desk.programme)
                ),
                note: Words.Sessions.removeNote,
                current: Words.Navigation.sessions,
                button: Words.Sessions.remove,
                back: desk.path("sessions", session.id)
            )
            .page
        },
        .leadForm("sessions/{session}/remove") { desk in
            let session = try current(desk).item
            let request = desk.change(
                .edited,
                Words.Sessions.removed(SessionList.title(session, desk.programme))
            )
            let result = try await desk.desk.changing { store in
                try store.change(request) { $0.remove(sessions: [session.id]) }
            }
            return desk.redirect(to: desk.path("sessions"), after: result)
        },
    ]

    /// The session that the path names.
    static func current(_ desk: DeskRequest) throws(WebError) -> (position: Int, item: Session) {
        try desk.item("session", in: desk.programme.draft.sessions, by: \.id)
    }

    private static func form(_ desk: DeskRequest, _ session: Session?) -> RowFormPage<SessionForm> {
        let programme = desk.programme
        let isRecorded = session?.status == .delivered
        return RowFormPage(
            desk: desk,
            title: session == nil ? Words.Sessions.add : Words.Sessions.edit,
            above: session.map { SessionList.title($0, programme) },
            current: Words.Navigation.sessions,
            back: session.map { desk.path("sessions", $0.id) } ?? desk.path("sessions"),
            action: session.map { desk.path("sessions", $0.id, "edit") }
                ?? desk.path("new", "session"),
            fields: { SessionForm.fields($0, programme, isRecorded: isRecorded) }
        )
    }

    private static func add(_ desk: DeskRequest) async throws -> WebResponse {
        let values = desk.form
        let (course, today) = (values["course"] ?? "session", desk.site.localToday)
        let name = desk.programme.courses.first { $0.id == course }?.name ?? course
        let saving = try await RowSaver<SessionForm>.adding(
            desk,
            Words.Sessions.added(name)
        ) { values, draft in
            var reading = FormReading(values)
            let day = reading.day("start", "")?.description ?? ""
            return Session(
                id: RowID.new(
                    "\(course) \(day)",
                    "session",
                    among: draft.sessions.map(\.id)
                ),
                course: course,
                start: today
            )
        }
        .save(values)
        return try form(desk, nil).answer(saving, values) { desk.path("sessions", $0.id) }
    }

    private static func edit(_ desk: DeskRequest) async throws -> WebResponse {
        let session = try current(desk).item
        let (values, id) = (desk.form, session.id)
        let saving = try await RowSaver<SessionForm>.changing(
            desk,
            Words.Sessions.changed(SessionList.title(session, desk.programme))
        ) { draft in
            draft.sessions.firstIndex { $0.id == id }
        }
        .save(values)
        return try form(desk, session).answer(saving, values) { desk.path("sessions", $0.id) }
    }

    /// Cancels a session by a recording, so that it stands beside what trainers record.
    private static func cancel(_ desk: DeskRequest) async throws -> WebResponse {
        let session = try current(desk).item
        let reading = FormReading(desk.form)
        let today = desk.site.localToday
        let recording = Recording(
            id: "desk-\(Secret.random().text.prefix(24))",
            at: desk.site.now(),
            .cancelled(session: session.id, why: reading.line("why"))
        )
        let request = ChangeRequest(
            kind: .recorded,
            summary: Words.Sessions.cancelledSummary(
                SessionList.title(session, desk.programme)
            ),
            who: desk.request.visitor.name,
            at: desk.site.now(),
            recording: recording.id
        )
        do {
            let result = try await desk.desk.changing { store in
                try store.change(request) { _ = try recording.apply(to: &$0, today: today) }
            }
            return desk.redirect(to: desk.path("sessions", session.id), after: result)
        } catch let error as RecordingError {
            throw WebError(422, Words.Sessions.notCancelled, "\(error)")
        }
    }
}
