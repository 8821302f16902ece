package import CascadeCore

/// A forecast as JSON, schema `cascade.forecast/1`.
///
/// `weeksObserved` tells how many numbers of each series of `simulation` were observed; all later ones are simulated. `plan`
/// holds people reached of the plan alone.
package struct ForecastJSON {
    private let forecast: Forecast

    /// The JSON of a forecast.
    package init(_ forecast: Forecast) { self.forecast = forecast }

    /// The text, on one line.
    package var text: String {
        let outcome = forecast.outcome
        return JSONText.object([
            ("schema", .string("cascade.forecast/1")),
            ("programme", .programme(of: outcome)),
            ("asOf", .string(forecast.asOf.description)),
            ("weeksObserved", .count(forecast.weeksObserved)),
            ("seed", .integer(outcome.seed)),
            ("replicates", .count(outcome.replicates)),
            (
                "onRecord",
                .object([
                    ("peopleReached", .count(forecast.peopleReached)),
                    ("sessionsHeld", .count(forecast.sessionsHeld)),
                    ("trainersQualified", .count(forecast.trainersQualified)),
                    ("trainersDelivering", .count(forecast.trainersDelivering)),
                ])
            ),
            ("learnt", .array(forecast.learnt.map(learnt))),
            ("notLearnt", .array(forecast.remarks.map(JSONText.string))),
            ("forecast", series(outcome)),
            ("plan", series(forecast.plan)),
            ("target", target),
            ("notices", .array(outcome.notices.map(JSONText.string))),
        ]).text
    }

    private func learnt(_ item: Learnt) -> JSONText {
        let sectors = item.sectors.map { sector in
            (
                forecast.outcome.programme.sectors[sector.sector].id,
                JSONText.object([
                    ("successes", .number(sector.successes)), ("trials", .number(sector.trials)),
                    ("mean", .number(sector.mean)), ("p10", .number(sector.p10)),
                    ("p90", .number(sector.p90)),
                ])
            )
        }
        return .object([
            ("assumption", .string(item.assumption.rawValue)),
            ("place", .string(item.place)),
            ("concerns", .array(item.concerns.map(JSONText.string))),
            (
                "prior",
                .object([
                    ("value", .string(item.prior.description)), ("mean", .number(item.priorMean)),
                    ("p10", .number(item.priorP10)), ("p90", .number(item.priorP90)),
                    ("weight", .number(item.priorWeight)),
                ])
            ),
            ("successes", .number(item.successes)),
            ("n", .number(item.observed)),
            ("effectiveN", .number(item.effective)),
            ("priorShare", .number(item.priorShare)),
            (
                "posterior",
                .object([
                    ("mean", .number(item.posterior.mean)), ("p05", .number(item.posterior.p05)),
                    ("p10", .number(item.posterior.p10)), ("p25", .number(item.posterior.p25)),
                    ("p50", .number(item.posterior.p50)), ("p75", .number(item.posterior.p75)),
                    ("p90", .number(item.posterior.p90)), ("p95", .number(item.posterior.p95)),
                ])
            ),
            ("sectorsAlike", .number(item.alike)),
            ("bySector", .object(sectors)),
        ])
    }

    private func series(_ outcome: Outcome) -> JSONText {
        .object(
            Metric.allCases.map { metric in
                let weeks = outcome.series[metric] ?? []
                return (
                    metric.rawValue,
                    .object([
                        ("mean", .numbers(weeks.map(\.mean))), ("p05", .numbers(weeks.map(\.p05))),
                        ("p10", .numbers(weeks.map(\.p10))), ("p25", .numbers(weeks.map(\.p25))),
                        ("p50", .numbers(weeks.map(\.p50))), ("p75", .numbers(weeks.map(\.p75))),
                        ("p90", .numbers(weeks.map(\.p90))), ("p95", .numbers(weeks.map(\.p95))),
                    ])
                )
            }
        )
    }

    private var target: JSONText {
        guard let target = forecast.outcome.target else { return .null }
        return .object([
            ("probability", .number(target.probability)),
            ("se", .number(target.standardError)),
            ("plan", .optional(forecast.plan.target?.probability)),
        ])
    }
}
