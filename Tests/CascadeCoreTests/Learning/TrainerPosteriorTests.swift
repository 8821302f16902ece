import RealModule
import Testing

@testable import CascadeCore

@Suite("Who delivers, when, and how often")
struct TrainerPosteriorTests {
    private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    private func activation(_ counts: [ActivationPosterior.Counts], staying: Double = 1)
        -> ActivationPosterior
    {
        ActivationPosterior(
            chance: (3, 3),
            lag: .lognormalWeeks(median: 14.3, sigma: 0.85),
            weight: 10,
            sectors: counts,
            staying: staying,
            key: 1
        )
    }

    @Test("someone qualified three weeks ago hardly counts, someone three years ago does")
    func censoring() {
        let nobody = 0.5
        let fresh = mean(activation([.init(waiting: [3: 5])]).chance)
        let old = mean(activation([.init(waiting: [156: 5])]).chance)
        #expect(nobody - fresh < 0.02, "\(fresh)")
        #expect(fresh < nobody)
        // Five of five who never delivered: Beta(3, 8) has mean 3/11.
        #expect(abs(old - 3.0 / 11) < 0.02, "\(old)")
    }

    @Test("once all have waited long enough it is Beta–Binomial by hand")
    func allDecided() {
        let posterior = activation([.init(delivered: [10: 12, 20: 10], waiting: [900: 19])])
        // 22 of 41 on Beta(3, 3): Beta(25, 22).
        #expect(abs(mean(posterior.chance) - 25.0 / 47) < 0.01)
        #expect(abs(posterior.effectiveTrials - 41) < 0.2)
    }

    @Test("short lags on record shorten the lag, long ones lengthen it")
    func lags() {
        func median(_ weeks: Int) -> Double {
            mean(
                activation([.init(delivered: [weeks: 30])]).lags.map { lag in
                    guard case .lognormalWeeks(let median, _) = lag else { return 0 }
                    return median
                }
            )
        }
        #expect(median(3) < 7)
        #expect(median(14) > 11 && median(14) < 18)
        #expect(median(60) > 35)
    }

    @Test("where leaving is not on record, waiting in vain counts for less")
    func unseenLeaving() {
        let stays = mean(activation([.init(waiting: [100: 10])]).chance)
        let leaves = mean(activation([.init(waiting: [100: 10])], staying: 0.98).chance)
        #expect(leaves > stays + 0.02)
    }

    @Test("sectors that differ are told apart, and rows keep lag and chance together")
    func sectors() {
        let posterior = activation([
            .init(delivered: [8: 18], waiting: [300: 2]),
            .init(delivered: [8: 2], waiting: [300: 18]),
        ])
        #expect(mean(posterior.bySector[0]) > mean(posterior.bySector[1]) + 0.3)
        #expect(posterior.alike < 0.2)
        #expect(posterior.lags.count == posterior.chance.count)
    }

    private func delivery(
        _ records: [DeliveryPosterior.Record],
        lapse: (a: Double, b: Double)? = nil
    ) -> DeliveryPosterior {
        DeliveryPosterior(
            mean: (2, 4),
            shape: (Double.log(1), 0.3),
            lapse: lapse,
            records: records,
            key: 1
        )
    }

    @Test("alike trainers with much on record teach their rate")
    func rate() {
        let records = (0..<200).map { number in
            DeliveryPosterior.Record(
                further: number % 2 == 0 ? 14 : 18,
                watched: 2,
                alive: 2,
                silent: 0
            )
        }
        let means = delivery(records).draws.map(\.mean)
        #expect(abs(mean(means) - 8) < 1.2, "\(mean(means))")
    }

    @Test("months confirmed without sessions lower the rate more than silence does")
    func noneAndNotReported() {
        func rate(watched: Double, silent: Double) -> Double {
            let records = (0..<20).map { _ in
                DeliveryPosterior.Record(
                    further: 1,
                    watched: watched,
                    alive: watched,
                    silent: silent
                )
            }
            return mean(delivery(records, lapse: (2, 6)).draws.map(\.mean))
        }
        let confirmed = rate(watched: 3, silent: 0)
        let silent = rate(watched: 0.5, silent: 2.5)
        let unknown = rate(watched: 0.5, silent: 0)
        #expect(confirmed < silent - 0.05, "\(confirmed) \(silent)")
        #expect(silent < unknown - 0.05, "\(silent) \(unknown)")
    }

    @Test("long silence after busy times is taken for stopping, and teaches how many stop")
    func stopping() {
        func lapse(_ silent: Double) -> Double {
            let records = (0..<20).map { _ in
                DeliveryPosterior.Record(further: 8, watched: 1, alive: 1, silent: silent)
            }
            return mean(delivery(records, lapse: (2, 8)).draws.map(\.lapse))
        }
        #expect(lapse(3) > 0.25)
        #expect(lapse(0.05) < 0.2)
    }

    @Test("the likelihood of silence is the integral over when someone stopped")
    func silenceByHand() {
        // For a known rate λ = 3 (a Gamma so narrow that it is one) and hazard ½: e^(−(λ+h)S) + h ÷ (λ + h) (1 − e^(−(λ+h)S)).
        let record = DeliveryPosterior.Record(further: 0, watched: 0, alive: 0, silent: 2)
        let (rate, hazard, shape) = (3.0, 0.5, 1e6)
        let parts = DeliveryPosterior.silence(
            record,
            beta: shape / rate,
            power: shape,
            hazard: hazard
        )
        let all = rate + hazard
        #expect(abs(parts.active - Double.exp(-all * 2)) < 1e-5)
        #expect(abs(parts.stopped - hazard / all * (1 - Double.exp(-all * 2))) < 1e-4)
    }
}
