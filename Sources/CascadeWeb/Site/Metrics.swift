import Synchronization

/// Counts of requests, for those who watch over the server; nothing about anyone.
package final class Metrics: Sendable {
    private struct Counts {
        var byRoute: [String: [Int: Int]] = [:]
        var seconds: [String: Double] = [:]
        /// Requests by how long they took: up to so many seconds.
        var within = [Int](repeating: 0, count: Metrics.bounds.count + 1)
        var total = 0.0
        var count = 0
    }

    static let bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]
    private let counts = Mutex(Counts())

    /// Nothing counted.
    package init() {}

    /// Counts an answer of a route.
    package func count(_ route: String, status: Int, seconds: Double) {
        counts.withLock { counts in
            counts.byRoute[route, default: [:]][status, default: 0] += 1
            counts.seconds[route, default: 0] += seconds
            counts.within[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
            counts.total += seconds
            counts.count += 1
        }
    }

    /// All counts in the text format of Prometheus.
    ///
    /// Source: <https://prometheus.io/docs/instrumenting/exposition_formats/>.
    package func text(work: (running: Int, waiting: Int)) -> String {
        let counts = counts.withLock { $0 }
        var lines = [
            "# HELP cascade_requests_total Requests answered.",
            "# TYPE cascade_requests_total counter",
        ]
        for (route, statuses) in counts.byRoute.sorted(by: { $0.key < $1.key }) {
            for (status, count) in statuses.sorted(by: { $0.key < $1.key }) {
                lines.append(
                    "cascade_requests_total{route=\"\(route)\",status=\"\(status)\"} \(count)"
                )
            }
        }
        lines += [
            "# HELP cascade_request_seconds Time to answer a request.",
            "# TYPE cascade_request_seconds histogram",
        ]
        var sum = 0
        for (bound, count) in zip(Self.bounds, counts.within) {
            sum += count
            lines.append("cascade_request_seconds_bucket{le=\"\(bound)\"} \(sum)")
        }
        lines += [
            "cascade_request_seconds_bucket{le=\"+Inf\"} \(counts.count)",
            "cascade_request_seconds_sum \(counts.total)",
            "cascade_request_seconds_count \(counts.count)",
            "# HELP cascade_work Calculations in hand and waiting.",
            "# TYPE cascade_work gauge",
            "cascade_work{state=\"running\"} \(work.running)",
            "cascade_work{state=\"waiting\"} \(work.waiting)",
        ]
        return lines.joined(separator: "\n") + "\n"
    }
}
