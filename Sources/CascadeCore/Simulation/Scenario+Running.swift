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
    ///   - first: number of the first replicate.
    ///   - seed: seed of all draws.
    ///   - workers: how many run at a time; nil: one for each core that the system offers.
    ///   - groups: groups of organisations, by position, whose people reached are wanted for each replicate.
    ///   - measures: what else is wanted for each replicate.
    ///   - progress: called with the number of replicates done, from any thread.
    /// - Returns: the tally, and numbers by replicate.
    /// - Throws: ``SimulationCancelled``.
    /// - Complexity: time in proportion to replicates; memory of 4 bytes for each replicate and group.
    func replicates(
        _ replicates: Int,
        from first: Int = 0,
        seed: UInt64,
        workers: Int? = nil,
        watching groups: [[Int]] = [],
        measuring measures: [Measure] = [],
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
                    var chunks: [WorkerResult.Chunk] = []
                    while true {
                        let start = next.add(chunk)
                        guard start < replicates else { break }
                        var part = WorkerResult.Chunk(first: start)
                        for replicate in start..<min(start + chunk, replicates) {
                            guard simulator.run(replicate: first + replicate) else { return nil }
                            part.people.append(Int32(simulator.peopleReached))
                            for group in groups {
                                part.people.append(simulator.reached(in: group))
                            }
                            for measure in measures {
                                part.measured.append(simulator.value(of: measure))
                            }
                            simulator.finish()
                            progress(done.add(1) + 1)
                        }
                        chunks.append(part)
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
        let chunks = finished.flatMap(\.chunks).sorted { $0.first < $1.first }
        let people = columns(groups.count + 1, of: chunks.flatMap(\.people))
        return ReplicateResults(
            tally: tally,
            peopleReached: people[0],
            watched: Array(people.dropFirst()),
            measured: columns(measures.count, of: chunks.flatMap(\.measured))
        )
    }
}

/// The columns of a table whose rows follow one another.
private func columns<Value>(_ width: Int, of values: [Value]) -> [[Value]] {
    (0..<width).map { column in
        stride(from: column, to: values.count, by: width).map { values[$0] }
    }
}

/// What replicates came to, one by one and together.
struct ReplicateResults: Sendable {
    var tally: Tally
    /// People reached at the end of each replicate, in replicate order.
    var peopleReached: [Int32]
    /// By group watched: people first reached in its organisations, in replicate order.
    var watched: [[Int32]]
    /// By measure: its value in replicate order.
    var measured: [[Double]]
}

private struct WorkerResult: Sendable {
    struct Chunk: Sendable {
        var first: Int
        var people: [Int32] = []
        var measured: [Double] = []
    }

    var tally: Tally
    var chunks: [Chunk]
}

/// A number that several workers count up.
private final class Counter: Sendable {
    private let value = Atomic<Int>(0)

    /// Adds to the number and returns what it was before.
    func add(_ change: Int) -> Int {
        value.wrappingAdd(change, ordering: .relaxed).oldValue
    }
}
