import Foundation

/// Directions around a middle.
enum Bearing {
    /// Points by their direction from the middle of all, clockwise on screen.
    static func order(_ points: [Point]) -> [Int] {
        guard !points.isEmpty else { return [] }
        let count = Double(points.count)
        let x = points.map(\.x).reduce(0, +) / count
        let y = points.map(\.y).reduce(0, +) / count
        let angles = points.map { atan2($0.y - y, $0.x - x) }
        return points.indices.sorted { (angles[$0], $0) < (angles[$1], $1) }
    }

    /// Angles near those wanted, in their order, so far apart that widths don't overlap.
    ///
    /// Neighbours that would overlap are moved together by the least squares (pool adjacent violators); what is wider than
    /// `room` in all is squeezed into it.
    ///
    /// - Parameters:
    ///   - wanted: in ascending order.
    ///   - widths: how much room each takes.
    ///   - room: how far all reach together, half of it on each side of 0.
    /// - Returns: angles in the order of `wanted`.
    /// - Complexity: O(n).
    static func spread(_ wanted: [Double], widths: [Double], room: Double) -> [Double] {
        let total = widths.reduce(0, +)
        let squeeze = total > room ? room / total : 1
        var blocks: [(first: Int, count: Int, start: Double, width: Double)] = []
        for (index, angle) in wanted.enumerated() {
            let width = widths[index] * squeeze
            var block = (first: index, count: 1, start: angle - width / 2, width: width)
            while let before = blocks.last, before.start + before.width > block.start {
                blocks.removeLast()
                // The later block's own start, if the earlier one did not stand in front of it.
                let shifted = block.start - before.width
                let count = before.count + block.count
                block = (
                    first: before.first, count: count,
                    start: (before.start * Double(before.count) + shifted * Double(block.count))
                        / Double(count),
                    width: before.width + block.width
                )
            }
            blocks.append(block)
        }
        var starts: [Double] = []
        for block in blocks {
            var at = block.start
            for index in block.first..<(block.first + block.count) {
                at = max(at, starts.last.map { $0 + widths[index - 1] * squeeze } ?? -room / 2)
                starts.append(at)
                at += widths[index] * squeeze
            }
        }
        var end = room / 2
        for index in starts.indices.reversed() {
            end = min(starts[index], end - widths[index] * squeeze)
            starts[index] = end
        }
        return starts.indices.map { starts[$0] + widths[$0] * squeeze / 2 }
    }
}
