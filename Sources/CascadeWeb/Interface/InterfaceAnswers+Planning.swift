import CascadeCore
import CascadeFormats

/// What programs are answered that ask for a plan or a scenario.
extension InterfaceAnswers {
    /// The plan that the page would show for the same query.
    @Sendable static func plan(_ request: WebRequest, _ site: Site) async throws -> WebResponse {
        var values = request.query
        if values["ask"] == nil { values.pairs.append(FormValues.Pair("ask", "1")) }
        let asked = try PlanRoutes.Asked(request, values, site)
        try refuse(namesBesides: PlanQuestionForm.names, in: request.query)
        try refuse(asked.question.faults)
        guard asked.programme.canBeSimulated else { throw WebError.nothingToSimulate }
        switch try await site.plan(asked, within: 0.9) {
        case .ready(.answer(let answer)):
            let plan = PlanJSON(answer, today: asked.programme, tellingOptions: false)
            return .json(.written(plan.text))
        case .ready(.conflict(let conflict)):
            return .json(conflict.json(for: asked.programme), status: 409)
        case .running(_, let share): return waiting(share)
        }
    }

    /// The scenario of a query beside today's plan, on the same draws.
    @Sendable static func scenario(
        _ request: WebRequest,
        _ site: Site
    ) async throws -> WebResponse {
        let name = request.parameter("programme")
        let desk = try site.programmes.desk(name)
        let revision = try desk.revision()
        let programme = try desk.programme()
        let question = ScenarioQuestion(request.query, over: programme)
        let known = Set(
            Assumption.allCases.map(ScenarioQuestion.field)
                + programme.courses.flatMap { ["sessions-\($0.id)", "seats-\($0.id)"] } + ["name"]
        )
        try refuse(namesBesides: known, in: request.query)
        try refuse(question.faults)
        guard programme.canBeSimulated else { throw WebError.nothingToSimulate }
        let state = try await site.comparison(
            question,
            name,
            programme,
            revision,
            replicates: programme.usualReplicates(),
            within: 0.9
        )
        switch state {
        case .ready(let outcome):
            let comparison = ComparisonJSON(
                outcome,
                ComparedMeasure.usual(for: programme),
                abouts: outcome.entries.map { _ in nil }
            )
            return .json(.written(comparison.text))
        case .running(_, let share): return waiting(share)
        }
    }

    /// What is answered while something is worked out.
    static func waiting(_ share: Double) -> WebResponse {
        var response = WebResponse.json(inHand(share), status: 202)
        response.headers.append(("Retry-After", String(patience)))
        return response
    }

    /// Refuses a query with a name that means nothing, rather than answering another question than was asked.
    private static func refuse(
        namesBesides known: Set<String>,
        in query: FormValues
    ) throws(WebError) {
        guard let unknown = query.pairs.first(where: { !known.contains($0.name) })?.name else {
            return
        }
        throw WebError(
            422,
            Words.errorHeading,
            "\(unknown.prefix(60)): found a name that is not known, expected one of \(known.sorted().joined(separator: ", "))."
        )
    }

    private static func refuse(_ faults: [FormFault]) throws(WebError) {
        guard let first = faults.first else { return }
        throw WebError(422, Words.errorHeading, "\(first.field): \(first.message)")
    }
}

extension WebError {
    /// A programme without organisations or courses was asked how it goes on.
    static let nothingToSimulate = WebError(
        409,
        "Nothing to simulate",
        "The programme has no organisations or no courses yet. Add both, then ask again."
    )
}
