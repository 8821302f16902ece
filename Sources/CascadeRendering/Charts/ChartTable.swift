/// The figures of a picture as a table: for those who can't see it, and for those who want to check it.
package struct ChartTable: Sendable, Hashable {
    /// What the table is of, as its caption.
    package var title: String
    /// One heading for each column.
    package var heading: [String]
    /// One cell for each column in every row; the first column says what the row is about.
    package var rows: [[String]]

    /// A table; every row has as many cells as there are headings.
    package init(title: String, heading: [String], rows: [[String]]) {
        precondition(rows.allSatisfy { $0.count == heading.count }, "a cell for each heading")
        self.title = title
        self.heading = heading
        self.rows = rows
    }

    /// What stands where there is no number.
    package static let none = "–"
}
