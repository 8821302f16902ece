/// A calendar file (RFC 5545) in the making.
struct ICalendarText {
    /// The text so far; lines end with CR LF.
    private(set) var text = ""
    private var open: [String] = []

    /// The longest line in octets, without its end (RFC 5545, section 3.1).
    static let longestLine = 75

    /// Opens a component.
    mutating func begin(_ component: StaticString) {
        open.append(component.description)
        append("BEGIN:\(component)")
    }

    /// Closes the component opened last.
    mutating func end() {
        guard let component = open.popLast() else { return }
        append("END:\(component)")
    }

    /// Appends a property whose value is written in our sources, or made of digits and such.
    mutating func property(_ name: StaticString, _ value: String) {
        append("\(name):\(value)")
    }

    /// Appends a property whose value is a text of anyone's.
    mutating func property(_ name: StaticString, text: String) {
        append("\(name):\(ICalendarText.escaped(text))")
    }

    /// A text as it stands in a value: backslash, semicolon and comma with a backslash before them, a line end as `\n`, other control
    /// characters left out (RFC 5545, section 3.3.11).
    static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",":
                result.append("\\")
                result.append(scalar)
            case "\n" where previous == "\r": break
            case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}":
                result.append(contentsOf: "\\n".unicodeScalars)
            case "\t": result.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}": break
            default: result.append(scalar)
            }
            previous = scalar
        }
        return String(result)
    }

    /// Appends a line, folded where it is longer than 75 octets and never inside a character's octets.
    private mutating func append(_ line: String) {
        var width = 0
        for scalar in line.unicodeScalars {
            let octets = UTF8.width(scalar)
            if width + octets > ICalendarText.longestLine {
                text += "\r\n "
                width = 1
            }
            text.unicodeScalars.append(scalar)
            width += octets
        }
        text += "\r\n"
    }
}
