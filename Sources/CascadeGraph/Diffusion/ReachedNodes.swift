/// The nodes reached in one run, in the order in which they were, and the memory that runs use one after another.
struct ReachedNodes: ~Copyable {
    /// Number of nodes reached.
    private(set) var count = 0
    /// The nodes reached: `count` of them are initialised.
    let queue: UnsafeMutablePointer<Int32>
    /// One bit for each node, set for those reached.
    private let marks: UnsafeMutablePointer<UInt64>
    private let chunk: ArcChunk

    /// Memory for runs on a graph of so many nodes, none of which has more than `longestRow` arcs.
    init(nodeCount: Int, longestRow: Int) {
        queue = .allocate(capacity: nodeCount + 1)
        marks = .allocate(capacity: nodeCount / 64 + 1)
        marks.initialize(repeating: 0, count: nodeCount / 64 + 1)
        chunk = ArcChunk(longestRow: longestRow)
    }

    deinit {
        queue.deallocate()
        marks.deallocate()
    }

    /// The nodes reached, in order.
    var nodes: UnsafeBufferPointer<Int32> { UnsafeBufferPointer(start: queue, count: count) }

    /// Adds a node unless it has been reached before.
    ///
    /// The queue cannot overflow: a node enters it only when its mark is set, and `node` lies in 0 ..< `nodeCount`, for
    /// callers pass checked seeds and targets of a graph.
    @inline(__always)
    mutating func insert(_ node: Int) {
        let word = marks[node >> 6]
        let bit: UInt64 = 1 &<< UInt64(truncatingIfNeeded: node & 63)
        guard word & bit == 0 else { return }
        marks[node >> 6] = word | bit
        queue[count] = Int32(truncatingIfNeeded: node)
        count &+= 1
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
    /// The pointers stay within bounds: `heads` has an entry for each node and each node reached is one; a head leads to a cell;
    /// a chunk has room for its nodes.
    mutating func spread(along arcs: borrowing LiveArcs, _ random: inout RandomStream) {
        arcs.heads.withUnsafeBufferPointer { heads in
            arcs.cells.withUnsafeBufferPointer { cells in
                var next = 0
                while next < count {
                    let end = min(count, next + ArcChunk.size)
                    var found = 0
                    while next < end {
                        let head = heads[Int(queue[next])]
                        next &+= 1
                        let number = random.next() >> 32
                        chunk.hits[found] = head & 0xFFFF_FFFF_0000_0000 | number
                        let isLive: UInt64 = number <= head & 0xFFFF_FFFF ? 1 : 0
                        found &+= Int(truncatingIfNeeded: isLive | (head >> 32 & 1))
                    }
                    for index in 0..<found {
                        chunk.blocks[index] = cells[Int(chunk.hits[index] >> 33)]
                    }
                    for index in 0..<found {
                        let live = LiveArcs.live(
                            chunk.hits[index],
                            block: chunk.blocks[index],
                            cells: cells,
                            areExclusive: false,
                            &random,
                            into: chunk.live
                        )
                        for place in 0..<live { insert(Int(chunk.live[place])) }
                    }
                }
            }
        }
    }
}

/// The memory in which the nodes of a chunk wait for their arcs to be fetched.
struct ArcChunk: ~Copyable {
    /// Number of nodes that are looked at together.
    static let size = 64
    /// The heads of nodes that have a live arc, with the number drawn in the lower half.
    let hits: UnsafeMutablePointer<UInt64>
    /// The first cells of their blocks.
    let blocks: UnsafeMutablePointer<UInt64>
    /// The set for which each of them was reached, where several are drawn together.
    let lanes: UnsafeMutablePointer<Int32>
    /// The targets of one node's live arcs.
    let live: UnsafeMutablePointer<Int32>

    /// Memory for a chunk of nodes of which none has more than `longestRow` arcs.
    init(longestRow: Int) {
        // One place more than there are nodes: each is written before it is known whether it counts.
        hits = .allocate(capacity: Self.size + 1)
        blocks = .allocate(capacity: Self.size + 1)
        lanes = .allocate(capacity: Self.size + 1)
        live = .allocate(capacity: longestRow + 1)
    }

    deinit {
        hits.deallocate()
        blocks.deallocate()
        lanes.deallocate()
        live.deallocate()
    }
}
