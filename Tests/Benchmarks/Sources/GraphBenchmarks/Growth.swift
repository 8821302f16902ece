import CascadeGraph
import Foundation
import Measuring

/// How building and linear algorithms grow from 10³ to 10⁷ edges, ten a node.
func runGrowth() async throws {
    print("Growth, ten edges a node: nanoseconds of one core's CPU time for each edge")
    row([
        "", "build", "bytes/edge", "components", "k-core", "cut points", "PageRank", "peak MB",
    ])
    for edges in [1_000, 10_000, 100_000, 1_000_000, 10_000_000] {
        for generated in [
            GeneratedGraph.preferential(nodes: edges / 10, ties: 10),
            .sectors(nodes: edges / 10, edges: edges, sectors: 8),
        ] {
            let graph = generated.graph()
            let bytes =
                4 * (graph.offsets.count + graph.targets.count + graph.edges.count)
                + 8 * graph.weights.count
            var cells = ["\(generated.name), \(graph.edgeCount) edges"]
            let works: [() -> Int] = [
                { generated.graph().arcCount }, { graph.weakComponents().count },
                { graph.coreNumbers().count }, { graph.articulationPoints().count },
                { graph.pageRank().count },
            ]
            for work in works {
                cells.append(format(await cpuSeconds(work) / Double(graph.edgeCount) * 1e9))
            }
            cells.insert(format(Double(bytes) / Double(graph.edgeCount)), at: 2)
            row(cells + [format(peakMemory())])
        }
    }
    print()
}

/// CPU seconds of one run: the least of three, each over as many runs as fill a hundredth of a second.
private func cpuSeconds(_ work: () -> Int) async -> Double {
    var least = Double.infinity
    for _ in 0..<3 {
        var runs = 0
        var found = 0
        let time = await measure {
            let start = ContinuousClock.now
            repeat {
                found += work()
                runs += 1
            } while ContinuousClock.now - start < .milliseconds(10)
        }
        if found >= 0 { least = min(least, time.cpuSeconds / Double(runs)) }
    }
    return least
}
