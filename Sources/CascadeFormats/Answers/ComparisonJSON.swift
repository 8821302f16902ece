package import CascadeCore

/// What a comparison came to, for programs: schema `cascade.comparison/1`.
package struct ComparisonJSON {
    private let result: ComparisonOutcome
    private let measure: ComparedMeasure
    private let abouts: [String?]

    /// The JSON of a comparison by a measure, with what each scenario says about itself.
    package init(_ result: ComparisonOutcome, _ measure: ComparedMeasure, abouts: [String?]) {
        self.result = result
        self.measure = measure
        self.abouts = abouts
    }

    /// The JSON on one line.
    package var text: String {
        JSONText.object([
            ("schema", .string("cascade.comparison/1")),
            ("seed", .integer(result.seed)),
            ("replicates", .count(result.replicates)),
            ("lastDay", .string(result.lastDay.description)),
            ("measure", .string(measure.name)),
            ("headline", .array(result.headline(measure).map { .string($0) })),
            ("scenarios", .array(zip(result.entries, abouts).map(Self.scenario))),
            ("pairs", .array(result.pairs.map(pair))),
            ("tornadoes", .array(result.tornadoes.map(Self.tornado))),
            ("notices", .array(result.notices.map { .string($0) })),
        ]).text
    }

    private static func scenario(_ entry: ComparisonOutcome.Entry, _ about: String?) -> JSONText {
        func json(_ measure: ComparedMeasure) -> JSONText {
            guard let summary = entry.summaries[measure] else { return .null }
            return .object([
                ("mean", .number(summary.mean)), ("se", .number(summary.standardError)),
                ("p10", .number(summary.p10)), ("p50", .number(summary.p50)),
                ("p90", .number(summary.p90)),
            ])
        }
        let programme = entry.programme
        let courses = programme.courses.map { ($0.id, json(.completions($0.id))) }
        return .object(
            [
                ("name", .string(entry.name)),
                ("about", about.map(JSONText.string) ?? .null),
                (
                    "programme",
                    .object([("id", .string(programme.id)), ("name", .string(programme.name))])
                ),
                ("currency", .string(programme.currency)),
            ] + ComparedMeasure.common.map { ($0.name, json($0)) }
                + [("completions", .object(courses))]
        )
    }

    private func pair(_ pair: ComparisonOutcome.Pair) -> JSONText {
        func json(_ measure: ComparedMeasure) -> JSONText {
            guard let found = pair.differences[measure] else { return .null }
            guard case .object(let members) = JSONText.difference(found.difference) else {
                return .null
            }
            return .object(
                members + [
                    ("chanceBetter", .number(found.chanceBetter)), ("ties", .number(found.ties)),
                ]
            )
        }
        let courses = result.measures.compactMap { measure -> (String, JSONText)? in
            guard case .completions(let id) = measure else { return nil }
            return (id, json(measure))
        }
        return .object(
            [("from", .count(pair.from)), ("to", .count(pair.to))]
                + ComparedMeasure.common.map { ($0.name, json($0)) }
                + [("completions", .object(courses))]
        )
    }

    private static func tornado(_ tornado: Tornado) -> JSONText {
        func mean(_ mean: Tornado.Mean) -> JSONText {
            .object([("mean", .number(mean.value)), ("se", .number(mean.standardError))])
        }
        let bars = tornado.bars.map { bar -> JSONText in
            let ends = bar.ends.map { ends in
                ends.map { JSONText.object([("p10", .number($0.low)), ("p90", .number($0.high))]) }
                    ?? .null
            }
            return .object([
                ("assumption", .string(bar.assumption.rawValue)), ("place", .string(bar.place)),
                ("label", .string(bar.label)), ("unit", .string(bar.assumption.unit)),
                ("values", .array(ends)), ("low", mean(bar.low)), ("high", mean(bar.high)),
                ("swing", .difference(bar.swing)), ("turnsRound", .truth(bar.flips)),
            ])
        }
        return .object([
            ("measure", .string(tornado.measure.name)),
            ("from", tornado.from.map(JSONText.count) ?? .null), ("to", .count(tornado.to)),
            ("base", mean(tornado.base)), ("assumptions", .array(bars)),
        ])
    }
}
