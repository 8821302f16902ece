import CascadeCore
import GRDB

/// Who became one with whom, by the log.
struct PersonMerge: Sendable, Hashable {
    /// The row of the person who went.
    let row: Int64
    /// Their id.
    let code: String
    /// The id of the person who stayed.
    let target: String

    /// The last merge of each person who went, by row.
    ///
    /// Who stayed follows from the rows alone: the person whose own row changed with it, or who stands where the one who went
    /// stood. Where neither shows it, because nothing was recorded of the one who went, the summary says it. A merge of
    /// which nothing tells is left out: nobody is erased on a guess.
    ///
    /// - Complexity: O(n) in the rows of these entries.
    static func all(_ db: Database) throws -> [PersonMerge] {
        let found = try Row.fetchAll(
            db,
            sql: """
                SELECT entries.id, entries.summary, gone.row_id, gone.before ->> '$.code'
                FROM entries JOIN entry_rows AS gone ON gone.entry = entries.id
                WHERE entries.kind = 'merged' AND gone.table_name = 'people' AND gone.after IS NULL
                ORDER BY entries.id, gone.n
                """
        )
        var merges: [Int64: PersonMerge] = [:]
        for row in found {
            let code: String = row[3]
            let target = try target(of: code, in: row[0], db) ?? target(of: code, in: row[1])
            // Who was made two again and merged with someone else belongs to the last one.
            merges[row[2]] = target.map { PersonMerge(row: row[2], code: code, target: $0) }
        }
        return merges.values.sorted { $0.row < $1.row }
    }

    /// Who stayed, by the rows of the entry.
    private static func target(of code: String, in entry: Int64, _ db: Database) throws -> String? {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT table_name, before, after FROM entry_rows
                WHERE entry = ? AND after IS NOT NULL ORDER BY n
                """,
            arguments: [entry]
        )
        for row in rows {
            guard let shape = StoredTables.shape(of: row[0]) else { continue }
            let before = try (row[1] as String?).map { try RecordText.record(in: $0, of: shape) }
            let after = try RecordText.record(in: row[2], of: shape)
            // A row that only moved says nothing.
            if before?.values == after.values { continue }
            for (place, column) in shape.columns.enumerated() {
                let value = after.values[place]
                if shape.name == StoredTables.people.shape.name {
                    // A merge changes no other person's row.
                    if column.name == "code", case .text(let id) = value { return id }
                } else if let id = successor(
                    of: code,
                    in: column.kind,
                    before?.values[place],
                    value
                ) {
                    return id
                }
            }
        }
        return nil
    }

    /// Who stands in a column of a row that the merge changed or added; nil where it doesn't show.
    ///
    /// Rows about one person change only where they were of one of the two; lists hold others too.
    private static func successor(
        of code: String,
        in kind: TableShape.Column.Kind,
        _ before: StoredValue?,
        _ after: StoredValue
    ) -> String? {
        switch (kind, before, after) {
        case (.reference("people"), _, .text(let id)) where id != code: return id
        case (.people, .list(let old), .list(let new)) where old.contains(code):
            let added = Set(new).subtracting(old)
            return added.count == 1 ? added.first : nil
        default: return nil
        }
    }

    /// Who stayed, by the words of the summary: “Merged person p into q”.
    private static func target(of code: String, in summary: String) -> String? {
        let words = summary.split(separator: " ").map(String.init)
        guard words.count >= 4, words[words.count - 2] == "into", words[words.count - 3] == code
        else { return nil }
        return words.last
    }
}
