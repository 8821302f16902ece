import CascadeCore
import CascadeStore
import CascadeTestSupport
import Foundation
import Synchronization
import Testing

@testable import CascadeWeb

/// A clock that stands still until it is set.
private final class SetClock: Sendable {
    private let seconds = Mutex(0.0)
    var read: @Sendable () -> Double { { self.seconds.withLock { $0 } } }
    func advance(_ by: Double) { seconds.withLock { $0 += by } }
}

/// Counts how often something was done.
private final class Counter: Sendable {
    private let count = Mutex(0)

    /// Once more; how often it was done by now.
    func next() -> Int {
        count.withLock {
            $0 += 1
            return $0
        }
    }
}

@Suite("Long work")
struct InsightWorkTests {
    private static func key(_ revision: Int64, _ question: String = "q") -> WorkQueue.Key {
        WorkQueue.Key("portsmouth", revision: revision, question)
    }

    /// Begins a simulation that would take days; the stream ends with how it ended.
    private static func endless(_ queue: WorkQueue) async throws -> (
        id: String, ended: AsyncStream<Bool>
    ) {
        let programme = try GeneratedPartnership.programme(seed: 4)
        let (ended, report) = AsyncStream<Bool>.makeStream()
        let state: WorkQueue.State<Int> = try await queue.result(key(1), within: 0) { progress in
            do {
                let outcome = try await Scenario(programme).run(
                    seed: 1,
                    replicates: 50_000_000,
                    workers: 1,
                    progress: { progress(Double($0) / 50_000_000) }
                )
                report.yield(false)
                return outcome.replicates
            } catch {
                report.yield(error is SimulationCancelled)
                throw error
            }
        }
        guard case .running(let id, _) = state else {
            Issue.record("done at once")
            return ("", ended)
        }
        return (id, ended)
    }

    @Test("a simulation that nobody asks for any more is cancelled")
    func abandoned() async throws {
        let clock = SetClock()
        let queue = WorkQueue(patience: 12, clock: clock.read)
        defer { queue.close() }
        let (id, ended) = try await Self.endless(queue)
        clock.advance(11)
        queue.sweep()
        #expect(queue.share(of: id) != nil, "asking keeps it going")
        clock.advance(11)
        queue.sweep()
        #expect(queue.share(of: id) != nil)
        clock.advance(13)
        queue.sweep()
        #expect(queue.share(of: id) == nil)
        for await wasCancelled in ended {
            #expect(wasCancelled)
            break
        }
    }

    @Test("a simulation that is cancelled ends")
    func cancelled() async throws {
        let queue = WorkQueue()
        defer { queue.close() }
        let (id, ended) = try await Self.endless(queue)
        queue.cancel(id)
        #expect(queue.share(of: id) == nil)
        for await wasCancelled in ended {
            #expect(wasCancelled)
            break
        }
    }

    @Test("what was worked out is kept for the same content, and worked out anew for other content")
    func kept() async throws {
        let queue = WorkQueue()
        let count = Counter()
        func ask(_ revision: Int64) async throws -> Int? {
            let state: WorkQueue.State<Int> = try await queue.result(
                Self.key(revision),
                within: 3600
            ) { _ in count.next() }
            if case .ready(let value) = state { return value }
            return nil
        }
        #expect(try await ask(1) == 1)
        #expect(try await ask(1) == 1)
        #expect(try await ask(2) == 2)
        #expect(try await ask(1) == 1)
    }

    @Test("two who ask for the same wait for one piece of work")
    func shared() async throws {
        let queue = WorkQueue()
        let count = Counter()
        let answers = try await withThrowingTaskGroup(of: Int?.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    let state: WorkQueue.State<Int> = try await queue.result(
                        Self.key(1),
                        within: 3600
                    ) { _ in count.next() }
                    if case .ready(let value) = state { return value }
                    return nil
                }
            }
            return try await group.reduce(into: [Int?]()) { $0.append($1) }
        }
        #expect(answers == Array(repeating: 1, count: 8))
    }

    @Test("what fails is told, and tried anew when it is next asked for")
    func failing() async throws {
        let queue = WorkQueue()
        let count = Counter()
        func ask() async throws -> WorkQueue.State<Int> {
            try await queue.result(Self.key(1), within: 3600) { _ in
                let tries = count.next()
                if tries == 1 { throw WebError.unreadable("once") }
                return tries
            }
        }
        await #expect(throws: WebError.self) { _ = try await ask() }
        guard case .ready(2) = try await ask() else {
            Issue.record("not tried anew")
            return
        }
    }

    @Test("the work's page tells how far it is, stops it, and never leads to another site")
    func page() async throws {
        let test = try TestSite()
        let lead = try test.visitor(.lead)
        let (id, ended) = try await Self.endless(test.site.work)
        let address = "/p/portsmouth/calculations/\(id)"
        var asked = WebRequest(.get, address, visitor: lead)
        asked.headers.accept = "application/json"
        #expect(await test.ask(asked).text.contains("\"running\""))
        let page = await test.get("\(address)?to=%2F%2Fevil.example", as: lead)
        #expect(page.text.contains("<progress"))
        #expect(page.text.contains("data-to=\"/p/portsmouth\""))
        #expect(!page.text.contains("evil"))
        let stopped = await test.post(
            "\(address)/cancel",
            [("to", "/p/portsmouth/map")],
            as: lead
        )
        #expect(stopped.text.contains("href=\"/p/portsmouth/map\""))
        #expect(await test.ask(asked).text.contains("\"done\""))
        #expect(await test.get(address, as: lead).location == "/p/portsmouth")
        for await wasCancelled in ended {
            #expect(wasCancelled)
            break
        }
    }

    @Test(
        "a way back stays within the programme",
        arguments: [
            ("/p/a/map?day=2026-01-01", "/p/a/map?day=2026-01-01"), ("/p/a", "/p/a"),
            ("//evil.example", "/p/a"), ("/p/ab", "/p/a"), ("https://evil.example", "/p/a"),
            ("/p/a/calculations/1-x", "/p/a"), ("/p/a/\r\nX: y", "/p/a"),
        ]
    )
    func ways(asked: String, expected: String) {
        #expect(WorkRoutes.way(asked, in: "a") == expected)
    }
}
