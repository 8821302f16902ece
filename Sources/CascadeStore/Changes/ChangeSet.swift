import CascadeCore

/// The rows in which two states of a programme differ, and the places of all rows afterwards.
///
/// What a recording adds has no place of its own: it is read after the rest, in an order that does not tell when it came.
struct ChangeSet {
    /// A row that is added, changed or removed.
    struct RowDifference {
        let table: TableShape
        let row: Int64
        let before: StoredRecord?
        let after: StoredRecord?
    }

    /// Where new rows stand.
    enum Placing {
        /// After the others, as they came by a recording.
        case recorded
        /// Where the new list has them, before what came by recordings.
        case written
        /// Where the new list has them, and so do all others.
        case exact
    }

    /// What differs, by table.
    private(set) var differences: [RowDifference] = []
    /// The programme afterwards; its entry is that of before.
    private(set) var result: StoredProgramme

    private let old: StoredProgramme
    private let placing: Placing
    private let firstRow: (TableShape) throws -> Int64

    /// The difference between a programme in a file and what it is to become.
    ///
    /// `firstRow` gives the first number for new rows of a table.
    ///
    /// - Throws: what `firstRow` throws.
    /// - Complexity: O(n log n) in the rows of tables that differ, else O(n).
    init(
        from old: StoredProgramme,
        to contents: StoredContents,
        placing: Placing,
        firstRow: @escaping (TableShape) throws -> Int64
    ) throws {
        self.old = old
        self.placing = placing
        self.firstRow = firstRow
        result = old
        result.contents = contents
        try compare(StoredTables.documents)
        try compare(StoredTables.organisations)
        try compare(StoredTables.partnerships)
        try compare(StoredTables.people)
        try compare(StoredTables.sessions)
        try compare(StoredTables.attendance)
        try compare(StoredTables.confirmations)
        try compare(StoredTables.practice)
        try compare(StoredTables.measurements)
    }

    private mutating func compare<Item>(_ table: StoredTable<Item>) throws {
        let shape = table.shape
        let before = old.contents[keyPath: table.list]
        let after = result.contents[keyPath: table.list]
        let oldPlaces = old.placements(of: table)
        let match = ListMatch(table, from: before, to: after)
        // The order of attendance follows that of sessions, so that it can change on its own.
        guard shape.isNumbered || !match.changing.isEmpty || !match.gone.isEmpty else { return }
        var places = self.places(match, oldPlaces)
        if shape.isNumbered {
            if placing == .recorded { loosen(&places, after) }
            number(&places, after)
        }
        if placing == .exact, table.order(of: after, places, in: result.contents) != nil {
            places = self.places(match, oldPlaces, placingAll: true)
        }
        var next = try match.old.contains { $0 == nil } ? firstRow(shape) : 0
        for position in match.gone {
            differences.append(
                RowDifference(
                    table: shape,
                    row: oldPlaces[position].row,
                    before: record(table, before[position], oldPlaces[position]),
                    after: nil
                )
            )
        }
        for position in after.indices {
            guard let was = match.old[position] else {
                places[position].row = next
                next += 1
                differences.append(
                    RowDifference(
                        table: shape,
                        row: places[position].row,
                        before: nil,
                        after: record(table, after[position], places[position])
                    )
                )
                continue
            }
            let isChanged =
                places[position] != oldPlaces[was]
                || match.changing.contains(position)
                    && !table.isSame(before[was], after[position])
            guard isChanged else { continue }
            differences.append(
                RowDifference(
                    table: shape,
                    row: places[position].row,
                    before: record(table, before[was], oldPlaces[was]),
                    after: record(table, after[position], places[position])
                )
            )
        }
        if let order = table.order(of: after, places, in: result.contents) {
            result.contents[keyPath: table.list] = order.map { after[$0] }
            places = order.map { places[$0] }
        }
        result.placements[shape.name] = places
    }

    /// The place of each new item; new rows have the number 0 yet.
    private func places<Item>(
        _ match: ListMatch<Item>,
        _ oldPlaces: [Placement],
        placingAll: Bool = false
    ) -> [Placement] {
        var places = match.old.map { old in
            old.map { oldPlaces[$0] } ?? Placement(row: 0, position: nil, number: nil)
        }
        if placing == .recorded { return places }
        let written = places.indices.filter { position in
            placingAll || match.old[position] == nil || places[position].position != nil
        }
        let positions = Positions.rising(written.map { places[$0].position })
        for (position, place) in zip(written, positions) {
            places[position].position = place
            places[position].number = nil
        }
        return places
    }

    /// Takes the places of the files from the attendance of sessions of which a recording has said otherwise, so that it stands as
    /// the recording has it, whichever came before.
    private func loosen<Item>(_ places: inout [Placement], _ items: [Item]) {
        guard let attendance = items as? [Attendance] else { return }
        let marks = Dictionary(old.contents.draft.sessions.map { ($0.id, $0.recorded) }) {
            first,
            _ in
            first
        }
        let again = Set(
            result.contents.draft.sessions.lazy.filter { marks[$0.id] != .some($0.recorded) }.map(
                \.id
            )
        )
        guard !again.isEmpty else { return }
        for position in places.indices where again.contains(attendance[position].session) {
            places[position].position = nil
        }
    }

    /// Numbers what came by recordings within its session.
    private func number<Item>(_ places: inout [Placement], _ items: [Item]) {
        guard let attendance = items as? [Attendance] else { return }
        var counts: [String: Int64] = [:]
        for position in places.indices where places[position].position == nil {
            let session = attendance[position].session
            places[position].number = counts[session, default: 0]
            counts[session, default: 0] += 1
        }
    }

    private func record<Item>(
        _ table: StoredTable<Item>,
        _ item: Item,
        _ place: Placement
    ) -> StoredRecord {
        StoredRecord(
            values: table.values(item),
            position: place.position,
            number: place.number
        )
    }
}
