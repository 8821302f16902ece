import GRDB

extension ProgrammeStore {
    /// The people and organisations in which every word occurs, as the start of a word of a name, id, e-mail address, area,
    /// identifier or note; accents and capitals make no difference.
    ///
    /// - Parameters:
    ///   - words: what to look for; any text is allowed, and text without a word finds nothing.
    ///   - limit: how many to find at most.
    /// - Returns: what was found, the nearest first.
    /// - Throws: ``StoreError`` where the file can't be read.
    public func search(_ words: String, limit: Int = 20) throws(StoreError) -> [SearchHit] {
        try attempting {
            guard limit > 0, let pattern = FTS5Pattern(matchingAllPrefixesIn: words) else {
                return []
            }
            return try reader.read { db in
                let rows = try Row.fetchAll(
                    db,
                    sql: """
                        SELECT 'person', people.code, people.name, organisations.code,
                            people_search.rank AS nearness
                        FROM people_search JOIN people ON people.id = people_search.rowid
                            JOIN organisations ON organisations.id = people.organisation
                        WHERE people_search MATCH ?
                        UNION ALL
                        SELECT 'organisation', organisations.code, organisations.name, NULL,
                            organisations_search.rank
                        FROM organisations_search
                            JOIN organisations ON organisations.id = organisations_search.rowid
                        WHERE organisations_search MATCH ?
                        ORDER BY nearness, 3, 2, 1 LIMIT ?
                        """,
                    arguments: [pattern, pattern, limit]
                )
                return rows.map { row in
                    SearchHit(
                        kind: SearchHit.Kind(rawValue: row[0]) ?? .person,
                        id: row[1],
                        name: row[2],
                        organisation: row[3]
                    )
                }
            }
        }
    }
}
