import CascadeCore
import CascadeFormats
import GRDB
import GRDBSQLite

/// Reads the tables of a programme file.
struct TableLoader {
    private let db: Database
    private var known = RowReader.Known()
    private var result: StoredProgramme

    /// The whole programme of a file, with the place of every row.
    ///
    /// - Complexity: O(n) in rows, and O(n log n) in those that came by recordings.
    static func load(_ db: Database) throws -> StoredProgramme {
        var loader = TableLoader(db)
        try loader.load()
        return loader.result
    }

    private init(_ db: Database) {
        self.db = db
        let empty = ProgrammeDraft(
            id: "",
            name: "",
            start: CalendarDate(daysSinceEpoch: 0),
            weeks: 1
        )
        result = StoredProgramme(
            entry: 0,
            contents: StoredContents(draft: empty, documents: []),
            placements: [:]
        )
    }

    private mutating func load() throws {
        result.entry = try Int64.fetchOne(db, sql: "SELECT max(id) FROM entries") ?? 0
        try read(StoredTables.documents)
        try read(StoredTables.organisations)
        guard let settings = result.contents.text(of: StoredDocument.settings) else {
            throw UnreadableRow(table: StoredTables.documents.shape.name, row: 0)
        }
        result.contents.draft = try ProgrammeSettings.draft(
            from: settings,
            organisations: result.contents.draft.organisations
        )
        remember(StoredTables.organisations, \.id)
        try read(StoredTables.partnerships)
        try read(StoredTables.people)
        remember(StoredTables.people, \.id)
        try readLists()
        try read(StoredTables.sessions)
        remember(StoredTables.sessions, \.id)
        try read(StoredTables.attendance)
        try read(StoredTables.confirmations)
        try read(StoredTables.practice)
        try read(StoredTables.measurements)
    }

    private mutating func read<Item>(_ table: StoredTable<Item>) throws {
        let shape = table.shape
        let cells = shape.cells.map { "\"\($0.name)\"" }.joined(separator: ", ")
        let number = shape.isNumbered ? "number, " : ""
        let statement = try db.makeStatement(
            sql: "SELECT id, position, \(number)\(cells) FROM \(shape.name) ORDER BY id"
        )
        var items: [Item] = []
        var placements: [Placement] = []
        if let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(shape.name)") {
            items.reserveCapacity(count)
            placements.reserveCapacity(count)
        }
        var reader = RowReader(statement.sqliteStatement, of: shape.name, known: known)
        let rows = try Row.fetchCursor(statement)
        while try rows.next() != nil {
            placements.append(reader.begin(isNumbered: shape.isNumbered))
            items.append(try table.item(&reader))
        }
        if let order = table.order(of: items, placements, in: result.contents) {
            items = order.map { items[$0] }
            placements = order.map { placements[$0] }
        }
        result.contents[keyPath: table.list] = items
        result.placements[shape.name] = placements
    }

    private mutating func remember<Item>(
        _ table: StoredTable<Item>,
        _ code: KeyPath<Item, String>
    ) {
        let items = result.contents[keyPath: table.list]
        var codes: [Int64: String] = Dictionary(minimumCapacity: items.count)
        for (item, placement) in zip(items, result.placements(of: table)) {
            codes[placement.row] = item[keyPath: code]
        }
        known.codes[table.shape.name] = codes
    }

    private mutating func readLists() throws {
        for table in ["session_trainers", "session_planned_trainers", "session_people"] {
            let rows = try Row.fetchCursor(
                db,
                sql: "SELECT session, person FROM \(table) ORDER BY session, n"
            )
            var lists: [Int64: [String]] = [:]
            while let row = try rows.next() {
                let session: Int64 = row[0]
                guard let code = known.codes["people"]?[row[1]] else {
                    throw UnreadableRow(table: table, row: session)
                }
                lists[session, default: []].append(code)
            }
            known.lists[table] = lists
        }
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT session, kind, organisation, count FROM session_seats ORDER BY session, n"
        )
        var lists: [Int64: [String]] = [:]
        while let row = try rows.next() {
            let session: Int64 = row[0]
            let organisation: Int64? = row[2]
            let code =
                if let organisation {
                    known.codes["organisations"]?[organisation]
                } else {
                    row[1] as String?
                }
            guard let code else { throw UnreadableRow(table: "session_seats", row: session) }
            lists[session, default: []].append("\(code):\(row[3] as Int)")
        }
        known.lists["session_seats"] = lists
    }
}
