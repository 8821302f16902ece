import Foundation

/// Where linked sectors stand: in two bent columns that face each other, so that every name has room beside its circle.
struct SectorRing {
    /// Nodes, clockwise from the top of the right column.
    private(set) var order: [Int]
    /// Centre of each of `order`, around (0, 0).
    private(set) var centres: [Point]

    /// The ring of some nodes.
    ///
    /// - Parameters:
    ///   - start: nodes in an order that has neighbours near each other already.
    ///   - pull: how strongly two nodes want to be near each other.
    ///   - leader: the node to stand near the upper left corner, where people begin to read.
    ///   - spacing: Height for a node and its words.
    /// - Complexity: O(n³) a pass of exchanges, at most eight passes.
    init(_ start: [Int], pull: (Int, Int) -> Double, leader: Int?, spacing: Double) {
        order = start
        centres = Self.places(start.count, spacing)
        let count = order.count
        guard count > 1 else { return }
        var pulls = Array(repeating: 0.0, count: count * count)
        for (i, a) in start.enumerated() {
            for (j, b) in start.enumerated() where i != j { pulls[i * count + j] = pull(a, b) }
        }
        var place = Array(0..<count)  // Which of `start` stands at each place.
        // Lanes across read better than those that turn back into their own column.
        func length(_ a: Int, _ b: Int) -> Double {
            let rise = abs(centres[a].y - centres[b].y)
            return centres[a].x * centres[b].x > 0 ? 2 * spacing + rise : spacing + 0.6 * rise
        }
        func cost(_ at: Int, _ node: Int, ignoring other: Int) -> Double {
            var sum = 0.0
            for k in 0..<count where k != at && k != other {
                sum += pulls[node * count + place[k]] * length(at, k)
            }
            return sum
        }
        for _ in 0..<8 {
            var changed = false
            for i in 0..<count {
                for j in (i + 1)..<max(count, i + 1) {
                    let before =
                        cost(i, place[i], ignoring: j) + cost(j, place[j], ignoring: i)
                    let after = cost(i, place[j], ignoring: j) + cost(j, place[i], ignoring: i)
                    if after < before - 1e-6 {
                        place.swapAt(i, j)
                        changed = true
                    }
                }
            }
            if !changed { break }
        }
        order = place.map { start[$0] }
        turn(leader)
    }

    /// Mirrors the ring so that `leader` stands at the upper left as far as its column allows.
    private mutating func turn(_ leader: Int?) {
        guard let leader, let at = order.firstIndex(of: leader) else { return }
        let right = (order.count + 1) / 2
        var (rights, lefts) = (Array(order[..<right]), Array(order[right...].reversed()))
        let isRight = at < right
        // Columns of one length change sides; of two lengths the leader keeps its own.
        if isRight, rights.count == lefts.count { swap(&rights, &lefts) }
        let row = rights.firstIndex(of: leader) ?? lefts.firstIndex(of: leader) ?? 0
        if row >= (order.count + 1) / 4 + 1 {
            rights.reverse()
            lefts.reverse()
        }
        order = rights + lefts.reversed()
    }

    private static func places(_ count: Int, _ spacing: Double) -> [Point] {
        let right = (count + 1) / 2
        let tall = Double(max(0, right - 1)) / 2 * spacing
        let radius = Size(min(270, max(150, tall * 1.15 + 20)), tall * 1.28 + 60)
        func column(_ count: Int, _ side: Double) -> [Point] {
            (0..<count).map { row in
                let y = (Double(row) - Double(count - 1) / 2) * spacing
                let share = y / radius.height
                return Point(side * radius.width * (1 - share * share).squareRoot(), y)
            }
        }
        return column(right, 1) + column(count - right, -1).reversed()
    }
}
