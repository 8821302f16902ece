import CascadeStore
import Dispatch
import Foundation
import Synchronization

/// Simulations, plans and pictures: done on threads of their own, one piece of a lane at a time, kept by what they are of, and
/// cancelled when nobody waits any more.
///
/// Pages are made on other threads and never wait for more than they ask to. Two who ask for the same get the same piece of work.
/// Those who ask are served in turn, however much one of them asks for.
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
        /// Tables that people send, which may be made to take long and can't be stopped.
        case table
    }

    /// Who asks, in whatever is done for a request: those with the same text count as one.
    @TaskLocal package static var asker = ""

    /// Takes the share that is done, from 0 to 1; from any thread.
    package typealias Progress = @Sendable (Double) -> Void

    private struct Piece {
        var key: Key
        var lane: Lane
        /// Who asked first.
        var asker: String
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
        /// Ids, those that were asked for longest ago first.
        var order: [String] = []
        var running: Set<Lane> = []
        var queued: [String] = []
        /// When those who wait were last served, as a number that grows.
        var served: [String: Int] = [:]
        var next = 0
        var start: [String: @Sendable () -> Void] = [:]
        var isSweepDue = false
    }

    private let pieces = Mutex(Pieces())
    private let threads = ThreadExecutor("cascade.work", .utility)
    /// Most results that are kept.
    private let room: Int
    /// Most pieces that may wait; more are refused.
    private let longest: Int
    /// Most pieces that may wait of one who asks.
    private let share: Int
    /// Seconds after which a piece that nobody asks for is cancelled.
    private let patience: Double
    private let clock: @Sendable () -> Double

    /// A queue without work.
    package init(
        room: Int = 200,
        longest: Int = 40,
        share: Int = 6,
        patience: Double = 12,
        clock: @escaping @Sendable () -> Double = { Date().timeIntervalSinceReferenceDate }
    ) {
        self.room = room
        self.longest = longest
        self.share = share
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

    /// How many wait for pieces.
    var waitingFor: Int { pieces.withLock { $0.byID.values.reduce(0) { $0 + $1.waiting } } }

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
                // What is asked for stays longest.
                pieces.order.removeAll { $0 == id }
                pieces.order.append(id)
                return id
            }
            try makeRoom(for: Self.asker, &pieces)
            pieces.next += 1
            let id = "\(pieces.next)-\(Secret.random().text.prefix(16))"
            pieces.byID[id] = Piece(
                key: key,
                lane: lane,
                asker: Self.asker,
                lastAsked: clock()
            )
            pieces.idOf[key] = id
            pieces.order.append(id)
            pieces.queued.append(id)
            pieces.start[id] = { [self] in
                let task = Task(executorPreference: threads) {
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

    /// Lets one more piece wait, for which an older one of the same asker goes that nobody looks at.
    ///
    /// - Throws: ``WebError`` where there is no room, which one who asks for much can't take from others.
    private func makeRoom(for asker: String, _ pieces: inout Pieces) throws(WebError) {
        let own = pieces.queued.filter { pieces.byID[$0]?.asker == asker }
        if own.count >= share {
            guard let oldest = own.first(where: { pieces.byID[$0]?.waiting == 0 }) else {
                throw WebError(
                    503,
                    "Very busy just now",
                    "Several of your calculations are waiting. Please try again when one is done.",
                    retryAfter: 10
                )
            }
            Self.remove(oldest, &pieces)
        }
        guard pieces.queued.count < longest else {
            throw WebError(
                503,
                "Very busy just now",
                "Many calculations are waiting. Please try again in a minute.",
                retryAfter: 30
            )
        }
    }

    /// Where in the queue that stands which a lane does next: what waits longest of who was served longest ago; nil: nothing.
    private static func nextPosition(in lane: Lane, _ pieces: Pieces) -> Int? {
        func lastServed(_ position: Int) -> Int {
            pieces.byID[pieces.queued[position]].flatMap { pieces.served[$0.asker] } ?? -1
        }
        return pieces.queued.indices
            .filter { pieces.byID[pieces.queued[$0]]?.lane == lane }
            .min { (lastServed($0), $0) < (lastServed($1), $1) }
    }

    /// Starts in each lane where nothing runs what is next.
    private func startNext() {
        for lane in Lane.allCases {
            let start = pieces.withLock { pieces -> (@Sendable () -> Void)? in
                guard !pieces.running.contains(lane),
                    let position = Self.nextPosition(in: lane, pieces)
                else { return nil }
                pieces.running.insert(lane)
                let id = pieces.queued.remove(at: position)
                pieces.next += 1
                if let asker = pieces.byID[id]?.asker { pieces.served[asker] = pieces.next }
                let asking = Set(pieces.byID.values.filter { $0.result == nil }.map(\.asker))
                pieces.served = pieces.served.filter { asking.contains($0.key) }
                return pieces.start.removeValue(forKey: id)
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
            Self.remove(pieces.order[position], &pieces)
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
                guard let piece = Self.remove(id, &pieces) else { continue }
                if let task = piece.task { tasks.append(task) }
                waiting += piece.continuations.values
            }
            return (tasks, waiting)
        }
        for task in tasks { task.cancel() }
        for continuation in waiting { continuation.resume() }
    }

    /// Takes a piece out, whatever becomes of its task and of those who wait for it.
    @discardableResult
    private static func remove(_ id: String, _ pieces: inout Pieces) -> Piece? {
        pieces.order.removeAll { $0 == id }
        pieces.queued.removeAll { $0 == id }
        pieces.start[id] = nil
        guard let piece = pieces.byID.removeValue(forKey: id) else { return nil }
        if pieces.idOf[piece.key] == id { pieces.idOf[piece.key] = nil }
        return piece
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
        guard seconds > 0 else { return }
        let ticket = pieces.withLock { pieces -> Int in
            pieces.next += 1
            pieces.byID[id]?.waiting += 1
            return pieces.next
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
                if isOver {
                    continuation.resume()
                } else if Task.isCancelled {
                    stopWaiting(id, ticket)
                } else {
                    // Only now, so that it finds whom to wake.
                    DispatchQueue.global().asyncAfter(deadline: .now() + seconds) { [weak self] in
                        self?.stopWaiting(id, ticket)
                    }
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
