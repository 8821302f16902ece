import CascadeCore
import Foundation
import GRDB

extension AccountStore {
    /// Opens the accounts of a folder; makes the file where there is none.
    ///
    /// An older file is upgraded first, after a copy of it has been put beside it.
    ///
    /// - Parameter directory: the folder of the programme files.
    /// - Returns: the file, open until it is closed.
    /// - Throws: ``StoreError`` for a file of another kind, for one that a newer Cascade made, and where it can't be opened or made.
    package static func open(inDirectory directory: String) throws(StoreError) -> AccountStore {
        try open(inDirectory: directory, passwords: Passwords(cost: .usual))
    }

    /// Opens a file with passwords of another cost, and with these steps of migration.
    static func open(
        inDirectory directory: String,
        passwords: Passwords,
        migrations: Migrations = AccountSchema.migrations
    ) throws(StoreError) -> AccountStore {
        let path = URL(fileURLWithPath: directory).appendingPathComponent(fileName).path
        do {
            if !FileManager.default.fileExists(atPath: path) { try create(path, migrations) }
            try require(path)
            guard FileAccess(path).isWritable else { throw StoreError.readOnly(path) }
            let writer = try ProgrammeStore.connection(path, patience: ProgrammeStore.patience)
            try upgrade(writer, path, migrations)
            try prepare(writer, path)
            let reader = try ProgrammeStore.connection(
                path,
                patience: ProgrammeStore.patience,
                isReader: true
            )
            return AccountStore(path: path, writer: writer, reader: reader, passwords: passwords)
        } catch {
            throw StoreError.ofAccounts(error, path)
        }
    }

    /// Makes a file without accounts.
    ///
    /// It appears as a whole or not at all; where another process makes one meanwhile, that one stays.
    private static func create(_ path: String, _ migrations: Migrations) throws {
        let draft = "\(path).new-\(UInt32.random(in: .min ... .max))"
        defer { for suffix in ["", "-journal", "-wal", "-shm"] { unlink(draft + suffix) } }
        try ProgrammeStore.makePrivate(draft)
        let queue = try ProgrammeStore.connection(draft, patience: ProgrammeStore.patience)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA application_id = \(AccountSchema.applicationID)")
        }
        try migrations.apply(to: queue)
        try queue.close()
        try ProgrammeStore.settle(draft)
        do {
            try ProgrammeStore.move(draft, to: path)
        } catch let error as StoreError where error.kind == .exists {
            return
        }
    }

    /// Refuses what is no file of accounts.
    private static func require(_ path: String) throws {
        let header = try FileHeader(at: path)
        guard header.application != AccountSchema.applicationID else { return }
        throw StoreError(
            .foreign,
            path: path,
            reason: "this is not a file of accounts that Cascade made",
            advice: "It was left as it is. Maybe give it another name, or serve another folder."
        )
    }

    /// Takes the steps that a file has not yet taken, after putting a copy beside it.
    private static func upgrade(
        _ queue: DatabaseQueue,
        _ path: String,
        _ migrations: Migrations
    ) throws {
        let version = try ProgrammeStore.version(queue)
        guard version != migrations.version else { return }
        guard version < migrations.version else {
            throw StoreError(
                .newer,
                path: path,
                reason: "a newer version of Cascade made this file of accounts (its tables are"
                    + " version \(version))",
                advice: "Nothing was changed. Install the newest Cascade to open it."
            )
        }
        let copy = "\(path).before-v\(migrations.version)"
        if !FileManager.default.fileExists(atPath: copy) {
            try ProgrammeStore.writeCopy(of: queue, to: copy)
        }
        try migrations.apply(to: queue)
    }

    /// Sets how changes get to the disk: they are on it when they are done, and what is removed is written over.
    private static func prepare(_ queue: DatabaseQueue, _ path: String) throws {
        try queue.writeWithoutTransaction { db in
            let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
            try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON")
            let level = try Int.fetchOne(db, sql: "PRAGMA synchronous")
            let hasKeys = try Bool.fetchOne(db, sql: "PRAGMA foreign_keys")
            guard mode == "wal", level == 2, hasKeys == true else {
                throw StoreError(
                    .system,
                    path: path,
                    reason: "the file system cannot keep several people apart",
                    advice: "Maybe use a folder on a disk of this computer."
                )
            }
        }
    }
}
