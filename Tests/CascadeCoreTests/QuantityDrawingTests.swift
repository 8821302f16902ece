import CascadeGraph
import CascadeTestSupport
import RealModule
import Testing

@testable import CascadeCore

@Suite("Drawing what is not known")
struct QuantityDrawingTests {
    /// A distribution with its variance.
    struct Case: Sendable, CustomStringConvertible {
        var quantity: Quantity
        var variance: Double
        var description: String { "\(quantity)" }
    }

    @Test(
        "draws have the distribution's mean and variance",
        arguments: [
            Case(quantity: .beta(a: 16, b: 4), variance: 64.0 / (400 * 21)),
            Case(quantity: .gamma(mean: 6, shape: 9), variance: 4),
            Case(quantity: .lognormal(median: 14, sigma: 0.4), variance: 14 * 14 * 0.2036),
            Case(quantity: .lognormalWeeks(median: 14, sigma: 0.4), variance: 14 * 14 * 0.2036),
            Case(quantity: .triangular(low: 1, mode: 2, high: 6), variance: 21.0 / 18),
            Case(quantity: .triangular(low: 1, mode: 1, high: 4), variance: 0.5),
            Case(quantity: .triangular(low: 1, mode: 4, high: 4), variance: 0.5),
            Case(quantity: .uniform(low: 2, high: 8), variance: 3),
            Case(quantity: .normal(mean: 40, sd: 3), variance: 9),
            Case(quantity: .negativeBinomial(mean: 12, shape: 4.3), variance: 12 + 144 / 4.3),
        ]
    )
    func moments(example: Case) {
        var stream = RandomStream(key: 31)
        let n = 20_000
        let values = (0..<n).map { _ in example.quantity.draw(within: 0...1e9, from: &stream) }
        let mean = values.reduce(0, +) / Double(n)
        #expect(
            abs(mean - example.quantity.mean) <= 4 * (example.variance / Double(n)).squareRoot()
        )
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(n)
        #expect(abs(variance / example.variance - 1) < 0.06)
    }

    @Test("a number is itself, whatever the range; no limit is infinite")
    func numbers() {
        var stream = RandomStream(key: 1)
        #expect(Quantity.number(3).draw(within: 0...1, from: &stream) == 3)
        #expect(Quantity.unlimited.draw(within: 0...1, from: &stream) == .infinity)
        #expect(Quantity.unlimited.mean == .infinity)
    }

    @Test(
        "draws outside the range are drawn again, so that none crowd at its ends",
        arguments: [Quantity.normal(mean: 0.9, sd: 0.3), .lognormal(median: 0.8, sigma: 1)]
    )
    func drawnAgain(quantity: Quantity) {
        var stream = RandomStream(key: 2)
        let values = (0..<5000).map { _ in quantity.draw(within: 0...1, from: &stream) }
        #expect(values.allSatisfy { (0...1).contains($0) })
        #expect(!values.contains(1))
        #expect(values.count { $0 > 0.99 } < 200)
    }

    @Test("what cannot fall into the range is held at its end")
    func impossible() {
        var stream = RandomStream(key: 2)
        #expect(Quantity.uniform(low: 5, high: 6).draw(within: 0...1, from: &stream) == 1)
    }

    @Test(
        "halves are rounded up",
        arguments: [(0.5, 1), (1.49, 1), (1.5, 2), (2.5, 3), (-0.5, 0), (-0.51, -1)]
    )
    func rounding(value: Double, expected: Int) {
        #expect(value.roundedHalfUp == expected)
    }

    @Test(
        "seats are negative binomial, conditional on the capacity",
        arguments: [(1, 40), (8, 24), (12, 12), (0, 3)]
    )
    func seats(minimum: Int, maximum: Int) throws {
        var draft = Example.certain(
            people: [10],
            assumptions: [.groupSize: .negativeBinomial(mean: 12, shape: 4.3)]
        )
        draft.courses[0].capacityMinimum = max(1, minimum)
        draft.courses[0].capacityMaximum = maximum
        let scenario = Scenario(try Programme(draft))
        let range = max(1, minimum)...maximum
        let weights = range.map { n in
            let x = Double(n)
            let p = 12 / (12 + 4.3)
            return Double.exp(
                Double.logGamma(x + 4.3) - Double.logGamma(4.3) - Double.logGamma(x + 1)
                    + 4.3 * Double.log(1 - p) + x * Double.log(p)
            )
        }
        let total = weights.reduce(0, +)
        let slot = scenario.assumptions.slot(.groupSize, course: 0, organisation: 0)
        var stream = RandomStream(key: 6)
        let count = 20_000
        var counts: [Int: Int] = [:]
        for _ in 0..<count {
            let seats = scenario.groupSizes.seats(slot: slot, value: 0, course: 0, &stream)
            counts[seats, default: 0] += 1
        }
        #expect(counts.keys.allSatisfy { range.contains($0) })
        for (number, weight) in zip(range, weights) {
            let chance = weight / total
            let deviation = (chance * (1 - chance) * Double(count)).squareRoot()
            #expect(
                abs(Double(counts[number] ?? 0) - chance * Double(count))
                    <= max(1, 4.5 * deviation),
                "\(number) seats"
            )
        }
        let mean = zip(range, weights).reduce(0) { $0 + Double($1.0) * $1.1 } / total
        #expect(abs(scenario.groupSizes.meanSeats(slot: slot, value: 0, course: 0) - mean) < 1e-9)
    }

    @Test("without an upper limit the mean of the seats is the distribution's own")
    func unlimitedSeats() throws {
        let draft = Example.certain(
            people: [10],
            assumptions: [.groupSize: .negativeBinomial(mean: 500, shape: 50)]
        )
        let scenario = Scenario(try Programme(draft))
        let slot = scenario.assumptions.slot(.groupSize, course: 0, organisation: 0)
        let mean = scenario.groupSizes.meanSeats(slot: slot, value: 0, course: 0)
        #expect(abs(mean - 500) < 1e-6)
    }
}
