import CascadeCore
import CascadeFormats
import CascadeStore

/// Recording a session, a question a page, without or with scripts.
enum RecordRoutes {
    static let all: [Route] = [
        .get("/p/{programme}/record", for: .trainer) { request, site in
            guard let desk = try RecordingDesk(request, site) else { throw WebError.notFound }
            let kind = request.query["kind"].flatMap(RecordKind.init) ?? .session
            let name = request.parameter("programme")
            let choices = try desk.choices()
            if choices.programme.courses.isEmpty {
                return .page(nothingToRecord(desk, request, site))
            }
            var values = FormValues([.init("id", newID()), .init("kind", kind.rawValue)])
            var step = kind.steps[0]
            if let session = request.query["session"] {
                if kind == .session {
                    let isKnown = choices.planned.contains { $0.id == session }
                    if !isKnown, try desk.choices(correcting: session).correction != nil {
                        return .redirect(
                            "/p/\(name)/record/sessions/\(FormValues.encoded(session))"
                        )
                    }
                    values.pairs += choices.opening(session)
                    if values.has("match") {
                        step = RecordAnswers(values, choices).next(after: .match)
                    }
                } else {
                    values.add("session", session)
                }
            }
            let answers = RecordAnswers(values, choices)
            return page(step, answers, [], request, site, isStart: true)
        },
        .get("/p/{programme}/record/sessions/{session}", for: .trainer) { request, site in
            let choices = try RecordingDesk(request, site)?
                .choices(correcting: request.parameter("session"))
            guard let choices, let correction = choices.correction else { throw WebError.notFound }
            var values = correction.values(choices)
            values.pairs += [.init("id", newID()), .init("kind", RecordKind.session.rawValue)]
            return page(.check, RecordAnswers(values, choices), [], request, site)
        },
        .post("/p/{programme}/record", for: .trainer) { request, site in
            guard let desk = try RecordingDesk(request, site) else { throw WebError.notFound }
            return try await answer(desk, request, site)
        },
        .post("/p/{programme}/record/check", for: .trainer) { request, site in
            guard let desk = try RecordingDesk(request, site) else { throw WebError.notFound }
            return .json(.object(try RecordingsRoutes.trial(request.body, desk)))
        },
        .get("/p/{programme}/record/done", for: .trainer) { request, site in
            guard let desk = try RecordingDesk(request, site),
                let id = request.query["id"]
            else { throw WebError.notFound }
            let done = try DonePage(id, desk, request.visitor)
            return .page(
                site.page(Words.Record.done, for: request, current: Words.Navigation.record) {
                    done.html
                }
            )
        },
        .post("/p/{programme}/record/undo", for: .trainer) { request, site in
            guard let desk = try RecordingDesk(request, site),
                let id = request.form["id"]
            else { throw WebError.notFound }
            let (who, now) = (desk.who, site.now())
            guard let entry = try desk.entry(of: id) else { throw WebError.notFound }
            if entry.undoneBy == nil {
                _ = try await desk.desk.changing { store in
                    try store.undo(entry.id, by: who, at: now)
                }
            }
            return .redirect(
                "/p/\(request.parameter("programme"))/record/done?id=\(FormValues.encoded(id))"
            )
        },
    ]

    /// What stands in the place of the first question where there is no course yet.
    private static func nothingToRecord(
        _ desk: RecordingDesk,
        _ request: WebRequest,
        _ site: Site
    ) -> WebPage {
        site.page(Words.Record.title, for: request, current: Words.Navigation.record) {
            Component.heading(Words.Record.title)
            if desk.role == .lead {
                Component.empty(Words.Record.noCourses) {
                    Component.button(
                        Words.Courses.add,
                        to: "/p/\(request.parameter("programme"))/new/course"
                    )
                }
            } else {
                Component.empty(Words.Record.noCoursesTrainer)
            }
        }
    }

    /// An id for a new recording, which nobody else has.
    static func newID() -> String { "web-\(Secret.random().text.prefix(22))" }

