import Synchronization

/// Numbers told from any thread.
package final class Told: Sendable {
    private let stored = Mutex<[Int]>([])

    package init() {}

    /// Notes a number.
    package func add(_ number: Int) { stored.withLock { $0.append(number) } }

    /// All numbers so far.
    package var numbers: [Int] { stored.withLock { $0 } }
}
