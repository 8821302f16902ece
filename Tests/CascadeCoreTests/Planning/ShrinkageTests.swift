import CascadeGraph
import Testing

@testable import CascadeCore

@Suite("Noisy estimates are drawn towards what size predicts")
struct ShrinkageTests {
    private static func estimate(_ mean: Double, _ error: Double) -> Estimate {
        var estimate = Estimate([0, 0])
        estimate.mean = mean
        estimate.standardError = error
        return estimate
    }

    @Test("estimates without noise stay as they are")
    func exact() {
        let raw = [3.0, 1, 4, 1, 5].map { Self.estimate($0, 0) }
        let result = Shrinkage(raw, sizes: [1, 2, 3, 4, 5]).estimates
        for (before, after) in zip(raw, result) { #expect(abs(before.mean - after.mean) < 1e-12) }
    }

    @Test("estimates on a line stay on it, whatever their noise")
    func line() {
        let sizes = [1.0, 2, 3, 4, 5, 6]
        let raw = sizes.map { Self.estimate(2 + 3 * $0, 10) }
        let result = Shrinkage(raw, sizes: sizes).estimates
        for (before, after) in zip(raw, result) { #expect(abs(before.mean - after.mean) < 1e-9) }
    }

    @Test("they come nearer to the truth than they were", arguments: UInt64(1)...20)
    func nearer(seed: UInt64) {
        var stream = RandomStream(key: seed)
        let sizes = (0..<40).map { _ in stream.uniform() * 5 }
        let truth = sizes.map { 1 + 2 * $0 + 0.5 * stream.normal() }
        let raw = truth.map { Self.estimate($0 + 3 * stream.normal(), 3) }
        let result = Shrinkage(raw, sizes: sizes).estimates
        func error(_ estimates: [Estimate]) -> Double {
            zip(estimates, truth).reduce(0) { $0 + ($1.0.mean - $1.1).squared }
        }
        #expect(error(result) < 0.5 * error(raw), "seed \(seed)")
    }
}
