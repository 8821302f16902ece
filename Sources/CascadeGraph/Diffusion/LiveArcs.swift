/// For each node its row of arcs in a form from which the live ones are drawn by jumping from one to the next.
///
/// A row is cut into blocks. An arc holds the chance, as a multiple of 2⁻³², that it or an arc before it in its block is live: one
/// uniform number below 2³² thus finds the first live arc of a block, or that there is none, and each further live arc takes one
/// more number, drawn from what lies beyond. So a node costs a draw for each block and each live arc rather than one for each
/// arc, and most nodes cost one look at their head. Arcs of high chance stand first. A new block begins where the
/// chance that no arc is live falls below 2⁻⁶, so that rounding changes no chance by more than 2⁻²⁶.
///
/// The idea of jumping is that of Guo, Wang, Wei & Chen, "Influence maximization revisited: efficient reverse reachable set
/// generation with bound tightened", SIGMOD 2020, doi:10.1145/3318464.3389740, who jump by geometric numbers.
///
/// Where arcs are exclusive, a row is one block whose chances add up, and at most the first live arc counts.
struct LiveArcs: Sendable {
    /// For each node where its first block begins (31 bits), whether it has several (1), and the limit of the first (32).
    ///
    /// They stand in this order from the highest bit. A node without arcs points to an empty block.
    private(set) var heads: [UInt64]
    /// Blocks one after the other: their length and limit, then for each arc its target and limit.
    ///
    /// Limits stand in the lower half. A number up to the limit of a block finds a live arc in it: the first whose limit is no less. A 0 ends the
    /// blocks of a node that has several.
    private(set) var cells: [UInt64]
    /// The number of arcs of the longest row.
    private(set) var longestRow = 0

    /// The rows of `graph`, which is reversed if its arcs lead from the node that they enter.
    ///
    /// - Complexity: O(V + E log d), d the greatest degree.
    init(rowsOf graph: Graph, chances: ArcChances, areReversed: Bool) {
        heads = []
        heads.reserveCapacity(graph.nodeCount)
        cells = [0]
        cells.reserveCapacity(graph.arcCount + graph.nodeCount + graph.nodeCount / 8 + 8)
        let isSorted = areReversed && chances.areEqualIntoANode
        let areExclusive = chances.areExclusive
        var row: [(chance: Double, target: Int32)] = []
        for node in 0..<graph.nodeCount {
            row.removeAll(keepingCapacity: true)
            for arc in graph.arcs(of: node) {
                let target = graph.targets[arc]
                guard Int(target) != node else { continue }
                let chance = chances.chance(
                    weight: graph.weights[arc],
                    target: areReversed ? node : Int(target)
                )
                if chance > 0 { row.append((chance, target)) }
            }
            if !isSorted {
                row.sort { $0.chance != $1.chance ? $0.chance > $1.chance : $0.target < $1.target }
            }
            append(row, areExclusive: areExclusive)
        }
    }

    /// Cuts the row of the next node into blocks.
    private mutating func append(_ row: [(chance: Double, target: Int32)], areExclusive: Bool) {
        guard !row.isEmpty else {
            // Cell 0 is an empty block, whose limit only the number 0 does not pass; its length is 0.
            heads.append(0)
            return
        }
        longestRow = max(longestRow, row.count)
        let first = cells.count
        precondition(first < 1 << 31, "too many arcs")
        var start = first
        var none = 1.0
        var limit: UInt64 = 0
        cells.append(0)
        for index in row.indices {
            none = areExclusive ? none - row[index].chance : none * (1 - row[index].chance)
            // At least 1 more than before, so that no chance vanishes; 2³² stands for certainty.
            let exact = UInt64(((1 - max(0, none)) * 0x1p32).rounded())
            limit = min(1 << 32, max(limit + 1, exact))
            cells.append(UInt64(row[index].target) << 32 | (limit - 1))
            let isLast = index == row.count - 1
            if isLast || (!areExclusive && none < 0x1p-6) {
                cells[start] = UInt64(cells.count - start - 1) << 32 | (limit - 1)
                guard !isLast else { break }
                start = cells.count
                cells.append(0)
                none = 1
                limit = 0
            }
        }
        let hasSeveral = start != first
        if hasSeveral { cells.append(0) }
        heads.append(UInt64(first) << 33 | (hasSeveral ? 1 << 32 : 0) | cells[first] & 0xFFFF_FFFF)
    }

    /// The number of a node's live arcs, whose targets are written to `live`.
    ///
    /// The pointers stay within bounds: a head leads to a block, a block's length to its end, and the search in a block ends at the
    /// latest at its last arc, whose limit is the block's, no less than the number sought; `live` has room for the longest row.
    ///
    /// `hit` is the node's head, with a number drawn in the lower half, and `block` the cell that it points to. Where arcs are
    /// exclusive, the first live arc is the only one.
    @inline(__always)
    static func live(
        _ hit: UInt64,
        block: UInt64,
        cells: UnsafeBufferPointer<UInt64>,
        areExclusive: Bool,
        _ random: inout RandomStream,
        into live: UnsafeMutablePointer<Int32>
    ) -> Int {
        var found = 0
        var number = hit & 0xFFFF_FFFF
        let hasSeveral = hit >> 32 & 1 == 1
        var cell = Int(hit >> 33)
        var block = block
        while true {
            let limit = block & 0xFFFF_FFFF
            let end = cell &+ 1 &+ Int(block >> 32)
            cell &+= 1
            while number <= limit, cell < end {
                cell = firstLive(from: cell, to: end, number, cells)
                let arc = cells[cell]
                cell &+= 1
                live[found] = Int32(truncatingIfNeeded: arc >> 32)
                found &+= 1
                // A number from what lies beyond this arc, for the next live one.
                let own = arc & 0xFFFF_FFFF
                guard own < limit, !areExclusive else { break }
                let beyond = 0xFFFF_FFFF &- own
                number = own &+ 1 &+ ((random.next() >> 32) &* beyond) >> 32
            }
            guard hasSeveral else { return found }
            cell = end
            block = cells[cell]
            guard block != 0 else { return found }
            number = random.next() >> 32
        }
    }

    /// The first cell from `cell` whose limit is at least `number`, which the last before `end` is known to have.
    @inline(__always)
    private static func firstLive(
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
}
