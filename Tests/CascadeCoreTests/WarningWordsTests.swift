import Testing

@testable import CascadeCore

@Suite("Numbers in warnings")
struct WarningWordsTests {
    @Test(
        "numbers are rounded for reading",
        arguments: [
            (0.4, "0"), (99.4, "99"), (104, "100"), (996, "1,000"), (1234, "1,230"),
            (12_345, "12,300"), (1_234_567, "1,230,000"), (-1234, "-1,230"),
        ]
    )
    func about(value: Double, text: String) {
        #expect(PlainWords.about(value) == text)
    }

    @Test(
        "small numbers keep one digit after the point",
        arguments: [(0.25, "0.3"), (4.04, "4"), (9.96, "10"), (-0.3, "-0.3"), (14.2, "14")]
    )
    func decimal(value: Double, text: String) {
        #expect(PlainWords.decimal(value) == text)
    }

    @Test(
        "chances keep two digits",
        arguments: [(0.5, "0.5"), (0.92, "0.92"), (0.05, "0.05"), (1, "1"), (0.999, "1"), (0, "0")]
    )
    func chance(value: Double, text: String) {
        #expect(PlainWords.chance(value) == text)
    }

    @Test(
        "shares are said in words",
        arguments: [
            (0.2, "about 1 in 5"), (0.5, "about half"), (0.79, "about 4 in 5"),
            (0.01, "fewer than 1 in 50"), (0.99, "nearly all"),
        ]
    )
    func share(value: Double, text: String) {
        #expect(PlainWords.share(value) == text)
    }

    @Test(
        "exact numbers have commas",
        arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-1_234_567, "-1,234,567")]
    )
    func exact(value: Int, text: String) {
        #expect(PlainWords.exact(value) == text)
    }

    @Test("lists name three, or four where one would be left")
    func list() {
        #expect(PlainWords.list([]).isEmpty)
        #expect(PlainWords.list(["a"]) == "a")
        #expect(PlainWords.list(["a", "b"]) == "a and b")
        #expect(PlainWords.list(["a", "b", "c", "d"]) == "a, b, c and d")
        #expect(PlainWords.list(["a", "b", "c", "d", "e"]) == "a, b, c and 2 more")
        let long = String(repeating: "x", count: 300)
        #expect(PlainWords.list([long]).count == 60)
        #expect(PlainWords.listParts([long, "b"]) == long + " and b")
    }
}
