import CascadeCore

/// The cells of one row, read one by one.
extension SessionTableReader {
    /// A row while it is read: whether all that was read of it so far could be understood.
    struct Cells {
        /// The row.
        let row: TableGrid.Row
        /// Whether it can be used.
        var isSound = true

        /// A row.
        init(_ row: TableGrid.Row) {
            self.row = row
        }
    }

    /// The text of the column that says `field`; nil where it is empty or there is none.
    mutating func text(_ field: SessionField, _ cells: inout Cells) -> String? {
        heading[field].flatMap { text(at: $0, &cells) }
    }

    /// The text of a column; nil where it is empty.
    mutating func text(at column: Int, _ cells: inout Cells) -> String? {
        let text = cells.row[column]
        guard !text.isEmpty else { return nil }
        if TableGrid.isFormulaFault(text) {
            cells.isSound = false
            report(
                cells.row.number,
                column,
                "formula",
                text,
                "a value: the spreadsheet program could not work the formula out"
            )
            return nil
        }
        return layout.emptyWords.contains(SessionField.folded(text)) ? nil : text
    }

    /// The day of a column.
    mutating func date(_ field: SessionField, _ cells: inout Cells) -> CalendarDate? {
        guard let column = heading[field], let text = text(at: column, &cells) else { return nil }
        let reading = TableDates.read(text)
        if case .numbers = reading, orders[column] == nil {
            // Said once, of the whole column.
            cells.isSound = false
            return nil
        }
        if let day = TableDates.day(text, orders[column] ?? .dmy) { return day }
        cells.isSound = false
        let isSerial = Int(text).map { (30_000...80_000).contains($0) } ?? false
        report(
            cells.row.number,
            column,
            "date",
            text,
            isSerial
                ? "a day: format the column as dates in the spreadsheet program and save again"
                : "a day of the calendar, such as 2026-01-31 or 31 January 2026"
        )
        return nil
    }

    /// The course of a column.
    mutating func course(_ cells: inout Cells) -> String? {
        guard let column = heading[.course], let text = text(at: column, &cells) else { return nil }
        if let id = names.course(mapping.meaning(of: text, .course) ?? text) { return id }
        cells.isSound = false
        unknown[UnknownWord(field: .course, word: text, column: column), default: []]
            .append(cells.row.number)
        return nil
    }

    /// The organisation of a column; nil too for one that the mapping ignores.
    mutating func organisation(_ field: SessionField, _ cells: inout Cells) -> String? {
        guard let column = heading[field], let text = text(at: column, &cells) else { return nil }
        return organisation(text, field, column, &cells)
    }

    /// The organisation that a text names.
    mutating func organisation(
        _ text: String,
        _ field: SessionField,
        _ column: Int,
        _ cells: inout Cells
    ) -> String? {
        let meaning = mapping.meaning(of: text, field) ?? mapping.meaning(of: text, .organisation)
        if meaning == "ignore" { return nil }
        if let id = names.organisation(meaning ?? text) { return id }
        cells.isSound = false
        unknown[UnknownWord(field: field, word: text, column: column), default: []]
            .append(cells.row.number)
        return nil
    }

    /// The whole number of a column, at least 0.
    mutating func count(_ field: SessionField, _ cells: inout Cells) -> Int? {
        guard let column = heading[field], let text = text(at: column, &cells) else { return nil }
        let plain = text.filter { $0 != "," && $0 != " " }
        let number = Scalars.number(plain).flatMap { Int(exactly: $0) }
        if let number, (0...1_000_000).contains(number) { return number }
        cells.isSound = false
        report(cells.row.number, column, field.rawValue, text, "a whole number from 0 to 1,000,000")
        return nil
    }

    /// The yes or no of a column.
    mutating func flag(_ field: SessionField, _ cells: inout Cells) -> Bool? {
        guard let column = heading[field], let text = text(at: column, &cells) else { return nil }
        let word = SessionTableMapping.word(mapping.meaning(of: text, field) ?? text)
        if ["yes", "y", "true", "1", "x", "✓", "✔"].contains(word) { return true }
        if ["no", "n", "false", "0", "-", "–"].contains(word) { return false }
        if ["?", "unknown", "not known", "ignore"].contains(word) { return nil }
        cells.isSound = false
        report(cells.row.number, column, field.rawValue, text, "yes or no")
        return nil
    }

    /// The outcome of a column: completed where there is none.
    mutating func outcome(_ cells: inout Cells) -> SessionTableLayout.Outcome? {
        guard let column = heading[.outcome], let text = text(at: column, &cells) else {
            return .completed
        }
        return outcome(text, column, &cells)
    }

    /// The outcome that a text says.
    mutating func outcome(
        _ text: String,
        _ column: Int,
        _ cells: inout Cells
    ) -> SessionTableLayout.Outcome? {
        let word = mapping.meaning(of: text, .outcome) ?? text
        let folded = SessionField.folded(word)
        let key = folded.isEmpty ? SessionTableMapping.word(word) : folded
        if let known = layout.outcomes[key] ?? SessionTableLayout.usualOutcomes[key] {
            if known == .ignore {
                ignored[UnknownWord(field: .outcome, word: text, column: column), default: []]
                    .append(cells.row.number)
            }
            return known
        }
        cells.isSound = false
        unknown[UnknownWord(field: .outcome, word: text, column: column), default: []]
            .append(cells.row.number)
        return nil
    }

    /// The role of a column: attendee where there is none.
    ///
    /// Of several, such as `Attendee, Speaker`, the one that counts most.
    mutating func role(_ cells: inout Cells) -> SessionTableLayout.Role? {
        guard let column = heading[.role], let text = text(at: column, &cells) else {
            return .attendee
        }
        let words =
            mapping.meaning(of: text, .role).map { [$0] }
            ?? text.split(whereSeparator: { ",;|\n".contains($0) }).map(String.init)
        var found: [SessionTableLayout.Role] = []
        for word in words {
            let meaning = mapping.meaning(of: word, .role) ?? word
            let folded = SessionField.folded(meaning)
            if let role = layout.roles[folded] ?? SessionTableLayout.usualRoles[folded] {
                found.append(role)
            } else {
                cells.isSound = false
                unknown[
                    UnknownWord(field: .role, word: TableGrid.tidied(word), column: column),
                    default: []
                ]
                .append(cells.row.number)
            }
        }
        guard cells.isSound else { return nil }
        let order: [SessionTableLayout.Role] = [.trainer, .coTrainer, .attendee]
        if let role = order.first(where: found.contains) { return role }
        ignored[UnknownWord(field: .role, word: text, column: column), default: []]
            .append(cells.row.number)
        return .ignore
    }
}
