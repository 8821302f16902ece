/// A point in CSS pixels, y downwards.
package struct Point: Sendable, Hashable {
    /// Rightwards.
    package var x: Double
    /// Downwards.
    package var y: Double

    /// A point.
    package init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }

    /// The distance to another point.
    package func distance(to other: Point) -> Double {
        let (dx, dy) = (other.x - x, other.y - y)
        return (dx * dx + dy * dy).squareRoot()
    }

    /// The point that lies `share` of the way to another one.
    package func toward(_ other: Point, _ share: Double) -> Point {
        Point(x + (other.x - x) * share, y + (other.y - y) * share)
    }
}

/// A width and a height in CSS pixels.
package struct Size: Sendable, Hashable {
    /// Width.
    package var width: Double
    /// Height.
    package var height: Double

    /// A size.
    package init(_ width: Double, _ height: Double) {
        self.width = width
        self.height = height
    }
}

/// A rectangle in CSS pixels.
package struct Rect: Sendable, Hashable {
    /// Left.
    package var x: Double
    /// Top.
    package var y: Double
    /// Width.
    package var width: Double
    /// Height.
    package var height: Double

    /// A rectangle by its upper left corner and size.
    package init(_ x: Double, _ y: Double, _ width: Double, _ height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    /// Right.
    package var maxX: Double { x + width }
    /// Bottom.
    package var maxY: Double { y + height }
    /// Centre.
    package var centre: Point { Point(x + width / 2, y + height / 2) }

    /// Whether a point lies inside.
    package func contains(_ point: Point) -> Bool {
        point.x >= x && point.x <= maxX && point.y >= y && point.y <= maxY
    }

    /// Whether the inner parts of two rectangles share a point.
    package func overlaps(_ other: Rect) -> Bool {
        x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
    }

    /// The rectangle with `amount` taken off every side.
    package func inset(_ amount: Double) -> Rect {
        Rect(x + amount, y + amount, width - 2 * amount, height - 2 * amount)
    }
}

/// One step of a path.
package enum PathStep: Sendable, Hashable {
    /// Begins at a point.
    case move(Point)
    /// A straight line.
    case line(Point)
    /// A cubic Bezier curve by its two control points and its end.
    case curve(Point, Point, Point)
    /// Back to the beginning.
    case close
}

/// Writes coordinates.
package enum Coordinate {
    /// A number with at most `digits` decimals, without trailing zeros; 0 for what is no number.
    package static func text(_ value: Double, digits: Int = 1) -> String {
        guard value.isFinite else { return "0" }
        var scale = 1
        for _ in 0..<digits { scale *= 10 }
        let scaled = Int((max(-1e9, min(1e9, value)) * Double(scale)).rounded())
        if scaled.isMultiple(of: scale) { return String(scaled / scale) }
        var fraction = String(scaled.magnitude % UInt(scale))
        fraction = String(repeating: "0", count: digits - fraction.count) + fraction
        while fraction.last == "0" { fraction.removeLast() }
        return "\(scaled < 0 ? "-" : "")\(scaled.magnitude / UInt(scale)).\(fraction)"
    }
}
