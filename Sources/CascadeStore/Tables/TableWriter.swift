import GRDB

/// Adds, changes and removes rows of the tables of a programme file.
///
/// Rows are given with the ids that people see; what they refer to must be there already.
struct TableWriter {
    private let db: Database
    private var rows: [String: [String: Int64]] = [:]

    /// A writer for one change; references are looked up once each.
    init(_ db: Database) {
        self.db = db
    }

    /// A reference to something that is not there.
    struct MissingReference: Error {
        let table: String
        let code: String
    }

    /// The first number that no row of a table has ever had.
    func nextRow(of table: TableShape) throws -> Int64 {
        1
            + (try Int64.fetchOne(
                db,
                sql: "SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = ?), 0),"
                    + " coalesce((SELECT max(id) FROM \(table.name)), 0))",
                arguments: [table.name]
            ) ?? 0)
    }

    /// Adds a row.
    mutating func insert(_ record: StoredRecord, as row: Int64, into table: TableShape) throws {
        let cells = table.cells.map { "\"\($0.name)\"" }
        let places = (table.isNumbered ? ["id", "position", "number"] : ["id", "position"])
        let names = (places + cells).joined(separator: ", ")
        let marks = Array(repeating: "?", count: places.count + cells.count)
        let statement = try db.cachedStatement(
            sql: "INSERT INTO \(table.name) (\(names)) VALUES (\(marks.joined(separator: ", ")))"
        )
        var arguments: [DatabaseValue] = [row.databaseValue, record.position.databaseValue]
        if table.isNumbered { arguments.append(record.number.databaseValue) }
        try arguments.append(contentsOf: self.cells(of: record, in: table))
        try statement.execute(arguments: StatementArguments(arguments))
        try insertLists(of: record, row, in: table)
        if let code = table.code, case .text(let code) = record.values[code] {
            rows[table.name, default: [:]][code] = row
        }
    }

    /// Changes a row.
    mutating func update(_ record: StoredRecord, as row: Int64, in table: TableShape) throws {
        let places = (table.isNumbered ? ["position", "number"] : ["position"])
        let cells = (places + table.cells.map { "\"\($0.name)\"" }).map { "\($0) = ?" }
        let statement = try db.cachedStatement(
            sql: "UPDATE \(table.name) SET \(cells.joined(separator: ", ")) WHERE id = ?"
        )
        var arguments: [DatabaseValue] = [record.position.databaseValue]
        if table.isNumbered { arguments.append(record.number.databaseValue) }
        try arguments.append(contentsOf: self.cells(of: record, in: table))
        arguments.append(row.databaseValue)
        try statement.execute(arguments: StatementArguments(arguments))
        try deleteLists(of: row, in: table)
        try insertLists(of: record, row, in: table)
    }

    /// Removes a row.
    mutating func delete(_ row: Int64, from table: TableShape) throws {
        try deleteLists(of: row, in: table)
        try db.cachedStatement(sql: "DELETE FROM \(table.name) WHERE id = ?")
            .execute(arguments: [row])
    }

    // MARK: - Cells

    private mutating func cells(
        of record: StoredRecord,
        in table: TableShape
    ) throws -> [DatabaseValue] {
        var result: [DatabaseValue] = []
        result.reserveCapacity(record.values.count)
        for (column, value) in zip(table.columns, record.values) where !column.isList {
            switch value {
            case .null, .list: result.append(.null)
            case .integer(let number): result.append(number.databaseValue)
            case .real(let number): result.append(number.databaseValue)
            case .text(let text):
                if case .reference(let other) = column.kind {
                    result.append(try row(of: text, in: other).databaseValue)
                } else {
                    result.append(text.databaseValue)
                }
            }
        }
        return result
    }

    private mutating func row(of code: String, in table: String) throws -> Int64 {
        if let known = rows[table]?[code] { return known }
        let statement = try db.cachedStatement(sql: "SELECT id FROM \(table) WHERE code = ?")
        guard let row = try Int64.fetchOne(statement, arguments: [code]) else {
            throw MissingReference(table: table, code: code)
        }
        rows[table, default: [:]][code] = row
        return row
    }

    // MARK: - Lists

    private func deleteLists(of row: Int64, in table: TableShape) throws {
        for column in table.columns {
            switch column.kind {
            case .people(let list), .seats(let list):
                try db.cachedStatement(sql: "DELETE FROM \(list) WHERE session = ?")
                    .execute(arguments: [row])
            case .text, .integer, .real, .reference: break
            }
        }
    }

    private mutating func insertLists(
        of record: StoredRecord,
        _ row: Int64,
        in table: TableShape
    ) throws {
        for (column, value) in zip(table.columns, record.values) {
            guard case .list(let entries) = value else { continue }
            for (number, entry) in entries.enumerated() {
                switch column.kind {
                case .people(let list):
                    let person = try self.row(of: entry, in: "people")
                    try db.cachedStatement(
                        sql: "INSERT INTO \(list) (session, n, person) VALUES (?, ?, ?)"
                    )
                    .execute(arguments: [row, number, person])
                case .seats(let list):
                    try insertSeats(entry, number, row, list)
                case .text, .integer, .real, .reference: break
                }
            }
        }
    }

    private mutating func insertSeats(
        _ entry: String,
        _ number: Int,
        _ row: Int64,
        _ list: String
    ) throws {
        let colon = entry.lastIndex(of: ":") ?? entry.endIndex
        let code = String(entry[..<colon])
        let isWord = code == "anyone" || code == "champions"
        let organisation = isWord ? nil : try self.row(of: code, in: "organisations")
        try db.cachedStatement(
            sql: "INSERT INTO \(list) (session, n, kind, organisation, count)"
                + " VALUES (?, ?, ?, ?, ?)"
        )
        .execute(
            arguments: [
                row, number, isWord ? code : "organisation", organisation,
                Int(entry[colon...].dropFirst()),
            ]
        )
    }
}
