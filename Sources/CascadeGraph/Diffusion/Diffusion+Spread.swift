extension Diffusion {
    /// How far something spreads, as estimated from runs.
    public struct Spread: Sendable, Hashable {
        /// Mean over the runs of the number of nodes reached, seeds included, or of the sum of their weights.
        public let mean: Double
        /// Standard error of the mean.
        public let standardError: Double
        /// Number of runs.
        public let runs: Int
    }

    /// The expected number of nodes that seeds reach, themselves included, estimated from runs.
    ///
    /// The same seed gives the same runs, on any number of workers. Other seed nodes under the same seed are other draws.
    ///
    /// - Parameters:
    ///   - seeds: the nodes that it starts from; one given twice counts once; without any the spread is 0.
    ///   - runs: number of runs, at least 2.
    ///   - seed: names the random draws.
    ///   - nodeWeights: what each node counts for, at least 0, such as its headcount; nil: 1 each.
    ///   - workers: number of runs at a time; nil: one for each core that the system offers.
    /// - Returns: the mean over the runs, with its standard error.
    /// - Complexity: for each run O(arcs that leave nodes reached) at worst; in practice a draw for each node reached and
    ///   each live arc. O(V) memory for each worker and O(runs).
    public func spread(
        of seeds: [Int],
        runs: Int,
        seed: UInt64,
        nodeWeights: [Int]? = nil,
        workers: Int? = nil
    ) async -> Spread {
        let totals = await self.totals(
            of: seeds,
            runs: runs,
            seed: seed,
            nodeWeights: nodeWeights,
            workers: workers
        )
        let mean = Double(totals.reduce(0, +)) / Double(runs)
        var squares = 0.0
        for total in totals { squares += (Double(total) - mean) * (Double(total) - mean) }
        return Spread(
            mean: mean,
            standardError: (squares / Double(runs - 1) / Double(runs)).squareRoot(),
            runs: runs
        )
    }

    /// For each run the number of nodes reached, or the sum of their weights.
    private func totals(
        of seeds: [Int],
        runs: Int,
        seed: UInt64,
        nodeWeights: [Int]?,
        workers: Int?
    ) async -> [Int] {
        precondition(runs >= 2, "a standard error takes at least 2 runs, not \(runs)")
        for node in seeds {
            precondition(node >= 0 && node < nodeCount, "seed \(node) of \(nodeCount) nodes")
        }
        Self.check(nodeWeights: nodeWeights, nodeCount: nodeCount)
        let parts = max(1, min(256, runs / 64))
        let longestRow =
            switch forwards {
            case .independent(let arcs): arcs.longestRow
            case .exclusive: 0
            }
        return await inParallel(parts, workers: workers) { part in
            var reached = ReachedNodes(nodeCount: nodeCount, longestRow: longestRow)
            var totals: [Int] = []
            for run in runs * part / parts..<runs * (part + 1) / parts {
                for node in seeds { reached.insert(node) }
                let key = RandomStream.key(seed, UInt64(run))
                switch forwards {
                case .independent(let arcs):
                    var random = RandomStream(key: key)
                    reached.spread(along: arcs, &random)
                case .exclusive(let arcs):
                    arcs.spread(&reached, run: key)
                }
                if let nodeWeights {
                    var total = 0
                    for node in reached.nodes { total += nodeWeights[Int(node)] }
                    totals.append(total)
                } else {
                    totals.append(reached.count)
                }
                reached.removeAll()
            }
            return totals
        }.flatMap { $0 }
    }

    static func check(nodeWeights: [Int]?, nodeCount: Int) {
        guard let nodeWeights else { return }
        precondition(nodeWeights.count == nodeCount, "one weight for each node")
        for weight in nodeWeights { precondition(weight >= 0, "a node has the weight \(weight)") }
    }
}
