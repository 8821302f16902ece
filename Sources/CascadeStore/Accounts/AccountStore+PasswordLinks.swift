package import CascadeCore
import Foundation
import GRDB

/// By a link for a password someone chooses their own: for the first time, or after forgetting it. So nobody else ever knows it.
extension AccountStore {
    /// Makes a link by which the password of an account is set, once; an earlier one of the account ends.
    ///
    /// - Parameters:
    ///   - id: the account.
    ///   - at: when.
    ///   - lifetime: seconds for which it is valid.
    /// - Returns: its secret of 43 characters that may stand in an address, of which only a hash is kept.
    /// - Throws: ``AccountError`` where there is no such account; ``StoreError``.
    package func makePasswordLink(
        for id: Account.ID,
        at: Moment,
        lifetime: Int
    ) throws -> String {
        precondition(lifetime > 0)
        let secret = Secret()
        try writing { db in
            try Account.require(id, db)
            try db.execute(
                sql: "DELETE FROM password_links WHERE account = ? OR expires <= ?",
                arguments: [id, at.secondsSinceEpoch]
            )
            try db.execute(
                sql: "INSERT INTO password_links (hash, account, expires) VALUES (?, ?, ?)",
                arguments: [secret.hash, id, at.secondsSinceEpoch + lifetime]
            )
        }
        return secret.text
    }

    /// The account whose password a link may set; nil where there is no such link, or no longer.
    ///
    /// The link stays.
    package func account(ofPasswordLink secret: String, at: Moment) throws -> Account? {
        guard let hash = Secret.hash(of: secret) else { return nil }
        return try reading { db in
            let id = try Int64.fetchOne(
                db,
                sql: "SELECT account FROM password_links WHERE hash = ? AND expires > ?",
                arguments: [hash, at.secondsSinceEpoch]
            )
            return try id.flatMap { try Account.one($0, db) }
        }
    }

    /// Sets the password of the account that a link is for, and uses the link up.
    ///
    /// All sessions of the account end, and no device counts as its own any more. A password that can't be taken leaves the link.
    ///
    /// - Returns: the account; nil where there is no such link, or no longer.
    /// - Throws: ``AccountError`` for a password that can't be taken; ``SignInBusy``; ``StoreError``.
    package func setPassword(
        _ password: String,
        byLink secret: String,
        at: Moment
    ) async throws -> Account? {
        guard let hash = Secret.hash(of: secret),
            let account = try account(ofPasswordLink: secret, at: at)
        else { return nil }
        if let fault = Passwords.fault(password, of: EmailAddress(account.email)) { throw fault }
        let kept = try await self.hash(password)
        return try writing { db in
            // Of several who come with it at the same time, one finds it.
            try db.execute(
                sql: "DELETE FROM password_links WHERE hash = ? AND expires > ?",
                arguments: [hash, at.secondsSinceEpoch]
            )
            guard db.changesCount == 1 else { return nil }
            try Self.keep(kept, of: account.id, db)
            return account
        }
    }
}
