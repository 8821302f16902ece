import CascadeCore

/// Runs a scenario and analyses what came of it, with a progress bar for each; Ctrl-C stops it within a second.
func analyse(
    _ scenario: Scenario,
    replicates: Int,
    options: SimulationOptions,
    quiet: Bool
) async throws -> Analysis {
    let workers = options.workers
    let outcome = try await simulate(
        scenario,
        replicates: replicates,
        options: options,
        quiet: quiet
    )
    return try await withProgress(quiet: quiet) { share in
        try await outcome.analysis(workers: workers, progress: share)
    }
}
