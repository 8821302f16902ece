import CascadeFormats

/// One thing that programs may ask for: its route and its documentation at once, so that neither can go stale.
struct InterfaceOperation: Sendable {
    /// A value of the path or of the query.
    struct Parameter: Sendable {
        /// Its name.
        var name: String
        /// Where it stands: `path` or `query`.
        var place: String
        /// What it is.
        var what: String
        /// Kind of value: `string` or `number`.
        var kind = "string"
        /// What a value looks like.
        var example: JSONText
    }

    /// Method.
    var method: WebRequest.Method
    /// Path.
    var path: String
    /// Who may ask.
    var access: Access
    /// One line.
    var summary: String
    /// What is given, and what to know of it.
    var details: String
    /// Values of the query.
    var query: [Parameter] = []
    /// What is sent; nil: nothing.
    var body: JSONText?
    /// What an answer looks like.
    var example: JSONText
    /// Whether the answer may be 202 while it is worked out.
    var takesLong = false
    /// Answers.
    var answer: @Sendable (WebRequest, Site) async throws -> WebResponse

    /// The route that answers it.
    var route: Route {
        switch method {
        case .get: .get(path, for: access, answer)
        case .post: .post(path, for: access, answer)
        }
    }

    /// Its name for programs that are made from the documentation: `getProgrammesStatus`.
    var name: String {
        let parts = path.split(separator: "/").dropFirst(2).filter { !$0.hasPrefix("{") }
        let words = parts.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        let isOne = path.hasSuffix("{programme}")
        return method.rawValue.lowercased() + words + (isOne ? "One" : "")
    }

    /// The part of the documentation about it.
    var documentation: JSONText {
        let inPath = path.split(separator: "/").filter { $0.hasPrefix("{") }.map {
            Parameter(
                name: String($0.dropFirst().dropLast()),
                place: "path",
                what: "Name of the programme, as in its file NAME.cascade.",
                example: .string("portsmouth")
            )
        }
        var members: [(String, JSONText)] = [
            ("operationId", .string(name)), ("summary", .string(summary)),
            ("description", .string(details)),
            ("parameters", .array((inPath + query).map(Self.parameter))),
        ]
        if let body {
            members.append(
                (
                    "requestBody",
                    .object([("required", .truth(true)), ("content", Self.content(body))])
                )
            )
        }
        members.append(("responses", .object(responses)))
        return .object(members)
    }

    private var responses: [(String, JSONText)] {
        var responses: [(String, JSONText)] = [
            (
                "200",
                .object([
                    ("description", .string("What was asked for.")),
                    ("content", Self.content(example)),
                ])
            )
        ]
        if takesLong {
            responses.append(
                (
                    "202",
                    .object([
                        (
                            "description",
                            .string(
                                "It is being worked out: ask again after the seconds of Retry-After."
                            )
                        ),
                        ("content", Self.content(InterfaceAnswers.inHand(0.25))),
                    ])
                )
            )
        }
        let problem = JSONText.object([("$ref", .string("#/components/responses/Problem"))])
        return responses
            + ["400", "401", "404", "413", "422", "429", "503"].map { ($0, problem) }
    }

    private static func parameter(_ parameter: Parameter) -> JSONText {
        .object([
            ("name", .string(parameter.name)), ("in", .string(parameter.place)),
            ("required", .truth(parameter.place == "path")),
            ("description", .string(parameter.what)),
            ("schema", .object([("type", .string(parameter.kind))])),
            ("example", parameter.example),
        ])
    }

    /// A body of JSON with an example.
    static func content(_ example: JSONText, type: String = "application/json") -> JSONText {
        .object([
            (
                type,
                .object([("schema", InterfaceSchema.schema(of: example)), ("example", example)])
            )
        ])
    }
}
