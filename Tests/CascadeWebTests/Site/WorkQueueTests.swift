import Foundation
import Synchronization
import Testing

@testable import CascadeWeb

/// Names in the order in which they were added.
private final class Names: Sendable {
    private let names = Mutex<[String]>([])
    var all: [String] { names.withLock { $0 } }
    func add(_ name: String) { names.withLock { $0.append(name) } }
}

/// What keeps work going until it is opened.
private final class Gate: Sendable {
    private let stream: AsyncStream<Void>
    private let end: AsyncStream<Void>.Continuation

    init() { (stream, end) = AsyncStream.makeStream() }

    func open() { end.finish() }
    func wait() async { for await _ in stream {} }
}

@Suite("Work of many who ask")
struct WorkQueueTests {
    /// Seconds for which work goes on that nobody asks for, here longer than any test takes.
    private static let patience = 1e6

    private let done = Names()
    private let gate = Gate()

    /// Asks for a piece of work that says its name when it is done; waits for it where told to.
    @discardableResult
    private func ask(
        _ queue: WorkQueue,
        _ name: String,
        of asker: String,
        _ lane: WorkQueue.Lane = .short,
        isHeld: Bool = false,
        within seconds: Double = 0
    ) async throws -> String? {
        try await WorkQueue.$asker.withValue(asker) {
            let state: WorkQueue.State<String> = try await queue.result(
                WorkQueue.Key("p", revision: 1, name),
                lane,
                within: seconds
            ) { [done, gate] _ in
                if isHeld { await gate.wait() }
                try Task.checkCancellation()
                done.add(name)
                return name
            }
            if case .running(let id, _) = state { return id }
            return nil
        }
    }

    @Test("one who asks for much is served in turn with others, and fills no room of theirs")
    func turns() async throws {
        let queue = WorkQueue(longest: 12, patience: Self.patience)
        defer { queue.close() }
        try await ask(queue, "held", of: "a", isHeld: true)
        for number in 0..<100 { try await ask(queue, "a\(number)", of: "a") }
        #expect(queue.load.waiting <= 6)
        for number in 0..<3 { try await ask(queue, "b\(number)", of: "b") }
        gate.open()
        let last = try await ask(queue, "b2", of: "b", within: 3600)
        #expect(last == nil)
        #expect(done.all.prefix(5) == ["held", "b0", "a94", "b1", "a95"])
        #expect(!done.all.contains("a0"), "what was asked for long ago was worked out all the same")
    }

    @Test("where somebody waits for each piece of one who asks for much, more is refused")
    func refused() async throws {
        let queue = WorkQueue(share: 2, patience: Self.patience)
        defer { queue.close() }
        try await ask(queue, "held", of: "a", isHeld: true)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<2 {
                group.addTask { try await ask(queue, "a\(number)", of: "a", within: 3600) }
            }
            while queue.waitingFor < 2 { await Task.yield() }
            await #expect(throws: WebError.self) { try await ask(queue, "a2", of: "a") }
            try await ask(queue, "b", of: "b")
            gate.open()
            try await group.waitForAll()
        }
    }

    @Test("a piece that is stopped makes way for the next", arguments: WorkQueue.Lane.allCases)
    func way(lane: WorkQueue.Lane) async throws {
        let queue = WorkQueue(patience: Self.patience)
        defer { queue.close() }
        let id = try #require(try await ask(queue, "held", of: "a", lane, isHeld: true))
        queue.cancel(id)
        #expect(try await ask(queue, "next", of: "b", lane, within: 3600) == nil)
        #expect(done.all == ["next"])
        #expect(queue.load == (0, 0))
    }

    @Test("long work and large tables hold up nothing that is short")
    func lanes() async throws {
        let queue = WorkQueue(patience: Self.patience)
        defer { queue.close() }
        try await ask(queue, "plan", of: "a", .long, isHeld: true)
        try await ask(queue, "table", of: "a", .table, isHeld: true)
        #expect(try await ask(queue, "forecast", of: "b", within: 3600) == nil)
        #expect(queue.load == (2, 0))
    }

    @Test("who waits for a moment only is answered, though the work goes on")
    func moment() async throws {
        let queue = WorkQueue(patience: Self.patience)
        defer { queue.close() }
        for _ in 0..<500 {
            #expect(try await ask(queue, "held", of: "a", isHeld: true, within: 1e-9) != nil)
        }
    }

    @Test("what is asked for again and again is kept, whatever else is asked for once")
    func kept() async throws {
        let queue = WorkQueue(room: 3, patience: Self.patience)
        for number in 0..<20 {
            for name in ["overview", "once \(number)"] {
                #expect(try await ask(queue, name, of: "a", within: 3600) == nil)
            }
        }
        #expect(done.all.count { $0 == "overview" } == 1)
        #expect(done.all.count == 21)
    }
}
