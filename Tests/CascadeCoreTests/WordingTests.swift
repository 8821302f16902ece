import Testing

@testable import CascadeCore

@Suite("Numbers as people read them")
struct WordingTests {
    @Test(
        "whole numbers have a comma between thousands",
        arguments: [
            (0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (12_400, "12,400"),
            (1_234_567, "1,234,567"),
            (-1, "−1"), (-1000, "−1,000"), (-999, "−999"),
        ]
    )
    func count(value: Int, expected: String) {
        #expect(Wording.count(value) == expected)
        #expect(Wording.count(Double(value)) == expected)
    }

    @Test(
        "numbers are rounded half up and kept within bounds",
        arguments: [
            (0.5, 1), (1.49, 1), (2.5, 3), (-0.5, 0), (-1.5, -1), (.nan, 0), (.infinity, 0),
            (1e300, 1_000_000_000_000_000),
            (-1e300, -1_000_000_000_000_000),
        ]
    )
    func whole(value: Double, expected: Int) {
        #expect(Wording.whole(value) == expected)
    }

    @Test(
        "shares are percentages that never claim none or all wrongly",
        arguments: [
            (0, "0%"), (-0.2, "0%"), (.nan, "0%"), (1e-9, "<1%"), (0.0099, "<1%"), (0.01, "1%"),
            (0.344, "34%"),
            (0.345, "35%"), (0.99, "99%"), (0.9901, ">99%"), (0.999_999, ">99%"), (1, "100%"),
            (1.7, "100%"),
        ]
    )
    func percent(share: Double, expected: String) {
        #expect(Wording.percent(share) == expected)
    }

    @Test("one thing, several things")
    func counted() {
        #expect(Wording.counted(1, "organisation") == "1 organisation")
        #expect(Wording.counted(0, "organisation") == "0 organisations")
        #expect(Wording.counted(3000, "person", "people") == "3,000 people")
        #expect(Wording.counted(1, "person", "people") == "1 person")
    }

    @Test(
        "a decimal has at most one digit",
        arguments: [
            (6, "6"), (7.5, "7.5"), (7.449, "7.4"), (7.45, "7.5"), (0, "0"), (1234.5, "1,234.5"),
            (-2.5, "−2.5"),
        ]
    )
    func decimal(value: Double, expected: String) {
        #expect(Wording.decimal(value) == expected)
    }

    @Test("a range is one number where both ends round to the same")
    func range() {
        #expect(Wording.range(310.2, 559.7) == "310–560")
        #expect(Wording.range(9.6, 10.4) == "10")
        #expect(Wording.range(1000, 20_000) == "1,000–20,000")
    }

    @Test(
        "hundredths have two digits after the point",
        arguments: [
            (0.93, "0.93"), (1, "1.00"), (0.005, "0.01"), (12.3, "12.30"), (1234.567, "1,234.57"),
            (-0.5, "−0.50"),
            (-0.001, "0.00"), (.infinity, "∞"),
        ]
    )
    func hundredths(value: Double, expected: String) {
        #expect(Wording.hundredths(value) == expected)
    }

    @Test(
        "money has its sign or its code",
        arguments: [
            (12_500, "GBP", "£12,500"), (-3.6, "GBP", "−£4"), (0.2, "EUR", "€0"),
            (99.5, "USD", "$100"),
            (12_500, "CHF", "CHF 12,500"), (-7, "CHF", "−CHF 7"),
        ]
    )
    func money(amount: Double, currency: String, expected: String) {
        #expect(Wording.money(amount, currency) == expected)
    }

    @Test("a list is read out")
    func list() {
        #expect(Wording.list([]) == "")
        #expect(Wording.list(["a"]) == "a")
        #expect(Wording.list(["a", "b"]) == "a and b")
        #expect(Wording.list(["a", "b", "c"]) == "a, b and c")
    }
}
