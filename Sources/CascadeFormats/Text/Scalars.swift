import CascadeCore

/// How single values are written in files.
enum Scalars {
    /// The number written in decimal digits, or nil; `nan` and `inf` are numbers here, so that a range can refuse them by name.
    static func number(_ text: String) -> Double? {
        var bytes = text.utf8[...]
        if let sign = bytes.first, sign == 0x2B || sign == 0x2D { bytes = bytes.dropFirst() }
        guard let first = bytes.first, bytes.count <= 400 else { return nil }
        if first == 0x2E || (0x30...0x39).contains(first) {
            let isDecimal = bytes.allSatisfy { byte in
                (0x30...0x39).contains(byte) || byte == 0x2E || byte == 0x65 || byte == 0x45
                    || byte == 0x2B || byte == 0x2D
            }
            if isDecimal { return Double(text) }
        }
        switch String(bytes)?.lowercased() {
        case "nan", ".nan": return .nan
        case "inf", ".inf", "infinity": return text.hasPrefix("-") ? -.infinity : .infinity
        default: return nil
        }
    }

    /// What was meant by a number that is written with a decimal comma or other signs, or nil.
    static func intendedNumber(_ text: String) -> String? {
        let plain = text.filter { $0 != " " && $0 != "£" && $0 != "€" && $0 != "$" && $0 != "%" }
        if text.hasSuffix("%"), let percent = number(plain) {
            return Scalars.text(percent / 100)
        }
        let dotted = plain.replacing(",", with: ".", maxReplacements: 1)
        if dotted != text, let value = number(dotted), value.isFinite { return dotted }
        return nil
    }

    /// The day written `YYYY-MM-DD`, day first or month first, as it is written in these files; nil if that is no day or unclear.
    static func intendedDate(_ text: String) -> String? {
        let parts = text.split(whereSeparator: { "/.- ".contains($0) }).map { Int($0) }
        guard parts.count == 3, let first = parts[0], let second = parts[1], let third = parts[2]
        else { return nil }
        if first > 31 {
            return CalendarDate(year: first, month: second, day: third)?.description
        }
        guard third > 31 else { return nil }
        let dayFirst = CalendarDate(year: third, month: second, day: first)
        let monthFirst = CalendarDate(year: third, month: first, day: second)
        if dayFirst != nil, monthFirst != nil, dayFirst != monthFirst { return nil }
        return (dayFirst ?? monthFirst)?.description
    }

    /// The truth written as yes, no, true or false, or nil.
    static func flag(_ text: String) -> Bool? {
        switch text.lowercased() {
        case "yes", "true": true
        case "no", "false": false
        default: nil
        }
    }

    /// A number in the fewest digits that read back as the same number.
    static func text(_ value: Double) -> String {
        if value == value.rounded(), abs(value) < 1e16 { return String(Int(value)) }
        return value.description
    }

    /// A text without spaces, tabs and line ends around it.
    static func trimmed(_ text: some StringProtocol) -> String {
        func isSpace(_ character: Character) -> Bool { character.isWhitespace }
        guard let start = text.firstIndex(where: { !isSpace($0) }),
            let end = text.lastIndex(where: { !isSpace($0) })
        else { return "" }
        return String(text[start...end])
    }
}
