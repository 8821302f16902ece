import Synchronization

/// What the network says about a programme's cascade.
public struct Analysis: Sendable, Equatable {
    /// What was simulated; the network's flow is the reach that it expects.
    public var outcome: Outcome
    /// What stands out, what would change most first.
    public var findings: [Finding]
    /// The network in figures.
    public var network: NetworkAnalysis
    /// By organisation: by how much the number of people reached elsewhere differs if it drops out; nil where that was not
    /// tried.
    public var fragility: [Difference?]
    /// Replicates of each run that was tried.
    public var replicates: Int

    /// The parts of an analysis.
    public init(
        outcome: Outcome,
        findings: [Finding],
        network: NetworkAnalysis,
        fragility: [Difference?],
        replicates: Int
    ) {
        self.outcome = outcome
        self.findings = findings
        self.network = network
        self.fragility = fragility
        self.replicates = replicates
    }
}

extension Outcome {
    /// What the network says about the cascade that was simulated.
    ///
    /// Changes to the programme are tried on the same draws; how many follows from the programme's size alone (see
    /// ``SearchEffort``), so that the same outcome gives the same analysis.
    ///
    /// - Parameters:
    ///   - workers: how many run at a time; nil: one for each core. The analysis doesn't depend on it.
    ///   - progress: called with the share done, from 0 to 1, from any thread.
    /// - Returns: findings in words, ranked, and the figures of the network.
    /// - Throws: ``SimulationCancelled`` after the surrounding task is cancelled: within a week of simulated time, or once the
    ///   network has been measured, which comes first and is not interrupted.
    /// - Complexity: at most about 200 simulations of the programme.
    public func analysis(
        workers: Int? = nil,
        progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws(SimulationCancelled) -> Analysis {
        try await analysis(
            workers: workers,
            breadth: SearchEffort(self).breadth,
            progress: progress
        )
    }

    /// The analysis with so many candidates of a kind screened.
    package func analysis(
        workers: Int? = nil,
        breadth: Int,
        progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws(SimulationCancelled) -> Analysis {
        let network = await networkAnalysis(workers: workers)
        let effort = SearchEffort(self, breadth: breadth)
        let done = Mutex(0)
        let search = try await FindingSearch(
            self,
            network: network,
            effort: effort,
            workers: workers
        ) {
            let runs = done.withLock { count in
                count += 1
                return count
            }
            progress(min(0.99, Double(runs) / Double(effort.runs)))
        }
        let (findings, fragility) = try await search.findings()
        progress(1)
        return Analysis(
            outcome: self,
            findings: findings,
            network: network,
            fragility: fragility,
            replicates: effort.trialReplicates
        )
    }
}
