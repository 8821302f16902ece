import CascadeCore
import Foundation
import GRDB
import Synchronization

/// Who may use the pages of the programmes in a folder: accounts, links, sessions.
///
/// All of it is in one file of that folder, `accounts.sqlite`, which only its owner may read. Of passwords and secrets only hashes are
/// kept, so that whoever reads the file can't pass for someone else. Several processes can use one file at a time; each sees
/// at once what another revokes.
package final class AccountStore: Sendable {
    /// Name of the file in the folder.
    package static let fileName = "accounts.sqlite"

    /// Where the file is.
    package let path: String

    /// The only connection that writes.
    let writer: Connection
    /// A connection that reads, so that nobody waits for who writes.
    let reader: Connection
    let passwords: Passwords
    /// The sessions as they were last read.
    let sessions = Mutex(SessionCache())

    init(path: String, writer: DatabaseQueue, reader: DatabaseQueue, passwords: Passwords) {
        self.path = path
        self.writer = Connection(writer, path: path)
        self.reader = Connection(reader, path: path)
        self.passwords = passwords
    }

    /// Ends the use of the file, and leaves it as one whole file where nobody else uses it.
    ///
    /// What is in hand is waited for; whatever is asked of the store afterwards throws ``StoreError``.
    package func close() {
        reader.close()
        writer.close { queue in
            _ = try? queue.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        }
    }

    // MARK: - Reading and writing

    /// What `work` reads, from one state of the file.
    func reading<Value>(_ work: (Database) throws -> Value) throws(StoreError) -> Value {
        do {
            return try reader.read(work)
        } catch {
            throw StoreError.ofAccounts(error, path)
        }
    }

    /// What `work` returns, which is one transaction: all of it is in the file when this returns, or none of it.
    ///
    /// - Throws: ``StoreError``, and ``AccountError`` where `work` throws one.
    func writing<Value>(_ work: (Database) throws -> Value) throws -> Value {
        do {
            return try writer.write(work)
        } catch let error as AccountError {
            throw error
        } catch {
            throw StoreError.ofAccounts(error, path)
        }
    }
}

extension StoreError {
    /// An error of the file of accounts, with advice that fits it.
    static func ofAccounts(_ error: any Error, _ path: String) -> StoreError {
        let error = StoreError(error, path: path)
        let advice: String
        switch error.kind {
        case .readOnly:
            advice =
                "Nothing was changed. Maybe ask for the right to write to the file and its folder."
        case .damaged:
            advice =
                "Maybe take the copy of your computer's own backup, or put the file aside: accounts"
                + " and links are then to be made anew, and no programme is touched."
        default: advice = error.advice
        }
        return StoreError(error.kind, path: path, reason: error.reason, advice: advice)
    }
}
