import Foundation

// Nodes that are few steps apart lie near one another.
extension PlainLayout {
    /// How many nodes all others are measured from.
    private static let pivotCount = 24
    /// About how long an edge is, in pixels.
    private static let edgeLength = 43.0

    /// The two directions in which the steps from a few far-apart nodes differ most.
    ///
    /// Pivot multidimensional scaling (Brandes and Pich 2006, doi:10.1007/978-3-540-70904-6_6).
    ///
    /// - Complexity: O(pivots · (V + E)).
    static func distances(_ graph: LayoutGraph) -> Layout {
        let count = graph.nodes.count
        var neighbours = Array(repeating: [Int](), count: count)
        for edge in graph.edges where edge.from != edge.to {
            neighbours[edge.from].append(edge.to)
            neighbours[edge.to].append(edge.from)
        }
        let columns = centred(steps(neighbours))
        let first = direction(columns, avoiding: nil)
        let second = direction(columns, avoiding: first)
        let across = places(columns, first, count: count)
        let down = places(columns, second, count: count)
        // Nodes at equal distances from all would lie on one another; a spiral parts them.
        var centres = (0..<count).map { node -> Point in
            let turn = 2.399_963 * Double(node)
            let away = 0.35 * (Double(node + 1) / Double(count)).squareRoot()
            return Point(
                across[node] + away * cos(turn),
                down[node] + away * sin(turn)
            )
        }
        let lengths = graph.edges.map { centres[$0.from].distance(to: centres[$0.to]) }
        let mean = lengths.reduce(0, +) / Double(max(1, lengths.count))
        let scale = edgeLength / max(0.1, mean)
        let left = centres.map(\.x).min() ?? 0
        let top = centres.map(\.y).min() ?? 0
        centres = centres.map { Point(($0.x - left) * scale, ($0.y - top) * scale) }
        return Layout(
            size: Size(centres.map(\.x).max() ?? 0, centres.map(\.y).max() ?? 0),
            centres: centres,
            routes: graph.edges.map { edge in
                let (a, b) = (centres[edge.from], centres[edge.to])
                return [a, a, b, b]
            }
        )
    }

    /// For each pivot the steps to every node; each pivot is the node furthest from those before it.
    private static func steps(_ neighbours: [[Int]]) -> [[Double]] {
        let count = neighbours.count
        var nearest = Array(repeating: Int.max, count: count)
        var pivot = 0
        var out: [[Double]] = []
        for _ in 0..<min(pivotCount, count) {
            var distance = Array(repeating: -1, count: count)
            distance[pivot] = 0
            var queue = [pivot]
            var head = 0
            while head < queue.count {
                let node = queue[head]
                head += 1
                for other in neighbours[node] where distance[other] < 0 {
                    distance[other] = distance[node] + 1
                    queue.append(other)
                }
            }
            // What can't be reached lies further than all that can.
            let far = (distance.max() ?? 0) + 2
            for node in 0..<count where distance[node] < 0 { distance[node] = far }
            out.append(distance.map(Double.init))
            for node in 0..<count { nearest[node] = min(nearest[node], distance[node]) }
            var furthest = 0
            for node in 0..<count where nearest[node] > nearest[furthest] { furthest = node }
            pivot = furthest
        }
        return out
    }

    /// Squared steps, centred by node and by pivot.
    private static func centred(_ steps: [[Double]]) -> [[Double]] {
        guard let count = steps.first?.count else { return [] }
        let squares = steps.map { $0.map { $0 * $0 } }
        let ofPivot = squares.map { $0.reduce(0, +) / Double(count) }
        let ofNode = (0..<count).map { node in
            squares.reduce(0) { $0 + $1[node] } / Double(steps.count)
        }
        let all = ofPivot.reduce(0, +) / Double(steps.count)
        return squares.enumerated().map { pivot, column in
            column.indices.map { -0.5 * (column[$0] - ofPivot[pivot] - ofNode[$0] + all) }
        }
    }

    /// The direction among pivots in which nodes differ most, at right angles to another: by power iteration.
    private static func direction(_ columns: [[Double]], avoiding other: [Double]?) -> [Double] {
        let count = columns.count
        let products = columns.map { a in columns.map { b in dot(a, b) } }
        var vector = (0..<count).map { 1 + Double($0 * 7 % 5) }
        for _ in 0..<60 {
            if let other {
                let shared = dot(vector, other)
                vector = zip(vector, other).map { $0 - shared * $1 }
            }
            let next = products.map { dot($0, vector) }
            let length = dot(next, next).squareRoot()
            guard length > 1e-12 else { return Array(repeating: 0, count: count) }
            vector = next.map { $0 / length }
        }
        return vector
    }

    /// Where nodes lie in a direction, so that steps have about the length 1.
    private static func places(_ columns: [[Double]], _ direction: [Double], count: Int) -> [Double]
    {
        var out = Array(repeating: 0.0, count: count)
        for (column, weight) in zip(columns, direction) {
            for node in 0..<count { out[node] += weight * column[node] }
        }
        let spread = (out.map(abs).max() ?? 0).squareRoot()
        return spread > 1e-9 ? out.map { $0 / spread } : out
    }

    private static func dot(_ a: [Double], _ b: [Double]) -> Double {
        zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
    }
}
