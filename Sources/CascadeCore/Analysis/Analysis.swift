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
