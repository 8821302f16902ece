import CascadeGraph
import Synchronization

/// The run was cancelled before all replicates were done.
public struct SimulationCancelled: Error, Sendable {
    /// The error of a cancelled run.
    public init() {}
}

extension Scenario {
    /// Runs replicates over all cores and says what they came to.
    ///
    /// A replicate depends on the scenario, the seed and its own number alone, and tallies are whole numbers that add up in
    /// any order, so the outcome is the same to the last bit for any number of workers.
    ///
    /// - Parameters:
    ///   - seed: seed of all draws.
    ///   - replicates: how many, at least 1.
    ///   - workers: how many run at a time; nil: one for each core that the system offers.
    ///   - progress: called with the number of replicates done, from any thread.
    /// - Returns: what the replicates came to.
    /// - Throws: ``SimulationCancelled`` within a week of simulated time after the surrounding task is cancelled.
    /// - Complexity: time in proportion to replicates; memory of 4 bytes a replicate beside a fixed tally per worker.
    public func run(
        seed: UInt64,
        replicates: Int,
        workers: Int? = nil,
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws(SimulationCancelled) -> Outcome {
        let run = try await self.replicates(
            replicates,
            seed: seed,
            workers: workers,
            watching: [],
            progress: progress
        )
        return outcome(run.tally, finals: run.peopleReached, seed: seed)
    }

    /// What each replicate and all of them came to, before it is put in the words of the model.
    ///
    /// - Parameters:
    ///   - replicates: how many, at least 1.
    ///   - seed: seed of all draws.
    ///   - workers: how many run at a time; nil: one for each core that the system offers.
    ///   - groups: groups of organisations, by position, whose people reached are wanted for each replicate.
    ///   - progress: called with the number of replicates done, from any thread.
    /// - Returns: the tally, and numbers by replicate.
    /// - Throws: ``SimulationCancelled``.
    /// - Complexity: time in proportion to replicates; memory of 4 bytes for each replicate and group.
    func replicates(
        _ replicates: Int,
        seed: UInt64,
        workers: Int? = nil,
        watching groups: [[Int]],
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws(SimulationCancelled) -> ReplicateResults {
        precondition(replicates >= 1, "replicates must be at least 1, not \(replicates)")
        let chunk = max(1, min(64, replicates / 16))
        let next = Counter()
        let done = Counter()
        let workers = max(1, min(workers ?? availableCores(), (replicates + chunk - 1) / chunk))
        let results = await withTaskGroup(of: WorkerResult?.self) { group in
            for _ in 0..<workers {
                group.addTask {
                    var simulator = Simulator(self, seed: seed)
                    var chunks: [(first: Int, values: [Int32])] = []
                    while true {
                        let first = next.add(chunk)
                        guard first < replicates else { break }
                        var values: [Int32] = []
                        for replicate in first..<min(first + chunk, replicates) {
                            guard let people = simulator.run(replicate: replicate) else {
                                return nil
                            }
                            values.append(people)
                            for group in groups { values.append(simulator.reached(in: group)) }
                            progress(done.add(1) + 1)
                        }
                        chunks.append((first, values))
                    }
                    return WorkerResult(tally: simulator.result(), chunks: chunks)
                }
            }
            var results: [WorkerResult?] = []
            for await result in group { results.append(result) }
            return results
        }
        var finished: [WorkerResult] = []
        for result in results {
            guard let result else { throw SimulationCancelled() }
            finished.append(result)
        }
        guard var tally = finished.first?.tally else { throw SimulationCancelled() }
        for other in finished.dropFirst() { tally.merge(other.tally) }
        let values = finished.flatMap(\.chunks).sorted { $0.first < $1.first }.flatMap(\.values)
        let width = groups.count + 1
        func column(_ number: Int) -> [Int32] {
            stride(from: number, to: values.count, by: width).map { values[$0] }
        }
        return ReplicateResults(
            tally: tally,
            peopleReached: column(0),
            watched: groups.indices.map { column($0 + 1) }
        )
    }
}

/// What replicates came to, one by one and together.
struct ReplicateResults: Sendable {
    var tally: Tally
    /// People reached at the end of each replicate, in replicate order.
    var peopleReached: [Int32]
    /// By group watched: people first reached in its organisations, in replicate order.
    var watched: [[Int32]]
}

private struct WorkerResult: Sendable {
    var tally: Tally
    var chunks: [(first: Int, values: [Int32])]
}

/// A number that several workers count up.
private final class Counter: Sendable {
    private let value = Atomic<Int>(0)

    /// Adds to the number and returns what it was before.
    func add(_ change: Int) -> Int {
        value.wrappingAdd(change, ordering: .relaxed).oldValue
    }
}
