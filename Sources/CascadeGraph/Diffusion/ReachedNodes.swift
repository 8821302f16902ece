/// The nodes reached in one run, in the order in which they were, and the memory that runs use one after another.
struct ReachedNodes: ~Copyable {
    /// Number of nodes reached.
    private(set) var count = 0

    let nodeCount: Int
    /// The nodes reached: `count` of them are initialised.
    let queue: UnsafeMutablePointer<Int32>
    /// One bit for each node, set for those reached.
    let marks: UnsafeMutablePointer<UInt64>

    /// Number of nodes that ``spread(along:_:)`` looks at before it follows their arcs.
    static let chunk = 64
    /// Where the block of each node of a chunk with a live arc begins, with the number drawn.
    let hits: UnsafeMutablePointer<UInt64>
    /// The first cells of those blocks.
    let blocks: UnsafeMutablePointer<UInt64>

    /// Memory for runs on a graph of so many nodes.
    init(nodeCount: Int) {
        self.nodeCount = nodeCount
        queue = .allocate(capacity: nodeCount + 1)
        marks = .allocate(capacity: nodeCount / 64 + 1)
        marks.initialize(repeating: 0, count: nodeCount / 64 + 1)
        hits = .allocate(capacity: Self.chunk + 1)
        hits.initialize(repeating: 0, count: Self.chunk + 1)
        blocks = .allocate(capacity: Self.chunk + 1)
        blocks.initialize(repeating: 0, count: Self.chunk + 1)
    }

    deinit {
        queue.deallocate()
        marks.deallocate()
        hits.deallocate()
        blocks.deallocate()
    }

    /// The nodes reached, in order.
    var nodes: UnsafeBufferPointer<Int32> { UnsafeBufferPointer(start: queue, count: count) }

    /// Adds a node unless it has been reached before.
    ///
    /// The queue cannot overflow: a node enters it only when its mark is set, and `node` lies in 0 ..< `nodeCount`, for
    /// callers pass checked seeds and targets of a graph.
    @inline(__always)
    mutating func insert(_ node: Int) -> Bool {
        let word = marks[node >> 6]
        let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: node & 63)
        guard word & bit == 0 else { return false }
        marks[node >> 6] = word | bit
        queue[count] = Int32(truncatingIfNeeded: node)
        count &+= 1
        return true
    }

    /// Forgets the nodes reached, so that the next run can begin.
    ///
    /// - Complexity: O(nodes reached).
    mutating func removeAll() {
        for index in 0..<count { marks[Int(queue[index]) >> 6] = 0 }
        count = 0
    }

    /// Reaches everything that live arcs lead to from the nodes reached so far, arcs being independent.
    ///
    /// Nodes are taken in chunks: first one draw each tells which of them have a live arc, without a branch; then those nodes'
    /// blocks are fetched, all at once as far as the memory can; then their live arcs are followed.
    ///
    /// The pointers stay within bounds: `heads` has an entry for each node and each node reached is one; a head leads to a
    /// block, a block's length to its end, and the search in a block ends at the latest at its last arc, whose limit is the
    /// block's, no less than the number sought.
    mutating func spread(along arcs: borrowing LiveArcs, _ random: inout RandomStream) {
        let heads = arcs.heads.span
        let cells = arcs.cells.span
        heads.withUnsafeBufferPointer { heads in
            cells.withUnsafeBufferPointer { cells in
                var next = 0
                while next < count {
                    let end = min(count, next + Self.chunk)
                    var found = 0
                    while next < end {
                        let head = heads[Int(queue[next])]
                        next &+= 1
                        let number = random.next() >> 32
                        hits[found] = head & 0xFFFF_FFFF_0000_0000 | number
                        let isLive: UInt64 = number <= head & 0xFFFF_FFFF ? 1 : 0
                        found &+= Int(truncatingIfNeeded: isLive | (head >> 32 & 1))
                    }
                    for index in 0..<found { blocks[index] = cells[Int(hits[index] >> 33)] }
                    for index in 0..<found {
                        follow(hits[index], block: blocks[index], cells: cells, &random)
                    }
                }
            }
        }
    }

    /// Reaches the targets of a node's live arcs, its first number having been drawn.
    @inline(__always)
    private mutating func follow(
        _ hit: UInt64,
        block: UInt64,
        cells: UnsafeBufferPointer<UInt64>,
        _ random: inout RandomStream
    ) {
        var number = hit & 0xFFFF_FFFF
        let hasSeveral = hit >> 32 & 1 == 1
        var cell = Int(hit >> 33)
        var block = block
        while true {
            let limit = block & 0xFFFF_FFFF
            let end = cell &+ 1 &+ Int(block >> 32)
            cell &+= 1
            while number <= limit, cell < end {
                cell = Self.firstLive(from: cell, to: end, number, cells)
                let arc = cells[cell]
                cell &+= 1
                _ = insert(Int(arc >> 32))
                // A number from what lies beyond this arc, for the next live one.
                let own = arc & 0xFFFF_FFFF
                guard own < limit else { break }
                let beyond = 0xFFFF_FFFF &- own
                number = own &+ 1 &+ ((random.next() >> 32) &* beyond) >> 32
            }
            guard hasSeveral else { return }
            cell = end
            block = cells[cell]
            guard block != 0 else { return }
            number = random.next() >> 32
        }
    }

    /// The first cell from `cell` whose limit is at least `number`, which the last before `end` is known to have.
    @inline(__always)
    static func firstLive(
        from cell: Int,
        to end: Int,
        _ number: UInt64,
        _ cells: UnsafeBufferPointer<UInt64>
    ) -> Int {
        var low = cell
        var length = end &- cell
        while length > 16 {
            let half = length >> 1
            if cells[low &+ half &- 1] & 0xFFFF_FFFF < number {
                low &+= half
                length &-= half
            } else {
                length = half
            }
        }
        while cells[low] & 0xFFFF_FFFF < number { low &+= 1 }
        return low
    }

    /// Follows live arcs from the node reached last, arcs being exclusive, until there is none or it leads to a node reached.
    ///
    /// - Precondition: a node has been reached.
    mutating func walk(along arcs: borrowing LiveArcs, _ random: inout RandomStream) {
        precondition(count > 0, "a walk begins at a node")
        arcs.heads.withUnsafeBufferPointer { heads in
            arcs.cells.withUnsafeBufferPointer { cells in
                while true {
                    let head = heads[Int(queue[count &- 1])]
                    let number = random.next() >> 32
                    guard number <= head & 0xFFFF_FFFF else { return }
                    let cell = Int(head >> 33)
                    let length = Int(cells[cell] >> 32)
                    guard length > 0 else { return }
                    let live = Self.firstLive(
                        from: cell &+ 1,
                        to: cell &+ 1 &+ length,
                        number,
                        cells
                    )
                    guard insert(Int(cells[live] >> 32)) else { return }
                }
            }
        }
    }
}
