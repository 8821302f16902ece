package import CascadeCore
import CascadeFormats

/// What is expected of a programme: simulated from its records, or from its plan where nothing is on record.
package struct Expectation: Sendable {
    /// From the records, with what they teach; nil where nothing is on record.
    package var forecast: Forecast?
    /// What is expected.
    package var outcome: Outcome
    /// What practitioners would warn of.
    package var warnings: [Warning]

    /// Works out what is expected: the numbers of `cascade forecast`, or of `cascade simulate` where nothing is on record.
    ///
    /// The programme has organisations and courses; `progress` takes the share that is done.
    ///
    /// - Throws: `SimulationCancelled`.
    package init(
        of programme: Programme,
        workers: Int = WorkQueue.workers,
        progress: @escaping WorkQueue.Progress
    ) async throws {
        if History(programme, asOf: programme.lastRecordedDay).sessions.isEmpty {
            let replicates = programme.usualReplicates()
            outcome = try await Scenario(programme).run(
                seed: programme.seed,
                replicates: replicates,
                workers: workers,
                progress: { progress(Double($0) / Double(replicates)) }
            )
        } else {
            let replicates = programme.usualForecastReplicates
            let found = try await programme.forecast(
                seed: programme.seed,
                replicates: replicates,
                workers: workers,
                progress: { progress(Double($0) / Double(2 * replicates)) }
            )
            forecast = found
            outcome = found.outcome
        }
        warnings = programme.warnings(outcome: outcome)
    }
}

extension Site {
    /// What is expected of a programme as it stands, or how far working it out is.
    func expectation(
        _ name: String,
        _ programme: Programme,
        _ revision: Int64,
        within seconds: Double
    ) async throws -> WorkQueue.State<Expectation> {
        try await work.result(
            WorkQueue.Key(name, revision: revision, "expectation"),
            .short,
            within: seconds
        ) { progress in
            try await Expectation(of: programme, progress: progress)
        }
    }
}

extension Programme {
    /// Whether there is anything to simulate.
    var canBeSimulated: Bool { !self.organisations.isEmpty && !self.courses.isEmpty }
}
