import CascadeCore
import Foundation
import PlainCascade

// Figures of the simulation, each pair measured in turn in one process. Run with
//
//     swift run -c release --package-path Tests/Benchmarks CascadeBenchmarks

struct Measurement {
    var wallSeconds: Double
    var cpuSeconds: Double
}

func resourceUsage() -> rusage {
    var usage = rusage()
    #if canImport(Glibc)
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    #else
    getrusage(RUSAGE_SELF, &usage)
    #endif
    return usage
}

func measure(_ work: () async throws -> Void) async rethrows -> Measurement {
    func cpu() -> Double {
        let usage = resourceUsage()
        return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
    }
    let clock = ContinuousClock()
    let before = cpu()
    let wall = try await clock.measure(work)
    return Measurement(wallSeconds: wall / .seconds(1), cpuSeconds: cpu() - before)
}

/// Peak memory of this process so far, in MB.
func peakMemory() -> Double {
    Double(resourceUsage().ru_maxrss) / 1024
}

func row(_ cells: [String]) {
    print(
        cells.enumerated().map { index, cell in
            index == 0
                ? cell.padding(toLength: 46, withPad: " ", startingAt: 0)
                : String(repeating: " ", count: max(1, 14 - cell.count)) + cell
        }.joined()
    )
}

func format(_ value: Double) -> String {
    value >= 100 ? String(format: "%.0f", value) : String(format: "%.3g", value)
}

func plain(organisations: Int, replicates: Int) -> (attendances: Int64, trained: Int64) {
    var neighbours = Array(repeating: [Int32](), count: organisations)
    for (a, b) in Partnerships.ties(organisations) {
        neighbours[a].append(Int32(b))
        neighbours[b].append(Int32(a))
    }
    var offsets: [Int32] = [0]
    for row in neighbours { offsets.append(offsets[offsets.count - 1] + Int32(row.count)) }
    var trained: Int64 = 0
    let attendances = plain_cascade(
        Int32(organisations),
        104,
        Int32(replicates),
        1,
        offsets,
        neighbours.flatMap(\.self),
        &trained
    )
    return (attendances, trained)
}

print("Simple cascade: 200 organisations of 60, 104 weeks; one core; five pairs in turn")
row(["", "reached", "attend./s", "replicates/s", "ratio of CPU"])
let simple = try Scenario(
    Partnerships.make(organisations: 200, people: 60, assumptions: Partnerships.simple)
)
var ratios: [Double] = []
for _ in 0..<5 {
    let replicates = 2000
    var plainCounts: (attendances: Int64, trained: Int64) = (0, 0)
    let plainTime = await measure {
        plainCounts = plain(organisations: 200, replicates: replicates)
    }
    var outcome: Outcome?
    let time = try await measure {
        outcome = try await simple.run(seed: 1, replicates: replicates, workers: 1)
    }
    guard let outcome else { continue }
    let attendances = outcome.final(.attendances).mean * Double(replicates)
    let perAttendance = time.cpuSeconds / attendances
    let plainPerAttendance = plainTime.cpuSeconds / Double(plainCounts.attendances)
    ratios.append(perAttendance / plainPerAttendance)
    row([
        "plain C++", format(Double(plainCounts.trained) / Double(replicates)),
        format(1 / plainPerAttendance), format(Double(replicates) / plainTime.cpuSeconds), "1",
    ])
    row([
        "Cascade, equal rules", format(outcome.final(.peopleReached).mean),
        format(1 / perAttendance),
        format(Double(replicates) / time.cpuSeconds), format(perAttendance / plainPerAttendance),
    ])
}
print("median ratio of CPU time per attendance: \(format(ratios.sorted()[2]))\n")

print("Growth: one core, full rules (60 people each, then 3 million staff)")
row(["", "reached", "attend./s", "replicates/s", "peak MB"])
for (organisations, people, replicates) in [
    (40, 60, 2000), (200, 60, 500), (1000, 60, 100), (10_000, 60, 8), (100_000, 30, 1),
] {
    let scenario = try Scenario(
        Partnerships.make(
            organisations: organisations,
            people: people,
            assumptions: Partnerships.full,
            founders: max(5, organisations / 40)
        )
    )
    var outcome: Outcome?
    let time = try await measure {
        outcome = try await scenario.run(seed: 1, replicates: replicates, workers: 1)
    }
    guard let outcome else { continue }
    let attendances = outcome.final(.attendances).mean * Double(replicates)
    row([
        "\(organisations) organisations of \(people)", format(outcome.final(.peopleReached).mean),
        format(attendances / time.cpuSeconds), format(Double(replicates) / time.cpuSeconds),
        format(peakMemory()),
    ])
}

print("\nCores: 200 organisations, full rules")
row(["workers", "wall s", "CPU s", "speed-up"])
let full = try Scenario(
    Partnerships.make(organisations: 200, people: 60, assumptions: Partnerships.full)
)
var alone = 0.0
for workers in [1, 2] {
    let time = try await measure {
        _ = try await full.run(seed: 1, replicates: 1000, workers: workers)
    }
    if workers == 1 { alone = time.wallSeconds }
    row([
        "\(workers)", format(time.wallSeconds), format(time.cpuSeconds),
        format(alone / time.wallSeconds),
    ])
}
