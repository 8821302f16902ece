import Dispatch
import Foundation

/// Runs long work so that Ctrl-C ends it within a second, with nothing half-written.
enum Interruption {
    /// The result of `work`, whose task is cancelled on SIGINT or SIGTERM; work that does not notice is ended 0.8 s later.
    ///
    /// Files are moved into place whole, so ending the process at any time leaves none half-written.
    static func cancelling<Value: Sendable>(
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let task = Task { try await work() }
        let queue = DispatchQueue(label: "cascade.interruption")
        let sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler {
                task.cancel()
                queue.asyncAfter(deadline: .now() + 0.8) {
                    Foundation.exit(Failure.Status.interrupted.rawValue)
                }
            }
            source.resume()
            return source
        }
        defer {
            for source in sources { source.cancel() }
            for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
        }
        return try await task.value
    }
}
