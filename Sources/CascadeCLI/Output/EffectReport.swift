import CascadeCore
import CascadeFormats

/// What a change to a programme brings: the answer to `cascade analyse` with `--without`, `--tie` or `--trainer`.
struct EffectReport {
    let programme: Programme
    let effect: WhatIf.Effect
    /// What was counted apart, by name; empty: nothing.
    var among: [String] = []
    let seed: UInt64
    let lastDay: CalendarDate

    /// The answer in a format.
    func text(as format: DataFormat) -> String {
        switch format {
        case .text: plain
        case .json: json
        case .csv: csv
        }
    }

    private var replicates: Int { effect.people.replicates }

    // MARK: Words

    private var plain: String {
        let ranges =
            DifferenceText(effect.people).hasInterval
            ? """
            In brackets: the 95% interval of the expected difference, from pairs of runs on the same draws. Single runs vary \
            more.
            """
            : "Too few replicates to say how sure the numbers are."
        return """
            \(programme.name)

            \(TextLayout.wrapped(answer))

            \(TextLayout.wrapped("\(ranges) Simulated, not observed: "
                + "\(Wording.counted(replicates, "replicate")), with and without, seed \(seed)."))
            """
    }

    /// The whole answer in a few sentences.
    var answer: String {
        EffectWords(programme, effect, among: among, lastDay: lastDay).answer
    }

    // MARK: Data

    private var json: String {
        JSONText.object(
            [
                ("schema", .string("cascade.what-if/1")),
                (
                    "programme",
                    .object([("id", .string(programme.id)), ("name", .string(programme.name))])
                ),
                ("seed", .integer(seed)),
                ("replicates", .count(replicates)),
                ("lastDay", .string(lastDay.description)),
                ("answer", .string(answer)),
            ] + JSONText.members(of: effect)
        ).text
    }

    private var csv: String {
        let measures: [(String, Double?, Difference?)] = [
            ("people", effect.peopleBefore, effect.people),
            ("elsewhere", nil, effect.elsewhere),
            ("among", effect.amongBefore, effect.among),
        ]
        var rows = measures.compactMap { name, before, difference -> [String]? in
            guard let difference else { return nil }
            let numbers: [Double?] = [
                before, before.map { $0 + difference.mean }, difference.mean,
                difference.standardError, difference.interval.lowerBound,
                difference.interval.upperBound, difference.p10, difference.p50, difference.p90,
            ]
            return [name] + numbers.map(CSVText.number)
        }
        if let chance = effect.chanceOfTarget {
            let numbers = [chance.before, chance.after, chance.after - chance.before]
            rows.append(
                ["chanceOfTarget"] + numbers.map(CSVText.number)
                    + Array(repeating: "", count: 6)
            )
        }
        return CSVText.table(
            ["measure", "before", "after", "mean", "se", "low", "high", "p10", "p50", "p90"],
            rows
        )
    }
}

extension CSVText {
    /// A number in the shortest form that reads back as the same; empty for nil and for what is no number.
    static func number(_ value: Double?) -> String {
        guard let value, value.isFinite else { return "" }
        return JSONText.text(of: value)
    }
}
