/// A table of nodes or of edges: a heading and rows, as a CSV file or a sheet has them.
struct NetworkTable {
    /// Name of the file or sheet.
    var title: String
    /// Headings; empty where a column has none.
    var heading: [String]
    /// Cells by row; nil for an empty one.
    var rows: [[NetworkFile.Value?]]
    /// By row: its line or its number in the sheet, from 1.
    var lines: [Int]
    private var cellCount = 0

    /// An empty table.
    init(title: String, heading: [String]) {
        self.title = title
        self.heading = heading
        rows = []
        lines = []
    }

    /// Most rows that are read.
    static let mostRows = NetworkFile.mostEdges
    /// Most cells that are read, empty ones between others included.
    static let mostCells = NetworkFile.mostValues
    /// Most columns that are read.
    static let mostColumns = NetworkFile.mostAttributes

    /// The table that a CSV text holds; all its cells are text.
    ///
    /// - Throws: ``TextFault`` where it is no table.
    init(csv bytes: [UInt8], title: String) throws(TextFault) {
        var tokenizer = CSVTokenizer(bytes)
        self.init(title: title, heading: [])
        func fault(_ fault: CSVTokenizer.Fault, _ tokenizer: CSVTokenizer) -> TextFault {
            let place = TextFault.place(
                of: fault.offset,
                in: bytes,
                from: tokenizer.recordStart,
                onLine: tokenizer.recordLine
            )
            return TextFault(
                line: place.line,
                column: place.column,
                subject: "row of the table",
                found: fault.found,
                expected: fault.expected
            )
        }
        do {
            guard try tokenizer.next() else {
                throw TextFault(
                    line: 1,
                    column: 1,
                    subject: "heading of the table",
                    found: "",
                    expected: "the names of the columns"
                )
            }
            heading = tokenizer.cells.map { Scalars.trimmed(tokenizer.text(of: $0)) }
            guard heading.count <= NetworkTable.mostColumns else {
                throw TextFault(
                    line: 1,
                    column: 0,
                    subject: "number of columns",
                    found: "\(heading.count)",
                    expected: "at most 500"
                )
            }
            while try tokenizer.next() {
                // Cells without a heading could not be named.
                let row = tokenizer.cells.prefix(heading.count).map { cell in
                    let text = tokenizer.text(of: cell)
                    return text.isEmpty ? nil : NetworkFile.Value.text(text)
                }
                try append(row, line: tokenizer.recordLine)
            }
        } catch let error as CSVTokenizer.Fault {
            throw fault(error, tokenizer)
        } catch let error as TextFault {
            throw error
        } catch {
            preconditionFailure("no other errors are thrown")
        }
    }

    /// Appends a row.
    ///
    /// - Throws: ``TextFault`` where the table becomes too large.
    mutating func append(_ row: [NetworkFile.Value?], line: Int) throws(TextFault) {
        cellCount += row.count
        guard rows.count < NetworkTable.mostRows, cellCount <= NetworkTable.mostCells else {
            throw TextFault(
                line: line,
                column: 0,
                subject: "size of the table \(title)",
                found: "more than 5,000,000 rows or 20,000,000 cells",
                expected: "fewer. Maybe leave out columns that are not needed"
            )
        }
        rows.append(row)
        lines.append(line)
    }

    /// The text of the table.
    var csv: String {
        var writer = CSVWriter()
        writer.append(heading)
        for row in rows { writer.append(row.map { $0.map(NetworkTable.text) ?? "" }) }
        return writer.text
    }

    /// A value as a cell of text.
    static func text(_ value: NetworkFile.Value) -> String {
        if case .list(let items) = value { return items.joined(separator: "|") }
        return value.description
    }
}
