import CascadeCore
import CascadeFormats

/// How well forecasts would have done, in each format.
struct BacktestReport {
    private let result: Backtest
    private let programme: Programme
    private let replicates: Int

    init(_ result: Backtest, of programme: Programme, replicates: Int) {
        self.result = result
        self.programme = programme
        self.replicates = replicates
    }

    private var sameRate: Double? { result.skill(over: \.sameRateScore) }
    private var bass: Double? { result.skill(over: \.bassScore) }

    /// The answer in words, then a table of quarters.
    var text: String {
        [
            programme.name, TextLayout.wrapped(summary), table.text(),
            TextLayout.wrapped(comparison), footer,
        ].joined(separator: "\n\n")
    }

    private var summary: String {
        let count = result.points.count
        let held = result.held
        let cuts = result.cuts.map(\.spelledOut)
        func share(_ hits: Int) -> String {
            "\(hits) of \(count) (\(Wording.percent(Double(hits) / Double(max(1, count)))))"
        }
        return
            "Forecast \(Wording.counted(result.months, "month")) ahead from \(Wording.list(cuts)), with what was known then. "
            + "The 50% ranges held what happened in \(share(held.in50)) of the months, the 80% ranges in "
            + "\(share(held.in80)), the 95% ranges in \(share(held.in95)). Good ranges hold about as often as they say."
    }

    /// Quarters, or single months where fewer are forecast.
    private var table: TextTable {
        var table = TextTable(
            ["Forecast on", "for", "happened", "middle", "80% range", ""],
            leftColumns: 2
        )
        for point in result.points
        where point.monthsAhead.isMultiple(of: 3) || result.months < 3 {
            let holds = point.low80 <= point.truth && point.truth <= point.high80
            table.add([
                point.cut.description, point.day.description, Wording.count(point.truth),
                Wording.count(point.median), Wording.range(point.low80, point.high80),
                holds ? "held" : point.truth > point.high80 ? "more came" : "fewer came",
            ])
        }
        return table
    }

    private var comparison: String {
        let score = result.meanScore.map(Wording.decimal) ?? "–"
        return
            "The weighted interval score is \(score) people on average (lower is better: how wide the ranges are, and how far "
            + "they miss). " + versus("“the same as in the last six months”", sameRate) + " "
            + versus("a fitted Bass curve", bass)
    }

    private func versus(_ name: String, _ skill: Double?) -> String {
        guard let skill else { return "Too little was known for \(name)." }
        let size = Wording.percent(abs(skill))
        return skill >= 0
            ? "That is \(size) better than \(name)."
            : "That is \(Wording.whole(-skill * 100))% worse than \(name)."
    }

    private var footer: String {
        TextLayout.wrapped(
            "People reached; \(Wording.counted(replicates, "replicate")) of each. The plan is taken to have been known on each "
                + "of these days as it stands now. Months that follow one another are not independent: a few misses in a row "
                + "are one miss."
        )
    }

    /// JSON, schema `cascade.backtest/1`.
    var json: String {
        let count = Double(max(1, result.points.count))
        let held = result.held
        return JSONText.object([
            ("schema", .string("cascade.backtest/1")),
            ("programme", .string(programme.id)),
            ("months", .count(result.months)),
            ("replicates", .count(replicates)),
            (
                "coverage",
                .object([
                    ("50", .number(Double(held.in50) / count)),
                    ("80", .number(Double(held.in80) / count)),
                    ("95", .number(Double(held.in95) / count)),
                ])
            ),
            ("weightedIntervalScore", .optional(result.meanScore)),
            (
                "skill",
                .object([("sameRate", .optional(sameRate)), ("bass", .optional(bass))])
            ),
            ("points", .array(result.points.map(Self.point))),
        ]).text
    }

    private static func point(_ point: Backtest.Point) -> JSONText {
        .object([
            ("cut", .string(point.cut.description)), ("day", .string(point.day.description)),
            ("monthsAhead", .count(point.monthsAhead)), ("truth", .number(point.truth)),
            ("median", .number(point.median)),
            ("range50", .numbers([point.low50, point.high50])),
            ("range80", .numbers([point.low80, point.high80])),
            ("range95", .numbers([point.low95, point.high95])),
            ("score", .number(point.score)),
            ("sameRateScore", .optional(point.sameRateScore)),
            ("bassScore", .optional(point.bassScore)),
        ])
    }

    /// A table for spreadsheets, one row a month.
    var csv: String {
        var lines = [
            "cut,day,months ahead,truth,median,low50,high50,low80,high80,low95,high95,score,same rate score,Bass score"
        ]
        for point in result.points {
            let numbers = [
                point.truth, point.median, point.low50, point.high50, point.low80, point.high80,
                point.low95, point.high95, point.score,
            ]
            let others = [point.sameRateScore, point.bassScore].map { $0.map(JSONText.text) ?? "" }
            let cells = (numbers.map(JSONText.text) + others).joined(separator: ",")
            lines.append("\(point.cut),\(point.day),\(point.monthsAhead),\(cells)")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
