/// Finds what was probably meant by a misspelt name.
///
/// The numbers of searches and of comparisons are bounded, so that a file with a million mistakes is answered as fast as one with ten.
package struct Suggester: Sendable {
    private var comparisonsLeft: Int
    private var searchesLeft = 500

    /// A suggester that compares at most `budget` names in all.
    package init(budget: Int = 2_000_000) {
        comparisonsLeft = budget
    }

    /// The candidate that is nearest to `name`, or nil where none is near or the budget is spent.
    ///
    /// Case is ignored. Near means that at most a third of the letters differ, and at least one may.
    /// Among equally near candidates the first wins.
    ///
    /// - Complexity: O(C·L²) for C candidates of L bytes, C bounded by what is left of the budget.
    package mutating func nearest(to name: String, in candidates: some Sequence<String>) -> String?
    {
        guard searchesLeft > 0 else { return nil }
        searchesLeft -= 1
        let wanted = Suggester.folded(name)
        guard !wanted.isEmpty, wanted.count <= 64, comparisonsLeft > 0 else { return nil }
        var limit = max(1, wanted.count / 3)
        var best: String?
        for candidate in candidates {
            guard comparisonsLeft > 0 else { break }
            comparisonsLeft -= 1
            guard abs(candidate.utf8.count - wanted.count) <= limit else { continue }
            let distance = Suggester.distance(wanted, Suggester.folded(candidate), atMost: limit)
            guard let distance else { continue }
            if distance == 0 { return candidate }
            best = candidate
            limit = distance - 1
        }
        return best
    }

    /// The number of letters inserted, left out, changed or swapped with their neighbour between two names, or nil past
    /// `limit`.
    ///
    /// Optimal string alignment distance; L. Boytsov, "Indexing methods for approximate dictionary searching" (2011).
    ///
    /// - Complexity: O(m·n).
    package static func distance(_ left: [UInt8], _ right: [UInt8], atMost limit: Int) -> Int? {
        guard abs(left.count - right.count) <= limit else { return nil }
        var beforePrevious = [Int](repeating: 0, count: right.count + 1)
        var previous = Array(0...right.count)
        var current = previous
        for row in 0..<left.count {
            current[0] = row + 1
            var smallest = current[0]
            for column in 0..<right.count {
                let same = left[row] == right[column]
                var cost = min(
                    previous[column] + (same ? 0 : 1),
                    previous[column + 1] + 1,
                    current[column] + 1
                )
                if row > 0, column > 0, left[row] == right[column - 1],
                    left[row - 1] == right[column]
                {
                    cost = min(cost, beforePrevious[column - 1] + 1)
                }
                current[column + 1] = cost
                smallest = min(smallest, cost)
            }
            if smallest > limit && (previous.min() ?? 0) > limit { return nil }
            (beforePrevious, previous, current) = (previous, current, beforePrevious)
        }
        let distance = previous[right.count]
        return distance <= limit ? distance : nil
    }

    /// The bytes of a name with ASCII capitals made small.
    package static func folded(_ name: String) -> [UInt8] {
        name.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }
}
