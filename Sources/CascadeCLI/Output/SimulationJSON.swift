import CascadeCore
import CascadeFormats

/// What a simulation came to as JSON, schema `cascade.simulation/1`.
///
/// Arrays have one number for each week. Series are cumulative but for `championsWaiting`, `trainersActive`,
/// `organisationsEmbedded` and `effectiveReach`, which are as of the week's end. An infinite R is `null`.
struct SimulationJSON {
    private let outcome: Outcome

    init(_ outcome: Outcome) { self.outcome = outcome }

    /// The text, on one line.
    var text: String {
        JSONText.object([
            ("schema", .string("cascade.simulation/1")),
            ("programme", JSONText.programme(of: outcome)),
            ("seed", .integer(outcome.seed)),
            ("replicates", .number(Double(outcome.replicates))),
            ("weeks", .number(Double(outcome.weeks))),
            ("headline", .string(outcome.headline)),
            ("series", series),
            ("final", final),
            ("target", target),
            ("reproductionNumber", reproductionNumber),
            ("notices", .array(outcome.notices.map(JSONText.string))),
        ]).text
    }

    private var series: JSONText {
        .object(
            Metric.allCases.map { metric in
                let weeks = outcome.series[metric] ?? []
                return (
                    metric.rawValue,
                    .object(
                        Self.parts.map { name, path in
                            (name, .numbers(weeks.map { $0[keyPath: path] }))
                        }
                    )
                )
            }
        )
    }

    private static let parts: [(String, any KeyPath<Outcome.Summary, Double> & Sendable)] = [
        ("mean", \.mean), ("p05", \.p05), ("p10", \.p10), ("p25", \.p25), ("p50", \.p50),
        ("p75", \.p75), ("p90", \.p90), ("p95", \.p95), ("se", \.standardError),
    ]

    private static func summary(_ summary: Outcome.Summary) -> [(String, JSONText)] {
        parts.map { name, path in (name, .number(summary[keyPath: path])) }
    }

    private var final: JSONText {
        let programme = outcome.programme
        let sectors = outcome.sectors.enumerated().map { position, result in
            (
                programme.sectors[position].id,
                JSONText.object(
                    Self.summary(result.peopleReached) + [
                        ("people", .number(Double(result.people))),
                        ("coverage", .number(result.coverage)),
                        ("organisations", .number(Double(result.organisations))),
                        ("organisationsReached", .number(result.organisationsReached)),
                    ]
                )
            )
        }
        let organisations = outcome.organisations.enumerated().map { position, result in
            (
                programme.organisations[position].id,
                JSONText.object(
                    Self.summary(result.peopleReached) + [
                        ("people", .number(Double(programme.organisations[position].people))),
                        ("coverage", .number(result.coverage)),
                        ("chanceReached", .number(result.chanceReached)),
                        ("chanceEmbedded", .number(result.chanceEmbedded)),
                        ("trainersActive", .number(result.trainersActive)),
                        ("reachGiven", .number(result.reachGiven)),
                    ]
                )
            )
        }
        let generations = outcome.generations.map { result in
            JSONText.object(
                Self.summary(result.peopleReached) + [
                    ("trainersQualified", .number(result.trainersQualified)),
                    ("trainersDelivering", .number(result.trainersDelivering)),
                ]
            )
        }
        let courses = outcome.courses.enumerated().map { position, result in
            (
                programme.courses[position].id,
                JSONText.object([
                    ("sessionsHeld", .number(result.sessionsHeld)),
                    ("sessionsCancelled", .number(result.sessionsCancelled)),
                    ("attendances", .number(result.attendances)),
                    ("completions", .object(Self.summary(result.completions))),
                    ("waiting", .number(result.waiting)),
                    ("income", .number(result.income)),
                    ("compositionMet", .optional(result.compositionMet)),
                ])
            )
        }
        return .object([
            (
                "peopleReached",
                .object([
                    ("bySector", .object(sectors)), ("byOrganisation", .object(organisations)),
                    ("byGeneration", .array(generations)),
                ])
            ),
            ("byCourse", .object(courses)),
            ("costPerPerson", .optional(outcome.costPerPerson)),
        ])
    }

    private var target: JSONText {
        guard let target = outcome.target else { return .null }
        func date(_ day: CalendarDate?) -> JSONText { day.map { .string($0.description) } ?? .null }
        return .object([
            ("probability", .number(target.probability)),
            ("se", .number(target.standardError)),
            (
                "date",
                .object([
                    ("p10", date(target.p10)), ("p50", date(target.p50)), ("p90", date(target.p90)),
                ])
            ),
        ])
    }

    private var reproductionNumber: JSONText {
        guard let number = outcome.reproductionNumber else { return .null }
        let sectors = outcome.reproductionNumberBySector.enumerated().map { position, result in
            (outcome.programme.sectors[position].id, JSONText.number(result.mean))
        }
        return .object([
            ("programme", .number(number.mean)),
            ("p10", .number(number.p10)),
            ("p90", .number(number.p90)),
            ("bySector", .object(sectors)),
        ])
    }
}

/// What a simulation came to as a table for spreadsheets: one row for each metric and week.
struct SimulationTable {
    private let outcome: Outcome

    init(_ outcome: Outcome) { self.outcome = outcome }

    /// Comma-separated text with a heading.
    var text: String {
        var lines = ["metric,week,ends,mean,se,p05,p10,p25,p50,p75,p90,p95"]
        for metric in Metric.allCases {
            for (week, summary) in (outcome.series[metric] ?? []).enumerated() {
                let ends = outcome.programme.firstMonday + (7 * week + 6)
                let numbers = [
                    summary.mean, summary.standardError, summary.p05, summary.p10, summary.p25,
                    summary.p50, summary.p75, summary.p90, summary.p95,
                ]
                let cells = numbers.map(JSONText.text).joined(separator: ",")
                lines.append("\(metric.rawValue),\(week),\(ends),\(cells)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
