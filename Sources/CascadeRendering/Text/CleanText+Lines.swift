// Text in lines.
extension CleanText {
    /// `text` broken at spaces into at most `lines` lines no wider than `width`; the last is cut where more is left.
    ///
    /// Two lines, where they are enough and `balanced` is set, are balanced: the break is where the wider one is narrowest.
    package static func wrapped(
        _ text: String,
        width: Double,
        size: Double,
        bold: Bool = false,
        lines: Int = 2,
        balanced: Bool = true
    ) -> [String] {
        wrapped(
            text.split(separator: " ").map(String.init),
            width: width,
            size: size,
            bold: bold,
            lines: lines,
            balanced: balanced
        )
    }

    /// Sentences broken into lines no wider than `width` that are about equally long.
    ///
    /// No word is left alone on the last line, a number stays on the line of what it counts, and a month on that of its year.
    /// Beyond `lines` lines the last is cut.
    ///
    /// - Complexity: O(length of `text`), as the room is narrowed in a fixed number of steps.
    package static func sentences(
        _ text: String,
        width: Double,
        size: Double,
        lines: Int
    ) -> [String] {
        let words = kept(text.split(separator: " ").map(String.init))
        func set(_ room: Double) -> [String] {
            wrapped(words, width: room, size: size, bold: false, lines: lines, balanced: false)
        }
        let widest = set(width)
        guard widest.count > 1, widest.last?.hasSuffix("…") != true else { return widest }
        // The narrowest room in which there are no more lines: it can't be less than an even share.
        var (low, high) = (width / Double(widest.count + 1), width)
        var best = widest
        for _ in 0..<12 {
            let room = (low + high) / 2
            let tried = set(room)
            let isWhole = tried.last?.hasSuffix("…") != true
            let fits = tried.allSatisfy { FontMetrics.width($0, size: size) <= room }
            if tried.count <= widest.count, isWhole, fits {
                (best, high) = (tried, room)
            } else {
                low = room
            }
        }
        return best
    }

    /// Words with those that belong together as one: a number and what follows it, a month and its year.
    private static func kept(_ words: [String]) -> [String] {
        var out: [String] = []
        var isOpen = false
        for word in words {
            if isOpen, let last = out.popLast() {
                out.append("\(last) \(word)")
            } else {
                out.append(word)
            }
            isOpen = leadsOn(word)
        }
        return out
    }

    /// Whether a word is not to stand at the end of a line.
    private static func leadsOn(_ word: String) -> Bool {
        let bare = word.drop { $0 == "(" }
        if months.contains(String(bare)) || leading.contains(String(bare)) { return true }
        return !bare.isEmpty && bare.utf8.count <= 6
            && bare.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2C }
            && bare.utf8.last != 0x2C
    }

    /// Words that say something of the number after them.
    private static let leading: Set<String> = ["about", "seed", "→"]

    private static let months: Set<String> = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ]

    private static func wrapped(
        _ words: [String],
        width: Double,
        size: Double,
        bold: Bool,
        lines: Int,
        balanced: Bool
    ) -> [String] {
        func measure(_ words: ArraySlice<String>) -> Double {
            FontMetrics.width(words.joined(separator: " "), size: size, bold: bold)
        }
        if words.isEmpty { return [] }
        if lines <= 1 || words.count == 1 || measure(words[...]) <= width {
            return [fitted(words.joined(separator: " "), width: width, size: size, bold: bold)]
        }
        if lines >= 2, balanced {
            var best: (Int, Double)?
            for split in 1..<words.count {
                let wider = max(measure(words[..<split]), measure(words[split...]))
                if best.map({ wider < $0.1 }) ?? true { best = (split, wider) }
            }
            if let best, best.1 <= width {
                return [
                    words[..<best.0].joined(separator: " "),
                    words[best.0...].joined(separator: " "),
                ]
            }
        }
        var taken = 1
        while taken < words.count, measure(words[...taken]) <= width { taken += 1 }
        let first = fitted(
            words[..<taken].joined(separator: " "),
            width: width,
            size: size,
            bold: bold
        )
        return [first]
            + wrapped(
                Array(words[taken...]),
                width: width,
                size: size,
                bold: bold,
                lines: lines - 1,
                balanced: balanced
            )
    }
}
