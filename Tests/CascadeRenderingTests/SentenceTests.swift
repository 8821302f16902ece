import CascadeCore
import Testing

@testable import CascadeRendering

@Suite("Sentences in lines")
struct SentenceTests {
    private static let texts = [
        "A circle’s area is the headcount, its pale fill the share expected (simulated) to be reached and still there on 9 January 2028: mean of 200 runs (seed 1). In 8 of 10 runs it ends within the bar and the brackets.",
        "The courses and the order in which they can be taken. Who is where: the records until 18 November 2026; beside an arrow, how many of those who completed the first course went on.",
        "Who was trained by whom, from the records until 31 March 2026: about 280 people reached, by about 1,250 trainers in 4 sectors.",
        "One", "", "How reach spreads",
    ]

    @Test(
        "they keep to their room, lose no word, and take no more lines than without balance",
        arguments: texts,
        [180.0, 240, 330, 420, 610, 940]
    )
    func fit(text: String, room: Double) {
        let lines = CleanText.sentences(text, width: room, size: 13, lines: 40)
        #expect(lines.joined(separator: " ") == text)
        for line in lines { #expect(FontMetrics.width(line, size: 13) <= room) }
        let plain = CleanText.wrapped(text, width: room, size: 13, lines: 40, balanced: false)
        // Keeping numbers with what they count can take a line more.
        #expect(lines.count <= plain.count + 1)
    }

    @Test(
        "a number stays with what it counts and a month with its year",
        arguments: texts,
        stride(from: 160.0, to: 960, by: 40).map(\.self)
    )
    func kept(text: String, room: Double) {
        for line in CleanText.sentences(text, width: room, size: 13, lines: 40).dropLast() {
            let last = line.split(separator: " ").last.map(String.init) ?? ""
            #expect(Int(last.replacing(",", with: "")) == nil, "\(line)")
            #expect(!["January", "March", "November", "about"].contains(last), "\(line)")
        }
    }

    @Test("no word is left alone on the last line", arguments: [300.0, 420, 560, 700, 940])
    func balanced(room: Double) {
        for text in Self.texts.prefix(3) {
            let widths = CleanText.sentences(text, width: room, size: 13, lines: 40)
                .map { FontMetrics.width($0, size: 13) }
            guard let widest = widths.max(), let last = widths.last else { continue }
            #expect(last > 0.4 * widest, "\(text) at \(room)")
        }
    }

    @Test("what does not fit into the lines allowed is cut at the end of the last")
    func cut() {
        let lines = CleanText.sentences(Self.texts[0], width: 240, size: 13, lines: 2)
        #expect(lines.count == 2)
        #expect(lines.last?.hasSuffix("…") == true)
        for line in lines { #expect(FontMetrics.width(line, size: 13) <= 240) }
    }
}
