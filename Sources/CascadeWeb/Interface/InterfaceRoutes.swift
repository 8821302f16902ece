import CascadeCore
import CascadeFormats

/// The interface for programs: JSON, with a token.
enum InterfaceRoutes {
    /// All routes: what programs may ask for, and its documentation.
    static let all: [Route] =
        operations.map(\.route) + [
            .get("/api/openapi.json", for: .anyone) { _, site in
                .json(documentation(at: site.configuration.origin))
            }
        ]

    /// All that programs may ask for, in the order of the documentation.
    static let operations: [InterfaceOperation] = [
        InterfaceOperation(
            method: .get,
            path: "/api/v1/programmes",
            access: .program,
            summary: "The programmes of the token",
            details: "A token is for one programme, so that the list has one entry.",
            example: .object([
                ("schema", .string("cascade.programmes/1")),
                ("programmes", .array([InterfaceAnswers.exampleSummary])),
            ]),
            answer: InterfaceAnswers.programmes
        ),
        InterfaceOperation(
            method: .get,
            path: "/api/v1/programmes/{programme}",
            access: .trainer,
            summary: "What a programme is",
            details:
                "Its name, its days, how many there are of each thing, and the number of its latest change.",
            example: InterfaceAnswers.exampleSummary,
            answer: InterfaceAnswers.programme
        ),
        InterfaceOperation(
            method: .get,
            path: "/api/v1/programmes/{programme}/status",
            access: .lead,
            summary: "Where it stands by its records",
            details:
                "The words and numbers of cascade status --format json, without what the plan was expected to bring. It names people who have gone quiet, and is for leads.",
            query: [
                .init(
                    name: "as-of",
                    place: "query",
                    what: "Last day that is seen; without it the last day on record.",
                    example: .string("2026-12-31")
                )
            ],
            example: InterfaceAnswers.exampleStatus,
            answer: InterfaceAnswers.status
        ),
        InterfaceOperation(
            method: .get,
            path: "/api/v1/programmes/{programme}/forecast",
            access: .lead,
            summary: "How far it goes from here",
            details:
                "The words and numbers of cascade forecast --format json, learnt from the records; 409 where nothing is on record.",
            example: InterfaceAnswers.exampleForecast,
            takesLong: true,
            answer: InterfaceAnswers.forecast
        ),
        InterfaceOperation(
            method: .get,
            path: "/api/v1/programmes/{programme}/plan",
            access: .lead,
            summary: "Whom to invite, and what to hold when",
            details:
                "The words and numbers of cascade plan --format json, for what the page Plan asks. 409 with the limits and reasons where they can't be kept together, 422 for a value that is not understood. Nothing is put into the programme.",
            query: [
                .init(
                    name: "budget",
                    place: "query",
                    what: "Money for what is not planned yet.",
                    kind: "number",
                    example: .count(3000)
                ),
                .init(
                    name: "seats",
                    place: "query",
                    what: "Most seats in all.",
                    kind: "number",
                    example: .count(20)
                ),
                .init(
                    name: "by",
                    place: "query",
                    what: "Last day on which something is held, and that counts.",
                    example: .string("2026-12-31")
                ),
                .init(
                    name: "goal",
                    place: "query",
                    what:
                        "What to have most of: "
                        + PlanQuestionForm.goals.map(\.name).joined(separator: ", ") + ".",
                    example: .string("people")
                ),
                .init(
                    name: "must",
                    place: "query",
                    what: "A sector of which someone must be invited; may stand several times.",
                    example: .string("schools")
                ),
            ],
            example: InterfaceAnswers.examplePlan,
            takesLong: true,
            answer: InterfaceAnswers.plan
        ),
        InterfaceOperation(
            method: .get,
            path: "/api/v1/programmes/{programme}/scenarios",
            access: .lead,
            summary: "What if assumptions and the plan were otherwise",
            details:
                "Today's plan and a scenario on the same draws: the words and numbers of cascade compare --format json. Any assumption may stand in the query as a-NAME, sessions of a course as sessions-COURSE, and its seats as seats-COURSE.",
            query: [
                .init(
                    name: "name",
                    place: "query",
                    what: "What the scenario is called.",
                    example: .string("More come forward")
                ),
                .init(
                    name: "a-champion",
                    place: "query",
                    what: "The assumption champion; so for each other one.",
                    kind: "number",
                    example: .number(0.3)
                ),
            ],
            example: InterfaceAnswers.exampleComparison,
            takesLong: true,
            answer: InterfaceAnswers.scenario
        ),
        InterfaceOperation(
            method: .get,
            path: "/api/v1/programmes/{programme}/courses",
            access: .trainer,
            summary: "Its courses",
            details: "In the order of the programme; hours of each.",
            example: .object([
                ("schema", .string("cascade.courses/1")),
                ("courses", .array([InterfaceAnswers.exampleCourse])),
            ]),
            answer: InterfaceAnswers.courses
        ),
        InterfaceOperation(
            method: .get,
            path: "/api/v1/programmes/{programme}/partnerships",
            access: .lead,
            summary: "Who works with whom",
            details: "Each partnership once, with its strength from 0 to 1.",
            example: .object([
                ("schema", .string("cascade.partnerships/1")),
                ("partnerships", .array([InterfaceAnswers.examplePartnership])),
            ]),
            answer: InterfaceAnswers.partnerships
        ),
        InterfaceOperation(
            method: .get,
            path: "/api/v1/programmes/{programme}/organisations",
            access: .trainer,
            summary: "Its organisations",
            details: "In the order of the programme.",
            example: .object([
                ("schema", .string("cascade.organisations/1")),
                ("organisations", .array([InterfaceAnswers.exampleOrganisation])),
            ]),
            answer: InterfaceAnswers.organisations
        ),
        InterfaceOperation(
            method: .get,
            path: "/api/v1/programmes/{programme}/people",
            access: .lead,
            summary: "Its people",
            details: "Names and where they belong: personal data, for leads alone.",
            example: .object([
                ("schema", .string("cascade.people/1")),
                ("people", .array([InterfaceAnswers.examplePerson])),
            ]),
            answer: InterfaceAnswers.people
        ),
        InterfaceOperation(
            method: .get,
            path: "/api/v1/programmes/{programme}/sessions",
            access: .trainer,
            summary: "Its sessions",
            details: "A trainer's token sees those that they teach or taught.",
            example: .object([
                ("schema", .string("cascade.sessions/1")),
                ("sessions", .array([InterfaceAnswers.exampleSession])),
            ]),
            answer: InterfaceAnswers.sessions
        ),
        InterfaceOperation(
            method: .post,
            path: "/api/v1/programmes/{programme}/recordings",
            access: .trainer,
            summary: "Records what happened",
            details:
                "One recording, or a list of at most 200. Each has an id of its own and is applied once, however often it is sent; each is answered by itself: applied, already-known, superseded or rejected with what is wrong. An answer means that it is on the disk.",
            body: InterfaceAnswers.exampleRecording,
            example: InterfaceAnswers.exampleRecorded,
            answer: RecordingsRoutes.record
        ),
    ]

