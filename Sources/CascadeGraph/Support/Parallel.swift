import Synchronization

/// The results of `count` independent parts of a piece of work, in the order of the parts.
///
/// Parts run over the cores as workers become free. What they return may depend on nothing but the part's number, so that
/// the result is the same for any number of workers: split work into a fixed number of parts, not into one a core.
///
/// - Parameters:
///   - count: number of parts.
///   - workers: how many run at a time; nil: one for each core that the system offers.
///   - body: does the part with this number.
/// - Returns: the parts' results, `count` long.
package func inParallel<Part: Sendable>(
    _ count: Int,
    workers: Int? = nil,
    _ body: @escaping @Sendable (Int) -> Part
) async -> [Part] {
    await withTaskGroup(of: [(Int, Part)].self) { group in
        let shared = SharedCounter()
        for _ in 0..<max(1, min(workers ?? availableCores(), count)) {
            group.addTask {
                var done: [(Int, Part)] = []
                while true {
                    let part = shared.next()
                    guard part < count else { return done }
                    done.append((part, body(part)))
                }
            }
        }
        var all: [(Int, Part)] = []
        all.reserveCapacity(count)
        for await part in group { all += part }
        return all.sorted { $0.0 < $1.0 }.map(\.1)
    }
}

/// Numbers handed out in turn to several workers.
private final class SharedCounter: Sendable {
    private let value = Atomic<Int>(0)

    func next() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
}
