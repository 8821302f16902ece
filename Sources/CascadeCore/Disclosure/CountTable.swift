/// A table of counts of people, not yet blurred: lines that may stand under one another, and columns.
///
/// Give the lines that have no others under them their counts; ``Disclosure`` adds up the others, the line of all and the
/// column of all. A table without columns is one column of totals. Tables of the same ``measure`` share what they
/// have in common: the total of a sector in a table by month and in a table by area is one number, and is protected as one.
package struct CountTable: Sendable, Hashable {
    /// A line or a column.
    package struct Line: Sendable, Hashable {
        /// What it is about, unique among the measure's lines and columns: `sector:faith`, `month:2026-03`.
        package var key: String
        /// Its heading.
        package var label: String
        /// The line that it is part of, by position before its own; nil: the line of all, and for columns.
        package var parent: Int?

        /// A line or column.
        package init(key: String, label: String, parent: Int? = nil) {
            self.key = key
            self.label = label
            self.parent = parent
        }
    }

    /// What is counted: tables with the same word count the same people in different ways.
    package var measure: String
    /// Heading of the table.
    package var title: String
    /// What the lines are: `Sector`.
    package var lineHeading: String
    /// The lines, each after the one that it is part of.
    package var lines: [Line]
    /// The columns; empty: only totals.
    package var columns: [Line]
    /// By line and column; lines with others under them have an empty row here.
    package var counts: [[Int]]
    /// Whether the lines add up to the line of all; false where someone counts in several lines, and then there is none.
    package var addsUp: Bool

    /// A table by lines and columns.
    package init(
        measure: String,
        title: String,
        lineHeading: String,
        lines: [Line],
        columns: [Line] = [],
        counts: [[Int]],
        addsUp: Bool = true
    ) {
        precondition(counts.count == lines.count)
        self.measure = measure
        self.title = title
        self.lineHeading = lineHeading
        self.lines = lines
        self.columns = columns
        self.counts = counts
        self.addsUp = addsUp
    }

    /// By line, the last of all lines together where they add up, and column, the last of all columns together.
    ///
    /// - Complexity: O(lines × columns).
    func filled() -> [[Int]] {
        let width = max(1, columns.count)
        var rows = counts.map { row -> [Int] in
            precondition(row.isEmpty || row.count == width, "a count for each column")
            precondition(row.allSatisfy { $0 >= 0 }, "counts are not negative")
            return row.isEmpty ? Array(repeating: 0, count: width) : row
        }
        var all = Array(repeating: 0, count: width)
        for line in lines.indices.reversed() {
            guard addsUp else { break }
            if let parent = lines[line].parent {
                precondition(parent < line, "a line stands after the one that it is part of")
                for column in 0..<width { rows[parent][column] += rows[line][column] }
            } else {
                for column in 0..<width { all[column] += rows[line][column] }
            }
        }
        if addsUp { rows.append(all) }
        guard !columns.isEmpty else { return rows }
        return rows.map { $0 + [$0.reduce(0, +)] }
    }
}

/// A table of counts as others than the lead may see it.
package struct DisclosedTable: Sendable, Hashable {
    /// What is counted, as in ``CountTable/measure``.
    package let measure: String
    /// Heading of the table.
    package let title: String
    /// What the lines are.
    package let lineHeading: String
    /// The lines.
    package let lines: [CountTable.Line]
    /// The columns; empty: only totals.
    package let columns: [CountTable.Line]
    /// By line and column, after the columns that of all.
    package let cells: [[DisclosedCount]]
    /// All lines together, like a line of ``cells``; nil where the lines don't add up.
    package let totals: [DisclosedCount]?
    /// The profile by which it was blurred.
    package let profile: DisclosureProfile

    /// Whether anything is hidden.
    package var hidesAnything: Bool {
        cells.contains { $0.contains(.hidden) } || totals?.contains(.hidden) == true
    }
}
