/// For each node the reverse-reachable sets that hold it.
struct CoverageIndex: Sendable {
    /// For each node the position of its first set, then the number of entries.
    let offsets: [Int]
    /// The sets of each node in ascending order.
    let sets: [Int32]
    /// The sets themselves.
    let reverse: ReverseSets

    var nodeCount: Int { offsets.count - 1 }

    /// The index of sets.
    ///
    /// - Complexity: O(V + members) by counting sort.
    init(_ reverse: ReverseSets, nodeCount: Int) {
        var offsets = [Int](repeating: 0, count: nodeCount + 1)
        for node in reverse.members { offsets[Int(node) + 1] += 1 }
        for node in 0..<nodeCount { offsets[node + 1] += offsets[node] }
        var next = offsets
        var sets = [Int32](repeating: 0, count: reverse.members.count)
        for set in 0..<reverse.count {
            for place in reverse.offsets[set]..<reverse.offsets[set + 1] {
                let node = Int(reverse.members[place])
                sets[next[node]] = Int32(truncatingIfNeeded: set)
                next[node] += 1
            }
        }
        self.offsets = offsets
        self.sets = sets
        self.reverse = reverse
    }

    /// Number of sets that hold a node.
    @inline(__always)
    func size(of node: Int) -> Int { offsets[node + 1] - offsets[node] }
}

/// The sets met by the nodes added so far.
struct Coverage: Sendable {
    private let index: CoverageIndex
    private var isMet: [Bool]
    /// For each node the number of sets that hold it and that no node added meets.
    private(set) var gains: [Int32]
    /// Number of sets met.
    private(set) var met = 0

    /// No set met.
    init(_ index: CoverageIndex) {
        self.index = index
        isMet = [Bool](repeating: false, count: index.reverse.count)
        gains = (0..<index.nodeCount).map { Int32(truncatingIfNeeded: index.size(of: $0)) }
    }

    /// Adds a node.
    ///
    /// - Complexity: O(members of sets newly met + sets that hold it); over all nodes O(members).
    mutating func add(_ node: Int) {
        for entry in index.offsets[node]..<index.offsets[node + 1] {
            let set = Int(index.sets[entry])
            if isMet[set] { continue }
            isMet[set] = true
            met += 1
            for place in index.reverse.offsets[set]..<index.reverse.offsets[set + 1] {
                gains[Int(index.reverse.members[place])] -= 1
            }
        }
    }
}
