/// The tables of a programme file.
enum Schema {
    /// What says in a file's header that it is a programme: “Casc” in ASCII.
    static let applicationID: Int32 = 0x4361_7363

    /// Version 1.
    static let first = """
        CREATE TABLE documents (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            position INTEGER,
            name TEXT NOT NULL UNIQUE,
            text TEXT NOT NULL
        ) STRICT;

        CREATE TABLE organisations (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            position INTEGER,
            code TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            sector TEXT NOT NULL,
            people INTEGER NOT NULL,
            area TEXT,
            serves INTEGER,
            identifier TEXT,
            founding_trainers INTEGER NOT NULL,
            members INTEGER NOT NULL,
            stakeholder_group TEXT,
            notes TEXT
        ) STRICT;

        CREATE TABLE partnerships (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            position INTEGER,
            organisation INTEGER NOT NULL REFERENCES organisations DEFERRABLE INITIALLY DEFERRED,
            partner INTEGER NOT NULL REFERENCES organisations DEFERRABLE INITIALLY DEFERRED,
            strength REAL NOT NULL,
            kind TEXT,
            directed INTEGER NOT NULL CHECK (directed IN (0, 1)),
            since TEXT
        ) STRICT;
        CREATE INDEX partnerships_organisation ON partnerships (organisation);
        CREATE INDEX partnerships_partner ON partnerships (partner);

        CREATE TABLE people (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            position INTEGER,
            code TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            organisation INTEGER NOT NULL REFERENCES organisations DEFERRABLE INITIALLY DEFERRED,
            roles TEXT,
            email TEXT,
            joined TEXT,
            leaves TEXT,
            notes TEXT
        ) STRICT;
        CREATE INDEX people_organisation ON people (organisation);

        CREATE TABLE sessions (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            position INTEGER,
            code TEXT NOT NULL UNIQUE,
            course TEXT NOT NULL,
            starts TEXT NOT NULL,
            ends TEXT,
            status TEXT NOT NULL CHECK (status IN ('planned', 'delivered', 'cancelled')),
            host INTEGER REFERENCES organisations DEFERRABLE INITIALLY DEFERRED,
            place TEXT,
            notes TEXT,
            recording TEXT,
            recorded_at TEXT,
            planned_start TEXT,
            planned_end TEXT,
            planned_host INTEGER REFERENCES organisations DEFERRABLE INITIALLY DEFERRED,
            planned_place TEXT,
            planned_notes TEXT
        ) STRICT;
        CREATE INDEX sessions_host ON sessions (host);
        CREATE INDEX sessions_planned_host ON sessions (planned_host);

        CREATE TABLE session_trainers (
            session INTEGER NOT NULL REFERENCES sessions DEFERRABLE INITIALLY DEFERRED,
            n INTEGER NOT NULL,
            person INTEGER NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
            PRIMARY KEY (session, n)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX session_trainers_person ON session_trainers (person);

        CREATE TABLE session_planned_trainers (
            session INTEGER NOT NULL REFERENCES sessions DEFERRABLE INITIALLY DEFERRED,
            n INTEGER NOT NULL,
            person INTEGER NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
            PRIMARY KEY (session, n)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX session_planned_trainers_person ON session_planned_trainers (person);

        CREATE TABLE session_people (
            session INTEGER NOT NULL REFERENCES sessions DEFERRABLE INITIALLY DEFERRED,
            n INTEGER NOT NULL,
            person INTEGER NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
            PRIMARY KEY (session, n)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX session_people_person ON session_people (person);

        CREATE TABLE session_seats (
            session INTEGER NOT NULL REFERENCES sessions DEFERRABLE INITIALLY DEFERRED,
            n INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('anyone', 'champions', 'organisation')),
            organisation INTEGER REFERENCES organisations DEFERRABLE INITIALLY DEFERRED,
            count INTEGER NOT NULL,
            PRIMARY KEY (session, n),
            CHECK ((kind = 'organisation') = (organisation IS NOT NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX session_seats_organisation ON session_seats (organisation);

        CREATE TABLE attendance (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            position INTEGER,
            number INTEGER,
            session INTEGER NOT NULL REFERENCES sessions DEFERRABLE INITIALLY DEFERRED,
            person INTEGER REFERENCES people DEFERRABLE INITIALLY DEFERRED,
            headcount INTEGER,
            organisation INTEGER REFERENCES organisations DEFERRABLE INITIALLY DEFERRED,
            outcome TEXT NOT NULL CHECK (outcome IN ('completed', 'attended', 'no-show')),
            came_forward INTEGER CHECK (came_forward IN (0, 1)),
            CHECK ((person IS NULL) <> (headcount IS NULL))
        ) STRICT;
        CREATE INDEX attendance_session ON attendance (session);
        CREATE INDEX attendance_person ON attendance (person);

        CREATE TABLE confirmations (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            position INTEGER,
            person INTEGER NOT NULL REFERENCES people DEFERRABLE INITIALLY DEFERRED,
            month TEXT NOT NULL
        ) STRICT;
        CREATE INDEX confirmations_person ON confirmations (person);

        CREATE TABLE practice (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            position INTEGER,
            code TEXT NOT NULL UNIQUE,
            dialogue TEXT NOT NULL,
            held TEXT NOT NULL,
            count INTEGER NOT NULL,
            organisation INTEGER REFERENCES organisations DEFERRABLE INITIALLY DEFERRED,
            people INTEGER,
            preparation_meetings INTEGER,
            follow_up_meetings INTEGER,
            recording TEXT,
            recorded_at TEXT
        ) STRICT;

        CREATE TABLE measurements (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            position INTEGER,
            indicator TEXT NOT NULL,
            measured TEXT NOT NULL,
            value REAL NOT NULL,
            recording TEXT,
            recorded_at TEXT
        ) STRICT;

        CREATE TABLE entries (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at TEXT NOT NULL,
            who TEXT NOT NULL,
            kind TEXT NOT NULL,
            summary TEXT NOT NULL,
            undoes INTEGER REFERENCES entries
        ) STRICT;
        CREATE INDEX entries_undoes ON entries (undoes) WHERE undoes IS NOT NULL;

        CREATE TABLE entry_rows (
            entry INTEGER NOT NULL REFERENCES entries,
            n INTEGER NOT NULL,
            table_name TEXT NOT NULL,
            row_id INTEGER NOT NULL,
            before TEXT CHECK (before IS NULL OR json_valid(before)),
            after TEXT CHECK (after IS NULL OR json_valid(after)),
            PRIMARY KEY (entry, n)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX entry_rows_row ON entry_rows (table_name, row_id, entry);

        CREATE TABLE recordings (
            id TEXT NOT NULL PRIMARY KEY,
            entry INTEGER NOT NULL REFERENCES entries
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX recordings_entry ON recordings (entry);

        CREATE TABLE erasing (id INTEGER PRIMARY KEY CHECK (id = 1)) STRICT;

        CREATE TABLE secrets (
            name TEXT NOT NULL PRIMARY KEY,
            text TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE erased (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            entry INTEGER NOT NULL REFERENCES entries,
            salt BLOB NOT NULL,
            trace BLOB NOT NULL
        ) STRICT;

        CREATE TABLE copies (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at TEXT NOT NULL,
            kind TEXT NOT NULL CHECK (kind IN ('backup', 'folder', 'person')),
            path TEXT NOT NULL UNIQUE
        ) STRICT;

        \(appendOnly("entries"))
        \(appendOnly("entry_rows"))
        \(appendOnly("recordings"))

        \(search("organisations", ["code", "name", "area", "identifier", "notes"]))
        \(search("people", ["code", "name", "email", "notes"]))
        """

