import CascadeCore

/// Runs a scenario with a progress bar; Ctrl-C stops it within a second.
func simulate(
    _ scenario: Scenario,
    replicates: Int,
    options: SimulationOptions,
    quiet: Bool
) async throws -> Outcome {
    let seed = options.seed ?? scenario.programme.seed
    let workers = options.workers
    let bar = ProgressBar(total: replicates, quiet: quiet)
    do {
        let outcome = try await Interruption.cancelling {
            try await scenario.run(
                seed: seed,
                replicates: replicates,
                workers: workers,
                progress: bar.update
            )
        }
        bar.finish()
        return outcome
    } catch is SimulationCancelled {
        bar.finish()
        throw Failure(.interrupted, "Stopped. Nothing was written.")
    }
}
