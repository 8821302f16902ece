import CascadeCore

/// Which assumption drives the answer, as bars of characters.
struct TornadoText {
    private let tornado: Tornado
    private let result: ComparisonOutcome
    private let words: MeasureWords

    /// Most assumptions that have a bar.
    static let most = 10
    private static let columns = 40

    init(_ tornado: Tornado, of result: ComparisonOutcome) {
        self.tornado = tornado
        self.result = result
        words = MeasureWords(tornado.measure, of: result.entries[tornado.to].programme)
    }

    /// A heading, two lines for each assumption, and what the signs mean.
    var text: String {
        guard !tornado.bars.isEmpty else {
            return
                "\(question)\nNo assumption is a distribution of what is not known, so none is tried."
        }
        let (bars, idle) = (tornado.moving, tornado.idle)
        var lines = [question, ""]
        for bar in bars.prefix(Self.most) { lines += self.lines(of: bar) }
        if bars.count > Self.most {
            lines.append(
                "and \(Wording.counted(bars.count - Self.most, "assumption")) that matter less"
            )
        }
        if bars.isEmpty {
            lines.append("Nothing: none of the assumptions that are not known makes a difference.")
        } else {
            lines.append(key)
        }
        if !idle.isEmpty, !bars.isEmpty {
            lines.append(
                TextLayout.wrapped(
                    "No difference: \(idle.map { $0.label.prefix(1).lowercased() + $0.label.dropFirst() }.joined(separator: "; "))."
                )
            )
        }
        if let verdict { lines.append(TextLayout.wrapped(verdict)) }
        return lines.joined(separator: "\n")
    }

    private var question: String {
        let base = tornado.from == nil ? words.value : words.signed
        guard let from = tornado.from else {
            return "What drives it: \(words.noun), \(base(tornado.base.value)) as drawn"
        }
        return """
            What drives the difference between \(result.quoted(tornado.to)) and \(result.quoted(from)): \(words.noun), \
            \(base(tornado.base.value)) as drawn
            """
    }

    private func answer(_ mean: Tornado.Mean) -> String {
        tornado.from == nil ? words.value(mean.value) : words.signed(mean.value)
    }

    private func lines(of bar: Tornado.Bar) -> [String] {
        let ends = bar.ends.compactMap(\.self).first
        let low = ends.map { bar.assumption.words(for: $0.low) } ?? "low"
        let high = ends.map { bar.assumption.words(for: $0.high) } ?? "high"
        let left = Self.padded("\(low) → \(answer(bar.low))", 20)
        let right = Self.padded("\(high) → \(answer(bar.high))", 20)
        let hasInterval = result.replicates >= ComparisonOutcome.fewestForInterval
        let swing =
            hasInterval
            ? words.swing(bar.width, 1.96 * bar.swing.standardError) : words.unsigned(bar.width)
        return ["\(bar.label)\(bar.flips ? "  ← turns the answer round" : "")"]
            + ["  \(left) \(drawn(bar)) \(right) swing \(swing)"]
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - TextTable.width(text)))
    }

    // MARK: Bars

    private var extent: (range: ClosedRange<Double>, hasZero: Bool) {
        tornado.extent(of: tornado.moving.prefix(Self.most))
    }

    private func column(_ value: Double) -> Int {
        let range = extent.range
        let share = (value - range.lowerBound) / (range.upperBound - range.lowerBound)
        return min(Self.columns - 1, max(0, Int((share * Double(Self.columns - 1)).rounded())))
    }

    private func drawn(_ bar: Tornado.Bar) -> String {
        var cells = Array(repeating: Character(" "), count: Self.columns)
        let base = column(tornado.base.value)
        let sides = [(bar.low.value, Character("▒")), (bar.high.value, Character("█"))]
        // The longer one first, so that where both lie on one side the shorter is seen.
        for (value, sign) in sides.sorted(by: {
            abs($0.0 - tornado.base.value) > abs($1.0 - tornado.base.value)
        }) {
            let end = column(value)
            for place in min(base, end)...max(base, end) where place != base { cells[place] = sign }
        }
        if extent.hasZero, cells[column(0)] == " " { cells[column(0)] = "┊" }
        cells[base] = "│"
        return String(cells)
    }

    private var key: String {
        let zero = extent.hasZero ? "; ┊ is no difference" : ""
        return TextLayout.wrapped(
            """
            Each assumption at the value that 1 in 10 draws stays below (▒), and at the one that 9 in 10 stay below (█); all \
            others as drawn (│)\(zero).
            """
        )
    }

    /// Whether any assumption turns the answer round, where there is an answer.
    private var verdict: String? {
        guard tornado.from != nil, tornado.base.clearSign != 0,
            result.replicates >= ComparisonOutcome.fewestForInterval
        else { return nil }
        let flips = tornado.bars.filter(\.flips)
        guard flips.isEmpty else {
            return "The answer turns round with: \(flips.map(\.label).joined(separator: "; "))."
        }
        return "None of them turns the answer round by itself."
    }
}
