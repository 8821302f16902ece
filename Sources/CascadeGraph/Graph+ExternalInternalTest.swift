/// An E–I index beside those that come about when the groups are dealt out to the nodes at random.
public struct ExternalInternalTest: Sendable, Hashable {
    /// The index as it is.
    public let index: Double
    /// Mean of the index over all ways to deal out the groups, exact.
    public let expectation: Double
    /// Variance of the index over all ways to deal out the groups, exact.
    public let variance: Double
    /// How many random deals were drawn.
    public let permutations: Int
    /// Chance of an index as low or lower, that is of groups that keep to themselves as much, if ties ignored groups.
    public let chanceOfAsLow: Double
    /// Chance of an index as high or higher, if ties ignored groups.
    public let chanceOfAsHigh: Double
}

extension Graph {
    /// The E–I index tested against random deals of the same groups to the nodes; nil without edges.
    ///
    /// A chance is (1 + deals as extreme) ÷ (1 + deals), so that it is never 0 and the test keeps its level. Edges count as
    /// for ``externalInternalIndex(group:)``.
    ///
    /// - Parameters:
    ///   - group: for each node its group.
    ///   - permutations: number of random deals.
    ///   - seed: decides the deals; the same seed gives the same chances.
    /// - Returns: the index, what is to be expected of it, and its chances.
    /// - Complexity: O(`permutations` · (V + E)).
    /// - Note: Krackhardt & Stern, "Informal networks and organizational crises", Social Psychology Quarterly 51(2),
    ///   1988, doi:10.2307/2786835; chances: Phipson & Smyth, "Permutation P-values should never be zero", Stat. Appl.
    ///   Genet. Mol. Biol. 9(1), 2010, doi:10.2202/1544-6115.1585.
    public func externalInternalTest(
        group: [Int],
        permutations: Int = 999,
        seed: UInt64
    ) -> ExternalInternalTest? {
        precondition(permutations > 0, "\(permutations) permutations are none")
        guard let index = externalInternalIndex(group: group),
            let expected = externalInternalExpectation(group: group)
        else { return nil }
        let edges = edgeList()
        let from = edges.map { Int32($0.from) }
        let to = edges.map { Int32($0.to) }
        let position = GroupNumbering(group).position
        let observed = Self.internalCount(from, to, position)
        let key = RandomStream.key(seed, name: "external-internal")
        var asLow = 1
        var asHigh = 1
        var dealt = position
        for permutation in 0..<permutations {
            var stream = RandomStream(key: RandomStream.key(key, UInt64(permutation)))
            for place in stride(from: dealt.count - 1, to: 0, by: -1) {
                dealt.swapAt(place, stream.below(place + 1))
            }
            let count = Self.internalCount(from, to, dealt)
            // More edges within groups is a lower index.
            if count >= observed { asLow += 1 }
            if count <= observed { asHigh += 1 }
        }
        return ExternalInternalTest(
            index: index,
            expectation: expected.mean,
            variance: expected.variance,
            permutations: permutations,
            chanceOfAsLow: Double(asLow) / Double(permutations + 1),
            chanceOfAsHigh: Double(asHigh) / Double(permutations + 1)
        )
    }

    /// How many of the edges lie within a group.
    private static func internalCount(_ from: [Int32], _ to: [Int32], _ position: [Int32]) -> Int {
        var count = 0
        for edge in from.indices where position[Int(from[edge])] == position[Int(to[edge])] {
            count += 1
        }
        return count
    }
}