    private static func answer(
        _ desk: RecordingDesk,
        _ request: WebRequest,
        _ site: Site
    ) async throws -> WebResponse {
        let form = request.form
        let step = form["step"].flatMap(RecordStep.init) ?? .day
        var answers = RecordAnswers(form, try desk.choices(correcting: form["correcting"]))
        // It may have been removed, or become someone else's, in the meantime.
        if form.has("correcting"), answers.correction == nil { throw WebError.notFound }
        if answers.id == nil { answers.values = form.setting("id", newID()) }
        if let target = form["to"].flatMap(RecordStep.init) {
            return page(target, answers, [], request, site)
        }
        if step == .register, let button = form["do"] {
            answers.values = pressed(button, answers, request, site)
            return page(.register, answers, [], request, site)
        }
        let faults = answers.faults(in: step)
        guard faults.isEmpty else {
            return page(step, answers, faults, request, site)
        }
        guard step == .check else {
            answers = answers.settled(after: step)
            return page(answers.next(after: step), answers, [], request, site)
        }
        // A question that has no answer yet comes before saving, whatever was sent.
        for open in answers.kind.steps where answers.isAsked(open) && open != .check {
            let faults = answers.faults(in: open)
            if !faults.isEmpty { return page(open, answers, faults, request, site) }
        }
        guard let id = answers.id, let recording = answers.recording(id: id, at: site.now())
        else { return page(answers.kind.steps[0], answers, [], request, site) }
        let outcome = try await desk.save(recording)
        guard outcome.effect != .rejected else {
            return page(.check, answers, checkFaults(outcome.faults), request, site)
        }
        return .redirect(
            "/p/\(request.parameter("programme"))/record/done?id=\(FormValues.encoded(id))"
        )
    }

    /// The register after one of its own buttons was pressed.
    private static func pressed(
        _ button: String,
        _ answers: RecordAnswers,
        _ request: WebRequest,
        _ site: Site
    ) -> FormValues {
        var values = answers.values
        if button == "add" {
            return values.setting("new-rows", String(answers.newRows + 1))
        }
        guard button.hasPrefix("all-") else { return values }
        let pages = RecordPages(
            answers: answers,
            programme: request.parameter("programme"),
            visitor: request.visitor
        )
        let register = RegisterPage(pages: pages, page: FormPage(values))
        let ticked = Set(values.all("came"))
        values.pairs += register.people(of: String(button.dropFirst(4)))
            .filter { !ticked.contains($0) }
            .map { FormValues.Pair("came", $0) }
        return values
    }

    /// Faults of a recording, each at the line of the answers that mends it.
    static func checkFaults(_ faults: [RecordingError.Fault]) -> [FormFault] {
        faults.map { fault in
            FormFault("check-\(RecordStep(ofField: fault.field).rawValue)", fault.description)
        }
    }

    private static func page(
        _ step: RecordStep,
        _ answers: RecordAnswers,
        _ faults: [FormFault],
        _ request: WebRequest,
        _ site: Site,
        isStart: Bool = false
    ) -> WebResponse {
        let programme = request.parameter("programme")
        var pages = RecordPages(
            answers: answers,
            faults: faults,
            programme: programme,
            visitor: request.visitor
        )
        if step == .check, let id = answers.id,
            let recording = answers.recording(id: id, at: site.now())
        {
            do {
                pages.report = try RecordingDesk(request, site)?.trial(recording) ?? []
            } catch let error as RecordingError {
                if pages.faults.isEmpty { pages.faults = checkFaults(error.faults) }
            } catch {}
        }
        var page = site.page(
            (faults.isEmpty ? "" : Words.errorMark)
                + (answers.correction == nil ? Words.Record.title : Words.Record.correct),
            for: request,
            current: Words.Navigation.record
        ) {
            HTML(.div, .class("recorder"), .named("data-recorder")) {
                pages.form(step)
                if isStart { pages.otherKinds }
            }
            if isStart { RecordTemplates(pages: pages).html }
        }
        if isStart { page.scripts.append(.record) }
        var response = WebResponse.page(page, status: faults.isEmpty ? 200 : 422)
        // Going back in the browser shows the page as it was, without sending anything again.
        if !isStart { response.headers.append(("Cache-Control", "private, no-cache")) }
        return response
    }
}
