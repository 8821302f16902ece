import CascadeGraph
import Testing

@testable import CascadeCore

@Suite("Quantiles of what is not known")
struct QuantityQuantileTests {
    /// A distribution, the valid range, and its 10, 50 and 90% quantiles.
    struct Known: Sendable, CustomStringConvertible {
        var quantity: Quantity
        var range: ClosedRange<Double>
        var values: [Double]
        var description: String { quantity.description }

        init(_ quantity: Quantity, _ range: ClosedRange<Double>, _ values: Double...) {
            self.quantity = quantity
            self.range = range
            self.values = values
        }
    }

    /// By scipy 1.17.1: `beta.ppf`, and for the others `ppf(cdf(low) + p (cdf(high) − cdf(low)))`.
    private static let known: [Known] = [
        Known(
            .beta(a: 2, b: 18),
            0...1,
            0.0283493389049628,
            0.08677516365569496,
            0.18976556332462935
        ),
        Known(
            .beta(a: 16, b: 4),
            0...1,
            0.6814091159471903,
            0.8101148172408243,
            0.9048582153062863
        ),
        Known(.beta(a: 3, b: 3), 0...1, 0.2466364532884666, 0.5, 0.7533635467115334),
        Known(
            .beta(a: 0.3, b: 0.4),
            0...1,
            0.0019290606612533785,
            0.3431703984215374,
            0.9812695283421334
        ),
        Known(
            .beta(a: 500_000, b: 300_000),
            0...1,
            0.6243062731270228,
            0.6250001041667167,
            0.6256935930447339
        ),
        Known(
            .beta(a: 0.05, b: 9),
            0...1,
            6.851963051289376e-22,
            6.53454443233213e-08,
            0.008906774860612632
        ),
        Known(
            .gamma(mean: 6, shape: 9),
            0...366,
            3.6216453721696205,
            5.779300789580246,
            8.663141027545736
        ),
        Known(
            .gamma(mean: 1, shape: 0.5),
            0...366,
            0.01579077409343122,
            0.454936423119572,
            2.705543454095404
        ),
        Known(
            .gamma(mean: 35, shape: 2),
            1...5200,
            9.385773849322053,
            29.414989296089455,
            68.10470579345905
        ),
        Known(
            .gamma(mean: 2, shape: 1_000_000),
            0...366,
            1.9974373254999604,
            1.9999993333333728,
            2.002563530999242
        ),
        // Half of this one lies above the range.
        Known(
            .gamma(mean: 300, shape: 0.4),
            0...366,
            0.8374911712574123,
            48.99219071922405,
            256.50184421978014
        ),
        Known(
            .gamma(mean: 1, shape: 0.01),
            0...366,
            5.62776938984089e-99,
            4.439527255244517e-29,
            0.001494836399981293
        ),
        Known(
            .lognormal(median: 35, sigma: 0.5),
            1...5200,
            18.440923140388577,
            35.00000000001266,
            66.4283447567258
        ),
        Known(
            .lognormal(median: 0.8, sigma: 1),
            0...1,
            0.1673237040881975,
            0.465584349019377,
            0.8613685601853732
        ),
        Known(.normal(mean: 0.5, sd: 0.1), 0...1, 0.3718449741140557, 0.5, 0.6281550258859443),
        Known(
            .normal(mean: 0.9, sd: 0.3),
            0...1,
            0.4440364899276401,
            0.7562873190114776,
            0.951108989932135
        ),
        Known(
            .normal(mean: 0, sd: 1),
            0...1,
            0.08566710699582025,
            0.4417705466865811,
            0.8676618854186884
        ),
        Known(
            .triangular(low: 0.1, mode: 0.2, high: 0.6),
            0...1,
            0.17071067811865476,
            0.2837722339831621,
            0.45857864376269053
        ),
        Known(
            .triangular(low: 0, mode: 1, high: 1),
            0...1,
            0.31622776601683794,
            0.7071067811865476,
            0.9486832980505138
        ),
        Known(
            .triangular(low: -0.5, mode: 0.5, high: 1.5),
            0...1,
            0.13245553203367588,
            0.5,
            0.8675444679663242
        ),
        Known(.uniform(low: 0.2, high: 0.6), 0...1, 0.24, 0.4, 0.56),
        Known(.uniform(low: -1, high: 2), 0...1, 0.1, 0.5, 0.9),
    ]

    @Test("they are those of other people's software, within the valid range", arguments: known)
    func values(known: Known) throws {
        for (share, value) in zip([0.1, 0.5, 0.9], known.values) {
            let found = try #require(known.quantity.quantile(share, within: known.range))
            #expect(abs(found - value) <= 2e-8 * value, "\(share): \(found), \(value)")
        }
    }

    @Test("of 40,000 draws one in ten lies below the first and above the last", arguments: known)
    func draws(known: Known) throws {
        let low = try #require(known.quantity.quantile(0.1, within: known.range))
        let high = try #require(known.quantity.quantile(0.9, within: known.range))
        var stream = RandomStream(key: 7)
        let count = 40_000.0
        let draws = (0..<Int(count)).map { _ in
            known.quantity.draw(within: known.range, from: &stream)
        }
        // Four standard errors of a share of 0.1.
        let slack = 4 * (0.1 * 0.9 / count).squareRoot()
        #expect(abs(Double(draws.count { $0 <= low }) / count - 0.1) < slack)
        #expect(abs(Double(draws.count { $0 > high }) / count - 0.1) < slack)
    }

    @Test("chance and no limit have none, and a number is its own")
    func none() {
        #expect(
            Quantity.negativeBinomial(mean: 12, shape: 4).quantile(0.1, within: 1...100) == nil
        )
        #expect(Quantity.lognormalWeeks(median: 14, sigma: 1).quantile(0.1, within: 0...9) == nil)
        #expect(Quantity.unlimited.quantile(0.1, within: 0...9) == nil)
        #expect(Quantity.number(3).quantile(0.1, within: 0...9) == 3)
    }

    @Test("they rise with the share", arguments: known)
    func rising(known: Known) throws {
        let values = try stride(from: 0.02, through: 0.98, by: 0.04).map {
            try #require(known.quantity.quantile($0, within: known.range))
        }
        #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
        #expect(values.allSatisfy(known.range.contains))
    }
}
