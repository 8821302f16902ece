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
    /// For each node, from the highest bit: where its first block begins (31 bits), whether it has several (1), and the limit of the
    /// first (32). A node without arcs points to an empty block.
    private(set) var heads: [UInt64]
    /// Blocks one after the other: their length and limit, then for each arc its target and limit, the limits in the
    /// lower half. A number up to the limit of a block finds a live arc in it: the first whose limit is no less. A 0 ends the
    /// blocks of a node that has several.
    private(set) var cells: [UInt64]

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
}
