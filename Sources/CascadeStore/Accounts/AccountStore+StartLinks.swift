package import CascadeCore
import Foundation
import GRDB

/// The one-time link is printed where the program is started, so that whoever reads it is who may use this computer. It lets in without a
/// password, or lets the first account be made.
extension AccountStore {
    /// Makes a one-time link; earlier ones end.
    ///
    /// - Parameters:
    ///   - at: when.
    ///   - lifetime: seconds for which it is valid.
    /// - Returns: its secret of 43 characters that may stand in an address.
    /// - Throws: ``StoreError``.
    package func makeStartLink(at: Moment, lifetime: Int) throws -> String {
        precondition(lifetime > 0)
        let secret = Secret()
        try writing { db in
            try db.execute(sql: "DELETE FROM start_links")
            try db.execute(
                sql: "INSERT INTO start_links (hash, expires) VALUES (?, ?)",
                arguments: [secret.hash, at.secondsSinceEpoch + lifetime]
            )
        }
        return secret.text
    }

    /// Uses a one-time link up.
    ///
    /// - Returns: true for one caller only, however many come at the same time, and never again.
    package func useStartLink(_ secret: String, at: Moment) throws -> Bool {
        guard let hash = Secret.hash(of: secret) else { return false }
        return try writing { db in
            try db.execute(
                sql: "DELETE FROM start_links WHERE hash = ? AND expires > ?",
                arguments: [hash, at.secondsSinceEpoch]
            )
            return db.changesCount == 1
        }
    }

    /// Whether a one-time link could be used; it stays.
    package func isStartLink(_ secret: String, at: Moment) throws -> Bool {
        guard let hash = Secret.hash(of: secret) else { return false }
        return try reading { db in
            let statement = try db.cachedStatement(
                sql: "SELECT 1 FROM start_links WHERE hash = ? AND expires > ?"
            )
            return try Int.fetchOne(statement, arguments: [hash, at.secondsSinceEpoch]) != nil
        }
    }
}
