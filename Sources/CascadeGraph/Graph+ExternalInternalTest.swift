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
    /// The groups, in ascending order.
    public let groups: [Int]
    /// For each group the chance that its own index, of its edges alone, is as low or lower; nil for a group without edges.
    public let chanceOfAsLowByGroup: [Double?]
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
        let numbering = GroupNumbering(group)
        let position = numbering.position
        var ties = [ExternalInternalTies](repeating: ExternalInternalTies(), count: numbering.count)
        let observed = Self.count(from, to, position, into: &ties)
        let observedTies = ties
        var asLowOfGroup = [Int](repeating: 1, count: numbering.count)
        let key = RandomStream.key(seed, name: "external-internal")
        var asLow = 1
        var asHigh = 1
        var dealt = position
        for permutation in 0..<permutations {
            var stream = RandomStream(key: RandomStream.key(key, UInt64(permutation)))
            for place in stride(from: dealt.count - 1, to: 0, by: -1) {
                dealt.swapAt(place, stream.below(place + 1))
            }
            let count = Self.count(from, to, dealt, into: &ties)
            for group in ties.indices where ties[group].isAsLow(as: observedTies[group]) {
                asLowOfGroup[group] += 1
            }
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
            chanceOfAsHigh: Double(asHigh) / Double(permutations + 1),
            groups: numbering.labels,
            chanceOfAsLowByGroup: observedTies.indices.map { group in
                observedTies[group].index.map { _ in
                    Double(asLowOfGroup[group]) / Double(permutations + 1)
                }
            }
        )
    }

    /// Counts the edges of each group into `ties`, anew.
    ///
    /// - Returns: how many of the edges lie within a group.
    private static func count(
        _ from: [Int32],
        _ to: [Int32],
        _ position: [Int32],
        into ties: inout [ExternalInternalTies]
    ) -> Int {
        for group in ties.indices { ties[group] = ExternalInternalTies() }
        var count = 0
        for edge in from.indices {
            let (first, second) = (
                Int(position[Int(from[edge])]), Int(position[Int(to[edge])])
            )
            if first == second {
                count += 1
                ties[first].internal += 1
            } else {
                ties[first].external += 1
                ties[second].external += 1
            }
        }
        return count
    }
}

extension ExternalInternalTies {
    /// Whether the index is no higher than another one; false without edges.
    fileprivate func isAsLow(as other: ExternalInternalTies) -> Bool {
        let all = external + `internal`
        return all > 0 && external * (other.external + other.internal) <= other.external * all
    }
}
