/// The rows of a CSV file or of a sheet, as a spreadsheet program shows them.
struct TableGrid {
    /// One row that has something in it.
    struct Row {
        /// Its number in a spreadsheet program, from 1.
        var number: Int
        /// Its texts, tidied; empty where a cell has nothing.
        var cells: [String]

        /// The text of a column, from 0; empty past the last cell.
        subscript(column: Int) -> String { column < cells.count ? cells[column] : "" }
    }

    /// Cells that were made one.
    struct Merge {
        /// As the program writes it: `B2:B5`.
        var name: String
        /// First and last row, from 1.
        var rows: ClosedRange<Int>
        /// First and last column, from 0.
        var columns: ClosedRange<Int>
    }

    /// Name of the sheet; nil for a CSV file.
    var sheet: String?
    /// Rows, in their order.
    var rows: [Row] = []
    /// Merged cells.
    var merges: [Merge] = []
    /// Names of the other sheets of the workbook.
    var otherSheets: [String] = []

    /// Most rows that are read.
    static let mostRows = 1_000_000

    /// A text without spaces around it, no-break spaces and invisible characters; several spaces become one, line ends stay.
    static func tidied(_ text: String) -> String {
        var plain = text.utf8.contains { $0 >= 0x80 } ? text : ""
        if plain.isEmpty {
            plain = text
        } else {
            plain.unicodeScalars.removeAll { [0x200B, 0x2060, 0xFEFF].contains($0.value) }
        }
        let lines = plain.split(whereSeparator: \.isNewline).map { line in
            line.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        return lines.filter { !$0.isEmpty }.joined(separator: "\n")
    }

    /// The name of a cell: `B7`.
    static func cell(_ column: Int, _ row: Int) -> String { "\(letters(column))\(row)" }

    /// The letters of a column: A, B, …, Z, AA.
    static func letters(_ column: Int) -> String {
        var letters = ""
        var rest = column
        repeat {
            letters = String(UnicodeScalar(UInt8(0x41 + rest % 26))) + letters
            rest = rest / 26 - 1
        } while rest >= 0
        return letters
    }

    /// Whether a cell shows that a formula could not be worked out.
    static func isFormulaFault(_ text: String) -> Bool {
        guard text.hasPrefix("#") else { return false }
        return [
            "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!",
            "#CALC!", "#GETTING_DATA", "#BLOCKED!", "#FIELD!",
        ]
        .contains(text.uppercased())
    }
}
