import Testing

@testable import CascadeCore

@Suite("Problems of assumptions")
struct ProgrammeProblemsQuantityTests {
    @Test(
        "quantities that an assumption can take are accepted",
        arguments: [
            (.attendance, .number(0)), (.attendance, .number(1)), (.attendance, .beta(a: 18, b: 2)),
            (.attendance, .uniform(low: 0.5, high: 1.5)), (.attendance, .normal(mean: 1, sd: 0.2)),
            (.attendance, .triangular(low: 0, mode: 0, high: 1)),
            (.attendance, .triangular(low: -1, mode: 0.5, high: 3)),
            (.groupSize, .negativeBinomial(mean: 12, shape: 4.3)), (.career, .unlimited),
            (.firstDeliveryLag, .lognormalWeeks(median: 14, sigma: 0.85)),
            (.sessionsPerYear, .gamma(mean: 2, shape: 0.6)),
            (.skillHalfLife, .lognormal(median: 35, sigma: 1)),
        ] as [(Assumption, Quantity)]
    )
    func accepted(assumption: Assumption, quantity: Quantity) {
        #expect(quantity.fault(as: assumption) == nil)
    }

    @Test(
        "quantities that it cannot take are refused",
        arguments: [
            (.attendance, .number(-0.1)), (.attendance, .number(1.1)), (.attendance, .number(.nan)),
            (.career, .number(.infinity)), (.attendance, .beta(a: 0, b: 2)),
            (.attendance, .beta(a: .nan, b: 2)), (.attendance, .beta(a: .infinity, b: 2)),
            (.groupSize, .beta(a: 2, b: 2)), (.skillHalfLife, .beta(a: 2, b: 2)),
            (.attendance, .gamma(mean: 2, shape: 1)), (.attendance, .gamma(mean: 0.5, shape: 0)),
            (.attendance, .lognormal(median: 0, sigma: 1)),
            (.attendance, .lognormal(median: 0.5, sigma: .nan)),
            (.attendance, .triangular(low: 0.5, mode: 0.4, high: 1)),
            (.attendance, .triangular(low: 0.5, mode: 0.5, high: 0.5)),
            (.attendance, .triangular(low: 1, mode: 2, high: 3)),
            (.attendance, .triangular(low: -.infinity, mode: 0, high: 1)),
            (.attendance, .uniform(low: 1, high: 0)), (.attendance, .uniform(low: 1, high: 2)),
            (.attendance, .uniform(low: 0, high: 1e9)), (.attendance, .uniform(low: 0, high: .nan)),
            (.attendance, .normal(mean: 0.5, sd: 0)), (.attendance, .normal(mean: 0.5, sd: 1e9)),
            (.attendance, .normal(mean: 2, sd: 1)), (.attendance, .unlimited),
            (.turnover, .negativeBinomial(mean: 0.5, shape: 1)),
            (.career, .lognormalWeeks(median: 14, sigma: 1)),
            (.groupSize, .negativeBinomial(mean: 12, shape: 0)),
            (.groupSize, .negativeBinomial(mean: 0, shape: 1)),
            (.firstDeliveryLag, .lognormalWeeks(median: 14, sigma: -1)),
        ] as [(Assumption, Quantity)]
    )
    func refused(assumption: Assumption, quantity: Quantity) {
        var draft = ProgrammeDraft(
            id: "p",
            name: "P",
            start: CalendarDate(daysSinceEpoch: 20_465),
            weeks: 52
        )
        draft.assumptions = [assumption: quantity]
        draft.sectors = [Sector(id: "s", name: "S", assumptions: [assumption: quantity])]
        let name = assumption.rawValue
        #expect(
            draft.problems().map(\.place) == [
                ProblemPlace(.sectors, 0, "assumptions.\(name)"),
                ProblemPlace(.assumptions, nil, name),
            ]
        )
    }
}

@Suite("Suggestions")
struct SuggesterTests {
    @Test(
        "the nearest name is found",
        arguments: [
            ("fatih", "faith"), ("Faith", "faith"), ("voluntery", "voluntary"), ("schol", "school"),
            ("xyz", nil), ("", nil), ("polices", "police"), ("a", nil),
        ] as [(String, String?)]
    )
    func nearest(name: String, expected: String?) {
        var suggester = Suggester()
        #expect(
            suggester.nearest(to: name, in: ["voluntary", "faith", "school", "police"]) == expected
        )
    }

    @Test(
        "the distance counts letters put in, left out, changed or swapped",
        arguments: [("abc", "abc", 0), ("abc", "acb", 1), ("abc", "ab", 1), ("abc", "xbcd", 2)]
    )
    func distance(left: String, right: String, expected: Int) {
        let (left, right) = (Suggester.folded(left), Suggester.folded(right))
        #expect(Suggester.distance(left, right, atMost: 5) == expected)
        #expect(Suggester.distance(right, left, atMost: expected) == expected)
        if expected > 0 { #expect(Suggester.distance(left, right, atMost: expected - 1) == nil) }
    }

    @Test("no more names are compared than the budget allows")
    func budget() {
        var suggester = Suggester(budget: 3)
        #expect(suggester.nearest(to: "faitj", in: ["a", "b", "faith"]) == "faith")
        #expect(suggester.nearest(to: "faitj", in: ["faith"]) == nil)
    }
}
