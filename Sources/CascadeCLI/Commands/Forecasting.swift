import CascadeCore

/// A forecast from the records with a progress bar; Ctrl-C stops it within a second.
func forecast(
    _ programme: Programme,
    asOf day: CalendarDate?,
    until last: CalendarDate?,
    replicates: Int,
    options: SimulationOptions,
    quiet: Bool
) async throws -> Forecast {
    let seed = options.seed ?? programme.seed
    let workers = options.workers
    let bar = ProgressBar(total: 2 * replicates, quiet: quiet)
    do {
        let forecast = try await Interruption.cancelling {
            try await programme.forecast(
                asOf: day,
                until: last,
                seed: seed,
                replicates: replicates,
                workers: workers,
                progress: bar.update
            )
        }
        bar.finish()
        return forecast
    } catch is SimulationCancelled {
        bar.finish()
        throw Failure(.interrupted, "Stopped. Nothing was written.")
    }
}
