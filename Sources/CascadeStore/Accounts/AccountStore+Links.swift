package import CascadeCore
import Foundation
import GRDB

extension AccountStore {
    /// Makes a link.
    ///
    /// - Parameters:
    ///   - kind: what it is for.
    ///   - programme: name of the programme's file without `.cascade`.
    ///   - role: what may be done with it.
    ///   - label: whom it is for.
    ///   - expires: from when it is no longer valid; nil: it does not expire.
    ///   - at: when it is made.
    /// - Returns: the link, and its secret of 43 characters that may stand in an address, which can't be had again.
    /// - Throws: ``AccountError`` for an empty label, programme or person, and for a link that would have expired already;
    ///   ``StoreError``.
    package func makeLink(
        _ kind: Link.Kind,
        programme: String,
        role: Role,
        label: String,
        expires: Moment?,
        at: Moment
    ) throws -> (link: Link, secret: String) {
        let label = try AccountText.checked(label, .label)
        try Self.check(role, in: programme)
        if let expires, expires <= at {
            throw AccountError(.expires, found: expires.description, expected: "later than \(at)")
        }
        let secret = Secret()
        let columns = role.columns
        let link = try writing { db in
            try db.execute(
                sql: """
                    INSERT INTO links
                        (kind, hash, programme, role, person, label, created, expires)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    kind.rawValue, secret.hash, programme, columns.role, columns.person, label,
                    at.secondsSinceEpoch, expires?.secondsSinceEpoch,
                ]
            )
            return Link(
                id: db.lastInsertedRowID,
                kind: kind,
                programme: programme,
                role: role,
                label: label,
                created: at,
                expires: expires
            )
        }
        return (link, secret.text)
    }

    /// The valid link with a secret; nil where there is none.
    ///
    /// The day is remembered as the last of its use.
    ///
    /// - Complexity: one look-up, and one write on the first use of a day.
    package func link(secret: String, kind: Link.Kind, at: Moment) throws -> Link? {
        guard let hash = Secret.hash(of: secret) else { return nil }
        let found = try reading { db in
            try Link.all(db, where: "hash = ? AND kind = ?", [hash, kind.rawValue]).first
        }
        guard var link = found, link.isValid(at: at) else { return nil }
        if link.lastUsed.map({ $0 < at.day }) ?? true {
            try writing { db in
                try db.execute(
                    sql: """
                        UPDATE links SET last_used = ?1
                            WHERE id = ?2 AND (last_used IS NULL OR last_used < ?1)
                        """,
                    arguments: [at.day.daysSinceEpoch, link.id]
                )
            }
            link.lastUsed = at.day
        }
        return link
    }

    /// The links of a programme, the newest first, those too that are no longer valid.
    package func links(of programme: String) throws -> [Link] {
        try reading { try Link.all($0, where: "programme = ?", [programme]) }
    }

    /// Ends a link and the sessions that began with it.
    ///
    /// One that was revoked before stays as it is.
    ///
    /// - Throws: ``AccountError`` where there is no such link; ``StoreError``.
    package func revokeLink(_ id: Link.ID, at: Moment) throws {
        try writing { db in
            guard try !Link.all(db, where: "id = ?", [id]).isEmpty else {
                throw AccountError(.link, found: String(id), expected: "a link that is there")
            }
            try db.execute(
                sql: "UPDATE links SET revoked = ? WHERE id = ? AND revoked IS NULL",
                arguments: [at.secondsSinceEpoch, id]
            )
            try db.execute(sql: "DELETE FROM sessions WHERE link = ?", arguments: [id])
        }
    }
}
