import CascadeCore
package import CascadeFormats
import GRDB

extension ProgrammeStore {
    /// How often each session was changed since it came into the file, and when it last was, by id; sessions that are as they came are
    /// left out.
    ///
    /// Undoing a change is a change too, so that the number never falls.
    ///
    /// - Complexity: O(changes of sessions).
    package func sessionRevisions() throws(StoreError) -> [String: SessionCalendar.Revision] {
        try attempting {
            try reader.read { db in
                let rows = try Row.fetchCursor(
                    db,
                    sql: """
                        SELECT sessions.code, count(DISTINCT entry_rows.entry)
                            - (sum(entry_rows.before IS NULL) > 0), max(entries.at)
                        FROM entry_rows
                            JOIN entries ON entries.id = entry_rows.entry
                            JOIN sessions ON sessions.id = entry_rows.row_id
                        WHERE entry_rows.table_name = 'sessions'
                        GROUP BY sessions.code
                        """
                )
                var revisions: [String: SessionCalendar.Revision] = [:]
                while let row = try rows.next() {
                    revisions[row[0]] = SessionCalendar.Revision(
                        sequence: row[1],
                        at: Moment(row[2] as String)
                    )
                }
                return revisions
            }
        }
    }
}
