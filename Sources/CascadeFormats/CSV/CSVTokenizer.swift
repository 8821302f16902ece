/// Cuts a comma, semicolon or tab separated text into records and cells, by bytes and with their places.
///
/// RFC 4180 with the usual leniency: lines may end in LF, CRLF or CR, quotes inside an unquoted cell are taken as they are, blank
/// lines are skipped.
struct CSVTokenizer {
    /// One cell of the current record.
    struct Cell {
        /// First byte of its text, quotes not included.
        var start: Int
        /// Byte after its text.
        var end: Int
        /// Whether it stands in quotes.
        var isQuoted: Bool
        /// Whether it holds doubled quotes.
        var hasDoubledQuotes: Bool
    }

    /// What is wrong with a record.
    struct Fault: Error {
        /// The byte at which it shows.
        var offset: Int
        var found: String
        var expected: String
        /// Whether what follows cannot be read.
        var isFatal: Bool
    }

    /// Most bytes in a cell.
    static let longestCell = 64 << 10
    /// Most bytes in a record.
    static let longestRecord = 1 << 20

    /// The text.
    let bytes: [UInt8]
    /// The byte between cells.
    let delimiter: UInt8
    /// Cells of the current record.
    private(set) var cells: [Cell] = []
    /// First byte of the current record.
    private(set) var recordStart = 0
    /// Line on which the current record starts, from 1.
    private(set) var recordLine = 1

    /// The byte after the current record and its line end.
    private(set) var position = 0

    private var line = 1

    /// A tokenizer of `bytes`, with the delimiter that the first line uses most.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        delimiter = CSVTokenizer.delimiter(of: bytes)
    }

    /// A tokenizer of the records of an index from the one that starts at `offset` on.
    init(_ bytes: [UInt8], from offset: Int, line: Int, like index: RecordIndex) {
        self.bytes = bytes
        delimiter = index.delimiter
        position = offset
        self.line = line
    }

    /// The byte at which a cell starts, its quote included; the end of the record where it has no such cell.
    func start(ofCell column: Int) -> Int {
        guard column < cells.count else { return cells.last?.end ?? recordStart }
        return cells[column].start - (cells[column].isQuoted ? 1 : 0)
    }

    private static func delimiter(of bytes: [UInt8]) -> UInt8 {
        let candidates: [UInt8] = [0x2C, 0x3B, 0x09]
        var counts = [0, 0, 0]
        var isQuoted = false
        for byte in bytes.prefix(longestCell) {
            if byte == 0x22 { isQuoted.toggle() }
            if isQuoted { continue }
            if byte == 0x0A || byte == 0x0D { break }
            if let found = candidates.firstIndex(of: byte) { counts[found] += 1 }
        }
        let most = counts.max() ?? 0
        return candidates[counts.firstIndex(of: most) ?? 0]
    }

    /// Moves to the next record that is not blank; false at the end.
    ///
    /// - Throws: ``Fault``; unless it is fatal, the next call goes on with the next line.
    mutating func next() throws(Fault) -> Bool {
        repeat {
            cells.removeAll(keepingCapacity: true)
            skipEmptyLines()
            guard position < bytes.count else { return false }
            recordStart = position
            recordLine = line
            do {
                try readRecord()
            } catch {
                skipLine()
                throw error
            }
        } while cells.allSatisfy { $0.start == $0.end && !$0.isQuoted }
        return true
    }

    private mutating func readRecord() throws(Fault) {
        while true {
            try readCell()
            if position - recordStart > CSVTokenizer.longestRecord {
                throw Fault(
                    offset: recordStart,
                    found: "a row of more than 1 MB",
                    expected: "rows of at most 1 MB; a quote may be missing",
                    isFatal: true
                )
            }
            guard position < bytes.count, bytes[position] == delimiter else { break }
            position += 1
        }
        endLine()
    }

    private mutating func readCell() throws(Fault) {
        let start = position
        if position < bytes.count, bytes[position] == 0x22 {
            try readQuotedCell()
        } else {
            while position < bytes.count {
                let byte = bytes[position]
                if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
                position += 1
            }
            cells.append(
                Cell(start: start, end: position, isQuoted: false, hasDoubledQuotes: false)
            )
        }
        if position - start > CSVTokenizer.longestCell {
            throw Fault(
                offset: start,
                found: "a cell of more than 64 KB",
                expected: "cells of at most 64 KB",
                isFatal: false
            )
        }
    }

    private mutating func readQuotedCell() throws(Fault) {
        let quote = position
        var hasDoubledQuotes = false
        position += 1
        while true {
            guard position < bytes.count, position - quote <= CSVTokenizer.longestRecord else {
                throw Fault(
                    offset: quote,
                    found: "\"",
                    expected: "a closing quote after this one",
                    isFatal: true
                )
            }
            let byte = bytes[position]
            if byte == 0x0A { line += 1 }
            position += 1
            guard byte == 0x22 else { continue }
            guard position < bytes.count, bytes[position] == 0x22 else { break }
            hasDoubledQuotes = true
            position += 1
        }
        cells.append(
            Cell(
                start: quote + 1,
                end: position - 1,
                isQuoted: true,
                hasDoubledQuotes: hasDoubledQuotes
            )
        )
        // Spaces after the closing quote do no harm.
        while position < bytes.count, bytes[position] == 0x20 { position += 1 }
        if position < bytes.count, bytes[position] != delimiter, bytes[position] != 0x0A,
            bytes[position] != 0x0D
        {
            throw Fault(
                offset: position,
                found: "text after a closing quote",
                expected: "the end of the cell; a quote inside quotes is written twice",
                isFatal: false
            )
        }
    }

    private mutating func endLine() {
        guard position < bytes.count else { return }
        if bytes[position] == 0x0D {
            position += 1
            if position < bytes.count, bytes[position] == 0x0A { position += 1 }
        } else {
            position += 1
        }
        line += 1
    }

    private mutating func skipEmptyLines() {
        while position < bytes.count, bytes[position] == 0x0A || bytes[position] == 0x0D {
            endLine()
        }
    }

    private mutating func skipLine() {
        while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D {
            position += 1
        }
        endLine()
    }

    /// The text of a cell; spaces around an unquoted one are left out.
    func text(of cell: Cell) -> String {
        if cell.hasDoubledQuotes {
            var plain: [UInt8] = []
            plain.reserveCapacity(cell.end - cell.start)
            var next = cell.start
            while next < cell.end {
                plain.append(bytes[next])
                next += bytes[next] == 0x22 ? 2 : 1
            }
            return String(decoding: plain, as: UTF8.self)
        }
        let range = cell.isQuoted ? cell.start..<cell.end : trimmed(cell)
        return String(decoding: bytes[range], as: UTF8.self)
    }

    /// The bytes of a cell without spaces and tabs around them.
    func trimmed(_ cell: Cell) -> Range<Int> {
        var start = cell.start
        var end = cell.end
        while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
        return start..<end
    }
}
