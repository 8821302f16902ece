/// Sets of nodes, each of what a random node is reached from: reverse-reachable sets.
///
/// The chance that seeds meet such a set, times the number of nodes, is the expected number that they reach (Borgs, Brautbar,
/// Chayes & Lucier, "Maximizing social influence in nearly optimal time", SODA 2014, doi:10.1137/1.9781611973402.70); with
/// roots drawn in proportion to weight, times the sum of weights, the expected weight.
struct ReverseSets: Sendable {
    /// For each set the position of its first member, then the number of members.
    private(set) var offsets: [Int] = [0]
    /// The members of the sets one after the other, the root of each first.
    private(set) var members: [Int32] = []

    /// Number of sets.
    var count: Int { offsets.count - 1 }

    /// Adds sets up to a number of them.
    ///
    /// They depend on `key` and the numbers asked for so far, not on the workers.
    mutating func extend(
        to count: Int,
        of diffusion: Diffusion,
        roots: RootSampler,
        key: UInt64,
        workers: Int?
    ) async {
        let first = self.count
        let new = count - first
        guard new > 0 else { return }
        let parts = max(1, min(128, new / 256))
        let drawn = await inParallel(parts, workers: workers) { part in
            let range = first + new * part / parts..<first + new * (part + 1) / parts
            return Self.draw(range, of: diffusion, roots: roots, key: key)
        }
        offsets.reserveCapacity(count + 1)
        members.reserveCapacity(members.count + drawn.reduce(0) { $0 + $1.members.count })
        for part in drawn {
            for size in part.sizes { offsets.append(offsets[offsets.count - 1] + Int(size)) }
            members += part.members
        }
    }

    private static func draw(
        _ range: Range<Int>,
        of diffusion: Diffusion,
        roots: RootSampler,
        key: UInt64
    ) -> (sizes: [Int32], members: [Int32]) {
        var sampler = SetSampler(longestRow: diffusion.backwards.longestRow)
        var sizes: [Int32] = []
        var members: [Int32] = []
        sizes.reserveCapacity(range.count)
        var next = range.lowerBound
        while next < range.upperBound {
            let width = width(nodes: members.count, sets: sizes.count)
            if width == 1, !diffusion.isExclusive { break }
            let end = min(range.upperBound, next + width)
            sampler.draw(
                next..<end,
                of: diffusion,
                roots: roots,
                key: key,
                sizes: &sizes,
                members: &members
            )
            next = end
        }
        guard next < range.upperBound else { return (sizes, members) }
        var reached = ReachedNodes(
            nodeCount: diffusion.nodeCount,
            longestRow: diffusion.backwards.longestRow
        )
        for set in next..<range.upperBound {
            var random = RandomStream(key: RandomStream.key(key, UInt64(set)))
            reached.insert(roots.next(&random))
            reached.spread(along: diffusion.backwards, &random)
            sizes.append(Int32(reached.count))
            members.append(contentsOf: reached.nodes)
            reached.removeAll()
        }
        return (sizes, members)
    }

    /// How many sets to draw side by side, after so many nodes for so many sets.
    ///
    /// Small ones gain by it, for waits for memory overlap; large ones would only crowd each other out.
    private static func width(nodes: Int, sets: Int) -> Int {
        let typical = sets == 0 ? 1 << 10 : nodes / sets
        return max(1, min(SetSampler.width, (1 << 13) / max(1, typical)))
    }

    /// Of `count` new sets the number that hold at least one of these nodes.
    ///
    /// The sets depend on `key` alone, and none is drawn further than to its first such node, or stored.
    static func count(
        of count: Int,
        metBy nodes: [Int],
        of diffusion: Diffusion,
        roots: RootSampler,
        key: UInt64,
        workers: Int?
    ) async -> Int {
        guard !nodes.isEmpty else { return 0 }
        var marks = [Bool](repeating: false, count: diffusion.nodeCount)
        for node in nodes { marks[node] = true }
        let isSeed = marks
        let parts = max(1, min(128, count / 256))
        return await inParallel(parts, workers: workers) { part in
            var sampler = SetSampler(longestRow: diffusion.backwards.longestRow)
            let range = count * part / parts..<count * (part + 1) / parts
            var total = 0
            var drawn = 0
            var next = range.lowerBound
            while next < range.upperBound {
                let width = width(nodes: drawn, sets: next - range.lowerBound)
                let end = min(range.upperBound, next + width)
                let found = sampler.count(
                    next..<end,
                    of: diffusion,
                    roots: roots,
                    key: key,
                    isSeed: isSeed
                )
                total += found.met
                drawn += found.drawn
                next = end
            }
            return total
        }.reduce(0, +)
    }
}

/// Draws nodes uniformly or in proportion to whole weights.
///
/// Weighted draws take constant time by Walker's alias method as built by Vose, "A linear algorithm for generating random
/// numbers with a given distribution", IEEE Trans. Softw. Eng. 17(9), 1991, doi:10.1109/32.92917.
struct RootSampler: Sendable {
    /// The sum of weights, or the number of nodes.
    let total: Int
    private let nodeCount: Int
    /// For each slot the chance that its own node is drawn; empty: uniform.
    private var own: [Double] = []
    /// For each slot the node drawn otherwise.
    private var other: [Int32] = []

    /// A sampler of nodes by weight, nil: uniform.
    ///
    /// - Complexity: O(V).
    init(nodeCount: Int, nodeWeights: [Int]?) {
        self.nodeCount = nodeCount
        total = nodeWeights?.reduce(0, +) ?? nodeCount
        guard let nodeWeights, total > 0 else { return }
        own = nodeWeights.map { Double($0) / Double(total) * Double(nodeCount) }
        other = (0..<Int32(nodeCount)).map { $0 }
        var small = own.indices.filter { own[$0] < 1 }
        var large = own.indices.filter { own[$0] >= 1 }
        while let low = small.popLast(), let high = large.popLast() {
            other[low] = Int32(high)
            own[high] -= 1 - own[low]
            if own[high] < 1 { small.append(high) } else { large.append(high) }
        }
        // What is left on either side is 1 but for rounding; a node of weight 0 is never left, or it leads to another.
        for node in large { own[node] = 1 }
        for node in small where nodeWeights[node] > 0 { own[node] = 1 }
    }

    /// A node.
    ///
    /// - Precondition: the total is over 0.
    func next(_ random: inout RandomStream) -> Int {
        let slot = random.below(nodeCount)
        guard !own.isEmpty else { return slot }
        return random.uniform() < own[slot] ? slot : Int(other[slot])
    }
}
