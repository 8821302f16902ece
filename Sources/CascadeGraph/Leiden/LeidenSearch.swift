/// The search for the partition of highest modularity: moving nodes, refining communities, joining them to nodes.
///
/// What a node of strength k gains by joining a community of strength K to which it has edges of weight w is
/// w − penalty · k · K: modularity times half the weight of all edges.
struct LeidenSearch {
    /// Resolution ÷ twice the weight of all edges.
    let penalty: Double
    /// What a move must gain at least, for each unit of the node's strength, so that rounding makes no circles.
    let tolerance: Double
    /// How freely the refinement picks, in units of weight.
    let temperature: Double

    /// Improves a partition of `base` by one iteration: all levels from single nodes upwards.
    ///
    /// `membership` holds for each node its community, numbered from 0 without gaps.
    func improve(_ membership: inout [Int32], of base: LeidenNetwork, key: UInt64) {
        var network = base
        // For each node of the base the node of `network` that stands for it.
        var representative: [Int32]?
        var community = membership
        var level: UInt64 = 0
        while true {
            var stream = RandomStream(key: RandomStream.key(key, level))
            moveNodes(of: network, community: &community, stream: &stream)
            let count = Self.number(&community)
            if count == network.nodeCount { break }
            var (part, partCount) = refine(
                community,
                count: count,
                of: network,
                stream: &stream
            )
            if partCount == network.nodeCount {
                // Nothing was merged by chance: the communities themselves are joined to nodes.
                part = community
                partCount = count
            }
            network = network.aggregated(by: part, count: partCount)
            var communityOfPart = [Int32](repeating: 0, count: partCount)
            for node in part.indices { communityOfPart[Int(part[node])] = community[node] }
            community = communityOfPart
            if let previous = representative {
                representative = previous.map { part[Int($0)] }
            } else {
                representative = part
            }
            level += 1
        }
        if let representative {
            for node in membership.indices {
                membership[node] = community[Int(representative[node])]
            }
        } else {
            membership = community
        }
        _ = Self.number(&membership)
    }

    /// Numbers groups from 0 in the order of their lowest nodes; returns how many there are.
    ///
    /// - Precondition: groups are from 0 and below the number of nodes.
    static func number(_ group: inout [Int32]) -> Int {
        var new = [Int32](repeating: -1, count: group.count)
        var count: Int32 = 0
        for node in group.indices {
            let old = Int(group[node])
            if new[old] < 0 {
                new[old] = count
                count += 1
            }
            group[node] = new[old]
        }
        return Int(count)
    }

    /// The nodes of a network in an order that is random if their numbers are.
    ///
    /// Sixteen that stand next to each other in memory stay together where there are so many that it matters.
    static func visits(_ count: Int, stream: inout RandomStream) -> [Int32] {
        shuffled(count, block: count < 1 << 12 ? 1 : 16, stream: &stream)
    }

    /// The numbers 0 ..< `count` in random order, those of a block together.
    static func shuffled(_ count: Int, block: Int, stream: inout RandomStream) -> [Int32] {
        let blocks = (count + block - 1) / block
        var firsts = [Int32](repeating: 0, count: blocks)
        for position in 0..<blocks {
            let other = stream.below(position + 1)
            firsts[position] = firsts[other]
            firsts[other] = Int32(position * block)
        }
        if block == 1 { return firsts }
        var order: [Int32] = []
        order.reserveCapacity(count)
        for first in firsts { order += first..<min(Int32(count), first + Int32(block)) }
        return order
    }
}
