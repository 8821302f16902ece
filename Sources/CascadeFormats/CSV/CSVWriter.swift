/// Writes a table with commas, LF line ends and quotes only where they are needed; RFC 4180 but for the line ends.
struct CSVWriter {
    /// The text so far.
    private(set) var text = ""

    /// Appends a row.
    mutating func append(_ cells: some Sequence<String>) {
        var isFirst = true
        for cell in cells {
            if !isFirst { text.append(",") }
            isFirst = false
            text.append(CSVWriter.cell(cell))
        }
        text.append("\n")
    }

    /// A cell of a table whose cells are separated by `delimiter`: in quotes where it must be.
    static func cell(_ text: String, delimiter: UInt8 = 0x2C) -> String {
        needsQuotes(text, delimiter) ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    }

    private static func needsQuotes(_ cell: String, _ delimiter: UInt8) -> Bool {
        guard let first = cell.utf8.first, let last = cell.utf8.last else { return false }
        if first <= 0x20 || last <= 0x20 { return true }
        return cell.utf8.contains { byte in
            byte == delimiter || byte == 0x22 || byte == 0x0A || byte == 0x0D
        }
    }
}

/// A table of items whose optional columns are written only where an item uses them.
struct ColumnWriter<Item> {
    private var columns: [(name: String, cell: (Item) -> String)] = []
    private let items: [Item]

    /// A table of these items.
    init(_ items: [Item]) {
        self.items = items
    }

    /// Adds a column that is always written.
    mutating func require(_ name: String, _ cell: @escaping (Item) -> String) {
        columns.append((name, cell))
    }

    /// Adds a column that is written where any item has something in it.
    mutating func allow(_ name: String, _ cell: @escaping (Item) -> String?) {
        guard items.contains(where: { cell($0) != nil }) else { return }
        columns.append((name, { cell($0) ?? "" }))
    }

    /// The header line and a line for each item.
    var text: String {
        var writer = CSVWriter()
        writer.append(columns.map(\.name))
        for item in items { writer.append(columns.map { $0.cell(item) }) }
        return writer.text
    }
}
