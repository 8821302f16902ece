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

    /// An empty table.
    init(title: String, heading: [String]) {
        self.title = title
        self.heading = heading
        rows = []
        lines = []
    }

    /// Most rows that are read.
    static let mostRows = NetworkFile.mostEdges
    /// Most columns that are read.
    static let mostColumns = 2_000

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
                    expected: "at most 2,000"
                )
            }
            while try tokenizer.next() {
                guard rows.count < NetworkTable.mostRows else {
                    throw TextFault(
                        line: tokenizer.recordLine,
                        column: 0,
                        subject: "number of rows",
                        found: "more than 5,000,000",
                        expected: "at most 5,000,000"
                    )
                }
                rows.append(
                    tokenizer.cells.map { cell in
                        let text = tokenizer.text(of: cell)
                        return text.isEmpty ? nil : .text(text)
                    }
                )
                lines.append(tokenizer.recordLine)
            }
        } catch let error as CSVTokenizer.Fault {
            throw fault(error, tokenizer)
        } catch let error as TextFault {
            throw error
        } catch {
            preconditionFailure("no other errors are thrown")
        }
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