    /// What keeps the rows of a table as they are, unless someone is being erased.
    private static func appendOnly(_ table: String) -> String {
        ["UPDATE", "DELETE"].map { change in
            """
            CREATE TRIGGER \(table)_\(change.lowercased()) BEFORE \(change) ON \(table)
            WHEN NOT EXISTS (SELECT 1 FROM erasing)
            BEGIN SELECT RAISE(ABORT, 'the log of changes is only ever added to'); END;
            """
        }
        .joined(separator: "\n")
    }

    /// A full-text index of some columns of a table, kept in step with it.
    private static func search(_ table: String, _ columns: [String]) -> String {
        let names = columns.joined(separator: ", ")
        func values(_ row: String) -> String {
            columns.map { "\(row).\($0)" }.joined(separator: ", ")
        }
        let index = "\(table)_search"
        let add = "INSERT INTO \(index) (rowid, \(names)) VALUES (new.id, \(values("new")));"
        let remove =
            "INSERT INTO \(index) (\(index), rowid, \(names)) VALUES ('delete', old.id, \(values("old")));"
        return """
            CREATE VIRTUAL TABLE \(index) USING fts5 (
                \(names), content = '\(table)', content_rowid = 'id',
                tokenize = 'unicode61 remove_diacritics 2'
            );
            CREATE TRIGGER \(table)_search_insert AFTER INSERT ON \(table) BEGIN \(add) END;
            CREATE TRIGGER \(table)_search_delete AFTER DELETE ON \(table) BEGIN \(remove) END;
            CREATE TRIGGER \(table)_search_update AFTER UPDATE ON \(table)
            BEGIN \(remove) \(add) END;
            """
    }
}
