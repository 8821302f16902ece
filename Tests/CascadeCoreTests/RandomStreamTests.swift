import CascadeGraph
import CascadeTestSupport
import RealModule
import Testing

@testable import CascadeCore

@Suite("Random numbers")
struct RandomStreamTests {
    private static let count = 20_000

    private static func sample(
        _ seed: UInt64,
        _ draw: (inout RandomStream) -> Double
    ) -> [Double] {
        var stream = RandomStream(key: RandomStream.key(seed, 77))
        return (0..<count).map { _ in draw(&stream) }
    }

    /// Whether the mean of a sample is within 4 standard errors of `mean`, and the variance near `variance`.
    private static func expectMoments(
        _ values: [Double],
        mean: Double,
        variance: Double,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let n = Double(values.count)
        let found = values.reduce(0, +) / n
        #expect(
            abs(found - mean) <= 4 * (variance / n).squareRoot(),
            sourceLocation: sourceLocation
        )
        let squares = values.map { ($0 - mean) * ($0 - mean) }
        let foundVariance = squares.reduce(0, +) / n
        let spread = squares.reduce(0) { $0 + ($1 - foundVariance) * ($1 - foundVariance) } / n
        #expect(
            abs(foundVariance - variance) <= 4.5 * (spread / n).squareRoot(),
            sourceLocation: sourceLocation
        )
    }

    /// The largest distance between the sample's distribution and `cumulative` (Kolmogorov and Smirnov), times √n.
    private static func distance(_ values: [Double], _ cumulative: (Double) -> Double) -> Double {
        let sorted = values.sorted()
        let n = Double(sorted.count)
        var most = 0.0
        for (position, value) in sorted.enumerated() {
            let chance = cumulative(value)
            most = max(
                most,
                abs(chance - Double(position) / n),
                abs(chance - Double(position + 1) / n)
            )
        }
        return most * n.squareRoot()
    }

    /// Exceeded by chance once in 10,000 samples.
    private static let limit = 2.23

    @Test("uniform numbers lie on [0, 1)", arguments: 1...3 as ClosedRange<UInt64>)
    func uniform(seed: UInt64) {
        let values = Self.sample(seed) { $0.uniform() }
        #expect(values.allSatisfy { $0 >= 0 && $0 < 1 })
        #expect(Self.distance(values) { $0 } < Self.limit)
        Self.expectMoments(values, mean: 0.5, variance: 1.0 / 12)
        let positive = Self.sample(seed) { $0.positiveUniform() }
        #expect(positive.allSatisfy { $0 > 0 && $0 <= 1 })
        #expect(zip(values, positive).allSatisfy { abs($0 - $1) < 1e-15 })
    }

    @Test("numbers below a bound come equally often", arguments: [1, 2, 3, 7, 10, 64, 100])
    func below(bound: Int) {
        var stream = RandomStream(key: UInt64(bound))
        var counts = Array(repeating: 0, count: bound)
        for _ in 0..<Self.count { counts[stream.below(bound)] += 1 }
        let expected = Double(Self.count) / Double(bound)
        let square = counts.reduce(0) {
            $0 + (Double($1) - expected) * (Double($1) - expected) / expected
        }
        let freedom = Double(bound - 1)
        // Wilson and Hilferty: the cube root of chi-square ÷ freedom is close to normal.
        guard freedom > 0 else { return }
        let z =
            (Double.pow(square / freedom, 1.0 / 3) - (1 - 2 / (9 * freedom)))
            / (2 / (9 * freedom)).squareRoot()
        #expect(abs(z) < 4)
    }

    @Test("a bound that divides 2^64 badly brings no bias")
    func largeBound() {
        // Without rejection, numbers below 2^62 would come up to twice as often as others.
        let bound = 3 << 61
        var stream = RandomStream(key: 5)
        var low = 0
        for _ in 0..<Self.count where stream.below(bound) < 1 << 61 { low += 1 }
        let share = Double(low) / Double(Self.count)
        #expect(abs(share - 1.0 / 3) < 4 * (2.0 / 9 / Double(Self.count)).squareRoot())
    }

    @Test("normal numbers", arguments: 1...2 as ClosedRange<UInt64>)
    func normal(seed: UInt64) {
        let values = Self.sample(seed) { $0.normal() }
        #expect(Self.distance(values) { 0.5 * Double.erfc(-$0 / 2.0.squareRoot()) } < Self.limit)
        Self.expectMoments(values, mean: 0, variance: 1)
    }

    @Test("exponential numbers", arguments: 1...2 as ClosedRange<UInt64>)
    func exponential(seed: UInt64) {
        let values = Self.sample(seed) { $0.exponential() }
        #expect(Self.distance(values) { 1 - Double.exp(-$0) } < Self.limit)
        Self.expectMoments(values, mean: 1, variance: 1)
    }

    @Test("Gamma numbers", arguments: [0.05, 0.63, 1, 2.5, 40])
    func gamma(shape: Double) {
        let values = Self.sample(2) { $0.gamma(shape: shape) }
        #expect(values.allSatisfy { $0 >= 0 && $0.isFinite })
        Self.expectMoments(values, mean: shape, variance: shape)
        if shape == 1 { #expect(Self.distance(values) { 1 - Double.exp(-$0) } < Self.limit) }
    }

    @Test("Gamma numbers of shape one half are half the squares of normal ones")
    func gammaOfHalf() {
        let values = Self.sample(3) { $0.gamma(shape: 0.5) }
        #expect(Self.distance(values) { Double.erf($0.squareRoot()) } < Self.limit)
    }

    @Test("Beta numbers", arguments: [(16, 4), (2, 18), (3, 3), (0.5, 0.5), (1, 1)])
    func beta(a: Double, b: Double) {
        let values = Self.sample(4) { $0.beta(a, b) }
        #expect(values.allSatisfy { (0...1).contains($0) })
        let sum = a + b
        Self.expectMoments(values, mean: a / sum, variance: a * b / (sum * sum * (sum + 1)))
        if a == 1 { #expect(Self.distance(values) { $0 } < Self.limit) }
    }

    @Test("Poisson numbers", arguments: [0.1, 1, 3.5, 60])
    func poisson(mean: Double) {
        let values = Self.sample(5) { Double($0.poisson(mean: mean)) }
        Self.expectMoments(values, mean: mean, variance: mean)
        let none = values.count { $0 == 0 }
        let chance = Double.exp(-mean)
        let deviation = (chance * (1 - chance) * Double(Self.count)).squareRoot()
        #expect(abs(Double(none) - chance * Double(Self.count)) <= max(4 * deviation, 1e-6))
        var stream = RandomStream(key: 1)
        #expect(stream.poisson(mean: 0) == 0)
    }

    @Test("weeks until an event of constant hazard are geometric", arguments: [0.02, 0.3, 0.9])
    func geometric(hazard: Double) {
        let logarithm = Double.log(onePlus: -hazard)
        let values = Self.sample(6) { Double($0.weeksUntilEvent(logSurvival: logarithm)) }
        #expect(values.min() == 1)
        Self.expectMoments(values, mean: 1 / hazard, variance: (1 - hazard) / (hazard * hazard))
        var stream = RandomStream(key: 1)
        #expect(stream.weeksUntilEvent(logSurvival: 0) == Int.max)
    }

    @Test("a key gives one stream, and other keys give others")
    func keys() {
        var keys = Set<UInt64>()
        for parent in 0..<30 as Range<UInt64> {
            for part in 0..<30 as Range<UInt64> { keys.insert(RandomStream.key(parent, part)) }
        }
        #expect(keys.count == 900)
        #expect(RandomStream.key(1, name: "launch") == RandomStream.key(1, name: "launch"))
        #expect(RandomStream.key(1, name: "launch") != RandomStream.key(1, name: "launcH"))
        #expect(RandomStream.key(1, name: "launch") != RandomStream.key(2, name: "launch"))
        var one = RandomStream(key: 9)
        var two = RandomStream(key: 9)
        #expect((0..<50).allSatisfy { _ in one.next() == two.next() })
    }

    @Test("streams of neighbouring keys are not alike")
    func independence() {
        let pairs = (0..<Self.count).map { number in
            var left = RandomStream(key: RandomStream.key(3, UInt64(number)))
            var right = RandomStream(key: RandomStream.key(3, UInt64(number + 1)))
            return (left.uniform() - 0.5) * (right.uniform() - 0.5)
        }
        Self.expectMoments(pairs, mean: 0, variance: 1.0 / 144)
        let firsts = (0..<Self.count).map { number in
            var stream = RandomStream(key: RandomStream.key(3, UInt64(number)))
            return stream.uniform()
        }
        #expect(Self.distance(firsts) { $0 } < Self.limit)
    }

    @Test("the generator is SplitMix64")
    func reference() {
        // The first outputs for seed 1234567 of the authors' published code.
        var stream = RandomStream(key: 1_234_567)
        let expected: [UInt64] = [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
        ]
        #expect(expected.allSatisfy { $0 == stream.next() })
    }
}
