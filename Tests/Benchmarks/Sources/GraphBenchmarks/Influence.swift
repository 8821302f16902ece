import CascadeGraph
import Foundation
import Measuring
import PlainSpreading

/// Fifty seeds under weighted cascades, ours and plain C++ by IMM in turn, and how far each set of seeds spreads.
func runInfluence() async throws {
    for generated in [
        GeneratedGraph.preferential(nodes: 300_000, ties: 3),
        .sectors(nodes: 300_000, edges: 900_000, sectors: 50),
    ] {
        let graph = generated.graph()
        print("\(generated.name): \(graph.nodeCount) nodes, \(graph.edgeCount) edges")
        print("50 seeds under weighted cascades, error 0.1; three runs in turn, 2,000 to judge")
        let diffusion = Diffusion(graph, model: .weightedCascade)
        var (ours, wall, theirs): ([Double], [Double], [Double]) = ([], [], [])
        var (oursSpread, theirsSpread): ([Double], [Double]) = ([], [])
        var guarantee = 1.0
        for seed in 1...3 as ClosedRange<UInt64> {
            var influence: Influence?
            let limits = InfluenceLimits(count: 50)
            let alone = try await measure {
                influence = try await diffusion.influence(limits: limits, seed: seed, workers: 1)
            }
            ours.append(alone.cpuSeconds)
            let together = try await measure {
                influence = try await diffusion.influence(limits: limits, seed: seed)
            }
            wall.append(together.wallSeconds)
            guarantee = min(guarantee, influence?.guarantee ?? 0)
            var chosen = [Int32](repeating: 0, count: 50)
            let plain = await measure {
                _ = plain_imm(
                    Int32(graph.nodeCount),
                    graph.offsets,
                    graph.targets,
                    50,
                    0.1,
                    seed,
                    &chosen
                )
            }
            theirs.append(plain.cpuSeconds)
            oursSpread.append(await judge(influence?.seeds ?? [], diffusion))
            theirsSpread.append(await judge(chosen.map(Int.init), diffusion))
        }
        row(["", "CPU s", "all cores, s", "spread"])
        row(["ours", format(median(ours)), format(median(wall)), spread(oursSpread)])
        row(["plain C++, IMM", format(median(theirs)), "–", spread(theirsSpread)])
        print("ours ÷ IMM: CPU \(spread(zip(ours, theirs).map { $0 / $1 }))", terminator: ", ")
        print("spread \(spread(zip(oursSpread, theirsSpread).map { $0 / $1 }))", terminator: ", ")
        print("sure of at least \(format(guarantee)) of the best\n")
    }
}

/// The spread of seeds by runs that no choice has seen.
private func judge(_ seeds: [Int], _ diffusion: Diffusion) async -> Double {
    await diffusion.spread(of: seeds, runs: 2000, seed: 4711).mean
}
