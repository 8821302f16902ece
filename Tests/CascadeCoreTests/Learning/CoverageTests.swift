import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeCore

/// How often forecasts and posteriors hold the truth, over synthetic programmes.
@Suite("Bands hold the truth as often as they say")
struct CoverageTests {
    /// All 200 programmes where `CASCADE_ALL_TRIALS=1` is set.
    private static let triesAll = ProcessInfo.processInfo.environment["CASCADE_ALL_TRIALS"] == "1"
    static let programmes = triesAll ? 200 : 24
    static let replicates = triesAll ? 150 : 120

    /// What one programme says.
    struct Trial: Sendable {
        /// By assumption: the share of what the records leave possible that lies below the truth.
        var posterior: [Assumption: Double] = [:]
        /// By quarter held out: the share of the forecast that lies below the truth, between the two quantiles around it.
        var quarters: [Double] = []
    }

    private static func isWithin(_ share: Double, _ level: Double) -> Bool {
        abs(share - 0.5) <= level / 2
    }

    @Test(
        "80% bands of held-out quarters, and 80% ranges of each assumption, hold 80% of the truths"
    )
    func coverage() async throws {
        var trials: [Trial] = []
        for number in 0..<Self.programmes { trials.append(try await Self.trial(number)) }
        var lines: [String] = []
        var all: [Double] = []
        for assumption in Assumption.allCases {
            let shares = trials.compactMap { $0.posterior[assumption] }
            guard !shares.isEmpty else { continue }
            all += shares
            let hits = shares.count { Self.isWithin($0, 0.8) }
            let outer = shares.count { Self.isWithin($0, 0.95) }
            lines.append("\(assumption.rawValue): 80% \(hits), 95% \(outer) of \(shares.count)")
            // Binomial with the nominal rate, four standard deviations either way.
            let count = Double(shares.count)
            let sd = (count * 0.8 * 0.2).squareRoot()
            #expect(abs(Double(hits) - 0.8 * count) <= 4 * sd, "\(lines.last ?? "")")
        }
        let held = all.count { Self.isWithin($0, 0.8) }
        let share = Double(held) / Double(all.count)
        lines.append("all assumptions: 80% \(held) of \(all.count)")
        #expect(abs(share - 0.8) <= (Self.triesAll ? 0.04 : 0.08), "\(share) of all assumptions")
        let quarters = trials.flatMap(\.quarters)
        for level in [0.5, 0.8, 0.9] {
            let hits = quarters.count { Self.isWithin($0, level) }
            lines.append("quarters: \(level) \(hits) of \(quarters.count)")
        }
        let bands = quarters.count { Self.isWithin($0, 0.8) }
        let rate = Double(bands) / Double(quarters.count)
        // The quarters of one programme go together, so few programmes say little.
        let wanted = Self.triesAll ? 0.75...0.85 : 0.65...0.92
        #expect(wanted.contains(rate), "80% bands held \(rate) of the quarters")
        if Self.triesAll { print(lines.joined(separator: "\n")) }
    }

    static func trial(_ number: Int) async throws -> Trial {
        let synthetic = try SyntheticProgramme(number)
        let cut = 66
        let day = Example.day(cut) + -1
        let history = History(synthetic.recorded.known(on: day), asOf: day)
        let learning = Learning(history)
        var trial = Trial()
        for slot in learning.table.slots where slot.source == "records" {
            guard let truth = synthetic.truth[slot.assumption],
                trial.posterior[slot.assumption] == nil
            else { continue }
            let share: Double
            if let draws = slot.draws {
                let values =
                    draws.spreads.isEmpty ? draws.values : draws.spreads.map(\.centre)
                let below = values.count { $0 < truth }
                share = (Double(below) + 0.5) / Double(values.count + 1)
            } else if case .beta(let a, let b) = slot.quantity {
                share = Double.regularisedBeta(truth, a, b)
            } else {
                continue
            }
            trial.posterior[slot.assumption] = share
        }
        let scenario = Scenario(
            from: history,
            learning: learning,
            until: Example.day(cut + 52) + -1
        )
        let outcome = try await scenario.run(seed: 7, replicates: replicates)
        let series = outcome.series[.peopleReached] ?? []
        let known = Double(synthetic.reached[cut - 1])
        #expect(abs(series[cut - 1].p05 - known) <= 0.002 * known)
        for quarter in 1...4 {
            let week = cut + 13 * quarter - 1
            let truth = Double(synthetic.reached[week])
            let summary = series[week]
            let marks = [
                (summary.p05, 0.05), (summary.p10, 0.1), (summary.p25, 0.25), (summary.p50, 0.5),
                (summary.p75, 0.75), (summary.p90, 0.9), (summary.p95, 0.95),
            ]
            var share = 0.02
            for (value, level) in marks where truth > value { share = level + 0.001 }
            if share > 0.95 { share = 0.98 }
            trial.quarters.append(share)
        }
        return trial
    }
}

extension Quantity {
    /// The number that a spread of chance is judged by.
    fileprivate var centre: Double {
        switch self {
        case .lognormalWeeks(let median, _): median
        default: mean
        }
    }
}
