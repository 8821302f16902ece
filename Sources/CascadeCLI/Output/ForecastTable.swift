import CascadeCore
import CascadeFormats

/// A forecast as a table for spreadsheets: one row for each metric and week, with what it is: observed or forecast, and the
/// plan's middle run beside it.
struct ForecastTable {
    private let forecast: Forecast

    init(_ forecast: Forecast) { self.forecast = forecast }

    /// Comma-separated text with a heading.
    var text: String {
        var lines = ["metric,week,ends,what,mean,p05,p10,p25,p50,p75,p90,p95,plan p50"]
        let outcome = forecast.outcome
        for metric in Metric.allCases {
            let plan = forecast.plan.series[metric] ?? []
            for (week, summary) in (outcome.series[metric] ?? []).enumerated() {
                let ends = outcome.programme.firstMonday + (7 * week + 6)
                let what = week < forecast.weeksObserved ? "observed" : "forecast"
                let numbers =
                    [
                        summary.mean, summary.p05, summary.p10, summary.p25, summary.p50,
                        summary.p75, summary.p90, summary.p95,
                    ] + (week < plan.count ? [plan[week].p50] : [])
                let cells = numbers.map(JSONText.text).joined(separator: ",")
                lines.append("\(metric.rawValue),\(week),\(ends),\(what),\(cells)")
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
