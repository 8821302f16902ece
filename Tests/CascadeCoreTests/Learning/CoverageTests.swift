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
    static let replicates = triesAll ? 300 : 120

    /// What one programme says.
    struct Trial: Sendable {
        var posterior: [Assumption: (share: Double, width: Double)] = [:]
        var bands: [(quarter: Int, share: Double)] = []
    }

    @Test("80% bands of the quarters held out, and 80% ranges of each assumption")
    func coverage() async throws {
        var trials: [Trial] = []
        for number in 0..<Self.programmes { trials.append(try await Self.trial(number)) }
        func isWithin(_ share: Double, _ level: Double) -> Bool {
            abs(share - 0.5) <= level / 2
        }
        for level in [0.5, 0.8, 0.95] {
            var line = "level \(level):"
            for assumption in Assumption.allCases {
                let shares = trials.compactMap { $0.posterior[assumption]?.share }
                guard !shares.isEmpty else { continue }
                let hits = shares.count { isWithin($0, level) }
                line += " \(assumption.rawValue) \(hits)/\(shares.count)"
            }
            let shares = trials.flatMap { $0.bands.map(\.share) }
            line += " bands \(shares.count { isWithin($0, level) })/\(shares.count)"
            for quarter in 1...4 {
                let own = trials.flatMap { $0.bands.filter { $0.quarter == quarter }.map(\.share) }
                line += " q\(quarter) \(own.count { isWithin($0, level) })/\(own.count)"
            }
            print(line)
        }
        for assumption in Assumption.allCases {
            let shares = trials.compactMap { $0.posterior[assumption]?.share }
            guard !shares.isEmpty else { continue }
            let mean = shares.reduce(0, +) / Double(shares.count)
            print(assumption.rawValue, "mean rank", mean)
        }
        let bands = trials.flatMap { $0.bands.map(\.share) }
        print("bands mean rank", bands.reduce(0, +) / Double(bands.count))
    }

    static func trial(_ number: Int) async throws -> Trial {
        let synthetic = try SyntheticProgramme(number)
        let cut = 66
        let day = Example.day(cut) + -1
        let history = History(synthetic.recorded.known(on: day), asOf: day)
        let learning = Learning(history)
        print(number, synthetic.reached[cut - 1], synthetic.reached.last ?? 0, learning.trainersQualified, learning.trainersDelivering)
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
            trial.posterior[slot.assumption] = (share, 0)
        }
        let scenario = Scenario(
            from: history,
            learning: learning,
            until: Example.day(cut + 52) + -1
        )
        let outcome = try await scenario.run(
            seed: 7,
            replicates: replicates
        )
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
            trial.bands.append((quarter, share))
        }
        print(trial.posterior.sorted { $0.key.rawValue < $1.key.rawValue }.map { "\($0.key.rawValue.prefix(6)) \(Int($0.value.share * 100))" }.joined(separator: " "))
        return trial
    }
}

extension Quantity {
    var centre: Double {
        switch self {
        case .lognormalWeeks(let median, _): median
        default: mean
        }
    }
}
