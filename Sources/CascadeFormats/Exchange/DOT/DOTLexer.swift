/// Cuts a text in the DOT language into words and signs.
///
/// The grammar is that of https://graphviz.org/doc/info/lang.html.
struct DOTLexer {
    /// A piece of the text.
    enum Token: Hashable {
        /// A name without quotes, a number included.
        case word(String)
        /// A text in quotes, pieces joined by `+` together.
        case quoted(String)
        /// A text in angle brackets, these left out.
        case markup(String)
        /// One of `{ } [ ] = ; , :`.
        case sign(UInt8)
        /// `->`.
        case arrow
        /// `--`.
        case line
        case end
    }

    private let bytes: [UInt8]
    private var position = 0
    /// First byte of the token read last.
    private(set) var start = 0
    /// Line of the token read last, from 1.
    private(set) var line = 1

    /// A lexer of UTF-8 text.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The next token.
    ///
    /// - Throws: ``TextFault`` where there is none.
    mutating func next() throws(TextFault) -> Token {
        try skipSpace()
        start = position
        guard position < bytes.count else { return .end }
        let byte = bytes[position]
        switch byte {
        case 0x22: return .quoted(try quotedText())
        case 0x3C: return .markup(try markup())
        case 0x7B, 0x7D, 0x5B, 0x5D, 0x3D, 0x3B, 0x2C, 0x3A:
            position += 1
            return .sign(byte)
        case 0x2D where peek(1) == 0x3E:
            position += 2
            return .arrow
        case 0x2D where peek(1) == 0x2D:
            position += 2
            return .line
        case 0x2D, 0x2E, 0x30...0x39:
            return .word(try number())
        case 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...0xFF:
            while position < bytes.count, DOTLexer.isPartOfWord(bytes[position]) { position += 1 }
            return .word(String(decoding: bytes[start..<position], as: UTF8.self))
        default:
            throw fault("character \(String(decoding: [byte], as: UTF8.self))", "a name or a sign")
        }
    }

    /// A fault at the token read last.
    func fault(_ found: String, _ expected: String) -> TextFault {
        let place = TextFault.place(of: start, in: bytes)
        return TextFault(
            line: place.line,
            column: place.column,
            subject: "text in the DOT language",
            found: found,
            expected: expected
        )
    }

    private func peek(_ distance: Int) -> UInt8? {
        position + distance < bytes.count ? bytes[position + distance] : nil
    }

    private static func isPartOfWord(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...0xFF: true
        default: false
        }
    }

    private mutating func number() throws(TextFault) -> String {
        if bytes[position] == 0x2D { position += 1 }
        var digits = 0
        var points = 0
        while position < bytes.count {
            let byte = bytes[position]
            if (0x30...0x39).contains(byte) {
                digits += 1
            } else if byte == 0x2E, points == 0 {
                points += 1
            } else {
                break
            }
            position += 1
        }
        guard digits > 0 else { throw fault("- or . alone", "a number, -> or --") }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func quotedText() throws(TextFault) -> String {
        var text: [UInt8] = []
        while true {
            try appendQuoted(to: &text)
            // Texts in quotes may be joined: "a" + "b".
            let (end, endLine) = (position, line)
            let first = start
            try skipSpace()
            guard peek(0) == 0x2B else {
                (position, line) = (end, endLine)
                break
            }
            position += 1
            try skipSpace()
            start = first
            guard peek(0) == 0x22 else {
                start = position
                throw fault("something else after +", "another text in quotes")
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func appendQuoted(to text: inout [UInt8]) throws(TextFault) {
        start = position
        position += 1
        while let byte = peek(0) {
            switch byte {
            case 0x22:
                position += 1
                return
            case 0x5C where peek(1) == 0x22:
                text.append(0x22)
                position += 2
            case 0x5C where peek(1) == 0x5C:
                // Both stay: what they mean depends on the attribute.
                text += [0x5C, 0x5C]
                position += 2
            case 0x5C where peek(1) == 0x0A:
                position += 2
                line += 1
            case 0x5C where peek(1) == 0x0D && peek(2) == 0x0A:
                position += 3
                line += 1
            default:
                if byte == 0x0A { line += 1 }
                text.append(byte)
                position += 1
            }
        }
        throw fault("\"", "a closing quotation mark after this one")
    }

    private mutating func markup() throws(TextFault) -> String {
        var depth = 0
        while let byte = peek(0) {
            if byte == 0x3C { depth += 1 }
            if byte == 0x3E { depth -= 1 }
            if byte == 0x0A { line += 1 }
            position += 1
            if depth == 0 {
                return String(decoding: bytes[(start + 1)..<(position - 1)], as: UTF8.self)
            }
        }
        throw fault("<", "a closing > after this one")
    }

    private mutating func skipSpace() throws(TextFault) {
        while let byte = peek(0) {
            switch byte {
            case 0x0A:
                line += 1
                position += 1
            case 0x20, 0x09, 0x0D, 0x0B, 0x0C:
                position += 1
            case 0x23 where position == 0 || bytes[position - 1] == 0x0A:
                skipLine()
            case 0x2F where peek(1) == 0x2F:
                skipLine()
            case 0x2F where peek(1) == 0x2A:
                start = position
                position += 2
                while let next = peek(0), !(next == 0x2A && peek(1) == 0x2F) {
                    if next == 0x0A { line += 1 }
                    position += 1
                }
                guard peek(0) != nil else { throw fault("/*", "a closing */ after it") }
                position += 2
            default:
                return
            }
        }
    }

    private mutating func skipLine() {
        while position < bytes.count, bytes[position] != 0x0A { position += 1 }
    }
}
