/// The fewest of `limits` that cannot be kept together, in their order, in the sense that dropping any one of them would do;
/// nil where all can be kept.
///
/// `isFeasible` says whether some limits can be kept together; fewer limits are assumed never to be harder to keep. The empty
/// list is returned where not even no limits can be kept. Where there are several such conflicts, the one found depends on the
/// order alone: it prefers limits that come early.
///
/// QuickXplain (Junker, "QuickXplain: preferred explanations and relaxations for over-constrained problems", AAAI 2004).
///
/// - Complexity: O(k log(n ÷ k) + k) calls of `isFeasible` for n limits and a conflict of k.
/// - Throws: what `isFeasible` throws.
package func minimalConflict<Limit>(
    among limits: [Limit],
    isFeasible: ([Limit]) throws -> Bool
) rethrows -> [Limit]? {
    if try isFeasible(limits) { return nil }
    if limits.isEmpty { return [] }
    if try !isFeasible([]) { return [] }
    /// Positions in `open` that conflict with those in `kept`; `grew` where `kept` has grown since it was last tried.
    func conflict(kept: [Int], grew: Bool, open: ArraySlice<Int>) throws -> [Int] {
        if grew, try !isFeasible(kept.sorted().map { limits[$0] }) { return [] }
        if open.count == 1 { return Array(open) }
        let middle = open.startIndex + open.count / 2
        let early = open[..<middle]
        let late = open[middle...]
        let fromLate = try conflict(kept: kept + early, grew: true, open: late)
        let fromEarly = try conflict(kept: kept + fromLate, grew: !fromLate.isEmpty, open: early)
        return fromEarly + fromLate
    }
    let found = try conflict(kept: [], grew: false, open: Array(limits.indices)[...])
    return found.sorted().map { limits[$0] }
}
