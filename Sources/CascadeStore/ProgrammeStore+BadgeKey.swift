import CascadeFormats
import GRDB

/// The key with which a programme signs badges stands in a table of its own: in the file and its backups, and nowhere else. It is no part
/// of the programme, so it is in no export and never in the log.
extension ProgrammeStore {
    private static let badgeKeyName = "badge-key"

    /// The key for badges as a PEM text; nil where the file has none.
    public func badgeKey() throws(StoreError) -> String? {
        try attempting {
            try reader.read { db in
                try String.fetchOne(
                    db,
                    sql: "SELECT text FROM secrets WHERE name = ?",
                    arguments: [Self.badgeKeyName]
                )
            }
        }
    }

    /// Keeps a key for badges in the file.
    ///
    /// - Parameters:
    ///   - badgeKey: the key as a PEM text.
    ///   - force: whether another key may be replaced, which can't be undone.
    /// - Throws: ``StoreError``, also where the file has another key and `force` is false.
    public func keep(badgeKey: String, force: Bool = false) throws(StoreError) {
        let known = try self.badgeKey()
        if known == badgeKey { return }
        guard known == nil || force else {
            throw StoreError(
                .exists,
                path: path,
                reason: "it has a key for badges already, which would be lost",
                advice: "Maybe use that one, or replace it with --force."
            )
        }
        let queue = try writing()
        try attempting {
            try queue.write { db in
                try db.execute(
                    sql: "INSERT INTO secrets (name, text) VALUES (?, ?)"
                        + " ON CONFLICT (name) DO UPDATE SET text = excluded.text",
                    arguments: [Self.badgeKeyName, badgeKey]
                )
            }
        }
    }
}
