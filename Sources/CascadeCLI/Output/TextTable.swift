/// A table in plain text: the first column to the left, the others to the right.
struct TextTable {
    private var rows: [[String]] = []
    private let leftColumns: Int

    /// A table with a heading; the first `leftColumns` columns are set to the left.
    init(_ heading: [String], leftColumns: Int = 1) {
        rows = [heading]
        self.leftColumns = leftColumns
    }

    /// Adds a row with as many cells as the heading.
    mutating func add(_ cells: [String]) { rows.append(cells) }

    /// The table with a line under its heading, cells `gap` spaces apart.
    func text(gap: Int = 2) -> String { lines(gap: gap).joined(separator: "\n") }

    /// The heading, the line under it, then a line for each row.
    func lines(gap: Int = 2) -> [String] {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { column < $0.count ? Self.width($0[column]) : 0 }.max() ?? 0
        }
        func line(_ cells: [String]) -> String {
            let padded = cells.enumerated().map { column, cell in
                let padding = String(repeating: " ", count: widths[column] - Self.width(cell))
                return column < leftColumns ? cell + padding : padding + cell
            }
            let joined = padded.joined(separator: String(repeating: " ", count: gap))
            return String(joined.reversed().drop { $0 == " " }.reversed())
        }
        let rule = widths.map { String(repeating: "─", count: $0) }
            .joined(separator: String(repeating: " ", count: gap))
        return [line(rows[0]), rule] + rows.dropFirst().map(line)
    }

    /// The number of places that a text takes at a terminal: wide East Asian characters and emoji take two.
    static func width(_ text: String) -> Int {
        text.reduce(0) { total, character in
            let isWide = character.unicodeScalars.contains { scalar in
                (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xA4CF).contains(scalar.value)
                    || (0xAC00...0xD7A3).contains(scalar.value)
                    || (0xF900...0xFAFF).contains(scalar.value)
                    || (0xFE30...0xFE6F).contains(scalar.value)
                    || (0xFF00...0xFF60).contains(scalar.value)
                    || (0x1F300...0x1FAFF).contains(scalar.value)
            }
            return total + (isWide ? 2 : 1)
        }
    }
}
