import Dispatch
import GRDB
import Synchronization

/// A connection to a file of ours that can be closed while others use it: who is at it is waited for, who comes later is told.
///
/// A `DatabaseQueue` that is used after it was closed ends the process: SQLite is asked about a connection that is no more.
final class Connection: Sendable {
    private struct Users {
        var count = 0
        var isClosed = false
    }

    private let queue: DatabaseQueue
    private let path: String
    private let users = Mutex(Users())
    private let lastIsGone = DispatchSemaphore(value: 0)

    /// The connection to the file at `path`; `queue` is used by nobody else.
    init(_ queue: DatabaseQueue, path: String) {
        self.queue = queue
        self.path = path
    }

    /// Does something with the connection, which is not closed meanwhile.
    ///
    /// - Throws: ``StoreError`` where it is closed, and what `work` throws.
    func using<Value>(_ work: (DatabaseQueue) throws -> Value) throws -> Value {
        let isOpen = users.withLock { users in
            if !users.isClosed { users.count += 1 }
            return !users.isClosed
        }
        guard isOpen else {
            throw StoreError(
                .system,
                path: path,
                reason: "it is being closed",
                advice: "Nothing was changed. Maybe try again in a moment."
            )
        }
        defer {
            let isAwaited = users.withLock { users in
                users.count -= 1
                return users.isClosed && users.count == 0
            }
            if isAwaited { lastIsGone.signal() }
        }
        return try work(queue)
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
        let (isFirst, isUsed) = users.withLock { users in
            defer { users.isClosed = true }
            return (!users.isClosed, users.count > 0)
        }
        guard isFirst else { return }
        if isUsed { lastIsGone.wait() }
        last(queue)
        try? queue.close()
    }
}
