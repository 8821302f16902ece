import RealModule
import Testing

@testable import CascadeCore

@Suite("One chance in several sectors")
struct PooledChanceTests {
    private typealias Count = PooledChance.Count

    private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

    @Test("with one sector it is the Beta of prior and counts")
    func conjugate() {
        // Beta(3, 3), 22 of 41: Beta(25, 22).
        let pooled = PooledChance(
            prior: (3, 3),
            sectors: [Count(successes: 22, trials: 41)],
            draws: 20_000,
            key: 1
        )
        #expect(pooled.alike == 1)
        #expect(abs(mean(pooled.common) - 25.0 / 47) < 0.002)
        let range = LearntRange(draws: pooled.common)
        #expect(abs(Double.regularisedBeta(range.p10, 25, 22) - 0.1) < 0.01)
        #expect(abs(Double.regularisedBeta(range.p90, 25, 22) - 0.9) < 0.01)
        #expect(pooled.bySector[0] == pooled.common)
    }

    @Test("with sectors wholly alike all of them share the pooled Beta")
    func alike() {
        let pooled = PooledChance(
            prior: (2, 2),
            sectors: [Count(successes: 5, trials: 10), Count(successes: 15, trials: 30)],
            concentrations: [1e9],
            draws: 20_000,
            key: 2
        )
        // Beta(2 + 20, 2 + 20): mean ½, for each sector as for all.
        #expect(abs(mean(pooled.common) - 0.5) < 0.003)
        #expect(abs(mean(pooled.bySector[0]) - 0.5) < 0.003)
        #expect(abs(mean(pooled.bySector[1]) - 0.5) < 0.003)
        #expect(abs(pooled.alike - 0.5) < 0.01, "the two say the same, so the records cannot tell")
    }

    @Test("with sectors that may differ without limit each learns from its own records alone")
    func apart() {
        let pooled = PooledChance(
            prior: (2, 2),
            sectors: [Count(successes: 5, trials: 100), Count(successes: 95, trials: 100)],
            concentrations: [0.01],
            draws: 20_000,
            key: 3
        )
        #expect(pooled.alike < 1e-9)
        #expect(abs(mean(pooled.bySector[0]) - 0.05) < 0.003)
        #expect(abs(mean(pooled.bySector[1]) - 0.95) < 0.003)
    }

    @Test("a sector with few records is drawn towards the others")
    func shrinkage() {
        let pooled = PooledChance(
            prior: (3, 3),
            sectors: [Count(successes: 2, trials: 2), Count(successes: 60, trials: 200)],
            key: 4
        )
        let few = mean(pooled.bySector[0])
        #expect(few > 0.28 && few < 0.6, "\(few)")
        #expect(abs(mean(pooled.bySector[1]) - 0.3) < 0.03)
    }

    @Test("a sector without records is less sure than one with many")
    func emptySector() {
        let pooled = PooledChance(
            prior: (3, 3),
            sectors: [
                Count(successes: 30, trials: 100), Count(successes: 60, trials: 100), Count(),
            ],
            key: 5
        )
        func width(_ draws: [Double]) -> Double {
            let range = LearntRange(draws: draws)
            return range.p90 - range.p10
        }
        #expect(width(pooled.bySector[2]) > 1.5 * width(pooled.bySector[0]))
    }

    @Test(
        "the weight of sectors that differ is that of a sum over a fine grid",
        arguments: [(3.0, 10.0, 7.0, 12.0), (0.0, 8.0, 5.0, 9.0), (40.0, 90.0, 70.0, 90.0)]
    )
    func evidence(y1: Double, n1: Double, y2: Double, n2: Double) {
        let (a, b, concentration) = (3.0, 4.0, 12.0)
        let pooled = PooledChance(
            prior: (a, b),
            sectors: [Count(successes: y1, trials: n1), Count(successes: y2, trials: n2)],
            concentrations: [concentration],
            key: 6
        )
        var sum = 0.0
        let steps = 20_000
        for step in 0..<steps {
            let mean = (Double(step) + 0.5) / Double(steps)
            var log =
                (a - 1) * Double.log(mean) + (b - 1) * Double.log(1 - mean)
                - PooledChance.logBeta(a, b)
            for (y, n) in [(y1, n1), (y2, n2)] {
                let (x, z) = (concentration * mean, concentration * (1 - mean))
                log += PooledChance.logBeta(x + y, z + n - y) - PooledChance.logBeta(x, z)
            }
            sum += Double.exp(log) / Double(steps)
        }
        let together = Double.exp(
            PooledChance.logBeta(a + y1 + y2, b + n1 + n2 - y1 - y2) - PooledChance.logBeta(a, b)
        )
        #expect(abs(pooled.alike - together / (together + sum)) < 0.001)
    }

    @Test("what all sectors say is not hidden by an assumption that says otherwise")
    func conflict() {
        let pooled = PooledChance(
            prior: (10, 10),
            sectors: [Count(successes: 600, trials: 600), Count(successes: 645, trials: 645)],
            key: 7
        )
        #expect(mean(pooled.overall) > 0.985)
        #expect(mean(pooled.bySector[0]) > 0.98)
    }

    @Test("a sharp posterior is found however wide the ranges are")
    func sharpGrid() {
        let grid = PosteriorGrid(ranges: [-50...70, 0...0, 3...900], steps: [11, 1, 7]) {
            firsts,
            _,
            third in
            firsts.map { -5000 * ($0 - 12.3) * ($0 - 12.3) - (third - 400) * (third - 400) / 50 }
        }
        let draws = grid.draws(4000, key: 1)
        func spread(_ values: [Double]) -> Double {
            let middle = mean(values)
            return mean(values.map { ($0 - middle) * ($0 - middle) }).squareRoot()
        }
        #expect(abs(mean(draws.map(\.first)) - 12.3) < 0.001)
        #expect(abs(spread(draws.map(\.first)) - 0.01) < 0.0015)
        #expect(abs(mean(draws.map(\.third)) - 400) < 1)
        #expect(abs(spread(draws.map(\.third)) - 5) < 0.7)
    }

    @Test("the same counts and key give the same draws")
    func deterministic() {
        let sectors = [Count(successes: 2, trials: 9), Count(successes: 7, trials: 9)]
        let one = PooledChance(prior: (2, 3), sectors: sectors, key: 9)
        let two = PooledChance(prior: (2, 3), sectors: sectors, key: 9)
        #expect(one.common == two.common && one.bySector == two.bySector)
    }
}
