public import CascadeCore
import CascadeFormats
import Foundation
import GRDB

extension ProgrammeStore {
    /// Makes a new file that holds a programme, and opens it.
    ///
    /// The file appears as a whole or not at all. Its log starts with one entry, which holds no rows: they are those of the file.
    ///
    /// - Parameters:
    ///   - path: the file to make.
    ///   - programme: what it holds.
    ///   - plan: the text of its `plan.yaml`.
    ///   - who: who makes it.
    ///   - at: when.
    /// - Returns: the file, open.
    /// - Throws: ``StoreError`` where something stands there, which is left as it is, or the file can't be written.
    public static func create(
        at path: String,
        _ programme: Programme,
        plan: String? = nil,
        by who: String,
        at: Moment
    ) throws(StoreError) -> ProgrammeStore {
        try create(at: path, programme, plan: plan, by: who, at: at, .current)
    }

    /// Makes a file with these steps of migration.
    static func create(
        at path: String,
        _ programme: Programme,
        plan: String?,
        by who: String,
        at: Moment,
        _ migrations: Migrations
    ) throws(StoreError) -> ProgrammeStore {
        if FileManager.default.fileExists(atPath: path) { throw standing(path) }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        guard access(folder, W_OK | X_OK) == 0 else { throw .unopenable(path) }
        let draft = "\(path).new-\(UInt32.random(in: .min ... .max))"
        defer { for suffix in ["", "-journal", "-wal", "-shm"] { unlink(draft + suffix) } }
        do {
            try makePrivate(draft)
            let queue = try connection(draft, patience: patience)
            try fill(queue, programme, plan: plan, by: who, at: at, migrations)
            try queue.close()
            try settle(draft)
            for suffix in ["-journal", "-wal", "-shm"] { unlink(path + suffix) }
            try move(draft, to: path)
        } catch {
            throw StoreError(error, path: path)
        }
        return try open(at: path, migrations: migrations)
    }

    private static func fill(
        _ queue: DatabaseQueue,
        _ programme: Programme,
        plan: String?,
        by who: String,
        at: Moment,
        _ migrations: Migrations
    ) throws {
        try queue.writeWithoutTransaction { db in
            try db.execute(
                sql: """
                    PRAGMA synchronous = OFF;
                    PRAGMA application_id = \(Schema.applicationID);
                    """
            )
        }
        try migrations.apply(to: queue)
        try queue.write { db in
            let request = ChangeRequest(
                kind: .imported,
                summary: "Read \(programme.name) into this file",
                who: who,
                at: at
            )
            _ = try EntryWriter(db).write(request, undoing: nil)
            try writeFirst(contents(of: programme, plan: plan), db)
        }
    }

    /// A programme and the texts that it is kept in.
    static func contents(of programme: Programme, plan: String?) -> StoredContents {
        StoredContents(
            draft: programme.draft,
            documents: [
                StoredDocument(
                    name: StoredDocument.settings,
                    text: ProgrammeSettings.text(of: programme)
                )
            ] + (plan.map { [StoredDocument(name: StoredDocument.plan, text: $0)] } ?? [])
        )
    }

    private static func writeFirst(_ contents: StoredContents, _ db: Database) throws {
        var writer = TableWriter(db)
        func add<Item>(_ table: StoredTable<Item>) throws {
            let items = contents[keyPath: table.list]
            for (item, position) in zip(items, Positions.fresh(items.count)) {
                let record = StoredRecord(
                    values: table.values(item),
                    position: position,
                    number: nil
                )
                let row = position / Positions.step + 1
                try writer.insert(record, as: row, into: table.shape)
            }
        }
        try add(StoredTables.documents)
        try add(StoredTables.organisations)
        try add(StoredTables.partnerships)
        try add(StoredTables.people)
        try add(StoredTables.sessions)
        try add(StoredTables.attendance)
        try add(StoredTables.confirmations)
        try add(StoredTables.practice)
        try add(StoredTables.measurements)
    }

    /// Makes an empty file that only its owner may read, whatever is usual: it is to hold names and perhaps the key for badges.
    ///
    /// What SQLite puts beside a file may be read by the same people as the file.
    static func makePrivate(_ path: String) throws {
        let file = Foundation.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw StoreError.unopenable(path) }
        Foundation.close(file)
    }

    /// Waits until a file is on the disk.
    static func settle(_ path: String) throws {
        let file = Foundation.open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw StoreError.unopenable(path) }
        defer { Foundation.close(file) }
        guard fsync(file) == 0 else { throw StoreError.full(path) }
    }

    /// Gives a file its name, unless something has that name.
    static func move(_ draft: String, to path: String) throws {
        if link(draft, path) != 0 {
            guard errno != EEXIST, !FileManager.default.fileExists(atPath: path) else {
                throw standing(path)
            }
            // Some file systems know no second name for a file.
            guard rename(draft, path) == 0 else { throw StoreError.unopenable(path) }
        }
        try settle(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    }

    private static func standing(_ path: String) -> StoreError {
        StoreError(
            .exists,
            path: path,
            reason: "something stands there already, and was left as it is",
            advice: "Maybe use another name."
        )
    }
}
