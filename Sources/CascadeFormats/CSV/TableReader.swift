import CascadeCore

/// Reads one table of a programme folder, row by row, and reports what it cannot read.
struct TableReader {
    /// A column of the table.
    struct Column {
        let name: String
        /// The cell, or nil if the table does not have the column.
        let cell: Int?
        /// Whether every row must have it.
        let isRequired: Bool
    }

    /// The words for a table: `organisation` and its columns, required ones first.
    struct Layout {
        var file: ProgrammeFile
        var section: ProblemPlace.Section
        var kind: String
        var required: [String]
        var optional: [String]

        /// Most rows that are read.
        var mostRows: Int { section == .organisations ? 1_000_000 : 5_000_000 }
    }

    private let layout: Layout
    private let log: ReadingLog
    private var tokenizer: CSVTokenizer
    private var index: RecordIndex
    private var columns: [Column] = []
    private let first: Int

    /// A reader of a table whose first row becomes the item at `first` of its section; nil, after a report, where the
    /// header line cannot be used.
    init?(_ bytes: [UInt8], _ layout: Layout, first: Int, log: ReadingLog) {
        self.layout = layout
        self.log = log
        self.first = first
        tokenizer = CSVTokenizer(bytes)
        index = RecordIndex(
            file: layout.file,
            bytes: bytes,
            delimiter: tokenizer.delimiter,
            first: first
        )
        guard readHeader() else {
            log.isIncomplete = true
            return nil
        }
    }

    /// Position of the current row in its section of the draft.
    var row: Int { first + index.offsets.count - 1 }

    /// The column with this name, which must be in the layout.
    func column(_ name: String) -> Column {
        columns.first { $0.name == name } ?? Column(name: name, cell: nil, isRequired: false)
    }

    /// Moves to the next row; false at the end, where the places of all rows have been handed to the log.
    mutating func next() -> Bool {
        while true {
            do {
                guard try tokenizer.next() else { break }
            } catch {
                report(error)
                log.isIncomplete = true
                if error.isFatal { break }
                continue
            }
            guard index.offsets.count < layout.mostRows else {
                log.report(
                    at: position(ofByte: tokenizer.recordStart),
                    "number of rows of \(layout.file.rawValue)",
                    found: "more than \(layout.mostRows)",
                    expected: "at most \(layout.mostRows)"
                )
                log.isIncomplete = true
                break
            }
            index.offsets.append(tokenizer.recordStart)
            index.lines.append(Int32(clamping: tokenizer.recordLine))
            if tokenizer.cells.count > index.width { reportExtraCells() }
            return true
        }
        log.remember(index, of: layout.section)
        return false
    }

    // MARK: - Cells

    /// What is written in a cell; nil for an empty one.
    func text(_ column: Column) -> String? {
        if let cell = cell(column) {
            let text = tokenizer.text(of: cell)
            if !text.isEmpty { return text }
        }
        if column.isRequired {
            report(column, found: "", expected: "something in this column")
        }
        return nil
    }

    /// The whole number in a cell; nil for an empty or unreadable one.
    func whole(_ column: Column) -> Int? {
        if let cell = cell(column) {
            let range = tokenizer.trimmed(cell)
            if range.count <= 18, !range.isEmpty {
                var value = 0
                var isPlain = true
                for byte in tokenizer.bytes[range] {
                    guard (0x30...0x39).contains(byte) else {
                        isPlain = false
                        break
                    }
                    value = value * 10 + Int(byte - 0x30)
                }
                if isPlain { return value }
            }
        }
        guard let text = text(column) else { return nil }
        if let value = Int(text) { return value }
        report(
            column,
            found: text,
            expected: "a whole number",
            suggestion: Int(text.filter { $0 != "," && $0 != " " }).map(String.init)
        )
        return nil
    }

    /// The number in a cell; nil for an empty or unreadable one.
    func number(_ column: Column) -> Double? {
        guard let text = text(column) else { return nil }
        if let value = Scalars.number(text) { return value }
        report(
            column,
            found: text,
            expected: "a number, with a point before decimals",
            suggestion: Scalars.intendedNumber(text)
        )
        return nil
    }

    /// The day in a cell; nil for an empty or unreadable one.
    func date(_ column: Column) -> CalendarDate? {
        guard let text = text(column) else { return nil }
        if let date = CalendarDate(text) { return date }
        report(
            column,
            found: text,
            expected: "a day of the calendar, written like 2026-01-31",
            suggestion: Scalars.intendedDate(text)
        )
        return nil
    }

    /// The first day of the month in a cell; nil for an empty or unreadable one.
    func month(_ column: Column) -> CalendarDate? {
        guard let text = text(column) else { return nil }
        if let date = CalendarDate(text + "-01") { return date }
        report(
            column,
            found: text,
            expected: "a month, written like 2026-03",
            suggestion: (CalendarDate(text)?.description ?? Scalars.intendedDate(text))
                .map { String($0.dropLast(3)) }
        )
        return nil
    }

    /// The yes or no in a cell; nil for an empty or unreadable one.
    func flag(_ column: Column) -> Bool? {
        guard let text = text(column) else { return nil }
        if let flag = Scalars.flag(text) { return flag }
        report(column, found: text, expected: "yes or no")
        return nil
    }

