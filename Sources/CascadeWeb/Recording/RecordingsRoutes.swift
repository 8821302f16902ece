import CascadeCore
import CascadeFormats
import CascadeStore
import Foundation

/// Recordings as data: what phones send that recorded without signal, and programs.
enum RecordingsRoutes {
    /// Most recordings that may be sent at once.
    static let most = 200

    static let all: [Route] = [
        .post("/p/{programme}/recordings", for: .trainer, record),
        .get("/p/{programme}/recordings/token", for: .trainer) { request, _ in
            .json(.object([("token", .string(request.visitor.formToken ?? ""))]))
        },
    ]

    /// Applies what was sent and says what became of each; the same for pages and for programs.
    @Sendable static func record(
        _ request: WebRequest,
        _ site: Site
    ) async throws -> WebResponse {
        guard let desk = try RecordingDesk(request, site) else { throw WebError.notFound }
        let given = try recordings(request.body)
        var answers: [JSONText] = []
        for one in given {
            switch one {
            case .success(let recording):
                answers.append(json(try await desk.save(recording)))
            case .failure(let unreadable): answers.append(unreadable.json)
            }
        }
        return .json(
            .object([
                ("schema", .string("cascade.recorded/1")), ("recordings", .array(answers)),
            ])
        )
    }

    /// What a recording would save, as data for a page.
    static func trial(_ body: Data, _ desk: RecordingDesk) throws -> [(String, JSONText)] {
        guard case .success(let recording)? = try recordings(body).first else {
            throw WebError.unreadable("There is no recording in it.")
        }
        do {
            return [("report", .strings(try desk.trial(recording))), ("faults", .array([]))]
        } catch let error as RecordingError {
            return [("report", .array([])), ("faults", .array(error.faults.map(json)))]
        }
    }

    /// A recording that can't be read, with what is wrong with it.
    struct Unreadable: Error {
        var id: String?
        var problems: [LocatedProblem]

        var json: JSONText {
            .object([
                ("id", id.map(JSONText.string) ?? .null), ("effect", .string("rejected")),
                (
                    "faults",
                    .array(
                        problems.map { problem in
                            RecordingsRoutes.json(
                                RecordingError.Fault(
                                    problem.subject,
                                    problem.subject,
                                    found: problem.found,
                                    expected: problem.expected,
                                    suggestion: problem.suggestion
                                )
                            )
                        }
                    )
                ),
            ])
        }
    }

    /// The recordings of a body: one, or a list.
    ///
    /// - Throws: ``WebError`` for what is no JSON, and for too many at once.
    static func recordings(_ body: Data) throws(WebError) -> [Result<Recording, Unreadable>] {
        let given = (try? JSONSerialization.jsonObject(with: body)).map { top in
            (top as? [Any]) ?? [top]
        }
        guard let given, given.allSatisfy({ $0 is [String: Any] }) else {
            throw .unreadable("Expected a recording, or a list of recordings, as JSON.")
        }
        guard given.count <= most else {
            throw WebError(
                413,
                "Too many at once",
                "Found \(given.count) recordings, expected at most \(most)."
            )
        }
        return given.map(recording)
    }

    /// One recording of a body.
    private static func recording(_ value: Any) -> Result<Recording, Unreadable> {
        let id = (value as? [String: Any])?["id"] as? String
        // Each on a line of its own, as the reader takes them.
        guard let line = try? JSONSerialization.data(withJSONObject: value) else {
            return .failure(Unreadable(id: id, problems: []))
        }
        do throws(RecordingJSON.Invalid) {
            let read = try RecordingJSON.read(Array(line), name: "recording")
            guard let first = read.first else {
                return .failure(Unreadable(id: id, problems: []))
            }
            return .success(first.recording)
        } catch {
            return .failure(Unreadable(id: id, problems: error.problems))
        }
    }

    private static func json(_ outcome: RecordingDesk.Outcome) -> JSONText {
        .object([
            ("id", .string(outcome.id)), ("effect", .string(outcome.effect.rawValue)),
            ("session", outcome.session.map(JSONText.string) ?? .null),
            ("faults", .array(outcome.faults.map(json))),
        ])
    }

    private static func json(_ fault: RecordingError.Fault) -> JSONText {
        .object([
            ("field", .string(fault.field)), ("message", .string(fault.description)),
            ("step", .string(RecordStep(ofField: fault.field).rawValue)),
        ])
    }
}
