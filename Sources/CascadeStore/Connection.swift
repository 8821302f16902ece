import GRDB

/// A connection to a file of ours that can be closed while others use it: who is at it is waited for, who comes later is told.
///
/// A `DatabaseQueue` that is used after it was closed ends the process: SQLite is asked about a connection that is no more.
final class Connection: Sendable {
    private let queue: DatabaseQueue
    private let path: String
    private let users = Users()

    /// The connection to the file at `path`; `queue` is used by nobody else.
    init(_ queue: DatabaseQueue, path: String) {
        self.queue = queue
        self.path = path
    }

    /// Does something with the connection, which is not closed meanwhile.
    ///
    /// - Throws: ``StoreError`` where it is closed, and what `work` throws.
    func using<Value>(_ work: (DatabaseQueue) throws -> Value) throws -> Value {
        let refusal = StoreError(
            .system,
            path: path,
            reason: "it is being closed",
            advice: "Nothing was changed. Maybe try again in a moment."
        )
        return try users.using(orThrow: refusal) { try work(queue) }
    }

    /// What `work` reads, from one state of the file.
    func read<Value>(_ work: (Database) throws -> Value) throws -> Value {
        try using { try $0.read(work) }
    }

    /// What `work` returns, as one transaction.
    func write<Value>(_ work: (Database) throws -> Value) throws -> Value {
        try using { try $0.write(work) }
    }

    /// What `work` returns, which makes its transactions itself.
    func writeWithoutTransaction<Value>(_ work: (Database) throws -> Value) throws -> Value {
        try using { try $0.writeWithoutTransaction(work) }
    }

    /// Closes the connection once nobody is at it any more; not to be asked for from within ``using(_:)``.
    func close(first last: (DatabaseQueue) -> Void = { _ in }) {
        users.close {
            last(queue)
            try? queue.close()
        }
    }
}
