import RealModule
import Testing

@testable import CascadeCore

@Suite("Scores and baselines")
struct ForecastPartsTests {
    @Test("the weighted interval score by hand")
    func weightedIntervalScore() {
        let intervals = [
            IntervalScore.Interval(level: 0.5, low: 8, high: 12),
            IntervalScore.Interval(level: 0.8, low: 6, high: 16),
        ]
        // Inside both: (½·|11 − 10| + 0.25·4 + 0.1·10) ÷ 2.5 = (0.5 + 1 + 1) ÷ 2.5.
        #expect(abs(IntervalScore.weighted(11, median: 10, intervals: intervals) - 1) < 1e-12)
        // 14 is 2 above the inner range: its score is 4 + 2 ÷ 0.5 · 2 = 12. (2 + 3 + 1) ÷ 2.5.
        #expect(abs(IntervalScore.weighted(14, median: 10, intervals: intervals) - 2.4) < 1e-12)
        // 3 is 5 below the inner one and 3 below the outer one: 4 + 20 = 24, 10 + 30 = 40. (3.5 + 6 + 4) ÷ 2.5.
        #expect(abs(IntervalScore.weighted(3, median: 10, intervals: intervals) - 5.4) < 1e-12)
    }

    @Test("a forecast that is one number scores its absolute error")
    func pointForecast() {
        let intervals = [0.5, 0.8, 0.95].map {
            IntervalScore.Interval(level: $0, low: 10, high: 10)
        }
        #expect(abs(IntervalScore.weighted(17, median: 10, intervals: intervals) - 7) < 1e-9)
    }

    @Test(
        "a Bass curve is found again from its own values",
        arguments: [(500.0, 0.03, 0.9), (2000.0, 0.2, 0.4), (120.0, 0.01, 2.0)]
    )
    func bass(market: Double, innovation: Double, imitation: Double) throws {
        let truth = BassCurve(market: market, innovation: innovation, imitation: imitation)
        let points = (1...60).map { month in
            (years: Double(month) / 12, people: truth.value(Double(month) / 12))
        }
        let fitted = try #require(BassCurve(fitting: points, limit: 1e6))
        for years in [1.0, 3, 5, 6] {
            #expect(abs(fitted.value(years) - truth.value(years)) < 0.01 * market)
        }
        #expect(fitted.spread < 0.02 * market)
    }

    @Test("a Bass curve needs four observations and somebody reached")
    func bassWithoutData() {
        #expect(BassCurve(fitting: [(1, 1), (2, 2), (3, 3)], limit: 10) == nil)
        #expect(BassCurve(fitting: [(1, 0), (2, 0), (3, 0), (4, 0)], limit: 10) == nil)
    }

    @Test("the same rate goes on from the last number by the mean of the last six months")
    func sameRate() throws {
        let monthly = [0.0, 50, 100, 110, 120, 130, 140, 150, 160]
        let forecast = try #require(
            BacktestBaseline.sameRate.forecast(monthly, limit: 1000, ahead: 3)
        )
        #expect(abs(forecast.median - 190) < 1e-9)
        // Poisson: 10 a month; variance 10 · (3 + 9 ÷ 6) = 45.
        let outer = try #require(forecast.intervals.last)
        #expect(abs(outer.high - (190 + 1.959964 * 45.0.squareRoot())) < 1e-3)
        #expect(outer.low > 160 && outer.level == 0.95)
    }

    @Test(
        "the normal quantile is the inverse of the share",
        arguments: [1e-12, 1e-4, 0.025, 0.1, 0.5, 0.8, 0.975, 0.9999]
    )
    func normalQuantile(share: Double) {
        let value = Double.normalQuantile(share)
        #expect(abs(Double.normalShare(below: value) - share) < 1e-13 + 1e-9 * share)
        #expect(abs(Double.normalQuantile(0.975) - 1.959963984540054) < 1e-14)
    }

    @Test(
        "months are added on the same day or the month's last",
        arguments: [
            ("2026-01-31", 1, "2026-02-28"), ("2026-03-15", -3, "2025-12-15"),
            ("2026-11-30", 3, "2027-02-28"), ("2028-01-31", 1, "2028-02-29"),
            ("2026-06-01", 0, "2026-06-01"), ("2026-06-01", 19, "2028-01-01"),
        ]
    )
    func months(from: String, count: Int, to: String) throws {
        let day = try #require(CalendarDate(from))
        #expect(day.adding(months: count).description == to)
    }

    @Test(
        "a plain number becomes a Beta or a Gamma of the prior weight, others keep mean and variance"
    )
    func priors() {
        let plain = PriorShape.beta(.number(0.3), weight: 10)
        #expect(abs(plain.a - 3) < 1e-12 && abs(plain.b - 7) < 1e-12)
        let certain = PriorShape.beta(.number(1), weight: 10)
        #expect(abs(certain.a - 9.5) < 1e-12 && abs(certain.b - 0.5) < 1e-12)
        let own = PriorShape.beta(.beta(a: 2, b: 18), weight: 10)
        #expect(own == (2, 18))
        let uniform = PriorShape.beta(.uniform(low: 0.2, high: 0.6), weight: 10)
        let mean = uniform.a / (uniform.a + uniform.b)
        let total = uniform.a + uniform.b
        #expect(abs(mean - 0.4) < 1e-9)
        #expect(abs(mean * (1 - mean) / (total + 1) - 0.16 / 12) < 1e-9)
        // m = 1 with shape 1: ten trainers watched for a year have the variance (1 + 1) ÷ 10 of their mean.
        let rate = PriorShape.gamma(.number(1), weight: 10, shape: 1)
        #expect(abs(rate.mean * rate.mean / rate.shape - 0.2) < 1e-12)
        #expect(PriorShape.gamma(.gamma(mean: 3, shape: 7), weight: 1, shape: 1) == (3, 7))
    }
}
