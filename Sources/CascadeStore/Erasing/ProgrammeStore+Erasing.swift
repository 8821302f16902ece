public import CascadeCore
import Foundation
import GRDB

extension ProgrammeStore {
    /// Erases someone for good: name, address, notes and id, wherever they stand in the file.
    ///
    /// In their place stands a person without a name, of the same organisation, at the same sessions, so that every total stays as
    /// it was. Texts that name them, and the rows of the log, are changed too; the entries stay with their numbers and times. The
    /// links that were made for them end, in the accounts beside the file. The
    /// file is then written anew, so that nothing is left in free pages, in the search or in what waits beside the file. It can't
    /// be undone.
    ///
    /// - Parameters:
    ///   - person: their id.
    ///   - who: who erases them.
    ///   - at: when.
    /// - Returns: what was done, and the copies that may still hold them; a notice is put beside each.
    /// - Throws: ``StoreError`` of kind ``StoreError/Kind/unknownPerson`` where there is no such person.
    /// - Complexity: O(n) in the rows of the file and of its log.
    public func erase(_ person: String, by who: String, at: Moment) throws(StoreError) -> Erasure {
        let copies = try self.copies()
        return try attempting {
            let writer = try writing()
            var eraser: Eraser?
            var accounts = AccountErasure()
            try writer.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA secure_delete = ON")
                try db.inTransaction(.immediate) {
                    let stored = try TableLoader.load(db)
                    guard var found = try Eraser(person, in: stored, db) else {
                        throw StoreError(
                            .unknownPerson,
                            path: path,
                            reason: "there is no person with the id \(person)",
                            advice: "Nothing was changed."
                        )
                    }
                    try found.erase(by: who, at: at)
                    try check(TableLoader.load(db).contents.draft)
                    // Last, so that whatever goes wrong leaves both files as they were.
                    accounts = try found.forAccounts(of: accountName).run(beside: path, at: at)
                    eraser = found
                    return .commit
                }
            }
            forgetCache()
            guard let eraser else { throw UnreadableRow(table: "people", row: 0) }
            let isComplete = try tidy()
            _ = Self.leaveNotices(beside: copies, at: at)
            return Erasure(
                anonymous: eraser.anonymous,
                entry: eraser.entry,
                texts: eraser.texts,
                logRows: eraser.logRows,
                namesakes: eraser.namesakes,
                isIDShared: eraser.isIDShared,
                copies: copies,
                accounts: accounts,
                isComplete: isComplete
            )
        }
    }

    /// What the accounts of the folder call the programme: the name of its file without `.cascade`.
    private var accountName: String {
        let name = URL(fileURLWithPath: path).lastPathComponent
        return name.hasSuffix(".cascade") ? String(name.dropLast(".cascade".count)) : name
    }

    /// Writes the file anew, so that nothing of what was removed is left in it.
    ///
    /// - Returns: whether that was possible; false where another process is reading the file.
    public func tidy() throws(StoreError) -> Bool {
        try attempting {
            try writing().writeWithoutTransaction { db in
                // Before and after, so that the old pages leave the log beside the file too.
                _ = try? db.checkpoint(.truncate)
                do {
                    try db.execute(sql: "VACUUM")
                    let row = try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
                    return (row?[0] as Int?) == 0
                } catch let error as DatabaseError
                    where [.SQLITE_BUSY, .SQLITE_LOCKED].contains(error.resultCode)
                {
                    return false
                }
            }
        }
    }
}
