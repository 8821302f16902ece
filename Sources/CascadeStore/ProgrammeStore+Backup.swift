import Foundation
import GRDB

extension ProgrammeStore {
    /// Writes a copy of the programme as the last complete change left it, while others may go on writing.
    ///
    /// The copy is one whole file. It is read and checked before it gets its name.
    ///
    /// - Parameters:
    ///   - path: the file to write.
    ///   - overwrite: whether a file that stands there is replaced.
    /// - Throws: ``StoreError`` where something stands there and `overwrite` is false, and where the copy can't be written or is
    ///   not sound.
    public func backup(to path: String, overwrite: Bool = false) throws(StoreError) {
        do {
            try reader.using { try Self.writeCopy(of: $0, to: path, overwrite: overwrite) }
            noteCopy(.backup, at: path)
        } catch let error as StoreError {
            throw error
        } catch let error as DatabaseError
            where [.SQLITE_CORRUPT, .SQLITE_NOTADB].contains(error.resultCode)
        {
            throw StoreError(error, path: self.path)
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Writes a checked copy of what a connection sees.
    static func writeCopy(
        of queue: DatabaseQueue,
        to path: String,
        overwrite: Bool = false
    ) throws {
        if !overwrite, FileManager.default.fileExists(atPath: path) {
            throw StoreError(
                .exists,
                path: path,
                reason: "something stands there already, and was left as it is",
                advice: "Maybe use another name."
            )
        }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard access(folder, W_OK | X_OK) == 0 else { throw StoreError.unopenable(path) }
        let draft = "\(path).new-\(UInt32.random(in: .min ... .max))"
        defer { for suffix in ["", "-journal", "-wal", "-shm"] { unlink(draft + suffix) } }
        // SQLite writes into an empty file that stands there.
        try makePrivate(draft)
        try queue.writeWithoutTransaction { db in
            let isGuarded = try Bool.fetchOne(db, sql: "PRAGMA query_only") ?? false
            try db.execute(sql: "PRAGMA query_only = 0")
            defer { if isGuarded { try? db.execute(sql: "PRAGMA query_only = 1") } }
            try db.execute(sql: "VACUUM INTO ?", arguments: [draft])
        }
        let copy = try connection(draft, patience: patience, isReader: true)
        let found = try copy.read { try Self.faults($0) }
        try copy.close()
        if let fault = found.first { throw StoreError.damaged(path, fault) }
        try settle(draft)
        if overwrite {
            for suffix in ["-journal", "-wal", "-shm"] { unlink(path + suffix) }
            guard rename(draft, path) == 0 else { throw StoreError.unopenable(path) }
            try settle(folder)
        } else {
            try move(draft, to: path)
        }
    }

    /// What is wrong with the file as a database; empty: nothing.
    ///
    /// - Complexity: O(n log n) in the rows.
    func faults() throws(StoreError) -> [String] {
        try attempting { try reader.read { try Self.faults($0) } }
    }

    private static func faults(_ db: Database) throws -> [String] {
        let faults = try String.fetchAll(db, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
        let broken = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check")
        return faults + broken.map { "a row of \($0[0] as String) refers to nothing" }
    }
}
