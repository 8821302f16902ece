/// Draws several reverse-reachable sets side by side.
///
/// One set is small, and each of its nodes is found only when the arcs of another have come from memory. Side by side, many such waits
/// overlap. Each set has its own stream of numbers and takes its nodes first in, first out.
struct SetSampler: ~Copyable {
    /// Number of sets drawn side by side.
    static let width = 64

    /// Nodes with the sets for which they were reached, set in the upper half, in the order in which they were.
    private var pairs: [UInt64] = []
    /// Places for pairs, each 1 more than the pair or 0 where free; never more than half full.
    private var table = [UInt64](repeating: 0, count: 4096)
    private var streams: [RandomStream] = []
    /// For each set whether it is known to hold a seed.
    private var isMet: [Bool] = []
    private let chunk: ArcChunk

    /// Memory for graphs in which no node has more than `longestRow` arcs.
    init(longestRow: Int) {
        chunk = ArcChunk(longestRow: longestRow)
    }

    /// Appends the sets of a range of numbers, of at most ``width``.
    ///
    /// Set i draws from the stream of part i of `key`. To `sizes` goes for each set the number of its members, to `members` the
    /// members of the sets one after the other.
    mutating func draw(
        _ range: Range<Int>,
        of diffusion: borrowing Diffusion,
        roots: borrowing RootSampler,
        key: UInt64,
        sizes: inout [Int32],
        members: inout [Int32]
    ) {
        begin(range, roots: roots, key: key)
        follow(diffusion, seeds: [])
        flush(&sizes, &members)
    }

    /// The number of sets of a range, of at most ``width``, that hold a node for which `isSeed`, and the nodes drawn for it.
    ///
    /// A set is drawn no further once it is known to hold one.
    mutating func count(
        _ range: Range<Int>,
        of diffusion: borrowing Diffusion,
        roots: borrowing RootSampler,
        key: UInt64,
        isSeed: [Bool]
    ) -> (met: Int, drawn: Int) {
        begin(range, roots: roots, key: key)
        follow(diffusion, seeds: isSeed)
        defer { clear() }
        return (isMet.count { $0 }, pairs.count)
    }

    private mutating func begin(_ range: Range<Int>, roots: borrowing RootSampler, key: UInt64) {
        precondition(range.count <= Self.width, "\(range.count) sets side by side")
        pairs.removeAll(keepingCapacity: true)
        streams.removeAll(keepingCapacity: true)
        isMet = [Bool](repeating: false, count: range.count)
        for (lane, set) in range.enumerated() {
            var random = RandomStream(key: RandomStream.key(key, UInt64(set)))
            insert(UInt64(lane) << 32 | UInt64(roots.next(&random)))
            streams.append(random)
        }
    }

    private mutating func follow(_ diffusion: borrowing Diffusion, seeds: [Bool]) {
        let arcs = diffusion.backwards
        switch (diffusion.isExclusive, seeds.isEmpty) {
        case (true, true): spread(along: arcs, areExclusive: true, seeds: nil)
        case (true, false): spread(along: arcs, areExclusive: true, seeds: seeds)
        case (false, true): spread(along: arcs, areExclusive: false, seeds: nil)
        case (false, false): spread(along: arcs, areExclusive: false, seeds: seeds)
        }
    }

    /// Adds a node to a set unless it is in it.
    @inline(__always)
    private mutating func insert(_ pair: UInt64) {
        if 2 &* pairs.count >= table.count { grow() }
        let mask = table.count &- 1
        var place = Self.place(pair) & mask
        while table[place] != 0 {
            if table[place] == pair &+ 1 { return }
            place = (place &+ 1) & mask
        }
        table[place] = pair &+ 1
        pairs.append(pair)
    }

    @inline(__always)
    private static func place(_ pair: UInt64) -> Int {
        Int(truncatingIfNeeded: (pair &* 0x9E37_79B9_7F4A_7C15) >> 34)
    }

    private mutating func grow() {
        table = [UInt64](repeating: 0, count: 2 * table.count)
        let mask = table.count - 1
        for pair in pairs {
            var place = Self.place(pair) & mask
            while table[place] != 0 { place = (place + 1) & mask }
            table[place] = pair + 1
        }
    }

    /// Follows live arcs in all sets; as in ``ReachedNodes/spread(along:_:)``, also why the pointers stay within bounds.
    ///
    /// A lane is below the number of streams, for it is that of a root.
    @inline(__always)
    private mutating func spread(
        along arcs: borrowing LiveArcs,
        areExclusive: Bool,
        seeds: [Bool]?
    ) {
        arcs.heads.withUnsafeBufferPointer { heads in
            arcs.cells.withUnsafeBufferPointer { cells in
                var next = 0
                while next < pairs.count {
                    let end = min(pairs.count, next + ArcChunk.size)
                    var found = 0
                    while next < end {
                        let pair = pairs[next]
                        next &+= 1
                        let lane = Int(pair >> 32)
                        if let seeds {
                            if isMet[lane] { continue }
                            if seeds[Int(pair & 0xFFFF_FFFF)] {
                                isMet[lane] = true
                                continue
                            }
                        }
                        let head = heads[Int(pair & 0xFFFF_FFFF)]
                        let number = streams[lane].next() >> 32
                        chunk.hits[found] = head & 0xFFFF_FFFF_0000_0000 | number
                        chunk.lanes[found] = Int32(truncatingIfNeeded: lane)
                        let isLive: UInt64 = number <= head & 0xFFFF_FFFF ? 1 : 0
                        found &+= Int(truncatingIfNeeded: isLive | (head >> 32 & 1))
                    }
                    for index in 0..<found {
                        chunk.blocks[index] = cells[Int(chunk.hits[index] >> 33)]
                    }
                    for index in 0..<found {
                        let lane = Int(chunk.lanes[index])
                        let live = LiveArcs.live(
                            chunk.hits[index],
                            block: chunk.blocks[index],
                            cells: cells,
                            areExclusive: areExclusive,
                            &streams[lane],
                            into: chunk.live
                        )
                        for place in 0..<live {
                            insert(
                                UInt64(lane) << 32 | UInt64(UInt32(bitPattern: chunk.live[place]))
                            )
                        }
                    }
                }
            }
        }
    }

    /// Appends the sets, sorted by counting, and empties the table.
    private mutating func flush(_ sizes: inout [Int32], _ members: inout [Int32]) {
        let lanes = streams.count
        var next = [Int](repeating: 0, count: lanes + 1)
        for pair in pairs { next[Int(pair >> 32) + 1] += 1 }
        for lane in 0..<lanes {
            sizes.append(Int32(next[lane + 1]))
            next[lane + 1] += next[lane]
        }
        let first = members.count
        members.append(contentsOf: repeatElement(0, count: pairs.count))
        for pair in pairs {
            let lane = Int(pair >> 32)
            members[first + next[lane]] = Int32(truncatingIfNeeded: pair)
            next[lane] += 1
        }
        clear()
    }

    /// Empties the table.
    private mutating func clear() {
        if 8 * pairs.count > table.count {
            for place in table.indices { table[place] = 0 }
        } else {
            let mask = table.count - 1
            for pair in pairs {
                // Whatever shares a run of places is cleared too, for all of it was put there by these pairs.
                var place = Self.place(pair) & mask
                while table[place] != 0 {
                    table[place] = 0
                    place = (place + 1) & mask
                }
            }
        }
    }
}
