/// For each node the arcs that leave it, each with the numbers by which its target chooses it: for runs of the linear threshold model.
///
/// In a run each node draws one number below 2³², a function of the run and the node alone; the arc whose span holds it is live. So
/// at most one arc into a node is, nothing need be stored, and forward and backward runs share their spans.
struct ThresholdArcs: Sendable {
    /// For each node the position of its first arc, then the number of arcs.
    private var offsets: [Int32]
    private var targets: [Int32]
    /// The least number of each arc's span.
    private var lowest: [UInt32]
    /// The greatest.
    private var highest: [UInt32]

    /// The arcs of rows that hold for each node those that enter it.
    ///
    /// - Complexity: O(V + E) by counting sort.
    init(reversing entering: LiveArcs, nodeCount: Int) {
        var offsets = [Int32](repeating: 0, count: nodeCount + 1)
        for node in 0..<nodeCount {
            for cell in Self.cells(of: node, entering) {
                offsets[Int(entering.cells[cell] >> 32) + 1] += 1
            }
        }
        for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
        let arcCount = Int(offsets[nodeCount])
        targets = [Int32](repeating: 0, count: arcCount)
        lowest = [UInt32](repeating: 0, count: arcCount)
        highest = [UInt32](repeating: 0, count: arcCount)
        var next = offsets
        for node in 0..<nodeCount {
            var low: UInt64 = 0
            for cell in Self.cells(of: node, entering) {
                let high = entering.cells[cell] & 0xFFFF_FFFF
                defer { low = high + 1 }
                // An arc that rounding leaves without a span stays empty: from 1 to 0.
                let source = Int(entering.cells[cell] >> 32)
                let arc = Int(next[source])
                next[source] += 1
                targets[arc] = Int32(node)
                lowest[arc] = UInt32(low <= high ? low : 1)
                highest[arc] = UInt32(low <= high ? high : 0)
            }
        }
        self.offsets = offsets
    }

    private static func cells(of node: Int, _ arcs: LiveArcs) -> Range<Int> {
        let block = Int(arcs.heads[node] >> 33)
        return block + 1..<block + 1 + Int(arcs.cells[block] >> 32)
    }

    /// Reaches everything that live arcs lead to from the nodes reached so far in the run with this key.
    ///
    /// The pointers stay within bounds: nodes reached are nodes, and a node's arcs lie between its offset and the next.
    func spread(_ reached: inout ReachedNodes, run: UInt64) {
        offsets.withUnsafeBufferPointer { offsets in
            targets.withUnsafeBufferPointer { targets in
                lowest.withUnsafeBufferPointer { lowest in
                    highest.withUnsafeBufferPointer { highest in
                        var next = 0
                        while next < reached.count {
                            let node = Int(reached.queue[next])
                            next &+= 1
                            for arc in Int(offsets[node])..<Int(offsets[node &+ 1]) {
                                let target = Int(targets[arc])
                                let number = UInt32(
                                    truncatingIfNeeded: RandomStream.key(run, UInt64(target)) >> 32
                                )
                                if number >= lowest[arc], number <= highest[arc] {
                                    reached.insert(target)
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}
