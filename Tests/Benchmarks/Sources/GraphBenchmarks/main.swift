import CascadeGraph
import Foundation
import Measuring

// Figures of the algorithms on graphs, in turn with igraph and networkit where `python3 -m pip install igraph networkit`
// has been done (`PYTHON` names another Python). Run all sections, or those that are named, with
//
//     swift run -c release --package-path Tests/Benchmarks GraphBenchmarks \
//         [betweenness] [measures] [cascades] [influence] [growth]

let sections: [(name: String, run: () async throws -> Void)] = [
    ("betweenness", runBetweenness), ("measures", runMeasures), ("cascades", runCascades),
    ("influence", runInfluence), ("growth", runGrowth),
]

/// Exact betweenness on graphs of 15,000 nodes.
func runBetweenness() async throws {
    try await compare(
        [.betweenness],
        on: [
            .preferential(nodes: 15_500, ties: 2),
            .sectors(nodes: 15_000, edges: 31_000, sectors: 20),
        ]
    )
}

/// All other measures on graphs of 300,000 nodes.
func runMeasures() async throws {
    try await compare(
        Contest.measures,
        on: [
            .preferential(nodes: 300_000, ties: 3),
            .sectors(nodes: 300_000, edges: 900_000, sectors: 50),
        ]
    )
}

/// Runs contests on graphs, each with a peers' process of its own.
func compare(_ contests: [Contest], on graphs: [GeneratedGraph]) async throws {
    for generated in graphs {
        print("\(generated.name): \(generated.nodeCount) nodes, \(generated.from.count) edges")
        let graph = generated.graph()
        let peers = try startPeers(on: generated)
        print("CPU seconds on one core, in turn; ratios: median (least–greatest)")
        Contest.printHeading()
        for contest in contests { await contest.run(on: graph, against: peers) }
        peers?.close()
        print()
    }
}

/// The peers' process on this graph; nil, and said so, where it cannot be had.
func startPeers(on generated: GeneratedGraph) throws -> Peers? {
    let file = FileManager.default.temporaryDirectory
        .appending(path: "cascade-benchmark-\(UUID().uuidString).graph")
    try generated.write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    do {
        let peers = try Peers(graph: file)
        print("peers: \(peers.versions)")
        return peers
    } catch {
        print("no peers, our figures alone: \(error)")
        return nil
    }
}

let named = CommandLine.arguments.dropFirst()
if let unknown = named.first(where: { name in !sections.contains { $0.name == name } }) {
    print("no section \(unknown); there are \(sections.map(\.name).joined(separator: ", "))")
    exit(64)
}
for section in sections where named.isEmpty || named.contains(section.name) {
    try await section.run()
}
