/// Something in a table that could not be taken as it is.
package struct TableProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// The row as a spreadsheet program numbers it, from 1; 0 for the whole file.
    package var row: Int
    /// The column, from 0; nil for the whole row.
    package var column: Int?
    /// What is wrong, naming the thing.
    package var subject: String
    /// The value found, as written; empty where nothing stands there.
    package var found: String
    /// What was expected, and what to do.
    package var expected: String
    /// What was probably meant.
    package var suggestion: String?
    /// Whether nothing of the table can be used until it is put right.
    package var isFatal = false

    /// The cell, `C7`; nil for a whole row.
    package var cell: String? {
        guard row > 0, let column else { return nil }
        return TableGrid.cell(column, row)
    }

    /// The problem in one line of plain words: `row 7, cell C7: …`.
    package var description: String {
        var place = ""
        if row > 0 {
            place = "row \(row)\(cell.map { ", cell \($0)" } ?? ""): "
        }
        let value = found.isEmpty ? "nothing" : "“\(LocatedProblem.shown(found))”"
        var text = "\(place)\(LocatedProblem.shown(subject, atMost: 160)): found \(value)"
        text += ", expected \(LocatedProblem.shown(expected, atMost: 500))."
        if let suggestion {
            text += " Did you mean “\(LocatedProblem.shown(suggestion))”?"
        }
        return text
    }

    /// Several rows as people name them: `rows 2, 3, 4 and 17 more`.
    static func rows(_ rows: [Int], most: Int = 8) -> String {
        guard rows.count > 1 else { return "row \(rows.first ?? 0)" }
        guard rows.count > most else {
            let words = rows.map(String.init)
            return "rows \(words.dropLast().joined(separator: ", ")) and \(words.last ?? "")"
        }
        let shown = rows.prefix(most).map(String.init).joined(separator: ", ")
        return "rows \(shown) and \(rows.count - most) more"
    }
}
