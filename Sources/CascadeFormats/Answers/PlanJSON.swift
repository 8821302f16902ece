package import CascadeCore

/// A plan as JSON, schema `cascade.plan/1`.
package struct PlanJSON {
    private let facts: PlanFacts
    private let tellsOptions: Bool

    /// The JSON of a plan for a programme as it is.
    ///
    /// `tellingOptions`: whether the headline may name options of the command line.
    package init(_ answer: PlanAnswer, today: Programme, tellingOptions: Bool) {
        facts = PlanFacts(answer, today: today)
        tellsOptions = tellingOptions
    }

    private var answer: PlanAnswer { facts.answer }

    /// The text, on one line.
    package var text: String {
        let data = PlanData(facts: facts)
        return JSONText.object([
            ("schema", .string("cascade.plan/1")),
            (
                "programme",
                .object([
                    ("id", .string(facts.today.id)), ("name", .string(facts.today.name)),
                    ("currency", .string(facts.today.currency)),
                ])
            ),
            ("seed", .integer(answer.seed)),
            ("replicates", .count(answer.replicates)),
            ("lastDay", .string(answer.lastDay.description)),
            ("headline", .string(facts.headline(tellingOptions: tellsOptions))),
            ("request", request),
            ("interrupted", .truth(answer.isInterrupted)),
            ("meetsAim", answer.meetsAim.map(JSONText.truth) ?? .null),
            ("today", result(answer.today)),
            ("planned", result(answer.planned)),
            ("quality", quality),
            ("invitations", .array(data.invitations.map(JSONText.object))),
            ("calendar", .array(data.calendar.map(JSONText.object))),
            ("sessions", .array(data.sessions.map(JSONText.object))),
            ("practices", .array(data.practices.map(JSONText.object))),
            ("notices", .array(answer.notices.map(JSONText.string))),
        ]).text
    }

    private var request: JSONText {
        let aim = answer.request.aim
        var least: Double?
        if case .cheapest(_, let value) = aim { least = value }
        return .object([
            ("aim", .string(facts.words.aim(aim))),
            ("goals", .array(aim.goals.map { .string(facts.words.goal($0)) })),
            ("least", .optional(least)),
            ("limits", .array(answer.request.limits.map { .string(facts.words.limit($0)) })),
        ])
    }

    private func result(_ result: PlanAnswer.Result) -> JSONText {
        .object([
            ("people", .summary(result.people)),
            ("effectiveReach", .summary(result.effectiveReach)),
            ("organisations", .summary(result.organisations)),
            ("embedded", .summary(result.embedded)),
            ("cost", .summary(result.cost)),
            ("chanceOfTarget", .optional(result.chanceOfTarget)),
            ("goals", .numbers(result.goals)),
            ("goalErrors", .numbers(result.goalErrors)),
        ])
    }

    private var quality: JSONText {
        let quality = answer.quality
        return .object([
            ("gain", .difference(quality.gain)),
            ("bound", .optional(quality.bound)),
            ("boundError", .optional(quality.boundError)),
            ("plansTried", .count(quality.plansTried)),
            ("replicatesSearched", .count(quality.replicatesSearched)),
        ])
    }
}

extension PlanConflict {
    /// Limits that can't be kept together as JSON, schema `cascade.plan-conflict/1`.
    package func json(for programme: Programme) -> JSONText {
        .object([
            ("schema", .string("cascade.plan-conflict/1")),
            ("programme", .string(programme.id)),
            ("limits", .strings(limits.map(PlanWords(programme).limit))),
            ("reasons", .strings(reasons)),
        ])
    }
}