    /// The word in a cell; nil for an empty or unknown one.
    func choice<Choice: CaseIterable & RawRepresentable<String>>(
        _ column: Column,
        of type: Choice.Type
    ) -> Choice? {
        guard let text = text(column) else { return nil }
        return choice(text, column, of: type)
    }

    /// The word `text` of a cell; nil for an unknown one.
    func choice<Choice: CaseIterable & RawRepresentable<String>>(
        _ text: String,
        _ column: Column,
        of type: Choice.Type
    ) -> Choice? {
        if let choice = Choice(rawValue: text) { return choice }
        let words = Choice.allCases.map(\.rawValue)
        report(
            column,
            found: text,
            expected: "one of " + words.joined(separator: ", "),
            suggestion: log.suggester.nearest(to: text, in: words)
        )
        return nil
    }

    /// The parts of a cell between upright bars.
    func parts(_ column: Column) -> [String] {
        guard let text = text(column) else { return [] }
        let parts = text.split(separator: "|", omittingEmptySubsequences: false)
            .map { Scalars.trimmed($0) }
        guard !parts.contains("") else {
            report(column, found: text, expected: "something on both sides of each |")
            return []
        }
        return parts
    }

    private func cell(_ column: Column) -> CSVTokenizer.Cell? {
        guard let cell = column.cell, cell < tokenizer.cells.count else { return nil }
        return tokenizer.cells[cell]
    }

    // MARK: - Reports

    /// Reports what is wrong with a cell of the current row.
    func report(_ column: Column, found: String, expected: String, suggestion: String? = nil) {
        log.markUnreadable(ProblemPlace(layout.section, row, column.name))
        let byte = tokenizer.start(ofCell: column.cell ?? 0)
        log.report(
            at: position(ofByte: byte),
            "\(column.name) of \(title)",
            found: found,
            expected: expected,
            suggestion: suggestion
        )
    }

    /// What the current row is called in messages.
    private var title: String {
        if let cell = cell(column("id")) {
            let id = tokenizer.text(of: cell)
            if !id.isEmpty { return "\(layout.kind) \(id)" }
        }
        return "\(layout.kind) number \(row + 1)"
    }

    private func position(ofByte byte: Int) -> ReadingLog.Position {
        let place = TextFault.place(
            of: byte,
            in: tokenizer.bytes,
            from: tokenizer.recordStart,
            onLine: tokenizer.recordLine
        )
        return ReadingLog.Position(file: layout.file, line: place.line, column: place.column)
    }

    private func report(_ fault: CSVTokenizer.Fault) {
        log.report(
            at: position(ofByte: fault.offset),
            "row of \(layout.file.rawValue)",
            found: fault.found,
            expected: fault.expected
        )
    }

    private func reportExtraCells() {
        let extra = tokenizer.cells[index.width...].first { $0.start < $0.end }
        guard let extra else { return }
        log.report(
            at: position(ofByte: extra.start),
            "row of \(layout.file.rawValue)",
            found: "\(tokenizer.cells.count) cells",
            expected: "\(index.width), as in the header line; put quotes around text with a"
                + " \(tokenizer.delimiter == 0x3B ? "semicolon" : "comma") in it"
        )
        log.markUnreadable(ProblemPlace(layout.section, row))
    }

    // MARK: - Header

    private mutating func readHeader() -> Bool {
        do {
            guard try tokenizer.next() else {
                log.report(
                    at: ReadingLog.Position(file: layout.file, line: 1, column: 1),
                    "header line",
                    found: "",
                    expected: layout.required.joined(separator: ",")
                )
                return false
            }
        } catch {
            report(error)
            return false
        }
        let known = layout.required + layout.optional
        var isUsable = true
        let names = tokenizer.cells.map { Scalars.trimmed(tokenizer.text(of: $0)) }
        // Spreadsheet programs write empty columns at the end.
        index.width = (names.lastIndex { !$0.isEmpty } ?? 0) + 1
        for (number, name) in names.prefix(index.width).enumerated() {
            let position = position(ofByte: tokenizer.start(ofCell: number))
            if !known.contains(name) {
                let nearest = log.suggester.nearest(to: name, in: known)
                // What was probably meant is read as such, so that the rows' own problems are found too.
                if let nearest, !names.contains(nearest), index.columns[nearest] == nil {
                    index.columns[nearest] = number
                }
                log.report(
                    at: position,
                    "column of \(layout.file.rawValue)",
                    found: name,
                    expected: "one of " + known.joined(separator: ", "),
                    suggestion: nearest
                )
            } else if index.columns.updateValue(number, forKey: name) != nil {
                log.report(
                    at: position,
                    "column of \(layout.file.rawValue)",
                    found: name,
                    expected: "each column once"
                )
                isUsable = false
            }
        }
        for name in layout.required where index.columns[name] == nil {
            isUsable = false
            log.report(
                at: position(ofByte: tokenizer.recordStart),
                "column \(name) of \(layout.file.rawValue)",
                found: "",
                expected: "a column with this name in the header line"
            )
        }
        columns = known.map { name in
            Column(
                name: name,
                cell: index.columns[name],
                isRequired: layout.required.contains(name)
            )
        }
        return isUsable
    }
}
