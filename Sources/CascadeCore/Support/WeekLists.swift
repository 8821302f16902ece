/// For each week a list of small numbers, as linked lists in one pool, last added first.
struct WeekLists {
    private var heads: [Int32]
    private var items: [Int32] = []
    private var next: [Int32] = []

    init(weeks: Int) {
        heads = Array(repeating: -1, count: weeks)
    }

    /// Empties all lists, keeping their memory.
    mutating func removeAll() {
        for week in heads.indices { heads[week] = -1 }
        items.removeAll(keepingCapacity: true)
        next.removeAll(keepingCapacity: true)
    }

    /// Puts `item` first in the list of `week`; weeks past the last are ignored.
    @inline(__always)
    mutating func add(_ item: Int, to week: Int) {
        guard week < heads.count else { return }
        items.append(Int32(item))
        next.append(heads[week])
        heads[week] = Int32(items.count - 1)
    }

    /// The first node of a week's list, or −1.
    @inline(__always)
    func first(in week: Int) -> Int { Int(heads[week]) }

    /// The node after `node` in its list, or −1.
    @inline(__always)
    func after(_ node: Int) -> Int { Int(next[node]) }

    /// The item of a node.
    @inline(__always)
    func item(_ node: Int) -> Int { Int(items[node]) }
}
