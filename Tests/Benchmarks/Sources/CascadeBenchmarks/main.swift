import CascadeCore
import CascadeFormats
import Foundation
import Measuring
import PlainCascade

// Figures of the simulation. Run all sections, or those that are named, with
//
//     swift run -c release --package-path Tests/Benchmarks CascadeBenchmarks [pair] [growth] [cores] [samples]

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

/// The engine and plain C++ on equal rules, each pair measured in turn in one process.
func runPairs() async throws {
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
            format(Double(replicates) / time.cpuSeconds),
            format(perAttendance / plainPerAttendance),
        ])
    }
    print("median ratio of CPU time per attendance: \(format(ratios.sorted()[2]))")
}

/// How speed and memory grow with the number of organisations.
func runGrowth() async throws {
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
            "\(organisations) organisations of \(people)",
            format(outcome.final(.peopleReached).mean),
            format(attendances / time.cpuSeconds), format(Double(replicates) / time.cpuSeconds),
            format(peakMemory()),
        ])
    }
}

/// What a second worker brings.
func runCores() async throws {
    print("Cores: 200 organisations, full rules")
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
}

/// 10,000 replicates of a sample programme on all cores, as `cascade simulate` runs them.
func runSamples() async throws {
    print("Samples: 10,000 replicates, all cores")
    row(["", "reached", "wall s", "CPU s", "attend./CPU s"])
    let root = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../../Samples").standardizedFileURL
    for sample in ["portsmouth"] {
        let programme = try ProgrammeFolder.read(at: root.appending(path: sample).path)
        let scenario = Scenario(programme)
        var outcome: Outcome?
        let time = try await measure {
            outcome = try await scenario.run(seed: 1, replicates: 10_000)
        }
        guard let outcome else { continue }
        row([
            sample, format(outcome.final(.peopleReached).mean), format(time.wallSeconds),
            format(time.cpuSeconds),
            format(outcome.final(.attendances).mean * 10_000 / time.cpuSeconds),
        ])
    }
}

let sections: [(name: String, run: () async throws -> Void)] = [
    ("pair", runPairs), ("growth", runGrowth), ("cores", runCores), ("samples", runSamples),
]
let named = CommandLine.arguments.dropFirst()
if let unknown = named.first(where: { name in !sections.contains { $0.name == name } }) {
    print("no section \(unknown); there are \(sections.map(\.name).joined(separator: ", "))")
    exit(64)
}
for section in sections where named.isEmpty || named.contains(section.name) {
    try await section.run()
    print()
}
