/// Changes to some rows of a table, with every other byte left as it is.
///
/// Separators, line ends, the order of columns and columns that nobody asks about stay; a column that the table doesn't have
/// yet is added after the last one.
struct TableEdit {
    /// What becomes of a row.
    enum Change {
        /// It stays.
        case keep
        /// It goes.
        case drop
        /// Some of its cells have other texts, by column.
        case set([(column: String, text: String)])
    }

    /// A new row: texts by column; columns without a text are empty.
    typealias Row = [(column: String, text: String)]

    private let bytes: [UInt8]
    private var tokenizer: CSVTokenizer
    private var lineEnd: [UInt8] = [0x0A]
    private var columns: [String: Int] = [:]
    private var width = 0
    private var headerEnd = 0
    private var edits: [(range: Range<Int>, text: [UInt8])] = []

    /// A change of the table in `bytes`; nil where it has no header line.
    init?(_ bytes: [UInt8]) {
        self.bytes = bytes
        tokenizer = CSVTokenizer(bytes)
        guard (try? tokenizer.next()) == true else { return nil }
        let names = tokenizer.cells.map { Scalars.trimmed(tokenizer.text(of: $0)) }
        // Spreadsheet programs write empty columns at the end.
        width = (names.lastIndex { !$0.isEmpty } ?? 0) + 1
        for (number, name) in names.prefix(width).enumerated() where columns[name] == nil {
            columns[name] = number
        }
        headerEnd = tokenizer.position
        lineEnd = TableEdit.lineEnd(before: headerEnd, in: bytes) ?? [0x0A]
    }

    /// Whether the table has a column.
    func has(_ column: String) -> Bool { columns[column] != nil }

    /// The table with columns added, `first` rows before those that it has, each of these changed as `change` says of its
    /// position, and `last` rows after them.
    ///
    /// - Returns: the text; nil where the table can't be read.
    /// - Complexity: O(n) in the bytes of the table.
    mutating func edited(
        adding names: [String],
        first: [Row] = [],
        change: (Int) -> Change = { _ in .keep },
        last: [Row] = []
    ) -> [UInt8]? {
        addColumns(names.filter { columns[$0] == nil })
        var row = 0
        var end = headerEnd
        var endsInDropped = false
        insert(first, at: headerEnd, isLast: headerEnd == bytes.count)
        while true {
            guard let isThere = try? tokenizer.next() else { return nil }
            guard isThere else { break }
            end = tokenizer.position
            endsInDropped = false
            switch change(row) {
            case .keep: break
            case .drop:
                edits.append((tokenizer.recordStart..<end, []))
                endsInDropped = true
            case .set(let texts): set(texts)
            }
            row += 1
        }
        insert(last, at: end, isLast: end == bytes.count && !endsInDropped)
        return result
    }

    // MARK: - Edits

    private mutating func addColumns(_ names: [String]) {
        guard !names.isEmpty else { return }
        var text: [UInt8] = []
        for name in names {
            columns[name] = width
            width += 1
            text += [tokenizer.delimiter] + Array(cell(name).utf8)
        }
        let place = end(ofCell: width - names.count - 1)
        edits.append((place..<place, text))
    }

    private mutating func set(_ texts: Row) {
        var beyond: [Int: String] = [:]
        for (column, text) in texts {
            guard let number = columns[column] else { continue }
            guard number < tokenizer.cells.count else {
                beyond[number] = text
                continue
            }
            let old = tokenizer.cells[number]
            let range =
                old.isQuoted
                ? tokenizer.start(ofCell: number)..<end(ofCell: number) : tokenizer.trimmed(old)
            edits.append((range, Array(cell(text).utf8)))
        }
        guard let furthest = beyond.keys.max() else { return }
        var text: [UInt8] = []
        for number in tokenizer.cells.count...furthest {
            text += [tokenizer.delimiter] + Array(cell(beyond[number] ?? "").utf8)
        }
        let place = end(ofCell: tokenizer.cells.count - 1)
        edits.append((place..<place, text))
    }

    /// Inserts rows; at the end of a text whose last line has no line end, that line gets one and the last row none.
    private mutating func insert(_ rows: [Row], at place: Int, isLast: Bool) {
        guard !rows.isEmpty else { return }
        let lines = rows.map { Array(line($0).utf8) }
        let isOpen = isLast && TableEdit.lineEnd(before: place, in: bytes) == nil
        var text: [UInt8] = []
        for line in lines { text += isOpen ? lineEnd + line : line + lineEnd }
        edits.append((place..<place, text))
    }

    private func line(_ row: Row) -> String {
        var cells = Array(repeating: "", count: width)
        for (column, text) in row {
            if let number = columns[column] { cells[number] = cell(text) }
        }
        let separator = String(decoding: [tokenizer.delimiter], as: UTF8.self)
        return cells.joined(separator: separator)
    }

    private func cell(_ text: String) -> String {
        CSVWriter.cell(text, delimiter: tokenizer.delimiter)
    }

    /// The byte after a cell of the current record, its closing quote included.
    private func end(ofCell number: Int) -> Int {
        let cell = tokenizer.cells[number]
        return cell.end + (cell.isQuoted ? 1 : 0)
    }

    private static func lineEnd(before end: Int, in bytes: [UInt8]) -> [UInt8]? {
        guard end > 0 else { return nil }
        switch bytes[end - 1] {
        case 0x0A: return end > 1 && bytes[end - 2] == 0x0D ? [0x0D, 0x0A] : [0x0A]
        case 0x0D: return [0x0D]
        default: return nil
        }
    }

    private var result: [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count + 1024)
        var position = 0
        let sorted = edits.enumerated().sorted { left, right in
            (left.element.range.lowerBound, left.offset)
                < (right.element.range.lowerBound, right.offset)
        }
        for (_, edit) in sorted {
            text += bytes[position..<edit.range.lowerBound]
            text += edit.text
            position = edit.range.upperBound
        }
        return text + bytes[position...]
    }
}
