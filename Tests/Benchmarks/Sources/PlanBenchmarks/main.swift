import CascadeCore
import Foundation
import Measuring

// Figures of the planner: how long a plan takes, and what it gains, from 60 to 100,000 organisations. Run all sizes, or those
// that are named, with
//
//     swift run -c release --package-path Tests/Benchmarks PlanBenchmarks [60] [300] [2000] [10000] [100000]
//
// Each size shares out the seats of all planned workshops of an invented partnership anew, in the same seats and sessions as
// today's plan. Memory is the peak of the process so far, so that each size is best read from a run of its own.

/// Replicates that judge the plan and what it is compared with.
let replicates = [60: 2000, 300: 1000, 2000: 400, 10_000: 100, 100_000: 20]

func plan(organisations: Int) async throws {
    let programme = try GeneratedPartnership.large(organisations: organisations)
    let request = PlanRequest(aim: .most([.people]), seating: .all)
    let planner = Planner(
        programme,
        request,
        seed: 1,
        replicates: replicates[organisations] ?? 200
    )
    var found: PlanAnswer?
    let time = try await measure { found = try await planner.plan() }
    guard let answer = found else { return }
    let best = answer.quality.practices.max { $0.value < $1.value }
    func percent(_ gain: Double, of value: Double) -> String {
        value > 0 ? format(100 * gain / value) + "%" : "–"
    }
    row([
        "\(organisations) organisations, \(programme.sessions.count) sessions",
        format(time.wallSeconds), format(time.cpuSeconds), format(peakMemory()),
        "\(answer.quality.plansTried)", "\(answer.quality.replicatesSearched)",
        format(answer.planned.people.mean),
        percent(answer.quality.gain?.mean ?? 0, of: answer.today.people.mean),
        percent(best?.gain.mean ?? 0, of: best?.value ?? 0),
        best?.practice.rawValue ?? "–",
    ])
}

let sizes = [60, 300, 2000, 10_000, 100_000]
let named = CommandLine.arguments.dropFirst()
if let unknown = named.first(where: { name in !sizes.contains { "\($0)" == name } }) {
    print("no size \(unknown); there are \(sizes.map(String.init).joined(separator: ", "))")
    exit(64)
}
print("Plans: seats of all workshops shared out anew, on all cores")
row([
    "", "wall s", "CPU s", "peak MB", "plans", "replicates", "reached", "over today", "over best",
    "best practice",
])
for size in sizes where named.isEmpty || named.contains("\(size)") {
    try await plan(organisations: size)
}
