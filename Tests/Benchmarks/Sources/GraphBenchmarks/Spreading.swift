import CascadeGraph
import Foundation
import Measuring
import PlainSpreading

/// Weighted cascades from 50 seeds: ours, plain C++ and, where it is installed, CyNetDiff in turn.
func runCascades() async throws {
    for generated in [
        GeneratedGraph.preferential(nodes: 300_000, ties: 3),
        .sectors(nodes: 300_000, edges: 900_000, sectors: 50),
    ] {
        let graph = generated.graph()
        print("\(generated.name): \(generated.nodeCount) nodes, \(generated.from.count) edges")
        let diffusion = Diffusion(graph, model: .weightedCascade)
        let peers = try startPeers(on: generated)
        print("weighted cascades from 50 seeds, runs a second of one core's CPU time")
        row([
            "seeds", "ours", "plain C++", "CyNetDiff", "÷ C++", "÷ CyNetDiff", "reached", "C++",
            "CyNetDiff", "all cores",
        ])
        let degrees = graph.degrees()
        let best = degrees.indices.sorted { (degrees[$0], $1) > (degrees[$1], $0) }
        for (name, seeds, runs) in [
            ("spread over the numbers", (0..<30).map { $0 * (graph.nodeCount / 50) + 11 }, 20_000),
            ("of the greatest degrees", Array(best.prefix(50)), 1000),
        ] {
            try await runCascades(
                diffusion,
                on: graph,
                from: seeds,
                runs: runs,
                named: name,
                against: peers
            )
        }
        peers?.close()
        print()
    }
}

private func runCascades(
    _ diffusion: Diffusion,
    on graph: Graph,
    from seeds: [Int],
    runs: Int,
    named name: String,
    against peers: Peers?
) async throws {
    var ours: [Double] = []
    var plain: [Double] = []
    var theirs: [Double] = []
    var wall: [Double] = []
    var reached = 0.0
    var plainReach = 0.0
    var theirReach = 0.0
    let request = Peers.Request(
        peer: "cynetdiff",
        algorithm: "cascades",
        runs: runs / 10,
        seeds: seeds
    )
    var remark: String?
    for round in 0..<3 {
        let seed = UInt64(round)
        let alone = await measure {
            reached = await diffusion.spread(of: seeds, runs: runs, seed: seed, workers: 1).mean
        }
        ours.append(Double(runs) / alone.cpuSeconds)
        let together = await measure {
            _ = await diffusion.spread(of: seeds, runs: runs, seed: seed)
        }
        wall.append(Double(runs) / together.wallSeconds)
        let plainTime = await measure {
            plainReach = plain_weighted_cascades(
                Int32(graph.nodeCount),
                graph.offsets,
                graph.targets,
                seeds.map { Int32($0) },
                Int32(seeds.count),
                Int32(runs / 4),
                seed
            )
        }
        plain.append(Double(runs / 4) / plainTime.cpuSeconds)
        guard let peers, remark == nil else { continue }
        do {
            let answer = try peers.ask(request)
            theirs.append(Double(request.runs) / answer.cpu)
            theirReach = answer.check[0]
        } catch {
            remark = "\(error)"
        }
    }
    let hasPeer = theirs.count == ours.count
    row([
        name, format(median(ours)), format(median(plain)), hasPeer ? format(median(theirs)) : "–",
        format(median(zip(ours, plain).map { $0 / $1 })),
        hasPeer ? format(median(zip(ours, theirs).map { $0 / $1 })) : "–", format(reached),
        format(plainReach), hasPeer ? format(theirReach) : "–", format(median(wall)),
    ])
    if let remark { print("    \(remark)") }
}
