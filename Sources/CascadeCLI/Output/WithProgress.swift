import CascadeCore

/// Runs long work with a progress bar on standard error; Ctrl-C stops it within a second.
///
/// - Parameters:
///   - steps: steps in all, such as replicates.
///   - quiet: whether no bar is shown.
///   - work: the work; it tells how many steps are done, from any thread.
/// - Returns: what the work gives.
/// - Throws: ``Failure`` of status 130 when it was stopped, and what the work throws; the bar is cleared first.
func withProgress<Value: Sendable>(
    of steps: Int,
    quiet: Bool,
    _ work: @escaping @Sendable (_ done: @escaping @Sendable (Int) -> Void) async throws -> Value
) async throws -> Value {
    let bar = ProgressBar(total: steps, quiet: quiet)
    defer { bar.finish() }
    return try await stoppable(clearing: bar) {
        try await Interruption.cancelling { try await work(bar.update) }
    }
}

/// The same for work that tells the share of it that is done, from 0 to 1.
func withProgress<Value: Sendable>(
    quiet: Bool,
    _ work:
        @escaping @Sendable (_ share: @escaping @Sendable (Double) -> Void) async throws ->
        Value
) async throws -> Value {
    try await withProgress(of: 1000, quiet: quiet) { done in
        try await work { share in done(Int(share * 1000)) }
    }
}

/// Work that may be stopped: where it was, the bar is cleared and people are told.
///
/// - Throws: ``Failure`` of status 130 when it was stopped, and what the work throws.
func stoppable<Value: Sendable>(
    clearing bar: ProgressBar? = nil,
    _ work: () async throws -> Value
) async throws -> Value {
    do {
        return try await work()
    } catch is SimulationCancelled {
        bar?.finish()
        throw Failure(.interrupted, "Stopped. Nothing was written.")
    }
}
