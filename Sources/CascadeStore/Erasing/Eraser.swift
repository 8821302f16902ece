import CascadeCore
import CascadeFormats
import GRDB

/// Erases one person within a transaction.
struct Eraser {
    private let db: Database
    /// The person, and others that became one with them, by row: the ids that they get.
    private var rows: [Int64: String] = [:]
    /// As they stood and stand in the file and its log.
    private var former: [Person]
    private var codes: [String: String] = [:]
    private let row: Int64
    private var text = ErasedText(names: [], emails: [], ids: [:])

    /// Them, as the accounts beside the file have to know them.
    func forAccounts(of programme: String) -> AccountsForgetting {
        AccountsForgetting(
            programme: programme,
            ids: codes,
            names: namesakes == 0 ? former.map(\.name).filter { $0 != ErasedText.name } : [],
            emails: former.compactMap(\.email),
            text: text
        )
    }

    let anonymous: String
    let namesakes: Int
    private(set) var isIDShared = false
    private(set) var entry: Int64 = 0
    private(set) var texts = 0
    private(set) var logRows = 0

    private static let documents = StoredTables.documents.shape.name
    /// The columns that hold what people write, by table.
    static let freeTexts: [String: [String]] = [
        "documents": ["text"], "organisations": ["notes"], "partnerships": ["kind"],
        "people": ["notes"], "sessions": ["place", "notes", "planned_place", "planned_notes"],
    ]

    /// For the person with an id; nil where there is none.
    init?(_ id: String, in stored: StoredProgramme, _ db: Database) throws {
        self.db = db
        let people = stored.contents.draft.people
        guard let position = people.firstIndex(where: { $0.id == id }) else { return nil }
        let person = people[position]
        let places = stored.placements(of: StoredTables.people)
        row = places[position].row
        former = [person]
        namesakes = people.count { $0.id != id && $0.name == person.name }
        var taken = Set(people.map(\.id))
        func freshID() -> String {
            var number = 1
            while !taken.insert("anonymous-\(number)").inserted { number += 1 }
            return "anonymous-\(number)"
        }
        taken.formUnion(
            try String.fetchAll(
                db,
                sql: """
                    SELECT coalesce(after, before) ->> '$.code' FROM entry_rows
                    WHERE table_name = 'people'
                        AND coalesce(after, before) ->> '$.code' LIKE 'anonymous-%'
                    """
            )
        )
        anonymous = freshID()
        rows[row] = anonymous
        codes[id] = anonymous
        let standing = Set(places.map(\.row))
        let present = Set(people.map(\.id))
        // Those who became one with them, one after another.
        let merges = try PersonMerge.all(db)
        var searched = Set<String>()
        while let code = codes.keys.sorted().first(where: { !searched.contains($0) }) {
            searched.insert(code)
            for merged in merges where merged.target == code && !standing.contains(merged.row) {
                if rows[merged.row] == nil { rows[merged.row] = freshID() }
                if codes[merged.code] == nil, !present.contains(merged.code) {
                    codes[merged.code] = rows[merged.row]
                }
            }
        }
        try readLog(present)
        var ids = codes
        let others = Self.ids(of: stored.contents.draft)
        for code in codes.keys where others.contains(code) {
            ids[code] = nil
            isIDShared = true
        }
        text = ErasedText(
            names: former.map(\.name).filter { $0 != ErasedText.name },
            emails: former.compactMap(\.email),
            ids: ids
        )
    }

    /// Everything else that has an id.
    private static func ids(of draft: ProgrammeDraft) -> Set<String> {
        var ids: [String] = [draft.id]
        ids += draft.sectors.map(\.id) + draft.groups.map(\.id) + draft.courses.map(\.id)
        ids += draft.organisations.map(\.id) + draft.sessions.map(\.id)
        ids += draft.dialogues.map(\.id) + draft.indicators.map(\.id)
        return Set(ids)
    }