    /// The documentation, OpenAPI 3.1.
    ///
    /// Source: <https://spec.openapis.org/oas/v3.1.0>.
    static func documentation(at origin: String?) -> JSONText {
        var paths: [(String, [(String, JSONText)])] = []
        for operation in operations {
            let member = (operation.method.rawValue.lowercased(), operation.documentation)
            if let known = paths.firstIndex(where: { $0.0 == operation.path }) {
                paths[known].1.append(member)
            } else {
                paths.append((operation.path, [member]))
            }
        }
        let problem = JSONText.object([
            ("type", .string("about:blank")), ("title", .string(WebError.notFound.title)),
            ("status", .count(404)), ("detail", .string(WebError.notFound.message)),
        ])
        return .object([
            ("openapi", .string("3.1.0")),
            (
                "info",
                .object([
                    ("title", .string("Cascade")), ("version", .string("1")),
                    ("description", .string(Self.introduction)),
                ])
            ),
            ("servers", .array([.object([("url", .string(origin ?? "/"))])])),
            ("security", .array([.object([("token", .array([]))])])),
            ("paths", .object(paths.map { ($0.0, .object($0.1)) })),
            (
                "components",
                .object([
                    (
                        "securitySchemes",
                        .object([
                            (
                                "token",
                                .object([
                                    ("type", .string("http")), ("scheme", .string("bearer")),
                                ])
                            )
                        ])
                    ),
                    (
                        "responses",
                        .object([
                            (
                                "Problem",
                                .object([
                                    (
                                        "description",
                                        .string("Why it is not answered as asked (RFC 9457).")
                                    ),
                                    (
                                        "content",
                                        InterfaceOperation.content(
                                            problem,
                                            type: "application/problem+json"
                                        )
                                    ),
                                ])
                            )
                        ])
                    ),
                ])
            ),
        ])
    }

    private static let introduction =
        "What the pages show, for programs. A lead makes a token on the page Sharing; send it as Authorization: Bearer TOKEN. What is not the token's looks as if it were not there (404)."
}
