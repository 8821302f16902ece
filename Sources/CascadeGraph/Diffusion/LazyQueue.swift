/// A priority queue of nodes whose keys may have fallen since they were put in.
///
/// Greatest key first, then lowest number. Gains of a submodular function only fall, so that an entry is looked at anew only when
/// it comes to the top (Minoux, "Accelerated greedy algorithms for maximizing submodular set functions", 1978,
/// doi:10.1007/BFb0006528).
struct LazyQueue {
    private var entries: [(key: Double, node: Int32)]

    /// A queue of nodes with their keys.
    ///
    /// - Complexity: O(count).
    init(_ entries: [(key: Double, node: Int32)]) {
        self.entries = entries
        for place in stride(from: entries.count / 2 - 1, through: 0, by: -1) { sink(place) }
    }

    /// The node with the greatest key now, left in the queue; nil if none is left.
    ///
    /// A node that is not allowed is dropped for good, as is one whose key is 0. Keys are never greater than before.
    mutating func top(
        isAllowed: (Int) -> Bool,
        key: (Int) -> Double
    ) -> (key: Double, node: Int)? {
        while let first = entries.first {
            let node = Int(first.node)
            let now = isAllowed(node) ? key(node) : 0
            if now <= 0 {
                let last = entries.removeLast()
                if entries.isEmpty { return nil }
                entries[0] = last
                sink(0)
            } else if now < first.key {
                entries[0].key = now
                sink(0)
            } else {
                return (now, node)
            }
        }
        return nil
    }

    private mutating func sink(_ start: Int) {
        var place = start
        let entry = entries[place]
        while true {
            var child = 2 * place + 1
            guard child < entries.count else { break }
            if child + 1 < entries.count, Self.isBefore(entries[child + 1], entries[child]) {
                child += 1
            }
            guard Self.isBefore(entries[child], entry) else { break }
            entries[place] = entries[child]
            place = child
        }
        entries[place] = entry
    }

    private static func isBefore(
        _ one: (key: Double, node: Int32),
        _ other: (key: Double, node: Int32)
    ) -> Bool {
        one.key != other.key ? one.key > other.key : one.node < other.node
    }
}
