import CascadeCore

/// A programme as it stands in a file, with the place of every row.
struct StoredProgramme: Sendable {
    /// The number of the last entry of the log; 0 for none.
    var entry: Int64
    /// The programme.
    var contents: StoredContents
    /// By table, the place of each item, in the order of the items.
    var placements: [String: [Placement]]

    /// The items of a table with their places.
    func placements<Item>(of table: StoredTable<Item>) -> [Placement] {
        placements[table.shape.name] ?? []
    }

    /// Some rows by table and number; rows that are not there are left out.
    ///
    /// - Complexity: O(n) in the rows of these tables.
    func records(in rows: [String: Set<Int64>]) -> [String: [Int64: StoredRecord]] {
        var result: [String: [Int64: StoredRecord]] = [:]
        func add<Item>(_ table: StoredTable<Item>) {
            guard let wanted = rows[table.shape.name] else { return }
            for (item, place) in zip(contents[keyPath: table.list], placements(of: table))
            where wanted.contains(place.row) {
                result[table.shape.name, default: [:]][place.row] = StoredRecord(
                    values: table.values(item),
                    position: place.position,
                    number: place.number
                )
            }
        }
        add(StoredTables.documents)
        add(StoredTables.organisations)
        add(StoredTables.partnerships)
        add(StoredTables.people)
        add(StoredTables.sessions)
        add(StoredTables.attendance)
        add(StoredTables.confirmations)
        add(StoredTables.practice)
        add(StoredTables.measurements)
        return result
    }
}

extension StoredTable {
    /// The order in which items are read: by place, and what came by recordings after that in an order of its own.
    ///
    /// - Returns: positions in `items`; nil where they stand in that order already.
    /// - Complexity: O(n) where they do, else O(n log n).
    func order(
        of items: [Item],
        _ placements: [Placement],
        in contents: StoredContents
    ) -> [Int]? {
        var isSorted = true
        var last: Int64?
        var recorded = 0
        for placement in placements {
            guard let position = placement.position else {
                recorded += 1
                continue
            }
            if recorded > 0 || position < last ?? position { isSorted = false }
            last = position
        }
        if isSorted, recorded < 2 { return nil }
        let precedes = order(contents)
        func isBefore(_ left: Int, _ right: Int) -> Bool {
            switch (placements[left].position, placements[right].position) {
            case (let left?, let right?): left < right
            case (nil, nil):
                precedes(items[left], placements[left], items[right], placements[right])
            case (.some, nil): true
            case (nil, .some): false
            }
        }
        let first = items.count - recorded
        if isSorted {
            let pairs = zip(first..., (first + 1)..<items.count)
            if pairs.allSatisfy({ !isBefore($1, $0) }) { return nil }
        }
        return items.indices.sorted {
            if isBefore($0, $1) { return true }
            return isBefore($1, $0) ? false : placements[$0].row < placements[$1].row
        }
    }
}
