import CascadeCore

extension FanChart {
    /// By month, or longer where there are many: what was observed, what the middle run comes to, and the bands around it.
    package var dataTable: ChartTable {
        let series = outcome.series[metric] ?? []
        let planned = plan?.series[metric] ?? []
        let hasPlan = !planned.isEmpty
        let start = outcome.programme.firstMonday
        let marks = MonthAxis(from: start, to: outcome.lastDay + 1, count: 25).marks
        var weeks = Set(marks.map { ($0.date - start) / 7 - 1 })
        weeks.formUnion([series.count - 1, observed - 1])
        let rows = weeks.filter(series.indices.contains).sorted().map { week -> [String] in
            let summary = series[week]
            let isObserved = week < observed
            func band(_ low: Double, _ high: Double) -> String {
                isObserved || !outcome.hasRange ? ChartTable.none : Wording.range(low, high)
            }
            return [
                (start + (7 * week + 6)).shortText, isObserved ? "observed" : "expected",
                Wording.count(summary.p50), band(summary.p25, summary.p75),
                band(summary.p10, summary.p90), band(summary.p05, summary.p95),
            ]
                + (hasPlan
                    ? [
                        planned.indices.contains(week)
                            ? Wording.count(planned[week].p50) : ChartTable.none
                    ] : [])
        }
        return ChartTable(
            title: "\(noun.prefix(1).uppercased())\(noun.dropFirst()) over time",
            heading: [
                "Until", "Observed or expected", "Middle run", "50% of runs", "80% of runs",
                "90% of runs",
            ] + (hasPlan ? ["Plan alone, middle run"] : []),
            rows: rows
        )
    }
}
