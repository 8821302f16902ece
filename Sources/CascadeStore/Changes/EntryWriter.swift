import CascadeCore
import GRDB

/// Adds entries to the log of a programme file.
struct EntryWriter {
    private let db: Database

    init(_ db: Database) {
        self.db = db
    }

    /// Adds an entry, and returns its number.
    func write(_ request: ChangeRequest, undoing undone: Int64?) throws -> Int64 {
        try db.execute(
            sql: "INSERT INTO entries (at, who, kind, summary, undoes) VALUES (?, ?, ?, ?, ?)",
            arguments: [
                request.at.description, request.who, request.kind.rawValue, request.summary, undone,
            ]
        )
        let entry = db.lastInsertedRowID
        for recording in request.recordings {
            try db.execute(
                sql: "INSERT OR IGNORE INTO recordings (id, entry) VALUES (?, ?)",
                arguments: [recording, entry]
            )
        }
        return entry
    }

    /// Adds the rows that an entry changed.
    func write(_ differences: [ChangeSet.RowDifference], of entry: Int64) throws {
        let statement = try db.cachedStatement(
            sql: "INSERT INTO entry_rows (entry, n, table_name, row_id, before, after)"
                + " VALUES (?, ?, ?, ?, ?, ?)"
        )
        for (number, difference) in differences.enumerated() {
            func text(_ record: StoredRecord?) -> String? {
                record.map { RecordText.text(of: $0, in: difference.table) }
            }
            try statement.execute(
                arguments: [
                    entry, number, difference.table.name, difference.row, text(difference.before),
                    text(difference.after),
                ]
            )
        }
    }
}
