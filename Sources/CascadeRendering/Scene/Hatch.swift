import Foundation

/// Slanted lines that fill a part of a shape: what is expected, beside what is on record in one colour.
enum Hatch {
    /// Lines in the part of a circle that lies between two levels, `low` and `high` shares of its area from below.
    ///
    /// - Complexity: O(radius ÷ spacing).
    static func circle(
        at c: Point,
        radius: Double,
        from low: Double,
        to high: Double,
        _ paint: Paint,
        spacing: Double = 3.4,
        lineWidth: Double = 1.1
    ) -> Scene.Element? {
        guard high > low, radius > 0 else { return nil }
        let root = 2.0.squareRoot()
        let r = radius - 0.4
        let top = high >= 1 ? -r : radius * cos(LevelCircle.halfAngle(high))
        let bottom = low <= 0 ? r : radius * cos(LevelCircle.halfAngle(low))
        var steps: [PathStep] = []
        // A line at offset o is c + n·o + d·t with n = (1, 1)/√2 and d = (1, −1)/√2, so it is at height (o − t)/√2.
        let count = Int((r / spacing).rounded(.down))
        for number in -count...count {
            let offset = Double(number) * spacing
            let reach = max(0, r * r - offset * offset).squareRoot()
            let from = max(-reach, offset - root * bottom)
            let to = min(reach, offset - root * top)
            guard to - from > 0.4 else { continue }
            func at(_ t: Double) -> Point {
                Point(c.x + (offset + t) / root, c.y + (offset - t) / root)
            }
            steps += [.move(at(from)), .line(at(to))]
        }
        guard !steps.isEmpty else { return nil }
        return .shape(
            Scene.Shape(outline: .path(steps), stroke: paint, lineWidth: lineWidth)
        )
    }
}
