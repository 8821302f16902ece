public import CascadeCore
import GRDB

/// Everything that a programme file holds about one person, without what it holds about others.
public struct PersonalData: Sendable, Hashable {
    /// A session that they had a part in.
    public struct Part: Sendable, Hashable {
        /// The session.
        public let session: Session
        /// What they were there: booked, attendee or trainer.
        public let role: String
        /// What became of their booking; nil: they were not booked, or it is not recorded.
        public let outcome: Attendance.Result?
        /// Whether they came forward; nil: not known.
        public let cameForward: Bool?
    }

    /// A text that names them.
    public struct Mention: Sendable, Hashable {
        /// Where it stands.
        public let place: String
        /// The text, without the names of others.
        public let text: String
    }

    /// An entry of the log that changed something of theirs.
    public struct LogEntry: Sendable, Hashable {
        /// Its number.
        public let id: Int64
        /// When.
        public let at: Moment
        /// What it did, without the names of others.
        public let summary: String
        /// What it changed of theirs: before and after, as it is kept.
        public let changes: [RowChange]
    }

    /// What is kept of the person.
    public let person: Person
    /// The sessions that they had a part in, by day.
    public let sessions: [Part]
    /// Months in which they held nothing, by their own word.
    public let confirmedMonths: [CalendarDate]
    /// Texts that name them.
    public let mentions: [Mention]
    /// The log about them, oldest first.
    public let log: [LogEntry]
}

extension ProgrammeStore {
    /// What the file holds about someone; nil where there is no person with this id.
    ///
    /// - Complexity: O(n) in the rows of the file and of its log.
    public func personalData(of id: String) throws(StoreError) -> PersonalData? {
        try attempting {
            try reader.read { db in
                let stored = try stored(db)
                let draft = stored.contents.draft
                guard let position = draft.people.firstIndex(where: { $0.id == id }) else {
                    return nil
                }
                let person = draft.people[position]
                let collector = PersonalDataCollector(person, draft)
                return try PersonalData(
                    person: person,
                    sessions: collector.sessions(),
                    confirmedMonths: draft.confirmations.filter { $0.person == id }.map(\.month)
                        .sorted(),
                    mentions: collector.mentions(stored.contents.documents),
                    log: collector.log(
                        row: stored.placements(of: StoredTables.people)[position].row,
                        db
                    )
                )
            }
        }
    }
}

/// Collects what a programme holds about one person.
private struct PersonalDataCollector {
    let person: Person
    let draft: ProgrammeDraft
    /// Takes out the names of everyone else.
    let others: ErasedText
    /// Finds their own.
    let own: ErasedText

    init(_ person: Person, _ draft: ProgrammeDraft) {
        self.person = person
        self.draft = draft
        let rest = draft.people.filter { $0.id != person.id && $0.name != person.name }
        others = ErasedText(
            names: rest.map(\.name),
            emails: rest.compactMap(\.email),
            ids: Dictionary(
                rest.map { ($0.id, "someone else") },
                uniquingKeysWith: { first, _ in first }
            ),
            name: "someone else",
            email: "someone else"
        )
        own = ErasedText(
            names: [person.name],
            emails: [person.email].compactMap { $0 },
            ids: [:]
        )
    }

    private func withoutOthers(_ text: String) -> String { others.erased(text) ?? text }

    func sessions() -> [PersonalData.Part] {
        var parts: [PersonalData.Part] = []
        var rows: [String: Attendance] = [:]
        for row in draft.attendance where row.attendee == .person(person.id) {
            rows[row.session] = row
        }
        for session in draft.sessions {
            let row = rows[session.id]
            if session.trainers.contains(person.id) {
                parts.append(part(session, "trainer", nil))
            }
            if row != nil {
                parts.append(part(session, "attendee", row))
            } else if session.people.contains(person.id) {
                parts.append(part(session, "booked", nil))
            }
        }
        return parts.sorted {
            ($0.session.start, $0.session.id, $0.role) < ($1.session.start, $1.session.id, $1.role)
        }
    }

    private func part(_ session: Session, _ role: String, _ row: Attendance?) -> PersonalData.Part {
        PersonalData.Part(
            session: session,
            role: role,
            outcome: row?.outcome,
            cameForward: row?.cameForward
        )
    }

    func mentions(_ documents: [StoredDocument]) -> [PersonalData.Mention] {
        var mentions: [PersonalData.Mention] = []
        func look(_ text: String?, _ place: String) {
            guard let text, own.erased(text) != nil else { return }
            mentions.append(.init(place: place, text: withoutOthers(text)))
        }
        for session in draft.sessions {
            look(session.place, "place of session \(session.id)")
            look(session.notes, "notes of session \(session.id)")
        }
        for organisation in draft.organisations {
            look(organisation.notes, "notes of organisation \(organisation.id)")
        }
        for other in draft.people
        where other.id != person.id && own.erased(other.notes ?? "") != nil {
            mentions.append(.init(place: "notes about someone else", text: "they are named there"))
        }
        for document in documents {
            for line in document.text.split(separator: "\n") { look(String(line), document.name) }
        }
        return mentions
    }

    func log(row: Int64, _ db: Database) throws -> [PersonalData.LogEntry] {
        let quoted = "\"\(person.id)\""
        let found = try Row.fetchCursor(
            db,
            sql: """
                SELECT entry, table_name, row_id, before, after FROM entry_rows
                WHERE table_name = 'people' AND row_id = ?
                    OR table_name IN ('attendance', 'sessions', 'confirmations')
                        AND (instr(before, ?) > 0 OR instr(after, ?) > 0)
                ORDER BY entry, n
                """,
            arguments: [row, quoted, quoted]
        )
        var changes: [Int64: [RowChange]] = [:]
        while let row = try found.next() {
            let table: String = row[1]
            // Sessions name others too: that it was changed is enough.
            let isTheirs = table != "sessions"
            changes[row[0], default: []].append(
                RowChange(
                    table: table,
                    row: row[2],
                    before: isTheirs ? row[3] : nil,
                    after: isTheirs ? row[4] : nil
                )
            )
        }
        return try ProgrammeStore.entries(last: nil, db).reversed().compactMap { entry in
            guard let changes = changes[entry.id] else { return nil }
            return PersonalData.LogEntry(
                id: entry.id,
                at: entry.at,
                summary: others.erasedWithIDs(entry.summary) ?? entry.summary,
                changes: changes
            )
        }
    }
}
