/// For each week a list of small numbers, as linked lists in one pool, last added first.
struct WeekLists: ~Copyable {
    /// Not private: a debug build of Swift 6.3 fails on a column of a private type.
    struct Node {
        let item: Int32
        let next: Int32
    }

    private var heads: Column<Int32>
    private var nodes = Column<Node>()

    init(weeks: Int) {
        heads = Column(repeating: -1, count: weeks)
    }

    /// Empties all lists, keeping their memory.
    mutating func removeAll() {
        heads.fill(-1)
        nodes.removeAll()
    }

    /// Puts `item` first in the list of `week`; weeks past the last are ignored.
    @inline(__always)
    mutating func add(_ item: Int, to week: Int) {
        guard week < heads.count else { return }
        nodes.append(Node(item: Int32(item), next: heads[week]))
        heads[week] = Int32(nodes.count - 1)
    }

    /// The first node of a week's list, or −1.
    @inline(__always)
    func first(in week: Int) -> Int { Int(heads[week]) }

    /// The node after `node` in its list, or −1.
    @inline(__always)
    func after(_ node: Int) -> Int { Int(nodes[node].next) }

    /// The item of a node.
    @inline(__always)
    func item(_ node: Int) -> Int { Int(nodes[node].item) }
}
