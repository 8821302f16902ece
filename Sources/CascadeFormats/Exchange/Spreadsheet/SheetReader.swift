import CascadeCore

/// Reads one sheet of a workbook as a table.
struct SheetReader {
    /// The table so far.
    private(set) var table: NetworkTable
    /// Ranges of merged cells.
    private(set) var merged: [String] = []

    private let reader: XMLReader
    private let texts: [String]
    private let isDate: [Bool]
    private let startsIn1904: Bool
    /// Whether every row is kept, without a heading, and faults of formulas as they are shown.
    private let keepsAll: Bool

    private var row: [NetworkFile.Value?] = []
    private var rowNumber = 0
    private var column = -1
    private var type = "n"
    private var style = 0
    private var content = ""
    private var path: [String] = []

    /// The last row that a sheet can have.
    private static let lastRow = 1_048_576
    /// The number of columns that a sheet can have.
    private static let columns = 16_384

    /// A reader of a sheet's XML.
    init(
        _ reader: XMLReader,
        title: String,
        texts: [String],
        isDate: [Bool],
        startsIn1904: Bool,
        keepsAll: Bool = false
    ) {
        self.keepsAll = keepsAll
        self.reader = reader
        self.texts = texts
        self.isDate = isDate
        self.startsIn1904 = startsIn1904
        table = NetworkTable(title: title, heading: [])
    }

    /// Reads the sheet; its first row with something in it is the heading.
    ///
    /// - Throws: ``TextFault`` or ``FolderFault``.
    mutating func read() throws {
        while let event = try reader.next() {
            switch event {
            case .start(let element):
                path.append(element.name)
                try start(element)
            case .text(let text):
                if path.last == "v" || path.last == "t" && !path.contains("rPh") { content += text }
            case .end:
                switch path.popLast() {
                case "c": try endCell()
                case "row": try endRow()
                default: break
                }
            }
        }
    }

    private mutating func start(_ element: XMLElement) throws(TextFault) {
        switch element.name {
        case "row":
            rowNumber = try element["r"].map(number) ?? rowNumber + 1
            row = []
            column = -1
        case "c":
            column = try element["r"].map(position) ?? column + 1
            if !keepsAll { try checkWidth() }
            type = element["t"] ?? "n"
            style = element["s"].flatMap { Int($0) } ?? 0
            content = ""
        case "mergeCell":
            if merged.count < (keepsAll ? 10_000 : 20) { merged.append(element["ref"] ?? "") }
        default:
            break
        }
    }

    private func fault(_ subject: String, _ found: String, _ expected: String) -> TextFault {
        TextFault(
            line: rowNumber,
            column: 0,
            subject: "\(subject) of sheet \(table.title)",
            found: found,
            expected: expected
        )
    }

    /// The number that a row is written with.
    private func number(_ text: String) throws(TextFault) -> Int {
        guard let number = Int(text), (1...SheetReader.lastRow).contains(number) else {
            throw fault("number of a row", text, "a whole number from 1 to 1,048,576")
        }
        return number
    }

    /// The column, from 0, that a cell is written with.
    private func position(_ reference: String) throws(TextFault) -> Int {
        guard let column = SheetReader.column(reference), column < SheetReader.columns else {
            throw fault(
                "place of a cell",
                reference,
                "a column from A to XFD and a row, such as B7"
            )
        }
        return column
    }

    /// The column, from 0, of a cell such as `AB12`.
    static func column(_ reference: String) -> Int? {
        var column = 0
        var letters = 0
        for byte in reference.utf8 {
            guard (0x41...0x5A).contains(byte) else { break }
            letters += 1
            guard letters <= 3 else { return nil }
            column = column * 26 + Int(byte - 0x40)
        }
        return letters > 0 ? column - 1 : nil
    }

    private func checkWidth() throws(TextFault) {
        guard column < NetworkTable.mostColumns else {
            throw fault("number of columns", "more than 500", "at most 500")
        }
    }

    private mutating func endCell() throws(TextFault) {
        guard let value = value, column >= 0 else { return }
        // Cells that are merely coloured may stand far to the right.
        if keepsAll { try checkWidth() }
        while row.count <= column { row.append(nil) }
        row[column] = value
    }

    private var value: NetworkFile.Value? {
        switch type {
        case "s":
            guard let index = Int(Scalars.trimmed(content)), texts.indices.contains(index) else {
                return nil
            }
            return texts[index].isEmpty ? nil : .text(texts[index])
        case "inlineStr", "str":
            return content.isEmpty ? nil : .text(WorkbookText.decoded(content))
        case "b":
            return content.isEmpty ? nil : .flag(Scalars.trimmed(content) == "1")
        case "e":
            // What a formula could not work out is nothing.
            return keepsAll && !content.isEmpty ? .text(content) : nil
        case "d":
            return content.isEmpty ? nil : .text(String(content.prefix(10)))
        default:
            let text = Scalars.trimmed(content)
            guard !text.isEmpty else { return nil }
            guard let number = Scalars.number(text) else { return .text(text) }
            if isDate.indices.contains(style), isDate[style], let day = day(number) {
                return .text(day)
            }
            if let whole = Int(exactly: number) { return .whole(whole) }
            return .number(number)
        }
    }

    /// The day that a serial number stands for; nil outside of the years 1900 to 9999.
    private func day(_ serial: Double) -> String? {
        guard serial >= 1, serial < 2_958_466 else { return nil }
        // Day 1 is 1 January 1900, and a 29 February 1900 that never was is counted; or day 0 is 1 January 1904.
        let days = Int(serial.rounded(.down))
        let sinceEpoch = startsIn1904 ? days - 24_107 : days < 60 ? days - 25_568 : days - 25_569
        return CalendarDate(daysSinceEpoch: sinceEpoch).description
    }

    private mutating func endRow() throws(TextFault) {
        guard row.contains(where: { $0 != nil }) else { return }
        if table.heading.isEmpty, !keepsAll {
            table.heading = row.map { $0.map { Scalars.trimmed($0.description) } ?? "" }
        } else {
            try table.append(row, line: rowNumber)
        }
    }
}
