extension IntegerProgram {
    /// Draws in the ranges of whole variables to whole ends and drops limits without variables; false where that shows
    /// that nothing keeps the limits.
    mutating func tighten() -> Bool {
        for position in columns.indices where columns[position].isWhole {
            // A range like 0...2.9999999996 comes from arithmetic that meant 3.
            columns[position].lower = (columns[position].lower - 1e-9).rounded(.up)
            columns[position].upper = (columns[position].upper + 1e-9).rounded(.down)
            if columns[position].lower > columns[position].upper { return false }
        }
        for row in rows where row.terms.isEmpty {
            if row.lower > 1e-9 || row.upper < -1e-9 { return false }
        }
        rows.removeAll { $0.terms.isEmpty || $0.lower == -.infinity && $0.upper == .infinity }
        return true
    }

    /// The same limits, with nothing to gain.
    func worthless() -> IntegerProgram {
        var program = self
        for position in columns.indices { program.columns[position].worth = 0 }
        return program
    }
}
