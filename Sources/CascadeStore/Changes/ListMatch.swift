/// Which items of a list were there before.
///
/// Items at the start and the end that are the same to the byte are matched where they stand; those between by their keys, the
/// first of a key with the first, and so on.
struct ListMatch<Item: Hashable & Sendable> {
    /// For each item of the new list its position in the old one; nil for new items.
    private(set) var old: [Int?]
    /// Positions in the old list of what is gone, in order.
    private(set) var gone: [Int] = []
    /// Positions in the new list that may differ from what they match.
    private(set) var changing: Range<Int>

    /// The match of two lists of a table.
    ///
    /// - Complexity: O(n) in the items.
    init(_ table: StoredTable<Item>, from before: [Item], to after: [Item]) {
        let shorter = min(before.count, after.count)
        var start = 0
        while start < shorter, table.isSame(before[start], after[start]) { start += 1 }
        var end = 0
        while end < shorter - start,
            table.isSame(before[before.count - 1 - end], after[after.count - 1 - end])
        {
            end += 1
        }
        old = []
        old.reserveCapacity(after.count)
        changing = start..<(after.count - end)
        for position in 0..<start { old.append(position) }
        var waiting: [String: [Int]] = [:]
        for position in (start..<(before.count - end)).reversed() {
            waiting[table.key(before[position]), default: []].append(position)
        }
        for position in changing { old.append(waiting[table.key(after[position])]?.popLast()) }
        for position in (before.count - end)..<before.count { old.append(position) }
        gone = waiting.values.flatMap { $0 }.sorted()
    }
}
