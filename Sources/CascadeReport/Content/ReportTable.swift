import CascadeCore
import CascadeRendering

/// A table of a report.
package struct ReportTable: Sendable, Hashable {
    /// A cell.
    package enum Cell: Sendable, Hashable {
        /// Words.
        case words(String)
        /// A number, by its value for programs and as it is written.
        case number(value: String, text: String)
        /// Nothing known, or not applicable.
        case none
    }

    /// Unique in the report.
    package var id: String
    /// What it shows.
    package var caption: String
    /// Headings of its columns; the first is that of the lines.
    package var columns: [String]
    /// Its lines; the first cell of each is its heading.
    package private(set) var rows: [[Cell]] = []
    /// Whether the last line is of all others together.
    package var endsWithTotal = false
    /// What stands under it.
    package var note: String?

    /// A table without lines.
    package init(_ id: String, _ caption: String, columns: [String], note: String? = nil) {
        self.id = id
        self.caption = caption
        self.columns = columns
        self.note = note
    }

    /// The table of a chart; whole numbers and percentages in it are figures.
    init(_ id: String, _ table: ChartTable, note: String? = nil) {
        self.init(id, table.title, columns: table.heading, note: note)
        for row in table.rows { add(row[0], row.dropFirst().map(Cell.init(chart:))) }
    }

    /// Adds a line.
    package mutating func add(_ heading: String, _ cells: [Cell]) {
        precondition(cells.count == columns.count - 1, "a cell for each column")
        rows.append([.words(heading)] + cells)
    }

    /// The heading of a line.
    func heading(_ row: Int) -> String {
        if case .words(let words)? = rows[row].first { words } else { "" }
    }

    /// The number in a cell as a figure; nil for words.
    func figure(_ row: Int, _ column: Int) -> ReportFigure? {
        guard case .number(let value, let text) = rows[row][column] else { return nil }
        return ReportFigure(
            "\(id)-\(row + 1)-\(column)",
            "\(caption), \(heading(row)), \(columns[column])",
            value: value,
            text: text
        )
    }

    /// All numbers in it.
    package var figures: [ReportFigure] {
        rows.indices.flatMap { row in
            columns.indices.compactMap { figure(row, $0) }
        }
    }

    /// By column: whether all that stands in it is numbers or bounds of them, which are then set to the right.
    var isNumeric: [Bool] {
        columns.indices.map { column in
            column > 0
                && rows.allSatisfy { row in
                    if case .words(let words) = row[column] {
                        words.hasPrefix("<") || words.hasPrefix(">")
                    } else {
                        true
                    }
                }
        }
    }
}

extension ReportTable.Cell {
    /// A cell of a chart's table.
    init(chart text: String) {
        let plain = text.replacing(",", with: "")
        if text == ChartTable.none {
            self = .none
        } else if text == DisclosedCount.mark {
            self = .number(value: "hidden", text: text)
        } else if let number = Int(plain) {
            self = .number(value: String(number), text: text)
        } else if text.hasSuffix("%"), let number = Int(plain.dropLast()) {
            self = .number(value: ReportSource.digits(Double(number) / 100, 2), text: text)
        } else {
            self = .words(text)
        }
    }
}
