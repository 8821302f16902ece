import GRDB

/// The tables of the file of accounts.
///
/// Moments are seconds since 1970, days are days since 1970.
enum AccountSchema {
    /// What says in a file's header that it holds accounts: “CasA” in ASCII.
    static let applicationID: Int32 = 0x4361_7341

    /// Name of the key with which device tokens are made.
    static let deviceKey = "devices"

    /// The steps by which the tables came to be what they are.
    static let migrations = Migrations(steps: [
        Migrations.Step(number: 1) { db in
            try db.execute(sql: first)
            try db.execute(
                sql: "INSERT INTO keys (name, bytes) VALUES (?, ?)",
                arguments: [deviceKey, Secret.randomBytes(32)]
            )
        },
        Migrations.Step(number: 2) { try $0.execute(sql: passwordLinks) },
    ])

    /// Of an account one link at most holds at a time.
    private static let passwordLinks = """
        CREATE TABLE password_links (
            hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
            account INTEGER NOT NULL UNIQUE REFERENCES accounts ON DELETE CASCADE,
            expires INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    private static let first = """
        CREATE TABLE keys (
            name TEXT PRIMARY KEY,
            bytes BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE accounts (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            email TEXT NOT NULL,
            folded_email TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            is_administrator INTEGER NOT NULL CHECK (is_administrator IN (0, 1)),
            password TEXT NOT NULL,
            password_changes INTEGER NOT NULL DEFAULT 0,
            created INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE grants (
            account INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
            programme TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('lead', 'trainer', 'funder')),
            person TEXT CHECK ((role = 'trainer') = (person IS NOT NULL)),
            PRIMARY KEY (account, programme)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE links (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            kind TEXT NOT NULL CHECK (kind IN ('page', 'token')),
            hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
            programme TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('lead', 'trainer', 'funder')),
            person TEXT CHECK ((role = 'trainer') = (person IS NOT NULL)),
            label TEXT NOT NULL,
            created INTEGER NOT NULL,
            expires INTEGER,
            revoked INTEGER,
            last_used INTEGER
        ) STRICT;
        CREATE INDEX links_programme ON links (programme);

        CREATE TABLE start_links (
            hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
            expires INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE sessions (
            hash BLOB PRIMARY KEY CHECK (length(hash) = 32),
            account INTEGER REFERENCES accounts ON DELETE CASCADE,
            link INTEGER REFERENCES links ON DELETE CASCADE,
            expires INTEGER NOT NULL,
            CHECK (account IS NULL OR link IS NULL)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX sessions_account ON sessions (account) WHERE account IS NOT NULL;
        CREATE INDEX sessions_link ON sessions (link) WHERE link IS NOT NULL;
        CREATE INDEX sessions_expires ON sessions (expires);
        """
}
