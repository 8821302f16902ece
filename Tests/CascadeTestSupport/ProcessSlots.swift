import Synchronization

/// So many processes at a time: tests run side by side, and each process keeps several files open in the one that started it.
public final class ProcessSlots: Sendable {
    /// The slots of all tests together.
    public static let shared = ProcessSlots(16)

    private struct State {
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state: Mutex<State>

    /// So many slots.
    public init(_ count: Int) {
        state = Mutex(State(free: count))
    }

    /// What `work` gives, once there is a slot for it; those who wait are served in turn.
    public func using<Value>(_ work: () async throws -> Value) async throws -> Value {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                guard state.free > 0 else {
                    state.waiting.append(continuation)
                    return false
                }
                state.free -= 1
                return true
            }
            if isFree { continuation.resume() }
        }
        defer { release() }
        return try await work()
    }

    private func release() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard !state.waiting.isEmpty else {
                state.free += 1
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume()
    }
}
