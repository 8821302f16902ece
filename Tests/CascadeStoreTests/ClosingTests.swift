import CascadeTestSupport
import Foundation
import Synchronization
import Testing

@testable import CascadeStore

@Suite("Closing a file that is in use")
struct ClosingTests {
    @Test("who reads is waited for, and who comes later is told", arguments: 0..<20)
    func closing(round: Int) async throws {
        let store = try StoreScratch().store()
        let reads = Counter()
        let readers = (0..<4).map { _ in
            Task {
                try await onThread { () -> String in
                    while true {
                        do {
                            _ = try store.latestEntry()
                            reads.count.withLock { $0 += 1 }
                        } catch {
                            return (error as? StoreError)?.reason ?? "\(error)"
                        }
                    }
                }
            }
        }
        try await onThread {
            while reads.count.withLock({ $0 }) < 10 { Thread.sleep(forTimeInterval: 0.001) }
            store.close()
            store.close()
        }
        for reader in readers { #expect(try await reader.value == "it is being closed") }
        #expect(throws: StoreError.self) { try store.programme() }
    }
}

/// A count that several threads add to.
private final class Counter: Sendable {
    let count = Mutex(0)
}
