/// Bends ties so that they pass beside circles and names rather than under them.
struct TieRouter {
    private static let bin = 64.0
    private var bins: [Int64: [Int]] = [:]
    private var obstacles: [(rect: Rect, owner: Int)] = []
    private let bounds: Rect

    /// A router for ties that stay within `bounds`.
    init(bounds: Rect) {
        self.bounds = bounds.inset(4)
    }

    /// Marks a rectangle that belongs to a node as one to avoid.
    mutating func avoid(_ rect: Rect, owner: Int) {
        let position = obstacles.count
        obstacles.append((rect, owner))
        for column in Int(rect.x / Self.bin)...Int(max(rect.x, rect.maxX) / Self.bin) {
            for row in Int(rect.y / Self.bin)...Int(max(rect.y, rect.maxY) / Self.bin) {
                bins[Self.key(column, row), default: []].append(position)
            }
        }
    }

    private static func key(_ column: Int, _ row: Int) -> Int64 {
        Int64(column) << 32 | Int64(row & 0xFFFF_FFFF)
    }

    /// The two control points of the tie between two nodes, the bend that hides least and is gentlest.
    ///
    /// - Complexity: O(bends · samples) for a bounded number of obstacles in a place.
    func control(from a: Point, _ ownerA: Int, to b: Point, _ ownerB: Int) -> (Point, Point) {
        let length = a.distance(to: b)
        guard length > 1 else { return (a, b) }
        let (nx, ny) = (-(b.y - a.y) / length, (b.x - a.x) / length)
        var best: (cost: Double, control: (Point, Point))?
        for bend in [0.12, -0.12, 0.2, -0.2, 0.3, -0.3, 0.42, -0.42, 0.04, -0.04] {
            let offset = max(-110, min(110, bend * length))
            let first = Point(
                a.x + (b.x - a.x) * 0.3 + nx * offset,
                a.y + (b.y - a.y) * 0.3 + ny * offset
            )
            let second = Point(
                a.x + (b.x - a.x) * 0.7 + nx * offset,
                a.y + (b.y - a.y) * 0.7 + ny * offset
            )
            var hits = 0.0
            let samples = max(12, min(48, Int(length / 9)))
            for sample in 1..<samples {
                let at = Self.point(a, first, second, b, Double(sample) / Double(samples))
                if isCovered(at, ownerA, ownerB) { hits += 1 }
                if !bounds.contains(at) { hits += 4 }
            }
            let cost = hits / Double(samples) * length + abs(bend) * length * 0.25
            if best.map({ cost < $0.cost - 1e-9 }) ?? true { best = (cost, (first, second)) }
        }
        return best?.control ?? (a, b)
    }

    private func isCovered(_ point: Point, _ a: Int, _ b: Int) -> Bool {
        let key = Self.key(Int(point.x / Self.bin), Int(point.y / Self.bin))
        for position in bins[key] ?? [] {
            let (rect, owner) = obstacles[position]
            if owner != a, owner != b, rect.contains(point) { return true }
        }
        return false
    }

    /// The point at `t` of a cubic Bezier curve.
    static func point(_ a: Point, _ b: Point, _ c: Point, _ d: Point, _ t: Double) -> Point {
        let u = 1 - t
        let (w0, w1, w2, w3) = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
        return Point(
            w0 * a.x + w1 * b.x + w2 * c.x + w3 * d.x,
            w0 * a.y + w1 * b.y + w2 * c.y + w3 * d.y
        )
    }
}
