import Dispatch
import Foundation
import Synchronization

/// Runs long work so that Ctrl-C ends it within a second, with nothing half-written.
enum Interruption {
    /// The result of `work`, whose task is cancelled on SIGINT or SIGTERM; work that does not notice is ended 0.8 s later.
    ///
    /// Files are moved into place whole, so ending the process at any time leaves none half-written.
    static func cancelling<Value: Sendable>(
        _ work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let task = Task { try await work() }
        let cancel: @Sendable () -> Void = { Self.cancel(task) }
        return try await watching([(SIGINT, cancel), (SIGTERM, cancel)], task)
    }

    /// The result of `work`, which the first SIGINT asks by `stop` to come to an end with what it has; a second one ends the
    /// process at once, and SIGTERM cancels as in ``cancelling(_:)``.
    static func stopping<Value: Sendable>(
        _ stop: @escaping @Sendable () -> Void,
        work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let task = Task { try await work() }
        let presses = Presses()
        let press: @Sendable () -> Void = {
            if presses.isFirst() {
                stop()
            } else {
                Foundation.exit(Failure.Status.interrupted.rawValue)
            }
        }
        let cancel: @Sendable () -> Void = { Self.cancel(task) }
        return try await watching([(SIGINT, press), (SIGTERM, cancel)], task)
    }

    /// How often Ctrl-C was pressed.
    private final class Presses: Sendable {
        private let count = Mutex(0)

        func isFirst() -> Bool {
            count.withLock { count in
                count += 1
                return count == 1
            }
        }
    }

    private static let queue = DispatchQueue(label: "cascade.interruption")

    private static func cancel<Value>(_ task: Task<Value, any Error>) {
        task.cancel()
        queue.asyncAfter(deadline: .now() + 0.8) {
            Foundation.exit(Failure.Status.interrupted.rawValue)
        }
    }

    /// The result of a task, while signals call their handlers.
    private static func watching<Value: Sendable>(
        _ handlers: [(signal: Int32, handler: @Sendable () -> Void)],
        _ task: Task<Value, any Error>
    ) async throws -> Value {
        let sources = handlers.map { number, handler in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            source.setEventHandler(handler: handler)
            source.resume()
            return source
        }
        defer {
            for source in sources { source.cancel() }
            for (number, _) in handlers { signal(number, SIG_DFL) }
        }
        return try await task.value
    }
}
