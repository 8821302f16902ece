import CascadeCore

/// Five classes of a count, from none to the most, with round bounds.
struct ColourScale {
    /// Highest count of each class; the first is 0.
    let bounds: [Int]

    /// The classes for counts up to `most`.
    init(upTo most: Int) {
        var bounds = [0]
        if most <= 4 {
            bounds += most > 0 ? Array(1...most) : []
        } else {
            // Wider classes higher up, because few stand out.
            for share in [0.07, 0.25, 0.5] {
                let bound = Self.rounded(max(1, Int((share * Double(most)).rounded())))
                if bound > bounds[bounds.count - 1], bound < most { bounds.append(bound) }
            }
            bounds.append(most)
        }
        self.bounds = bounds
    }

    /// The class of a count: 0 for none, else 1 to 4.
    func level(_ count: Int) -> Int {
        guard count > 0 else { return 0 }
        let place = bounds.firstIndex { count <= $0 } ?? bounds.count - 1
        // Few classes take the strongest colours last.
        return bounds.count == 2 ? 3 : place * 4 / (bounds.count - 1)
    }

    /// Each class with its level and its counts in words: `none`, `1–5`, `over 20`.
    var classes: [(level: Int, words: String)] {
        bounds.indices.map { place in
            let high = bounds[place]
            guard place > 0 else { return (0, "none") }
            let low = bounds[place - 1] + 1
            let isOpen = place == bounds.count - 1 && high > low
            let words =
                low == high
                ? Wording.count(high)
                : isOpen
                    ? "over \(Wording.count(low - 1))"
                    : "\(Wording.count(low))–\(Wording.count(high))"
            return (level(high), words)
        }
    }

    /// A count rounded to 1, 2 or 5 times a power of ten.
    private static func rounded(_ count: Int) -> Int {
        var unit = 1
        while unit * 10 <= count { unit *= 10 }
        return [1, 2, 5, 10].map { $0 * unit }.min { abs($0 - count) < abs($1 - count) } ?? count
    }
}
