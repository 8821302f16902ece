extension Graph {
    /// For each node how near the others are to it: the reciprocal of their mean distance, scaled by the share reached.
    ///
    /// A node that reaches r − 1 of n − 1 others at distances that add up to d has (r − 1)² ÷ ((n − 1) d). So 1: all others
    /// are at distance 1; 0: none can be reached. Distances are those from the node along directed edges; take them of the
    /// ``reversed()`` graph for those to it. Infinite where the others reached are all at distance 0.
    ///
    /// - Parameters:
    ///   - length: how long edges are.
    ///   - workers: how many cores work at a time; nil: all. The result doesn't depend on it.
    /// - Returns: one number for each node.
    /// - Complexity: O(V · E) by steps, 64 sources at once; O(V (V + E) log V) by lengths.
    /// - Note: Wasserman & Faust, "Social Network Analysis", 1994, p. 201, doi:10.1017/CBO9780511815478; Freeman, Social
    ///   Networks 1(3), 1979, doi:10.1016/0378-8733(78)90021-7.
    public func closeness(length: EdgeLength = .one, workers: Int? = nil) async -> [Double] {
        await distanceSums(length: length, workers: workers).map { sums in
            guard sums.others > 0 else { return 0 }
            let others = Double(sums.others)
            return others * others / (Double(nodeCount - 1) * sums.distance)
        }
    }

    /// For each node the mean of the reciprocal distances to the others, 0 for those that it doesn't reach.
    ///
    /// 1: all others are at distance 1. Distances are those from the node along directed edges. Infinite where another node
    /// is at distance 0; 0 where there is no other node.
    ///
    /// - Parameters:
    ///   - length: how long edges are.
    ///   - workers: how many cores work at a time; nil: all. The result doesn't depend on it.
    /// - Returns: one number for each node.
    /// - Complexity: as ``closeness(length:workers:)``.
    /// - Note: Marchiori & Latora, "Harmony in the small-world", Physica A 285, 2000, doi:10.1016/S0378-4371(00)00311-3.
    public func harmonicCentrality(
        length: EdgeLength = .one,
        workers: Int? = nil
    ) async -> [Double] {
        await distanceSums(length: length, workers: workers).map { sums in
            sums.others > 0 ? sums.reciprocals / Double(nodeCount - 1) : 0
        }
    }

    private func distanceSums(length: EdgeLength, workers: Int?) async -> [DistanceSums] {
        let batch = UInt64.bitWidth
        let parts = await inParallel((nodeCount + batch - 1) / batch, workers: workers) { part in
            let sources = part * batch..<min(nodeCount, (part + 1) * batch)
            return length == .one ? stepSums(of: sources) : lengthSums(of: sources, length)
        }
        return parts.flatMap { $0 }
    }

    private func lengthSums(of sources: Range<Int>, _ length: EdgeLength) -> [DistanceSums] {
        sources.map { source in
            var sums = DistanceSums()
            let distances = distances(from: [source], length: length)
            for node in distances.indices where node != source && distances[node] < .infinity {
                sums.others += 1
                sums.distance += distances[node]
                sums.reciprocals += 1 / distances[node]
            }
            return sums
        }
    }

    /// A breadth-first search from up to 64 sources at once, one bit each.
    ///
    /// Then et al., "The more the merrier: efficient multi-source graph traversal", VLDB 2014, doi:10.14778/2735496.2735507.
    private func stepSums(of sources: Range<Int>) -> [DistanceSums] {
        var sums = [DistanceSums](repeating: DistanceSums(), count: sources.count)
        var seen = [UInt64](repeating: 0, count: nodeCount)
        var arriving = seen
        var arrived = seen
        var front = sources.map { Int32($0) }
        for source in sources {
            seen[source] = 1 << UInt64(source - sources.lowerBound)
            arrived[source] = seen[source]
        }
        var next: [Int32] = []
        var counts = [Int](repeating: 0, count: sources.count)
        var distance = 0.0
        while !front.isEmpty {
            distance += 1
            for node in front {
                let bits = arrived[Int(node)]
                for arc in arcs(of: Int(node)) {
                    let target = Int(targets[arc])
                    let new = bits & ~seen[target]
                    if new != 0 {
                        if arriving[target] == 0 { next.append(targets[arc]) }
                        arriving[target] |= new
                    }
                }
            }
            for node in next.map({ Int($0) }) {
                var bits = arriving[node]
                arrived[node] = bits
                seen[node] |= bits
                arriving[node] = 0
                while bits != 0 {
                    counts[bits.trailingZeroBitCount] += 1
                    bits &= bits - 1
                }
            }
            for position in counts.indices {
                sums[position].others += counts[position]
                sums[position].distance += Double(counts[position]) * distance
                sums[position].reciprocals += Double(counts[position]) / distance
                counts[position] = 0
            }
            swap(&front, &next)
            next.removeAll(keepingCapacity: true)
        }
        return sums
    }
}

/// What is added up over the other nodes that a node reaches.
private struct DistanceSums: Sendable {
    var others = 0
    var distance = 0.0
    var reciprocals = 0.0
}
