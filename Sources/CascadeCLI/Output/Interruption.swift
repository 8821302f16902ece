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
        let running = Running<Value>()
        let cancel: @Sendable () -> Void = { Self.cancel(running) }
        return try await watching([(SIGINT, cancel), (SIGTERM, cancel)]) {
            try await running.value(of: work)
        }
    }

    /// The result of `work`, which the first SIGINT asks by `stop` to come to an end with what it has; a second one ends the
    /// process at once, and SIGTERM cancels as in ``cancelling(_:)``.
    static func stopping<Value: Sendable>(
        _ stop: @escaping @Sendable () -> Void,
        work: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let running = Running<Value>()
        let presses = Presses()
        let press: @Sendable () -> Void = {
            if presses.isFirst() {
                stop()
            } else {
                Foundation.exit(Failure.Status.interrupted.rawValue)
            }
        }
        let cancel: @Sendable () -> Void = { Self.cancel(running) }
        return try await watching([(SIGINT, press), (SIGTERM, cancel)]) {
            try await running.value(of: work)
        }
    }

    /// Work that can be cancelled from a handler that is set before it starts.
    private final class Running<Value: Sendable>: Sendable {
        private let task = Mutex<Task<Value, any Error>?>(nil)

        func value(of work: @escaping @Sendable () async throws -> Value) async throws -> Value {
            let started = task.withLock { task in
                let started = Task { try await work() }
                task = started
                return started
            }
            return try await started.value
        }

        func cancel() { task.withLock { $0?.cancel() } }
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

    private static func cancel<Value>(_ running: Running<Value>) {
        running.cancel()
        queue.asyncAfter(deadline: .now() + 0.8) {
            Foundation.exit(Failure.Status.interrupted.rawValue)
        }
    }

    /// What each signal calls; a signal that calls nothing ends the process.
    private static let handlers = Mutex<[Int32: @Sendable () -> Void]>([:])
    /// Sources of signals, registered once for the process: a second source of a signal whose first one was cancelled is not
    /// told of it by every system.
    private static let sources = Mutex<[Int32: any DispatchSourceSignal]>([:])

    /// The result of `work`, while signals call their handlers.
    ///
    /// The handlers are in place before the work starts: libraries that it uses set SIGINT for a while, and put back what they found.
    private static func watching<Value: Sendable>(
        _ wanted: [(signal: Int32, handler: @Sendable () -> Void)],
        _ work: () async throws -> Value
    ) async throws -> Value {
        var before: [(signal: Int32, handler: (@Sendable () -> Void)?)] = []
        for (number, handler) in wanted {
            before.append((number, handlers.withLock { $0.updateValue(handler, forKey: number) }))
            await register(number)
        }
        defer {
            for (number, handler) in before { handlers.withLock { $0[number] = handler } }
        }
        return try await work()
    }

    /// Sees to it that a signal is told to its handler.
    private static func register(_ number: Int32) async {
        let source = sources.withLock { sources -> (any DispatchSourceSignal)? in
            guard sources[number] == nil else { return nil }
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
            sources[number] = source
            return source
        }
        guard let source else { return }
        source.setEventHandler {
            guard let handler = handlers.withLock({ $0[number] }) else {
                Foundation.exit(Failure.Status.interrupted.rawValue)
            }
            handler()
        }
        await withCheckedContinuation { continuation in
            source.setRegistrationHandler { continuation.resume() }
            source.resume()
        }
    }
}
