import CascadeCore
import GRDB
import GRDBSQLite

/// Reads the cells of the current row of a statement one after another.
///
/// Rows refer to each other by numbers; the reader knows the ids that people see.
struct RowReader {
    /// What is known of rows read before.
    struct Known {
        /// By table, the id of each row.
        var codes: [String: [Int64: String]] = [:]
        /// By table of lists, the entries of each row.
        var lists: [String: [Int64: [String]]] = [:]
    }

    private let statement: SQLiteStatement
    private let table: String
    private let known: Known
    private var column: Int32 = 0
    /// The number of the current row.
    private var row: Int64 = 0

    /// A reader of a statement that selects the row's number first.
    init(_ statement: SQLiteStatement, of table: String, known: Known) {
        self.statement = statement
        self.table = table
        self.known = known
    }

    /// Starts with the current row, and returns its number and place.
    mutating func begin(isNumbered: Bool) -> Placement {
        row = sqlite3_column_int64(statement, 0)
        column = 1
        let position = nextInteger
        let number = isNumbered ? nextInteger : nil
        return Placement(row: row, position: position, number: number)
    }

    /// Passes over a cell.
    mutating func skip() { column += 1 }

    private var nextInteger: Int64? {
        mutating get {
            defer { column += 1 }
            guard sqlite3_column_type(statement, column) != SQLITE_NULL else { return nil }
            return sqlite3_column_int64(statement, column)
        }
    }

    /// Text or nothing.
    mutating func optionalText() -> String? {
        defer { column += 1 }
        guard let bytes = sqlite3_column_text(statement, column) else { return nil }
        let count = Int(sqlite3_column_bytes(statement, column))
        return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
    }

    /// Text.
    mutating func text() throws -> String { try needed(optionalText()) }

    /// A whole number or nothing.
    mutating func optionalInteger() -> Int? { nextInteger.map(Int.init) }

    /// A whole number.
    mutating func integer() throws -> Int { try needed(optionalInteger()) }

    /// A number.
    mutating func real() throws -> Double {
        defer { column += 1 }
        guard sqlite3_column_type(statement, column) != SQLITE_NULL else { throw damage }
        return sqlite3_column_double(statement, column)
    }

    /// A day or nothing.
    mutating func optionalDay() throws -> CalendarDate? {
        try optionalText().map { try needed(CalendarDate($0)) }
    }

    /// A day.
    mutating func day() throws -> CalendarDate { try needed(optionalDay()) }

    /// Which recording the row comes from, or nothing.
    mutating func mark() throws -> RecordMark? {
        let id = optionalText()
        let at = optionalText()
        guard let id, let at else { return nil }
        return try RecordMark(id: id, at: needed(Moment(at)))
    }

    /// What was planned of a session, or nothing.
    mutating func planned() throws -> Session.Planned? {
        let start = try optionalDay()
        let planned = try Session.Planned(
            start: start ?? CalendarDate(daysSinceEpoch: 0),
            end: optionalDay(),
            host: optionalCode(of: "organisations"),
            place: optionalText(),
            trainers: list("session_planned_trainers"),
            notes: optionalText()
        )
        return start == nil ? nil : planned
    }

    /// The id of a row of another table, or nothing.
    mutating func optionalCode(of table: String) throws -> String? {
        guard let row = nextInteger else { return nil }
        return try needed(known.codes[table]?[row])
    }

    /// The id of a row of another table.
    mutating func code(of table: String) throws -> String { try needed(optionalCode(of: table)) }

    /// The entries of the row in a table of lists.
    func list(_ name: String) -> [String] { known.lists[name]?[row] ?? [] }

    /// One of the values of a type.
    func choice<Value: RawRepresentable<String>>(
        of type: Value.Type,
        _ text: String
    ) throws -> Value {
        try needed(Value(rawValue: text))
    }

    /// Seats as they stand in a list.
    func seats(_ text: String) throws -> Session.Seats {
        let colon = try needed(text.lastIndex(of: ":"))
        let count = try needed(Int(text[text.index(after: colon)...]))
        return Session.Seats(Session.Invitation(code: String(text[..<colon])), count)
    }

    private func needed<Value>(_ value: Value?) throws -> Value {
        guard let value else { throw damage }
        return value
    }

    private var damage: UnreadableRow { UnreadableRow(table: table, row: row) }
}

/// A row that holds what no programme holds.
struct UnreadableRow: Error {
    let table: String
    let row: Int64
}
