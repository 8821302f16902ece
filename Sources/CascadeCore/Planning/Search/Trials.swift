import CascadeGraph
import Synchronization

/// One scenario to be run for some replicates.
struct Trial: Sendable {
    /// What is run.
    let scenario: Scenario
    /// The same number for scenarios that differ in planned sessions and founding trainers alone: they can share a worker's memory.
    let shape: Int
    /// Numbers of the replicates.
    let replicates: Range<Int>
    /// What each replicate is asked at its end.
    let measures: [Measure]
}

/// Runs trials over all cores: each gives the values of some measures, replicate by replicate.
///
/// - Parameters:
///   - trials: what to run.
///   - seed: seed of all draws, the same for every trial, so that trials share their draws.
///   - workers: how many run at a time; nil: one for each core that the system offers.
/// - Returns: by trial and measure: the values in replicate order; the same for any number of workers.
/// - Throws: ``SimulationCancelled``.
/// - Complexity: that of the replicates; a worker's memory is set up once for trials of one shape that follow one another.
func values(
    of trials: [Trial],
    seed: UInt64,
    workers: Int? = nil
) async throws(SimulationCancelled) -> [[[Double]]] {
    let pieces = trials.indices.flatMap { trial -> [TrialPiece] in
        let range = trials[trial].replicates
        let length = max(1, min(32, range.count / 4))
        return stride(from: range.lowerBound, to: range.upperBound, by: length).map {
            TrialPiece(trial: trial, replicates: $0..<min($0 + length, range.upperBound))
        }
    }
    let shared = PieceCounter()
    let count = max(1, min(workers ?? availableCores(), pieces.count))
    let done = await withTaskGroup(of: [(Int, [Double])]?.self) { group in
        for _ in 0..<count {
            group.addTask { run(pieces, of: trials, seed: seed, shared) }
        }
        var all: [(Int, [Double])] = []
        var isComplete = true
        for await part in group {
            if let part { all += part } else { isComplete = false }
        }
        return isComplete ? all : nil
    }
    guard let done else { throw SimulationCancelled() }
    var result = trials.map { trial in
        trial.measures.map { _ in [Double](repeating: 0, count: trial.replicates.count) }
    }
    for (position, values) in done {
        let piece = pieces[position]
        let first = piece.replicates.lowerBound - trials[piece.trial].replicates.lowerBound
        let width = trials[piece.trial].measures.count
        for replicate in 0..<piece.replicates.count {
            for measure in 0..<width {
                result[piece.trial][measure][first + replicate] =
                    values[replicate * width + measure]
            }
        }
    }
    return result
}

/// Some replicates of one trial: what a worker takes at a time.
private struct TrialPiece: Sendable {
    let trial: Int
    let replicates: Range<Int>
}

/// Hands out the pieces in turn.
private final class PieceCounter: Sendable {
    private let value = Atomic<Int>(0)

    func next() -> Int { value.wrappingAdd(1, ordering: .relaxed).oldValue }
}

/// What one worker does until no piece is left; nil where the surrounding task was cancelled.
private func run(
    _ pieces: [TrialPiece],
    of trials: [Trial],
    seed: UInt64,
    _ shared: PieceCounter
) -> [(Int, [Double])]? {
    var position = shared.next()
    guard position < pieces.count else { return [] }
    var trial = pieces[position].trial
    var simulator = Simulator(trials[trial].scenario, seed: seed)
    var done: [(Int, [Double])] = []
    while position < pieces.count {
        if pieces[position].trial != trial {
            let before = trials[trial].shape
            trial = pieces[position].trial
            if trials[trial].shape == before {
                simulator.scenario = trials[trial].scenario
            } else {
                simulator = Simulator(trials[trial].scenario, seed: seed)
            }
        }
        let measures = trials[trial].measures
        var values: [Double] = []
        values.reserveCapacity(pieces[position].replicates.count * measures.count)
        for replicate in pieces[position].replicates {
            guard simulator.run(replicate: replicate) else { return nil }
            for measure in measures { values.append(simulator.value(of: measure)) }
            simulator.finish()
        }
        done.append((position, values))
        position = shared.next()
    }
    return done
}
