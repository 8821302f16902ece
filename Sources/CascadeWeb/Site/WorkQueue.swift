import Dispatch
import Foundation
import Synchronization

/// Simulations, plans and pictures: done on threads of their own, one short and one long piece at a time, kept by what they are
/// of, and cancelled when nobody waits any more.
///
/// Pages are made on other threads and never wait for more than they ask to. Two who ask for the same get the same piece of work.
package final class WorkQueue: Sendable {
    /// What a piece of work is of: two with the same key have the same result.
    package struct Key: Sendable, Hashable {
        /// Name of the programme.
        package var programme: String
        /// Number of its latest change.
        package var revision: Int64
        /// What is worked out, with everything that it depends on.
        package var question: String

        /// A question about a state of a programme.
        package init(_ programme: String, revision: Int64, _ question: String) {
            self.programme = programme
            self.revision = revision
            self.question = question
        }
    }

    /// How far a piece of work is.
    package enum State<Value: Sendable>: Sendable {
        /// Done.
        case ready(Value)
        /// In hand or waiting; look again later under this id.
        case running(id: String, share: Double)
    }

    /// How long a piece of work takes, so that short ones don't wait for long ones.
    package enum Lane: Sendable, Hashable, CaseIterable {
        /// Seconds at most: forecasts, pictures.
        case short
        /// Up to minutes: plans, analyses, reports.
        case long
    }

    /// Takes the share that is done, from 0 to 1; from any thread.
    package typealias Progress = @Sendable (Double) -> Void

    private struct Piece {
        var key: Key
        var lane: Lane
        var share = 0.0
        var lastAsked: Double
        var waiting = 0
        var task: Task<Void, Never>?
        var result: Result<any Sendable, any Error>?
        var continuations: [Int: CheckedContinuation<Void, Never>] = [:]
    }

    private struct Pieces {
        var byID: [String: Piece] = [:]
        var idOf: [Key: String] = [:]
        var order: [String] = []
        var running: Set<Lane> = []
        var queued: [String] = []
        var next = 0
        var start: [String: @Sendable () -> Void] = [:]
        var isSweepDue = false
    }

    private let pieces = Mutex(Pieces())
    private let executor = WorkExecutor()
    /// Most results that are kept.
    private let room: Int
    /// Most pieces that may wait; more are refused.
    private let longest: Int
    /// Seconds after which a piece that nobody asks for is cancelled.
    private let patience: Double
    private let clock: @Sendable () -> Double

    /// A queue without work.
    package init(
        room: Int = 200,
        longest: Int = 40,
        patience: Double = 12,
        clock: @escaping @Sendable () -> Double = { Date().timeIntervalSinceReferenceDate }
    ) {
        self.room = room
        self.longest = longest
        self.patience = patience
        self.clock = clock
    }

    /// How many simulations should run at a time: all cores but one, which answers pages.
    package static let workers = max(1, ProcessInfo.processInfo.activeProcessorCount - 1)

    /// The result of a piece of work, begun here unless it is in hand or done; waits for it so many seconds at most.
    ///
    /// - Parameters:
    ///   - key: what it is of.
    ///   - lane: how long it takes.
    ///   - seconds: the longest to wait.
    ///   - work: works it out; runs on threads of its own, and is cancelled when nobody has asked for it for a while.
    /// - Returns: the result, or how far it is.
    /// - Throws: what `work` throws, and ``WebError`` where too much waits already.
    package func result<Value: Sendable>(
        _ key: Key,
        _ lane: Lane = .short,
        within seconds: Double = 0.9,
        _ work: @escaping @Sendable (@escaping Progress) async throws -> Value
    ) async throws -> State<Value> {
        let id = try begin(key, lane, work)
        if let state: State<Value> = try state(id) { return state }
        await wait(for: id, seconds: seconds)
        if let state: State<Value> = try state(id) { return state }
        let share = pieces.withLock { $0.byID[id]?.share ?? 0 }
        return .running(id: id, share: share)
    }

    /// How far a piece of work is: its share, or nil where it is done, failed or not known; asking keeps it going.
    package func share(of id: String) -> Double? {
        sweep()
        return pieces.withLock { pieces in
            guard var piece = pieces.byID[id], piece.result == nil else { return nil }
            piece.lastAsked = clock()
            pieces.byID[id] = piece
            return piece.share
        }
    }

    /// The programme that a piece of work is about; nil where it is not known.
    package func programme(of id: String) -> String? {
        pieces.withLock { $0.byID[id]?.key.programme }
    }

    /// Stops a piece of work.
    package func cancel(_ id: String) {
        drop([id])
    }

    /// Stops everything.
    package func close() {
        drop(pieces.withLock { Array($0.byID.keys) })
    }

    /// Pieces in hand and waiting.
    package var load: (running: Int, waiting: Int) {
        pieces.withLock { ($0.running.count, $0.queued.count) }
    }

    // MARK: - Beginning and ending

    private func begin<Value: Sendable>(
        _ key: Key,
        _ lane: Lane,
        _ work: @escaping @Sendable (@escaping Progress) async throws -> Value
    ) throws -> String {
        sweep()
        let id = try pieces.withLock { pieces -> String in
            if let id = pieces.idOf[key] {
                pieces.byID[id]?.lastAsked = clock()
                return id
            }
            guard pieces.queued.count < longest else {
                throw WebError(
                    503,
                    "Very busy just now",
                    "Many calculations are waiting. Please try again in a minute.",
                    retryAfter: 30
                )
            }
            pieces.next += 1
            let id = "\(pieces.next)-\(Secret.random().text.prefix(16))"
            pieces.byID[id] = Piece(key: key, lane: lane, lastAsked: clock())
            pieces.idOf[key] = id
            pieces.order.append(id)
            pieces.queued.append(id)
            pieces.start[id] = { [self] in
                let task = Task(executorPreference: executor) {
                    let result: Result<any Sendable, any Error>
                    do {
                        result = .success(
                            try await work { share in
                                self.pieces.withLock { $0.byID[id]?.share = share }
                            }
                        )
                    } catch {
                        result = .failure(error)
                    }
                    self.finish(id, lane, result)
                }
                let isWanted = self.pieces.withLock { pieces in
                    if pieces.byID[id]?.result == nil { pieces.byID[id]?.task = task }
                    return pieces.byID[id] != nil
                }
                if !isWanted { task.cancel() }
            }
            forgetOldest(&pieces)
            return id
        }
        startNext()
        sweepLater()
        return id
    }

    /// Starts in each lane where nothing runs what waits longest.
    private func startNext() {
        for lane in Lane.allCases {
            let start = pieces.withLock { pieces -> (@Sendable () -> Void)? in
                guard !pieces.running.contains(lane),
                    let position = pieces.queued.firstIndex(where: {
                        pieces.byID[$0]?.lane == lane
                    })
                else { return nil }
                pieces.running.insert(lane)
                return pieces.start.removeValue(forKey: pieces.queued.remove(at: position))
            }
            start?()
        }
    }

    private func finish(_ id: String, _ lane: Lane, _ result: Result<any Sendable, any Error>) {
        let waiting = pieces.withLock { pieces in
            pieces.running.remove(lane)
            guard var piece = pieces.byID[id] else {
                return [CheckedContinuation<Void, Never>]()
            }
            piece.result = result
            piece.task = nil
            let waiting = Array(piece.continuations.values)
            piece.continuations = [:]
            piece.lastAsked = clock()
            pieces.byID[id] = piece
            // A failure is told to those who wait for it, and tried anew when it is next asked for.
            if case .failure = result { pieces.idOf[piece.key] = nil }
            return waiting
        }
        for continuation in waiting { continuation.resume() }
        startNext()
    }

    private func forgetOldest(_ pieces: inout Pieces) {
        while pieces.order.count > room,
            let position = pieces.order.firstIndex(where: {
                pieces.byID[$0].map { $0.result != nil && $0.waiting == 0 } ?? true
            })
        {
            let id = pieces.order.remove(at: position)
            if let key = pieces.byID.removeValue(forKey: id)?.key, pieces.idOf[key] == id {
                pieces.idOf[key] = nil
            }
        }
    }

    /// Looks after a while whether there is something that nobody waits for any more, as long as anything is in hand.
    ///
    /// Browsers that are closed say nothing, so that this can't wait for the next question.
    private func sweepLater() {
        let isFirst = pieces.withLock { pieces in
            guard !pieces.isSweepDue, pieces.byID.values.contains(where: { $0.result == nil })
            else { return false }
            pieces.isSweepDue = true
            return true
        }
        guard isFirst else { return }
        DispatchQueue.global().asyncAfter(deadline: .now() + patience + 1) { [weak self] in
            guard let self else { return }
            pieces.withLock { $0.isSweepDue = false }
            sweep()
            sweepLater()
        }
    }

    /// Cancels what nobody has asked for in a while.
    package func sweep() {
        let now = clock()
        drop(
            pieces.withLock { pieces in
                pieces.byID.filter { _, piece in
                    piece.result == nil && piece.waiting == 0 && now - piece.lastAsked > patience
                }
                .map(\.key)
            }
        )
    }

    private func drop(_ ids: [String]) {
        guard !ids.isEmpty else { return }
        let (tasks, waiting) = pieces.withLock { pieces in
            var tasks: [Task<Void, Never>] = []
            var waiting: [CheckedContinuation<Void, Never>] = []
            for id in ids {
                guard let piece = pieces.byID.removeValue(forKey: id) else { continue }
                if pieces.idOf[piece.key] == id { pieces.idOf[piece.key] = nil }
                pieces.order.removeAll { $0 == id }
                pieces.queued.removeAll { $0 == id }
                pieces.start[id] = nil
                if let task = piece.task { tasks.append(task) }
                waiting += piece.continuations.values
            }
            return (tasks, waiting)
        }
        for task in tasks { task.cancel() }
        for continuation in waiting { continuation.resume() }
    }

    // MARK: - Waiting

    private func state<Value: Sendable>(_ id: String) throws -> State<Value>? {
        let result = pieces.withLock { $0.byID[id]?.result }
        switch result {
        case nil: return nil
        case .failure(let error): throw error
        case .success(let value):
            guard let value = value as? Value else {
                preconditionFailure("two kinds of work under one key")
            }
            return .ready(value)
        }
    }

    private func wait(for id: String, seconds: Double) async {
        let ticket = pieces.withLock { pieces -> Int in
            pieces.next += 1
            pieces.byID[id]?.waiting += 1
            return pieces.next
        }
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { [weak self] in
            self?.stopWaiting(id, ticket)
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isOver = pieces.withLock { pieces in
                    guard pieces.byID[id]?.result == nil, pieces.byID[id] != nil else {
                        return true
                    }
                    pieces.byID[id]?.continuations[ticket] = continuation
                    return false
                }
                if isOver || Task.isCancelled {
                    if isOver { continuation.resume() } else { stopWaiting(id, ticket) }
                }
            }
        } onCancel: {
            stopWaiting(id, ticket)
        }
        pieces.withLock { pieces in
            pieces.byID[id]?.waiting -= 1
            pieces.byID[id]?.lastAsked = clock()
        }
    }

    private func stopWaiting(_ id: String, _ ticket: Int) {
        pieces.withLock { $0.byID[id]?.continuations.removeValue(forKey: ticket) }?.resume()
    }
}

/// Threads for long work, apart from those that answer pages.
final class WorkExecutor: TaskExecutor {
    private let queue = DispatchQueue(
        label: "cascade.work",
        qos: .utility,
        attributes: .concurrent
    )

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
