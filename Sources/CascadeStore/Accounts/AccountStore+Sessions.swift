package import CascadeCore
import Foundation
import GRDB
import Synchronization

extension AccountStore {
    /// Who has been let in.
    package enum Principal: Sendable, Hashable {
        /// Someone who signed in.
        case account(Account.ID)
        /// Someone who opened a link.
        case link(Link.ID)
        /// Someone who came by the one-time link, and is an administrator.
        case local
    }

    /// Starts a session.
    ///
    /// The one before it ends, so that a secret that was known before someone signed in is worth nothing afterwards.
    ///
    /// Sessions that have expired are cleared at the same time.
    ///
    /// - Parameters:
    ///   - principal: who has been let in.
    ///   - old: secret of the session before it.
    ///   - at: when.
    ///   - lifetime: seconds for which it is valid; one of a link ends with the link.
    /// - Returns: the secret of the session.
    /// - Throws: ``AccountError`` where there is no such account or no such valid link; ``StoreError``.
    package func startSession(
        _ principal: Principal,
        replacing old: String?,
        at: Moment,
        lifetime: Int
    ) throws -> String {
        precondition(lifetime > 0)
        let secret = Secret()
        try writing { db in
            let now = at.secondsSinceEpoch
            var expires = now + lifetime
            var account: Int64?
            var link: Int64?
            switch principal {
            case .account(let id):
                try Account.require(id, db)
                account = id
            case .link(let id):
                guard let found = try Link.all(db, where: "id = ?", [id]).first,
                    found.isValid(at: at)
                else {
                    throw AccountError(.link, found: String(id), expected: "a link that is valid")
                }
                link = id
                if let end = found.expires { expires = min(expires, end.secondsSinceEpoch) }
            case .local: break
            }
            try db.execute(sql: "DELETE FROM sessions WHERE expires <= ?", arguments: [now])
            if let old = old.flatMap(Secret.hash(of:)) { try Self.end(old, db) }
            try db.execute(
                sql: "INSERT INTO sessions (hash, account, link, expires) VALUES (?, ?, ?, ?)",
                arguments: [secret.hash, account, link, expires]
            )
        }
        return secret.text
    }

    /// The session with a secret; nil where it has expired or been ended, and for an unknown secret.
    ///
    /// It is remembered until anything in the file is changed, by this process or by another, so that a page costs no look-up.
    ///
    /// - Complexity: O(1).
    package func session(secret: String, at: Moment) throws -> WebSession? {
        guard let hash = Secret.hash(of: secret) else { return nil }
        let session = try reading { db -> WebSession? in
            // Counts the changes by other connections, and this one makes none. It is asked within the transaction that reads, so that
            // what is remembered belongs to the number.
            let statement = try db.cachedStatement(sql: "PRAGMA data_version")
            let version = try Int.fetchOne(statement) ?? -1
            if let known = sessions.withLock({ $0.session(hash, version: version) }) {
                return known
            }
            guard let found = try WebSession(hash, db) else { return nil }
            sessions.withLock { $0.keep(found, hash, version: version) }
            return found
        }
        guard let session, session.isValid(at: at) else { return nil }
        return session
    }

    /// Ends a session; nothing happens where there is no such one.
    package func endSession(secret: String) throws {
        guard let hash = Secret.hash(of: secret) else { return }
        try writing { try Self.end(hash, $0) }
    }

    private static func end(_ hash: Data, _ db: Database) throws {
        try db.execute(sql: "DELETE FROM sessions WHERE hash = ?", arguments: [hash])
    }
}

extension WebSession {
    /// The session with a hash, whether or not it still holds; nil where there is none.
    fileprivate init?(_ hash: Data, _ db: Database) throws {
        let statement = try db.cachedStatement(
            sql: "SELECT account, link, expires FROM sessions WHERE hash = ?"
        )
        guard let row = try Row.fetchOne(statement, arguments: [hash]) else { return nil }
        let account: Int64? = row[0]
        let link: Int64? = row[1]
        self.init(
            account: try account.flatMap { try Account.one($0, db) },
            link: try link.flatMap { try Link.all(db, where: "id = ?", [$0]).first },
            isLocal: account == nil && link == nil,
            expires: Moment(secondsSinceEpoch: row[2])
        )
    }
}
