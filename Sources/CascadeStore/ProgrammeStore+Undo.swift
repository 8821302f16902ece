public import CascadeCore
import GRDB

extension ProgrammeStore {
    /// Undoes a change, as a change of its own: rows that it added go, rows that it removed come back, others are as before it.
    ///
    /// An undo can be undone in turn. What can't be undone: the entry with which the file begins, someone's erasure, and a change
    /// whose rows later changes have touched or rely on; these must be undone first.
    ///
    /// - Parameters:
    ///   - entry: the number of the change; nil for the last one that is not undone and is no undo itself.
    ///   - who: who undoes it.
    ///   - at: when.
    /// - Returns: the entry of the undo.
    /// - Throws: ``StoreError`` of kind ``StoreError/Kind/notUndoable``, which names the change that stands in the way.
    public func undo(
        _ entry: Int64? = nil,
        by who: String,
        at: Moment
    ) throws(StoreError) -> ChangeResult {
        try attempting {
            var result = ChangeResult.unchanged
            var written: StoredProgramme?
            try writing().writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    let target = try undoable(entry, db)
                    let request = ChangeRequest(
                        kind: .undone,
                        summary: "Undid change \(target.id): \(target.summary)",
                        who: who,
                        at: at
                    )
                    let differences = try reversal(of: target, over: stored(db), db)
                    let id = try EntryWriter(db).write(request, undoing: target.id)
                    try apply(differences, of: target, db)
                    try EntryWriter(db).write(differences, of: id)
                    let new = try TableLoader.load(db)
                    try checkUndone(new.contents.draft, target)
                    written = new
                    result = .applied(try self.entry(id, db))
                    return .commit
                }
            }
            if let written { remember(written) }
            return result
        }
    }

    /// The entry to undo.
    private func undoable(_ wanted: Int64?, _ db: Database) throws -> Entry {
        let entries = try Self.entries(last: nil, db)
        let first = entries.last?.id
        guard let wanted else {
            let last = entries.first {
                $0.undoneBy == nil && $0.kind != .undone && $0.kind != .forgotten && $0.id != first
            }
            guard let last else {
                throw notUndoable("there is no change left to undo", "Nothing was changed.")
            }
            return last
        }
        guard let entry = entries.first(where: { $0.id == wanted }) else {
            throw notUndoable(
                "there is no change \(wanted)",
                "“cascade log” lists those that there are."
            )
        }
        if let undo = entry.undoneBy {
            throw notUndoable(
                "change \(wanted) has been undone already, by change \(undo)",
                "To have it again, undo change \(undo)."
            )
        }
        if entry.id == first {
            throw notUndoable(
                "change \(wanted) is the one with which the file begins",
                "There is nothing before it to go back to."
            )
        }
        if entry.kind == .forgotten {
            throw notUndoable(
                "change \(wanted) erased someone for good",
                "What was erased is nowhere in the file any more."
            )
        }
        return entry
    }

    /// The rows with which a change is undone.
    private func reversal(
        of target: Entry,
        over current: StoredProgramme,
        _ db: Database
    ) throws -> [ChangeSet.RowDifference] {
        let changes = try Self.changes(of: target.id, db)
        var rows: [String: Set<Int64>] = [:]
        for change in changes { rows[change.table, default: []].insert(change.row) }
        let standing = current.records(in: rows)
        return try changes.reversed().compactMap { change in
            guard let table = StoredTables.shape(of: change.table) else {
                throw UnreadableRow(table: "entry_rows", row: target.id)
            }
            let before = try change.before.map { try RecordText.record(in: $0, of: table) }
            let after = try change.after.map { try RecordText.record(in: $0, of: table) }
            let now = standing[change.table]?[change.row]
            guard now?.values == after?.values else {
                let later = try Self.lastEntry(of: change.table, change.row, db)
                throw try standsInTheWay(of: target, later, "has changed the same since", db)
            }
            var back = before
            // Where others have since been put between, the row keeps the place that it has now.
            if let now, let after, now.position != after.position { back?.position = now.position }
            if let now, let after, now.number != after.number { back?.number = now.number }
            if back == now { return nil }
            return ChangeSet.RowDifference(
                table: table,
                row: change.row,
                before: now,
                after: back
            )
        }
    }

    private func apply(
        _ differences: [ChangeSet.RowDifference],
        of target: Entry,
        _ db: Database
    ) throws {
        var writer = TableWriter(db)
        do {
            try writer.apply(differences)
        } catch let missing as TableWriter.MissingReference {
            let later = try Int64.fetchOne(
                db,
                sql: """
                    SELECT max(entry) FROM entry_rows
                    WHERE table_name = ? AND after IS NULL AND before ->> '$.code' = ?
                    """,
                arguments: [missing.table, missing.code]
            )
            throw try standsInTheWay(of: target, later, "took away \(missing.code)", db)
        } catch let error as DatabaseError
            where error.extendedResultCode == .SQLITE_CONSTRAINT_UNIQUE
        {
            throw notUndoable(
                "change \(target.id) cannot be undone: something with the same id has been added"
                    + " since",
                "Nothing was changed."
            )
        }
        let isRemoving = differences.contains { $0.after == nil && $0.table.code != nil }
        guard isRemoving, let (table, row) = try dangling(db) else { return }
        let later = try Self.lastEntry(of: table, row, db)
        throw try standsInTheWay(of: target, later, "relies on it", db)
    }

    /// A row that refers to something that is not there.
    private func dangling(_ db: Database) throws -> (table: String, row: Int64)? {
        guard
            let broken = try Row.fetchOne(db, sql: "PRAGMA foreign_key_check")
        else { return nil }
        let table: String = broken[0]
        if let row: Int64 = broken[1] { return (table, row) }
        // Lists have no row numbers: what matters is the session that they belong to.
        let parent = table == "session_seats" ? "organisations" : "people"
        let column = table == "session_seats" ? "organisation" : "person"
        let row = try Int64.fetchOne(
            db,
            sql: """
                SELECT session FROM \(table)
                WHERE \(column) IS NOT NULL AND \(column) NOT IN (SELECT id FROM \(parent)) LIMIT 1
                """
        )
        return ("sessions", row ?? 0)
    }

    /// The last entry that touched a row.
    private static func lastEntry(of table: String, _ row: Int64, _ db: Database) throws -> Int64? {
        try Int64.fetchOne(
            db,
            sql: "SELECT max(entry) FROM entry_rows WHERE table_name = ? AND row_id = ?",
            arguments: [table, row]
        )
    }

    /// The error that a later change prevents an undo.
    private func standsInTheWay(
        of target: Entry,
        _ later: Int64?,
        _ what: String,
        _ db: Database
    ) throws -> StoreError {
        guard let later, later != target.id else {
            return notUndoable(
                "change \(target.id) cannot be undone: a part of the programme \(what)",
                "Nothing was changed."
            )
        }
        let entry = try entry(later, db)
        return notUndoable(
            "change \(target.id) cannot be undone: change \(entry.id) by \(entry.who) at"
                + " \(entry.at) (\(entry.summary)) \(what)",
            "Nothing was changed. Maybe undo change \(entry.id) first."
        )
    }

    private func checkUndone(_ draft: ProgrammeDraft, _ target: Entry) throws(StoreError) {
        let problems = draft.problems()
        guard let first = problems.first else { return }
        throw notUndoable(
            "change \(target.id) cannot be undone: later changes rely on it, and the programme"
                + " would have problems: \(first.subject) is “\(first.found)”, expected"
                + " \(first.expected)",
            "Nothing was changed. Maybe undo later changes first."
        )
    }

    private func notUndoable(_ reason: String, _ advice: String) -> StoreError {
        StoreError(.notUndoable, path: path, reason: reason, advice: advice)
    }
}
