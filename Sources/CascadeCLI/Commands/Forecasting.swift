import CascadeCore

/// A forecast from the records with a progress bar; Ctrl-C stops it within a second.
func forecast(
    _ programme: Programme,
    asOf day: CalendarDate?,
    until last: CalendarDate?,
    replicates: Int,
    options: SimulationOptions,
    quiet: Bool,
    keeping days: [CalendarDate] = []
) async throws -> Forecast {
    let seed = options.seed ?? programme.seed
    let workers = options.workers
    return try await withProgress(of: 2 * replicates, quiet: quiet) { done in
        try await programme.forecast(
            asOf: day,
            until: last,
            seed: seed,
            replicates: replicates,
            workers: workers,
            keeping: days,
            progress: done
        )
    }
}
