/// What keeps bytes from being acceptable text, and where.
struct TextFault: Error, Hashable {
    var line: Int
    var column: Int
    var subject: String
    var found: String
    var expected: String
    /// The byte at which it shows, from 0, where that helps.
    var offset: Int?

    /// The kind of file that the first bytes belong to, if they are no UTF-8 text.
    static func foreignFormat(of bytes: [UInt8]) -> TextFault? {
        let kinds: [(start: [UInt8], name: String)] = [
            ([0x50, 0x4B, 0x03, 0x04], "a spreadsheet (.xlsx or .ods) or another zip file"),
            ([0xD0, 0xCF, 0x11, 0xE0], "an old spreadsheet (.xls)"),
            ([0x25, 0x50, 0x44, 0x46], "a PDF document"),
            ([0x1F, 0x8B], "a gzip file"),
            ([0xFF, 0xFE], "text in UTF-16"),
            ([0xFE, 0xFF], "text in UTF-16"),
        ]
        var name = kinds.first { bytes.starts(with: $0.start) }?.name
        if name == nil, bytes.count >= 4 {
            let head = bytes.prefix(64)
            let odd = head.indices.filter { $0 % 2 == 1 }
            let even = head.indices.filter { $0 % 2 == 0 }
            if odd.allSatisfy({ head[$0] == 0 }) || even.allSatisfy({ head[$0] == 0 }) {
                name = "text in UTF-16"
            }
        }
        guard let name else { return nil }
        return TextFault(
            line: 0,
            column: 0,
            subject: "kind of file",
            found: name,
            expected: "plain text in UTF-8; in a spreadsheet program, save as “CSV UTF-8”"
        )
    }

    /// The first byte that is no UTF-8 or a control character other than tab and line ends, or nil.
    ///
    /// - Complexity: O(n).
    static func first(in bytes: [UInt8]) -> TextFault? {
        var position = 0
        let count = bytes.count
        while position < count {
            let byte = bytes[position]
            if byte < 0x80 {
                if byte < 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09 {
                    return controlCharacter(byte, at: position, in: bytes)
                }
                if byte == 0x7F { return controlCharacter(byte, at: position, in: bytes) }
                position += 1
                continue
            }
            guard let length = sequenceLength(at: position, in: bytes) else {
                let place = TextFault.place(of: position, in: bytes)
                return TextFault(
                    line: place.line,
                    column: place.column,
                    subject: "encoding of the text",
                    found: "byte \(hexadecimal(byte))",
                    expected: "UTF-8; in a spreadsheet program, save as “CSV UTF-8”",
                    offset: position
                )
            }
            position += length
        }
        return nil
    }

    private static func controlCharacter(
        _ byte: UInt8,
        at position: Int,
        in bytes: [UInt8]
    ) -> TextFault {
        let place = TextFault.place(of: position, in: bytes)
        return TextFault(
            line: place.line,
            column: place.column,
            subject: "text of the file",
            found: byte == 0 ? "a NUL byte" : "control character \(hexadecimal(byte))",
            expected: "letters, digits and signs that can be read"
        )
    }

    /// The length of the well-formed UTF-8 sequence at a byte past 0x7F, or nil; Unicode Standard, table 3-7.
    private static func sequenceLength(at position: Int, in bytes: [UInt8]) -> Int? {
        let lead = bytes[position]
        let length: Int
        var second: ClosedRange<UInt8> = 0x80...0xBF
        switch lead {
        case 0xC2...0xDF: length = 2
        case 0xE0...0xEF:
            length = 3
            if lead == 0xE0 { second = 0xA0...0xBF }
            if lead == 0xED { second = 0x80...0x9F }
        case 0xF0...0xF4:
            length = 4
            if lead == 0xF0 { second = 0x90...0xBF }
            if lead == 0xF4 { second = 0x80...0x8F }
        default: return nil
        }
        guard position + length <= bytes.count, second.contains(bytes[position + 1]) else {
            return nil
        }
        for next in (position + 1)..<(position + length) where bytes[next] & 0xC0 != 0x80 {
            return nil
        }
        return length
    }

    /// The line and the column in characters, both from 1, of a byte.
    ///
    /// - Complexity: O(n) in the bytes between `start` and `position`.
    static func place(
        of position: Int,
        in bytes: [UInt8],
        from start: Int = 0,
        onLine first: Int = 1
    ) -> (line: Int, column: Int) {
        var line = first
        var column = 1
        for next in start..<min(position, bytes.count) {
            if bytes[next] == 0x0A {
                line += 1
                column = 1
            } else if bytes[next] & 0xC0 != 0x80 {
                column += 1
            }
        }
        return (line, column)
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return "0x" + (digits.utf8.count < 2 ? "0" : "") + digits
    }
}
