import CascadeCore

/// Runs a scenario and analyses what came of it, with a progress bar for each; Ctrl-C stops it within a second.
func analyse(
    _ scenario: Scenario,
    replicates: Int,
    options: SimulationOptions,
    quiet: Bool
) async throws -> Analysis {
    let seed = options.seed ?? scenario.programme.seed
    let workers = options.workers
    let simulating = ProgressBar(total: replicates, quiet: quiet)
    let analysing = ProgressBar(total: 1000, quiet: quiet)
    defer {
        simulating.finish()
        analysing.finish()
    }
    do {
        return try await Interruption.cancelling {
            let outcome = try await scenario.run(
                seed: seed,
                replicates: replicates,
                workers: workers,
                progress: simulating.update
            )
            simulating.finish()
            return try await outcome.analysis(workers: workers) { share in
                analysing.update(Int(share * 1000))
            }
        }
    } catch is SimulationCancelled {
        simulating.finish()
        analysing.finish()
        throw Failure(.interrupted, "Stopped. Nothing was written.")
    }
}