    /// What they were called before, as the log has it.
    private mutating func readLog(_ present: Set<String>) throws {
        for (row, code) in rows {
            let changes = try Row.fetchAll(
                db,
                sql: """
                    SELECT before, after FROM entry_rows
                    WHERE table_name = 'people' AND row_id = ? ORDER BY entry
                    """,
                arguments: [row]
            )
            for change in changes {
                for column in 0...1 {
                    guard let text: String = change[column] else { continue }
                    let record = try RecordText.record(in: text, of: StoredTables.people.shape)
                    guard let person = Self.person(record) else { continue }
                    if !former.contains(person) { former.append(person) }
                    if codes[person.id] == nil, !present.contains(person.id) {
                        codes[person.id] = code
                    }
                }
            }
        }
    }

    /// The person of a row, as far as it says who they are.
    private static func person(_ record: StoredRecord) -> Person? {
        func value(_ name: String) -> String? {
            let place = StoredTables.people.shape.columns.firstIndex { $0.name == name }
            guard let place, case .text(let text) = record.values[place] else { return nil }
            return text
        }
        guard let id = value("code"), let name = value("name"),
            let organisation = value("organisation")
        else { return nil }
        return Person(id: id, name: name, organisation: organisation, email: value("email"))
    }

    /// Erases them, and adds the entry that says that someone was erased.
    mutating func erase(by who: String, at: Moment) throws {
        try db.execute(sql: "INSERT INTO erasing (id) VALUES (1)")
        try erasePerson()
        try eraseTexts()
        try eraseEntries()
        try eraseLogRows()
        try eraseCopies()
        try db.execute(sql: "DELETE FROM erasing")
        entry = try EntryWriter(db).write(
            ChangeRequest(
                kind: .forgotten,
                summary: "Erased someone, who is \(anonymous) now",
                who: text.erasedWithIDs(who) ?? who,
                at: at
            ),
            undoing: nil
        )
        try ErasureTrace.leave(former, entry: entry, db)
        // The search keeps words of rows that have changed until it is built anew.
        for index in ["people_search", "organisations_search"] {
            try db.execute(sql: "INSERT INTO \(index) (\(index)) VALUES ('rebuild')")
        }
    }

    private func erasePerson() throws {
        // Contacts can be asked nothing any more; founding trainers stay what they were.
        try db.execute(
            sql: """
                UPDATE people SET code = ?, name = ?, email = NULL, notes = NULL,
                    roles = CASE WHEN roles LIKE '%trainer%' THEN 'trainer' END
                WHERE id = ?
                """,
            arguments: [anonymous, ErasedText.name, row]
        )
    }

    private mutating func eraseTexts() throws {
        for (table, columns) in Self.freeTexts.sorted(by: { $0.key < $1.key }) {
            for column in columns {
                let found = try Row.fetchAll(
                    db,
                    sql: """
                        SELECT id, \(column), \(table == Self.documents ? "name" : "NULL")
                        FROM \(table) WHERE \(column) IS NOT NULL
                        """
                )
                for row in found {
                    guard let changed = erased(row[1], in: table, row[2]) else { continue }
                    texts += 1
                    try db.execute(
                        sql: "UPDATE \(table) SET \(column) = ? WHERE id = ?",
                        arguments: [changed, row[0] as Int64]
                    )
                }
            }
        }
    }

    private mutating func eraseEntries() throws {
        for row in try Row.fetchAll(db, sql: "SELECT id, who, summary FROM entries") {
            let (who, summary) = (text.erasedWithIDs(row[1]), text.erasedWithIDs(row[2]))
            guard who != nil || summary != nil else { continue }
            texts += 1
            try db.execute(
                sql: "UPDATE entries SET who = ?, summary = ? WHERE id = ?",
                arguments: [who ?? row[1], summary ?? row[2], row[0] as Int64]
            )
        }
    }

    /// Where copies lie whose very names say who they are about; whoever erases them has been told of these.
    private func eraseCopies() throws {
        for row in try Row.fetchAll(db, sql: "SELECT id, path FROM copies")
        where isNamed(inPath: row[1]) {
            try db.execute(sql: "DELETE FROM copies WHERE id = ?", arguments: [row[0] as Int64])
        }
    }

    /// Whether a path says who a copy is about: folders above it may have any name.
    private func isNamed(inPath path: String) -> Bool {
        let last = path.split(separator: "/").last.map(String.init) ?? path
        return text.erasedName(path) != nil || text.erasedWithIDs(last) != nil
    }

