import Dispatch
import Synchronization

/// Does the work of passwords on threads of its own, few at a time, as each piece takes much memory.
///
/// Those who wait are served in turn. Who no longer waits, as their task was cancelled, is not served; where too many wait, whoever
/// comes next is turned away at once.
final class PasswordQueue: Sendable {
    private struct Job: Sendable {
        let number: Int
        let work: @Sendable () -> Void
        let refuse: @Sendable (any Error) -> Void
    }

    private struct State {
        var running = 0
        var waiting: [Job] = []
        var last = 0
    }

    private let width: Int
    private let room: Int
    private let state = Mutex(State())
    private let threads = DispatchQueue(
        label: "cascade.passwords",
        qos: .userInitiated,
        attributes: .concurrent
    )

    /// A queue that works on `width` pieces at a time and lets `room` more wait.
    init(width: Int, room: Int) {
        precondition(width > 0 && room >= 0)
        self.width = width
        self.room = room
    }

    /// How many wait.
    var waiting: Int { state.withLock { $0.waiting.count } }

    /// What `work` returns.
    ///
    /// - Throws: what `work` throws, ``SignInBusy`` where too many wait, and `CancellationError` where the task was cancelled while
    ///   it waited.
    func run<Value: Sendable>(
        _ work: @escaping @Sendable () throws -> Value
    ) async throws -> Value {
        try Task.checkCancellation()
        let number = state.withLock { state in
            state.last += 1
            return state.last
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                submit(
                    Job(
                        number: number,
                        work: { continuation.resume(with: Result(catching: work)) },
                        refuse: { continuation.resume(throwing: $0) }
                    )
                )
            }
        } onCancel: {
            leave(number)
        }
    }

    private func submit(_ job: Job) {
        enum Turn { case now, later, never }
        let turn = state.withLock { state -> Turn in
            if state.running < width {
                state.running += 1
                return .now
            }
            guard state.waiting.count < room else { return .never }
            state.waiting.append(job)
            return .later
        }
        switch turn {
        case .now: start(job)
        case .later: break
        case .never: job.refuse(SignInBusy())
        }
    }

    private func leave(_ number: Int) {
        let job = state.withLock { state -> Job? in
            guard let place = state.waiting.firstIndex(where: { $0.number == number }) else {
                return nil
            }
            return state.waiting.remove(at: place)
        }
        job?.refuse(CancellationError())
    }

    private func start(_ job: Job) {
        threads.async {
            job.work()
            let next = self.state.withLock { state -> Job? in
                if state.waiting.isEmpty {
                    state.running -= 1
                    return nil
                }
                return state.waiting.removeFirst()
            }
            if let next { self.start(next) }
        }
    }
}
