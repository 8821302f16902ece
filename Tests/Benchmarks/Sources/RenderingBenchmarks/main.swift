import CascadeCore
@_spi(Measuring) import CascadeRendering
import Foundation
import Measuring

// How long pictures take. Run all sections, or those that are named, with
//
//     swift run -c release --package-path Tests/Benchmarks RenderingBenchmarks [pairs] [views] [memory]
//
// pairs: Graphviz as a library in this process, and the program `dot` (Debian package graphviz) on the same graph with the same
// engine and attributes, in turn in one run. Columns: milliseconds of the library; of the program, its start included; how many
// times longer the program takes, its start included and, without the time that it takes for a graph of one node, excluded.
// views: seconds of the clock for the whole picture as SVG: placing, Graphviz, writing; and its size. memory: resident memory after
// 100 and after 1,000 pictures in one process, in MB.

func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
}

func seconds(_ work: () throws -> Void) rethrows -> Double {
    try ContinuousClock().measure(work) / .seconds(1)
}

/// The library and the program in turn, on the same graph.
func runPairs() throws {
    guard let program = DotProgram() else {
        print("no program dot; install the package graphviz for this section")
        return
    }
    print("Library in this process against the program dot, in turn")
    row(["", "library ms", "dot ms", "ratio", "without start"])
    for (engine, count, rounds) in [
        ("dot", 30, 41), ("dot", 300, 21), ("dot", 3000, 5),
        ("sfdp", 30, 41), ("sfdp", 300, 21), ("sfdp", 3000, 5),
    ] {
        let dot = engine == "dot" ? GeneratedDOT.layered(count) : GeneratedDOT.springs(count)
        let one = engine == "dot" ? "digraph { n0 }" : "graph { n0 }"
        var (library, whole, start): ([Double], [Double], [Double]) = ([], [], [])
        _ = try BareGraphviz.positions(of: dot, engine: engine)
        for _ in 0..<rounds {
            library.append(try seconds { _ = try BareGraphviz.positions(of: dot, engine: engine) })
            whole.append(try seconds { _ = try program.positions(of: dot, engine: engine) })
            start.append(try seconds { _ = try program.positions(of: one, engine: engine) })
        }
        let ratios = zip(whole, library).map { $0 / $1 }
        let bare = zip(zip(whole, start), library).map { ($0.0 - $0.1) / $1 }
        row([
            "\(engine), \(count) nodes, \(rounds) pairs", format(1000 * median(library)),
            format(1000 * median(whole)), format(median(ratios)), format(median(bare)),
        ])
    }
}

/// Each view of partnerships of growing size.
func runViews() async throws {
    print("Whole pictures as SVG, with this program as Graphviz's worker")
    row(["", "seconds", "kB", "remarks"])
    let limits = GraphvizLimits(worker: Bundle.main.executablePath)
    for count in [30, 300, 3000, 30_000] {
        let programme = try GeneratedPartnership.large(organisations: count)
        let outcome = try await Scenario(programme).run(seed: 1, replicates: 20)
        for view in View.allCases {
            guard
                let picture = try? Picture(view, of: programme, outcome: outcome, limits: limits)
            else { continue }
            var drawn: DrawnPicture?
            let time = try seconds { drawn = try picture.drawn(as: .svg) }
            guard let drawn else { continue }
            row([
                "\(view.rawValue), \(count) organisations", format(time),
                "\(drawn.bytes.count >> 10)", "\(drawn.remarks.count)",
            ])
        }
    }
}

/// Resident memory of this process, in MB.
func residentMemory() -> Double {
    let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
    let fields = text.split(separator: " ")
    return fields.count > 1 ? (Double(fields[1]) ?? 0) * 4096 / 1_048_576 : 0
}

/// A thousand pictures of each of two sizes.
func runMemory() async throws {
    print("Resident memory in MB")
    row(["", "after 100", "after 1,000", "ms a picture"])
    for count in [30, 300] {
        let programme = try GeneratedPartnership.large(organisations: count)
        let outcome = try await Scenario(programme).run(seed: 1, replicates: 20)
        for view in [View.partnership, .reach] {
            let picture = try Picture(view, of: programme, outcome: outcome)
            var early = 0.0
            let time = try seconds {
                for round in 1...1000 {
                    _ = try picture.rendered(as: .svg)
                    if round == 100 { early = residentMemory() }
                }
            }
            row([
                "\(view.rawValue), \(count) organisations", format(early), format(residentMemory()),
                format(time),
            ])
        }
    }
}

GraphvizWorker.runIfRequested(Array(CommandLine.arguments.dropFirst()))
let sections = ["pairs", "views", "memory"]
let named = CommandLine.arguments.dropFirst()
if let unknown = named.first(where: { !sections.contains($0) }) {
    print("no section \(unknown); there are \(sections.joined(separator: ", "))")
    exit(64)
}
if named.isEmpty || named.contains("pairs") { try runPairs() }
if named.isEmpty || named.contains("views") { try await runViews() }
if named.isEmpty || named.contains("memory") { try await runMemory() }
