/// What stands in one cell of a table of a programme file.
enum StoredValue: Sendable, Hashable {
    case null
    case integer(Int64)
    case real(Double)
    /// Text, or the id that people see of a row that is referred to.
    case text(String)
    /// Ids or entries in order, kept in a table of their own.
    case list([String])

    /// Text, or nothing.
    static func optional(_ text: String?) -> StoredValue { text.map(StoredValue.text) ?? .null }

    /// A whole number, or nothing.
    static func optional(_ number: Int?) -> StoredValue {
        number.map { .integer(Int64($0)) } ?? .null
    }

    /// A day, or nothing.
    static func optional(_ day: (some CustomStringConvertible)?) -> StoredValue {
        day.map { .text($0.description) } ?? .null
    }

    /// Whether two cells hold the same, texts byte by byte: other ways to write an accent differ.
    static func == (left: StoredValue, right: StoredValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.integer(let left), .integer(let right)): left == right
        case (.real(let left), .real(let right)): left == right
        case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
        case (.list(let left), .list(let right)):
            left.elementsEqual(right) { $0.utf8.elementsEqual($1.utf8) }
        default: false
        }
    }
}

/// Where a row stands among those of its table.
struct Placement: Sendable, Hashable {
    /// The row's own number, never used again.
    var row: Int64
    /// Place among the rows of the programme's files; nil for what came by a recording.
    var position: Int64?
    /// Place among what came by recordings for the same session, from 0; nil in tables without.
    var number: Int64?
}

/// All of one row.
struct StoredRecord: Sendable, Hashable {
    /// The cells, in the order of the table's columns.
    var values: [StoredValue]
    /// Place among the rows of the programme's files; nil for what came by a recording.
    var position: Int64?
    /// Place among what came by recordings for the same session.
    var number: Int64?
}
