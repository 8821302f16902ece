/// Round numbers across a range, from 0 where the range comes near to it.
package struct RangeAxis: Sendable, Equatable {
    /// The marks, rising; the first is at most the smallest value, the last at least the largest.
    package let marks: [Double]

    /// About `count` marks for values from `smallest` to `largest`; from 0 where `smallest` is below two fifths of `largest`.
    package init(from smallest: Double, to largest: Double, count: Int = 6) {
        let high = largest.isFinite ? max(largest, smallest < 0 ? 0 : 1) : 1
        let isFar = smallest.isFinite && (smallest < 0 || smallest >= 0.4 * high)
        let low = isFar ? min(smallest, high) : 0
        let span = max(high - low, high / 10, 1)
        var step = 1.0
        // Steps of 1, 2, 5, 10, 20, 50 …
        let factors = [2.0, 2.5, 2.0]
        var position = 0
        while span / step > Double(count) {
            step *= factors[position % 3]
            position += 1
        }
        let first = (low / step).rounded(.down)
        let last = max(first + 1, (high / step).rounded(.up))
        marks = (0...Int(last - first)).map { (first + Double($0)) * step }
    }

    /// The lowest mark.
    package var bottom: Double { marks.first ?? 0 }

    /// The highest mark.
    package var top: Double { marks.last ?? 1 }
}
