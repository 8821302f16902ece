import CascadeCore
import CascadeFormats
import Foundation
import GRDB

extension ProgrammeStore {
    /// Opens the file at `path`.
    ///
    /// An older file is upgraded first, after a copy of it has been put beside it.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - readOnly: whether nothing is to be written; then a file that may not be written to can be opened too.
    /// - Returns: the file, open until it is closed.
    /// - Throws: ``StoreError`` for what is no programme file, for one that a newer Cascade made, and where it can't be opened.
    public static func open(
        at path: String,
        readOnly: Bool = false
    ) throws(StoreError) -> ProgrammeStore {
        try open(at: path, readOnly: readOnly, migrations: .current)
    }

    /// Opens a file with these steps of migration.
    static func open(
        at path: String,
        readOnly: Bool = false,
        migrations: Migrations,
        patience: Double = patience
    ) throws(StoreError) -> ProgrammeStore {
        try FileHeader(at: path).require(path)
        do {
            let files = FileAccess(path)
            if !readOnly, !files.isWritable { throw StoreError.readOnly(path) }
            var writer: DatabaseQueue?
            var reader: DatabaseQueue
            // Even who only reads uses an ordinary connection where that can be had: it leaves nothing beside the file.
            if files.isWritable {
                let queue = try connection(path, patience: patience)
                try upgrade(queue, path, migrations)
                try queue.writeWithoutTransaction { db in
                    let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
                    guard mode == "wal" else {
                        throw StoreError(
                            .system,
                            path: path,
                            reason: "the file system cannot keep several people apart",
                            advice: "Maybe copy the file to a disk of this computer."
                        )
                    }
                    try db.execute(sql: "PRAGMA synchronous = FULL")
                }
                if readOnly {
                    try queue.writeWithoutTransaction {
                        try $0.execute(sql: "PRAGMA query_only = 1")
                    }
                    reader = queue
                } else {
                    writer = queue
                    reader = try connection(path, patience: patience, isReader: true)
                }
            } else {
                reader = try connection(files.readOnlyPath, patience: patience, isReader: true)
                if try version(reader) != migrations.version {
                    reader = try upgradedCopy(of: reader, path, migrations)
                }
            }
            return ProgrammeStore(path: path, writer: writer, reader: reader)
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// A connection to a file, with foreign keys and patience for others.
    static func connection(
        _ path: String,
        patience: Double,
        isReader: Bool = false
    ) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.label = "programme"
        configuration.busyMode = .timeout(patience)
        configuration.readonly = isReader
        return try DatabaseQueue(path: path, configuration: configuration)
    }

    /// The version of a file's tables.
    static func version(_ queue: DatabaseQueue) throws -> Int {
        try queue.read { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
    }

    /// Takes the steps that a file has not yet taken, after putting a copy beside it.
    private static func upgrade(
        _ queue: DatabaseQueue,
        _ path: String,
        _ migrations: Migrations
    ) throws {
        let version = try version(queue)
        guard version != migrations.version else { return }
        guard version < migrations.version else { throw newer(path, version) }
        let copy = "\(path).before-v\(migrations.version)"
        if !FileManager.default.fileExists(atPath: copy) {
            try writeCopy(of: queue, to: copy)
        }
        try migrations.apply(to: queue)
    }

    /// The upgraded programme of a file that may not be written to, in memory.
    private static func upgradedCopy(
        of reader: DatabaseQueue,
        _ path: String,
        _ migrations: Migrations
    ) throws -> DatabaseQueue {
        let version = try version(reader)
        guard version < migrations.version else { throw newer(path, version) }
        let copy = try DatabaseQueue()
        try reader.backup(to: copy)
        try reader.close()
        try migrations.apply(to: copy)
        return copy
    }

    private static func newer(_ path: String, _ version: Int) -> StoreError {
        StoreError(
            .newer,
            path: path,
            reason: "a newer version of Cascade made this file (its tables are version \(version))",
            advice: "Nothing was changed. Install the newest Cascade to open it."
        )
    }
}

/// What may be done with a file and its folder.
struct FileAccess {
    private let path: String

    init(_ path: String) {
        self.path = path
    }

    /// Whether the file and its folder may be written to.
    var isWritable: Bool { access(path, W_OK) == 0 && access(folder, W_OK | X_OK) == 0 }

    /// The path by which the file can be read where it may not be written to.
    ///
    /// Beside an ordinary file SQLite keeps another one, in which readers and writers tell each other what they do. Where that can't
    /// be made, nobody who may only read can be told of changes: then the file is taken to be one that does not change.
    var readOnlyPath: String {
        guard access(folder, W_OK) != 0, !hasLog else { return path }
        let allowed = CharacterSet(charactersIn: "/").union(.alphanumerics)
        let whole = URL(fileURLWithPath: path).path
        let escaped = whole.addingPercentEncoding(withAllowedCharacters: allowed) ?? whole
        return "file:\(escaped)?immutable=1"
    }

    private var folder: String { URL(fileURLWithPath: path).deletingLastPathComponent().path }

    private var hasLog: Bool {
        var status = stat()
        return stat(path + "-wal", &status) == 0 && status.st_size > 0
    }
}