    /// What people wrote in a column of a table without them; nil where they are not in it.
    private func erased(_ words: String, in table: String, _ document: String?) -> String? {
        guard table == Self.documents else { return text.erased(words) }
        switch document {
        case StoredDocument.settings:
            return SettingsTexts.replacing(in: words) { kind, words in
                kind == .prose ? text.erased(words) : text.erasedName(words)
            }
        case StoredDocument.plan:
            let other = PlanPeople.replacing(codes, in: words)
            return erasedLines(other ?? words) ?? other
        default: return text.erasedName(words)
        }
    }

    /// A plan without them: full names wherever they stand, others in remarks alone.
    private func erasedLines(_ plan: String) -> String? {
        var isChanged = false
        let lines = plan.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            let mark = line.indices.first { place in
                line[place] == "#"
                    && (place == line.startIndex || line[line.index(before: place)].isWhitespace)
            }
            let start = String(line[..<(mark ?? line.endIndex)])
            let remark = String(line[(mark ?? line.endIndex)...])
            let (other, said) = (text.erasedName(start), text.erased(remark))
            if other != nil || said != nil { isChanged = true }
            return (other ?? start) + (said ?? remark)
        }
        return isChanged ? lines.joined(separator: "\n") : nil
    }

    private mutating func eraseLogRows() throws {
        let quoted = codes.keys.map { "\"\($0)\"" }
        let found = try Row.fetchCursor(
            db,
            sql: "SELECT entry, n, table_name, row_id, before, after FROM entry_rows"
        )
        var changes: [(entry: Int64, number: Int64, before: String?, after: String?)] = []
        while let row = try found.next() {
            guard let shape = StoredTables.shape(of: row[2]) else { continue }
            func changed(_ text: String?) throws -> String? {
                guard let text else { return nil }
                // Most rows of the log are attendance, without texts of people.
                let hasText = Self.freeTexts[shape.name] != nil
                guard hasText || quoted.contains(where: text.contains) else { return nil }
                let record = try RecordText.record(in: text, of: shape)
                guard let other = erased(record, of: shape, row: row[3]) else { return nil }
                return RecordText.text(of: other, in: shape)
            }
            let (before, after) = (try changed(row[4]), try changed(row[5]))
            guard before != nil || after != nil else { continue }
            changes.append((row[0], row[1], before ?? row[4], after ?? row[5]))
        }
        logRows = changes.count
        for change in changes {
            try db.execute(
                sql: "UPDATE entry_rows SET before = ?, after = ? WHERE entry = ? AND n = ?",
                arguments: [change.before, change.after, change.entry, change.number]
            )
        }
    }

    /// A row of the log without them; nil where they are not in it.
    private func erased(_ record: StoredRecord, of shape: TableShape, row: Int64) -> StoredRecord? {
        var other = record
        let own = shape.name == StoredTables.people.shape.name ? rows[row] : nil
        var document: String?
        if shape.name == Self.documents,
            let place = shape.columns.firstIndex(where: { $0.name == "name" }),
            case .text(let name) = record.values[place]
        {
            document = name
        }
        for (place, column) in shape.columns.enumerated() {
            switch (column.kind, record.values[place]) {
            case (.reference("people"), .text(let code)):
                if let changed = codes[code] { other.values[place] = .text(changed) }
            case (.people, .list(let list)):
                other.values[place] = .list(list.map { codes[$0] ?? $0 })
            case (.text, .text(let words)):
                if let own {
                    other.values[place] = Self.own(column.name, words, id: own)
                } else if Self.freeTexts[shape.name]?.contains(column.name) == true,
                    let changed = erased(words, in: shape.name, document)
                {
                    other.values[place] = .text(changed)
                }
            default: break
            }
        }
        return other.values == record.values ? nil : other
    }

    /// What stands in a column of their own rows.
    private static func own(_ column: String, _ words: String, id: String) -> StoredValue {
        switch column {
        case "code": .text(id)
        case "name": .text(ErasedText.name)
        case "email", "notes": .null
        case "roles": words.contains("trainer") ? .text("trainer") : .null
        default: .text(words)
        }
    }
}
