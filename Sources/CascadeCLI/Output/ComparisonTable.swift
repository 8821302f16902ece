import ArgumentParser
import CascadeCore

/// Which table of a comparison is printed as CSV.
enum ComparisonTable: String, CaseIterable, ExpressibleByArgument {
    /// One row for each scenario and measure.
    case scenarios
    /// One row for each pair of scenarios and measure.
    case differences
    /// One row for each assumption tried, and pair of scenarios.
    case tornado

    /// The table: comma-separated text with a heading, without a line break at the end.
    func text(of result: ComparisonOutcome) -> String {
        switch self {
        case .scenarios: Self.scenarios(result)
        case .differences: Self.differences(result)
        case .tornado: Self.tornado(result)
        }
    }

    private static func scenarios(_ result: ComparisonOutcome) -> String {
        let rows = result.entries.flatMap { entry in
            result.measures.compactMap { measure -> [String]? in
                guard let summary = entry.summaries[measure] else { return nil }
                let numbers = [
                    summary.mean, summary.standardError, summary.p10, summary.p50, summary.p90,
                ]
                return [entry.name, measure.name] + numbers.map(CSVText.number)
            }
        }
        return CSVText.table(["scenario", "measure", "mean", "se", "p10", "p50", "p90"], rows)
    }

    private static func differences(_ result: ComparisonOutcome) -> String {
        let rows = result.pairs.flatMap { pair in
            result.measures.compactMap { measure -> [String]? in
                guard let found = pair.differences[measure] else { return nil }
                let names = [result.entries[pair.to].name, result.entries[pair.from].name]
                return names + [measure.name] + numbers(found.difference)
                    + [found.chanceBetter, found.ties].map(CSVText.number)
            }
        }
        return CSVText.table(
            ["scenario", "against", "measure"] + differenceColumns + ["chanceBetter", "ties"],
            rows
        )
    }

    private static func tornado(_ result: ComparisonOutcome) -> String {
        let rows = result.tornadoes.flatMap { tornado in
            tornado.bars.map { bar -> [String] in
                let names = [
                    result.entries[tornado.to].name,
                    tornado.from.map { result.entries[$0].name } ?? "", tornado.measure.name,
                    bar.assumption.rawValue, bar.place,
                ]
                let ends = [tornado.from.map { bar.ends[$0] } ?? nil, bar.ends[tornado.to]]
                    .compactMap(\.self).first
                let means = [
                    ends?.low, ends?.high, tornado.base.value, tornado.base.standardError,
                    bar.low.value, bar.low.standardError, bar.high.value, bar.high.standardError,
                    bar.swing.mean, bar.swing.standardError,
                ]
                return names + means.map(CSVText.number) + [bar.flips ? "true" : "false"]
            }
        }
        return CSVText.table(
            [
                "scenario", "against", "measure", "assumption", "place", "value.p10", "value.p90",
                "base.mean", "base.se", "low.mean", "low.se", "high.mean", "high.se", "swing.mean",
                "swing.se", "turnsRound",
            ],
            rows
        )
    }

    private static let differenceColumns = ["mean", "se", "low", "high", "p10", "p50", "p90"]

    private static func numbers(_ difference: Difference) -> [String] {
        [
            difference.mean, difference.standardError, difference.interval.lowerBound,
            difference.interval.upperBound, difference.p10, difference.p50, difference.p90,
        ]
        .map(CSVText.number)
    }
}
