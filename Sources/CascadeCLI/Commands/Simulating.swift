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
    return try await withProgress(of: replicates, quiet: quiet) { done in
        try await scenario.run(
            seed: seed,
            replicates: replicates,
            workers: workers,
            progress: done
        )
    }
}

/// Says that a large programme is simulated with fewer replicates than usual.
func remarkFewReplicates(_ replicates: Int, most: Int = 1000, quiet: Bool) {
    guard !quiet, replicates < most else { return }
    Console.error(
        "Note: \(replicates) replicates, because the programme is large; --replicates sets another number."
    )
}

/// The day given by `--until`.
///
/// - Throws: ``Failure`` of status 2 for what is no day, or none from the programme's start to 20 years after.
func lastDay(_ text: String, of programme: Programme) throws -> CalendarDate {
    guard let day = CalendarDate(text) else {
        throw Failure(.usage, "--until is “\(text)”, expected a day such as 2027-01-31.")
    }
    guard day >= programme.start, programme.week(of: day) < 1040 else {
        throw Failure(
            .usage,
            "--until is \(day), expected a day from the programme's start, \(programme.start), to 20 years after."
        )
    }
    return day
}
