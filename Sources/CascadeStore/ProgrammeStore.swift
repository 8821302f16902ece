public import CascadeCore
import CascadeFormats
import Foundation
import GRDB
import Synchronization

/// One programme in one file, with everything that was ever changed in it.
///
/// Every change is one transaction: it is in the file as a whole or not at all, whatever happens to the process or the computer
/// meanwhile, and it is in the log with who made it, when, and each row before and after. Several processes can use one file at a
/// time: those who write wait for each other, those who read see the last complete change.
///
/// See <doc:ProgrammeFile>.
public final class ProgrammeStore: Sendable {
    /// Where the file is.
    public let path: String

    /// The only connection that writes; nil where the file is only read.
    let writer: Connection?
    /// A connection that reads, so that nobody waits for who writes.
    let reader: Connection
    /// The programme as last read or written here.
    private let cache = Mutex<StoredProgramme?>(nil)

    /// Seconds for which a writer waits for others.
    static let patience = 10.0

    init(path: String, writer: DatabaseQueue?, reader: DatabaseQueue) {
        self.path = path
        self.writer = writer.map { Connection($0, path: path) }
        self.reader = Connection(reader, path: path)
    }

    // MARK: - Reading

    /// Whether the file at `path` is a programme file, by what stands in it.
    public static func isProgrammeFile(at path: String) -> Bool {
        (try? FileHeader(at: path))?.isProgramme ?? false
    }

    /// The whole programme as the last complete change left it.
    ///
    /// It was checked when it was written.
    ///
    /// - Complexity: O(n) in rows where something was changed since it was last read here, else O(1).
    public func programme() throws(StoreError) -> Programme {
        try Programme(checked: stored().contents.draft)
    }

    /// The text of the programme's `plan.yaml`; nil where it has none.
    public func planText() throws(StoreError) -> String? {
        try stored().contents.text(of: StoredDocument.plan)
    }

    /// Number of the latest change, which tells one state of the programme from another; 0 before the first.
    ///
    /// - Complexity: O(1).
    public func latestEntry() throws(StoreError) -> Int64 {
        try attempting {
            try reader.read { db in
                try Int64.fetchOne(db, sql: "SELECT max(id) FROM entries") ?? 0
            }
        }
    }

    /// The programme and its rows as the last complete change left them.
    func stored() throws(StoreError) -> StoredProgramme {
        try attempting { try reader.read { db in try stored(db) } }
    }

    /// The same, read through a connection.
    func stored(_ db: Database) throws -> StoredProgramme {
        let entry = try Int64.fetchOne(db, sql: "SELECT max(id) FROM entries") ?? 0
        if let known = cache.withLock({ $0 }), known.entry == entry { return known }
        let loaded = try TableLoader.load(db)
        remember(loaded)
        return loaded
    }

    /// Keeps what was read or written, unless something later is kept already.
    func remember(_ programme: StoredProgramme) {
        cache.withLock { cache in
            if programme.entry >= cache?.entry ?? 0 { cache = programme }
        }
    }

    /// Lets go of what was read, so that it is read again when it is next asked for.
    func forgetCache() { cache.withLock { $0 = nil } }

    // MARK: - Closing

    /// Ends the use of the file, and leaves it as one whole file where nobody else uses it.
    ///
    /// What is in hand is waited for; whatever is asked of the store afterwards throws ``StoreError``.
    public func close() {
        reader.close()
        writer?.close { queue in
            _ = try? queue.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        }
    }

    // MARK: - Errors

    /// Runs `work`, and gives what it throws as a ``StoreError``.
    func attempting<Value>(_ work: () throws -> Value) throws(StoreError) -> Value {
        do {
            return try work()
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// The connection that writes.
    func writing() throws(StoreError) -> Connection {
        guard let writer else { throw .readOnly(path) }
        return writer
    }
}
