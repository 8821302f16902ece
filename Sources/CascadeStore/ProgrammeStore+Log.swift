import CascadeCore
import GRDB

extension ProgrammeStore {
    /// The log of changes, newest first; with `last`, so many of them.
    public func entries(last: Int? = nil) throws(StoreError) -> [Entry] {
        try attempting { try reader.read { try Self.entries(last: last, $0) } }
    }

    /// The change with a number; nil where there is none.
    package func entry(_ id: Int64) throws(StoreError) -> Entry? {
        try attempting { try reader.read { try Self.entries(only: id, $0).first } }
    }

    /// The rows that an entry of the log changed, in the order of writing.
    ///
    /// The entry with which a file begins has none.
    public func changes(of entry: Int64) throws(StoreError) -> [RowChange] {
        try attempting { try reader.read { try Self.changes(of: entry, $0) } }
    }

    static func changes(of entry: Int64, _ db: Database) throws -> [RowChange] {
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT table_name, row_id, before, after FROM entry_rows WHERE entry = ?"
                + " ORDER BY n",
            arguments: [entry]
        )
        var changes: [RowChange] = []
        while let row = try rows.next() {
            changes.append(
                RowChange(table: row[0], row: row[1], before: row[2], after: row[3])
            )
        }
        return changes
    }

    /// Entries, newest first: so many of the last, or the one with a number.
    static func entries(last: Int? = nil, only: Int64? = nil, _ db: Database) throws -> [Entry] {
        let undone = try undone(db)
        let one = only.map { "\($0)" }
        var recordings: [Int64: [String]] = [:]
        let known = try Row.fetchCursor(
            db,
            sql: "SELECT id, entry FROM recordings \(one.map { "WHERE entry = \($0)" } ?? "")"
                + " ORDER BY id"
        )
        while let row = try known.next() { recordings[row[1], default: []].append(row[0]) }
        let rows = try Row.fetchAll(
            db,
            sql: "SELECT id, at, who, kind, summary, undoes FROM entries"
                + " \(one.map { "WHERE id = \($0)" } ?? "") ORDER BY id DESC LIMIT ?",
            arguments: [last ?? -1]
        )
        return try rows.map { row in
            let id: Int64 = row[0]
            guard let at = Moment(row[1] as String), let kind = ChangeKind(rawValue: row[3]) else {
                throw UnreadableRow(table: "entries", row: id)
            }
            return Entry(
                id: id,
                at: at,
                who: row[2],
                kind: kind,
                summary: row[4],
                recordings: recordings[id] ?? [],
                undoes: row[5],
                undoneBy: undone[id]
            )
        }
    }

    /// For each entry that is undone, the entry that undid it and is not undone itself.
    private static func undone(_ db: Database) throws -> [Int64: Int64] {
        let rows = try Row.fetchCursor(
            db,
            sql: "SELECT id, undoes FROM entries WHERE undoes IS NOT NULL ORDER BY id DESC"
        )
        var undone: [Int64: Int64] = [:]
        while let row = try rows.next() {
            let id: Int64 = row[0]
            if undone[id] == nil { undone[row[1]] = id }
        }
        return undone
    }

    /// The entry with a number.
    func entry(_ id: Int64, _ db: Database) throws -> Entry {
        guard let entry = try Self.entries(only: id, db).first else {
            throw UnreadableRow(table: "entries", row: id)
        }
        return entry
    }

    /// The last entry that applied one of some recordings.
    func entry(ofRecordings recordings: [String], _ db: Database) throws -> Entry {
        var last: Int64 = 0
        for id in recordings {
            let found = try Int64.fetchOne(
                db,
                sql: "SELECT entry FROM recordings WHERE id = ?",
                arguments: [id]
            )
            last = max(last, found ?? 0)
        }
        return try entry(last, db)
    }
}
