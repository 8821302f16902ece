import CascadeCore
import Testing

@testable import CascadeCLI

@Suite("Differences in words")
struct DifferenceTextTests {
    /// Pairs of numbers whose differences are these, one after another, `times` over.
    static func difference(_ values: [Int32], times: Int = 1) -> Difference {
        let all = Array(repeating: values, count: times).flatMap(\.self)
        return Difference(from: all.map { _ in 100 }, to: all.map { 100 + $0 })
    }

    @Test(
        "two ends are fewer, more, or none",
        arguments: [
            (-40, 12, "between 40 fewer and 12 more"), (-40, -3, "between 3 and 40 fewer"),
            (3, 8, "between 3 and 8 more"), (0, 8, "between none and 8 more"),
            (-8, 0, "between 8 fewer and none"), (0, 0, "no more or fewer"), (5, 5, "5 more"),
            (-5, -5, "5 fewer"), (-0.04, 0.04, "no more or fewer"),
            (-5, 5, "between 5 fewer and 5 more"),
            (-1200.4, 0.25, "between 1,200 fewer and 0.3 more"),
        ] as [(Double, Double, String)]
    )
    func between(low: Double, high: Double, expected: String) {
        #expect(DifferenceText.between(low, high) == expected)
    }

    @Test(
        "a range has one precision",
        arguments: [
            (0.5, 2, "0.5–2"), (9, 12.4, "9–12"), (3.01, 3.04, "3"), (1400, 1500, "1,400–1,500"),
        ] as [(Double, Double, String)]
    )
    func range(low: Double, high: Double, expected: String) {
        #expect(DifferenceText.range(low, high) == expected)
    }

    @Test("a distinct loss has its interval, whichever way it goes")
    func distinct() {
        let loss = Self.difference([-14, -12, -16, -14], times: 25)
        #expect(DifferenceText(loss).expected == "14 fewer")
        // Mean 14, variance 2·100/99, so the standard error is 0.142 and the interval 13.7 to 14.3.
        #expect(DifferenceText(loss).interval == "14")
        #expect(DifferenceText(loss).loss == "14 (14)")
        #expect(DifferenceText(loss).runs == "between 12 and 16 fewer")
        let gain = Self.difference([2, 6], times: 50)
        #expect(DifferenceText(gain).expected == "4 more")
        #expect(DifferenceText(gain).loss == "gains 4 (3.6–4.4)")
    }

    @Test("what chance may explain is at most so much")
    func indistinct() {
        // Mean 0, standard deviation 10.05, standard error 1.005: at most 1.97 are lost.
        let even = Self.difference([-10, 10], times: 50)
        #expect(!even.isDistinct)
        #expect(DifferenceText(even).loss == "≤ 2")
        #expect(DifferenceText(even).bounds == "between 2 fewer and 2 more")
        let hardly = Self.difference([0, 0, 0, 0, 1, -1, 0, 0, 0, 0], times: 20)
        #expect(DifferenceText(hardly).loss == "≈0")
        #expect(DifferenceText(Self.difference([0], times: 30)).loss == "0")
        #expect(DifferenceText(Self.difference([0], times: 30)).isNothing)
    }

    @Test("an answer to one question is clear at two standard errors, one of many at three")
    func clear() {
        // Mean 1, standard deviation 4.02 and so a standard error of 0.402: 2.5 of them from 0.
        let some = Self.difference([5, -3], times: 50)
        #expect(DifferenceText(some).isClear)
        #expect(!some.isDistinct)
        #expect(DifferenceText(some).interval == "0.2–1.8")
        #expect(!DifferenceText(Self.difference([10, -10], times: 50)).isClear)
        #expect(!DifferenceText(Self.difference([5, 5], times: 2)).isClear, "too few")
    }

    @Test("too few replicates give no interval, and no range of runs")
    func few() {
        let few = Self.difference([-3, -5])
        #expect(!DifferenceText(few).hasInterval)
        #expect(DifferenceText(few).loss == "about 4")
        #expect(DifferenceText(Self.difference([3, 5])).loss == "gains about 4")
        #expect(DifferenceText(Self.difference([-3, -5], times: 40)).runs == nil)
        #expect(DifferenceText(Self.difference([-3], times: 1)).loss == "about 3")
    }
}
