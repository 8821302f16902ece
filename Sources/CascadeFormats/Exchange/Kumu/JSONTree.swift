/// A JSON document (RFC 8259) with the order of its members and the places of its values.
struct JSONTree {
    /// What a value is.
    indirect enum Kind {
        case null
        case flag(Bool)
        case whole(Int)
        case number(Double)
        case text(String)
        case array([JSONTree])
        case object([(name: String, value: JSONTree)])
    }

    /// What it is.
    var kind: Kind
    /// Line on which it starts, from 1.
    var line: Int

    /// The member of an object, the last one where there are several; nil otherwise.
    subscript(name: String) -> JSONTree? {
        guard case .object(let members) = kind else { return nil }
        return members.last { $0.name == name }?.value
    }

    /// The items of an array; nil otherwise.
    var items: [JSONTree]? {
        if case .array(let items) = kind { items } else { nil }
    }

    /// The text, or a number as it is written; nil otherwise.
    var text: String? {
        switch kind {
        case .text(let text): text
        case .whole(let number): String(number)
        case .number(let number): Scalars.text(number)
        case .null, .flag, .array, .object: nil
        }
    }

    /// The value of a document.
    ///
    /// - Throws: ``TextFault`` where it is no JSON, or nested more than 100 deep.
    /// - Complexity: O(n) in the bytes.
    init(_ bytes: [UInt8]) throws(TextFault) {
        var parser = JSONParser(bytes)
        self = try parser.document()
    }

    init(_ kind: Kind, line: Int) {
        self.kind = kind
        self.line = line
    }
}

/// Reads JSON text.
private struct JSONParser {
    private static let deepest = 100

    private let bytes: [UInt8]
    private var position = 0
    private var line = 1

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    mutating func document() throws(TextFault) -> JSONTree {
        let value = try value(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw fault("more text", "nothing after the value") }
        return value
    }

    private mutating func value(depth: Int) throws(TextFault) -> JSONTree {
        skipSpace()
        guard depth < JSONParser.deepest else {
            throw fault(
                "more than \(JSONParser.deepest) values inside each other",
                "at most \(JSONParser.deepest)"
            )
        }
        let first = line
        switch peek {
        case 0x7B: return JSONTree(.object(try members(depth)), line: first)
        case 0x5B: return JSONTree(.array(try items(depth)), line: first)
        case 0x22: return JSONTree(.text(try string()), line: first)
        case .some(0x2D), .some(0x30...0x39): return JSONTree(try number(), line: first)
        default: break
        }
        for (word, kind) in [
            ("true", JSONTree.Kind.flag(true)), ("false", .flag(false)), ("null", .null),
        ] where bytes[position...].starts(with: word.utf8) {
            position += word.utf8.count
            return JSONTree(kind, line: first)
        }
        throw fault(shown, "a value")
    }

    private mutating func members(_ depth: Int) throws(TextFault) -> [(String, JSONTree)] {
        var members: [(String, JSONTree)] = []
        position += 1
        skipSpace()
        if peek == 0x7D {
            position += 1
            return members
        }
        while true {
            skipSpace()
            guard peek == 0x22 else { throw fault(shown, "a name in quotation marks") }
            let name = try string()
            skipSpace()
            guard peek == 0x3A else { throw fault(shown, "a colon") }
            position += 1
            members.append((name, try value(depth: depth + 1)))
            skipSpace()
            guard peek == 0x2C || peek == 0x7D else { throw fault(shown, "a comma or }") }
            position += 1
            if bytes[position - 1] == 0x7D { return members }
        }
    }

    private mutating func items(_ depth: Int) throws(TextFault) -> [JSONTree] {
        var items: [JSONTree] = []
        position += 1
        skipSpace()
        if peek == 0x5D {
            position += 1
            return items
        }
        while true {
            items.append(try value(depth: depth + 1))
            skipSpace()
            guard peek == 0x2C || peek == 0x5D else { throw fault(shown, "a comma or ]") }
            position += 1
            if bytes[position - 1] == 0x5D { return items }
        }
    }

    private mutating func number() throws(TextFault) -> JSONTree.Kind {
        let start = position
        while let byte = peek,
            (0x30...0x39).contains(byte) || [0x2B, 0x2D, 0x2E, 0x45, 0x65].contains(byte)
        { position += 1 }
        let text = String(decoding: bytes[start..<position], as: UTF8.self)
        if let whole = Int(text) { return .whole(whole) }
        if let number = Scalars.number(text), number.isFinite { return .number(number) }
        throw fault(text, "a number")
    }

    private mutating func string() throws(TextFault) -> String {
        position += 1
        var text: [UInt8] = []
        while let byte = peek {
            position += 1
            switch byte {
            case 0x22:
                return String(decoding: text, as: UTF8.self)
            case 0x5C:
                try appendEscape(to: &text)
            case 0x00...0x1F:
                position -= 1
                throw fault("a control character", "it written as \\u00..")
            default:
                text.append(byte)
            }
        }
        throw fault("the end of the file", "a closing quotation mark. Maybe it was cut off")
    }

    private mutating func appendEscape(to text: inout [UInt8]) throws(TextFault) {
        guard let byte = peek else { throw fault("the end of the file", "the rest") }
        position += 1
        switch byte {
        case 0x22, 0x5C, 0x2F: text.append(byte)
        case 0x62: text.append(0x08)
        case 0x66: text.append(0x0C)
        case 0x6E: text.append(0x0A)
        case 0x72: text.append(0x0D)
        case 0x74: text.append(0x09)
        case 0x75:
            let first = try hexadecimal()
            var code = first
            if (0xD800...0xDBFF).contains(first), peek == 0x5C, position + 1 < bytes.count,
                bytes[position + 1] == 0x75
            {
                position += 2
                let second = try hexadecimal()
                guard (0xDC00...0xDFFF).contains(second) else {
                    throw fault("half of a character", "both halves")
                }
                code = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
            }
            text += Array(String(Unicode.Scalar(code) ?? "\u{FFFD}").utf8)
        default:
            throw fault("\\ and \(String(decoding: [byte], as: UTF8.self))", "an escape of JSON")
        }
    }

    private mutating func hexadecimal() throws(TextFault) -> UInt32 {
        let digits = bytes[position..<min(position + 4, bytes.count)]
        guard digits.count == 4,
            let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw fault("something else", "four hexadecimal digits after \\u") }
        position += 4
        return code
    }

    private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = peek, byte == 0x20 || (0x09...0x0D).contains(byte) {
            if byte == 0x0A { line += 1 }
            position += 1
        }
    }

    private var shown: String {
        guard position < bytes.count else { return "the end of the file" }
        let rest = bytes[position..<min(position + 24, bytes.count)]
        let line = rest.prefix { $0 != 0x0A && $0 != 0x0D }
        return String(decoding: line, as: UTF8.self)
    }

    private func fault(_ found: String, _ expected: String) -> TextFault {
        let place = TextFault.place(of: position, in: bytes)
        return TextFault(
            line: place.line,
            column: place.column,
            subject: "JSON text",
            found: found,
            expected: expected
        )
    }
}
