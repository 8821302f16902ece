import CascadeCore
import Testing

@testable import CascadeRendering

@Suite struct PartsTests {
    @Test(
        "widths are those of the font",
        arguments: [
            ("A", false, 667), ("il", false, 444), ("Wide", true, 944 + 278 + 611 + 556),
            ("–…", false, 1556), ("e\u{301}", false, 556),
        ]
    )
    func widths(text: String, bold: Bool, thousandths: Int) {
        let width = FontMetrics.width(text, size: 1000, bold: bold)
        #expect(width == Double(thousandths))
    }

    @Test("text is cut or wrapped to its width", arguments: 1..<40)
    func fits(seed: Int) {
        let words = (0..<(seed % 9 + 1)).map { (position: Int) -> String in
            String(repeating: "mw", count: position * seed % 11 + 1)
        }
        let text = words.joined(separator: " ")
        let room = Double(20 + seed * 5)
        let lines = CleanText.wrapped(text, width: room, size: 11, lines: seed % 3 + 1)
        #expect(lines.count <= seed % 3 + 1)
        for line in lines { #expect(FontMetrics.width(line, size: 11) <= room) }
        if !lines.contains(where: { $0.hasSuffix("…") }) {
            #expect(lines.joined(separator: " ") == text)
        }
    }

    @Test("text that no programme may hold is made fit to be drawn all the same")
    func cleaned() {
        #expect(CleanText.line("a\u{0}b\u{202E}c\n d") == "abc d")
        #expect(CleanText.line(String(repeating: "x", count: 1 << 20)).count == 401)
        #expect(CleanText.line("").isEmpty)
    }

    @Test("numbers are worded as people write them")
    func wording() {
        #expect(Wording.count(1_234_567) == "1,234,567")
        #expect(Wording.count(-1000) == "−1,000")
        #expect(Wording.percent(0.004) == "<1%")
        #expect(Wording.percent(0.345) == "35%")
        #expect(Wording.percent(0.999) == ">99%")
        #expect(Wording.percent(1) == "100%")
        #expect(Wording.percent(.nan) == "0%")
        #expect(Wording.counted(1, "tie") == "1 tie")
        #expect(Wording.decimal(7.5) == "7.5")
    }

    @Test(
        "coordinates are short and never in words",
        arguments: [
            (1.0, "1"), (-0.04, "0"), (12.345, "12.3"), (-3.26, "-3.3"), (.nan, "0"),
            (.infinity, "0"),
        ]
    )
    func coordinates(value: Double, text: String) {
        #expect(Coordinate.text(value) == text)
    }

    @Test("panels fill their rectangle without overlapping", arguments: 1..<20)
    func floorplan(count: Int) {
        let shapes = (0..<count).map { (panel: Int) -> [Size] in
            (1...6).map { (width: Int) -> Size in
                Size(Double(width * 60), Double((panel + 3) * 200 / width))
            }
        }
        let centres = (0..<count).map { (panel: Int) -> Point in
            Point(Double(panel * 37 % 11), Double(panel * 53 % 7))
        }
        let rects = Floorplan.rectangles(shapes: shapes, centres: centres, aspect: 1.4, gap: 10)
        #expect(rects.count == count)
        for i in rects.indices {
            #expect(
                shapes[i].contains {
                    $0.width <= rects[i].width + 0.001 && $0.height <= rects[i].height + 0.001
                }
            )
            for j in rects.indices where j > i {
                #expect(!rects[i].inset(-4.9).overlaps(rects[j].inset(-4.9)))
            }
        }
    }

    @Test("panels change places where that brings tied ones together", arguments: 3..<10)
    func flips(count: Int) {
        let shapes = (0..<count).map { _ in [Size(200, 100), Size(100, 200)] }
        let centres = (0..<count).map { Point(Double($0 * 37 % 11), Double($0 * 53 % 7)) }
        let ties = [Floorplan.Tie(a: 0, b: count - 1, pull: 1)]
        func distance(_ ties: [Floorplan.Tie]) -> Double {
            let rects = Floorplan.rectangles(
                shapes: shapes,
                centres: centres,
                aspect: 1.4,
                gap: 10,
                ties: ties
            )
            return rects[0].centre.distance(to: rects[count - 1].centre)
        }
        #expect(distance(ties) <= distance([]) + 0.001)
        #expect(distance(ties) < 330)
    }

    @Test("a tie goes round what stands between its ends")
    func router() {
        var router = TieRouter(bounds: Rect(0, 0, 400, 400))
        let wall = Rect(180, 190, 40, 20)
        router.avoid(wall, owner: 7)
        let (a, b) = (Point(50, 200), Point(350, 200))
        let (first, second) = router.control(from: a, 0, to: b, 1)
        for step in 1..<40 {
            let point = TieRouter.point(a, first, second, b, Double(step) / 40)
            #expect(!wall.contains(point))
        }
    }

    @Test(
        "a value axis starts at 0, is round and reaches the value",
        arguments: [
            0.0, 0.4, 1, 7, 99, 100, 101, 637, 12_345, 3_000_000, .nan,
        ]
    )
    func valueAxis(largest: Double) {
        let axis = ValueAxis(largest: largest)
        #expect(axis.marks.first == 0)
        #expect(axis.top >= (largest.isNaN ? 0 : largest))
        #expect(axis.marks.count <= 7)
        #expect(axis.top <= max(largest.isNaN ? 1 : largest, 1) * 2)
    }

    @Test("a month axis names each year once", arguments: [3, 26, 104, 520, 2000])
    func monthAxis(weeks: Int) throws {
        let start = try #require(CalendarDate("2026-01-12"))
        let marks = MonthAxis(from: start, to: start + 7 * weeks).marks
        #expect(marks.count <= 9)
        #expect(marks.compactMap(\.year).count == Set(marks.compactMap(\.year)).count)
        #expect(marks.allSatisfy { $0.date >= start && $0.date <= start + 7 * weeks })
    }

    @Test("colour and mark together tell a hundred sectors apart")
    func marks() {
        let pairs = Set((0..<100).map { "\(Paint.strong($0).name) \(Symbol.character($0))" })
        #expect(pairs.count == 100)
    }
}
