import CascadeGraph
import CascadeTestSupport
import Testing

@testable import CascadeCore

@Suite("Quantiles from counts")
struct QuantileHistogramTests {
    /// What values look like.
    enum Kind: String, CaseIterable, Sendable {
        case small, large, huge, negative, mixed, equal

        func value(_ stream: inout RandomStream) -> Int64 {
            switch self {
            case .small: Int64(stream.below(512))
            case .large: Int64(stream.below(2_000_000))
            case .huge: Int64(RealStretch.stretch(stream.uniform()))
            case .negative: -Int64(stream.below(90_000)) - 1
            case .mixed: Int64(stream.below(40_000)) - 20_000
            case .equal: 12_345
            }
        }
    }

    /// Uniform on a logarithmic scale, up to 2^40.
    private enum RealStretch {
        static func stretch(_ u: Double) -> Double {
            var value = 1.0
            for _ in 0..<Int(u * 40) { value *= 2 }
            return value * (1 + u)
        }
    }

    private static let probabilities = [0, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.999, 1]

    /// The smallest value that at least a share of the sorted values does not exceed.
    private static func exact(_ sorted: [Int64], _ probability: Double) -> Double {
        let rank = max(1, Int((probability * Double(sorted.count)).rounded(.up)))
        return Double(sorted[rank - 1])
    }

    @Test(
        "quantiles are within 0.2% of those of the sorted values, and exact below 512",
        arguments: Kind.allCases,
        1...4 as ClosedRange<UInt64>
    )
    func error(kind: Kind, seed: UInt64) {
        var stream = RandomStream(key: RandomStream.key(seed, name: kind.rawValue))
        for count in [1, 2, 3, 10, 1000] {
            var histogram = QuantileHistogram()
            let values = (0..<count).map { _ in kind.value(&stream) }
            for value in values { histogram.add(value) }
            let sorted = values.sorted()
            for probability in Self.probabilities {
                let expected = Self.exact(sorted, probability)
                let found = histogram.quantile(probability)
                let allowed = abs(expected) < 512 ? 0 : abs(expected) / 512
                #expect(abs(found - expected) <= allowed, "\(count) values, \(probability)")
                #expect(found >= Double(sorted[0]) && found <= Double(sorted[count - 1]))
            }
        }
    }

    @Test("counts added together are those of all values in one", arguments: Kind.allCases)
    func merging(kind: Kind) {
        var stream = RandomStream(key: 8)
        var parts = [QuantileHistogram(), QuantileHistogram(), QuantileHistogram()]
        var together = QuantileHistogram()
        for number in 0..<500 {
            let value = kind.value(&stream)
            parts[number % 7 == 0 ? 2 : number % 2].add(value)
            together.add(value)
        }
        var merged = QuantileHistogram()
        for part in [parts[2], parts[0], parts[1]] { merged.merge(part) }
        for probability in Self.probabilities {
            #expect(merged.quantile(probability) == together.quantile(probability))
        }
    }

    @Test("without values every quantile is 0")
    func empty() {
        #expect(QuantileHistogram().quantile(0.5) == 0)
        var histogram = QuantileHistogram()
        histogram.merge(QuantileHistogram())
        #expect(histogram.quantile(1) == 0)
    }

    @Test(
        "the largest numbers have a place",
        arguments: [Int64.max, -Int64.max, 1 << 62, -(1 << 53)]
    )
    func extremes(value: Int64) {
        var histogram = QuantileHistogram()
        histogram.add(value)
        let found = histogram.quantile(0.5)
        #expect(abs(found / Double(value) - 1) <= 1.0 / 512)
    }

    @Test("bounds of the exact range and of octaves lie in their own buckets")
    func bounds() {
        for value in [0, 1, 511, 512, 513, 1023, 1024, 1025, 4095, 4096] as [Int64] {
            for signed in [value, -value] {
                var histogram = QuantileHistogram()
                histogram.add(signed)
                let width = value < 512 ? 0.0 : Double(value) / 512
                #expect(abs(histogram.quantile(0.5) - Double(signed)) <= width)
            }
        }
    }

    @Test("mean and standard error are those of the values", arguments: Kind.allCases)
    func tally(kind: Kind) {
        var stream = RandomStream(key: 21)
        var parts = [NumberTally(), NumberTally()]
        var values: [Double] = []
        for number in 0..<400 {
            let value = kind.value(&stream)
            parts[number & 1].add(value)
            values.append(Double(value))
        }
        parts[0].merge(parts[1])
        let summary = parts[0].summary(scale: 10)
        let mean = values.reduce(0, +) / 400
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 399
        #expect(abs(summary.mean - mean / 10) <= 1e-9 * max(1, abs(mean)))
        let error = (variance / 400).squareRoot() / 10
        #expect(abs(summary.standardError - error) <= 1e-9 * max(1, error))
        #expect(summary.p05 <= summary.p95)
    }
}
