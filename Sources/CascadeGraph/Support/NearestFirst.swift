/// Nodes that wait for their turn, nearest first: a heap with four children a node, in which nodes can move up.
///
/// Of nodes at the same distance the one with the fewest edges of length 0 behind it comes first, then the lowest.
struct NearestFirst: Sendable {
    /// The distance of each node; infinite for those that never were put in.
    private(set) var distance: [Double]
    /// The edges of length 0 on the way to each node, as far as they have been given.
    private(set) var zeros: [Int32]
    private var heap: [Int32] = []
    /// Where a node is in the heap, or −1.
    private var place: [Int32]

    /// No node of `count` waiting.
    init(count: Int) {
        distance = [Double](repeating: .infinity, count: count)
        zeros = [Int32](repeating: 0, count: count)
        place = [Int32](repeating: -1, count: count)
    }

    var isEmpty: Bool { heap.isEmpty }

    /// Puts in a node, or moves it up to a smaller distance or to fewer edges of length 0.
    ///
    /// - Complexity: O(log V).
    mutating func put(_ node: Int, at newDistance: Double, zeros newZeros: Int32 = 0) {
        distance[node] = newDistance
        zeros[node] = newZeros
        if place[node] < 0 {
            place[node] = Int32(heap.count)
            heap.append(Int32(node))
        }
        rise(Int(place[node]))
    }

    /// Takes out the nearest node.
    ///
    /// - Complexity: O(log V).
    mutating func takeNearest() -> Int? {
        guard let nearest = heap.first, let last = heap.popLast() else { return nil }
        place[Int(nearest)] = -1
        if nearest != last {
            heap[0] = last
            place[Int(last)] = 0
            sink(0)
        }
        return Int(nearest)
    }

    /// Forgets these nodes, so that they are as if never put in.
    mutating func forget(_ nodes: [Int32]) {
        for node in nodes { distance[Int(node)] = .infinity }
    }

    private func precedes(_ first: Int32, _ second: Int32) -> Bool {
        let one = distance[Int(first)]
        let other = distance[Int(second)]
        if one != other { return one < other }
        let zeros = (zeros[Int(first)], zeros[Int(second)])
        return zeros.0 < zeros.1 || (zeros.0 == zeros.1 && first < second)
    }

    private mutating func rise(_ start: Int) {
        var position = start
        let node = heap[position]
        while position > 0 {
            let above = (position - 1) / 4
            guard precedes(node, heap[above]) else { break }
            heap[position] = heap[above]
            place[Int(heap[position])] = Int32(position)
            position = above
        }
        heap[position] = node
        place[Int(node)] = Int32(position)
    }

    private mutating func sink(_ start: Int) {
        var position = start
        let node = heap[position]
        while 4 * position + 1 < heap.count {
            var best = 4 * position + 1
            for child in best..<min(best + 4, heap.count) where precedes(heap[child], heap[best]) {
                best = child
            }
            guard precedes(heap[best], node) else { break }
            heap[position] = heap[best]
            place[Int(heap[position])] = Int32(position)
            position = best
        }
        heap[position] = node
        place[Int(node)] = Int32(position)
    }
}
