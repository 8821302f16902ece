/// A JSON value whose members keep their order, so that the same data is the same text.
package indirect enum JSONText: Sendable {
    case null
    case truth(Bool)
    case number(Double)
    case integer(UInt64)
    case string(String)
    case array([JSONText])
    case object([(String, JSONText)])
    /// Text that is JSON already.
    case written(String)

    /// A number, or null for nil and for what JSON has no number for.
    package static func optional(_ value: Double?) -> JSONText {
        value.map(JSONText.number) ?? .null
    }

    /// A whole number.
    package static func count(_ value: Int) -> JSONText { .number(Double(value)) }

    /// An array of numbers.
    package static func numbers(_ values: [Double]) -> JSONText {
        .array(values.map(JSONText.number))
    }

    /// An array of texts.
    package static func strings(_ texts: [String]) -> JSONText {
        .array(texts.map(JSONText.string))
    }

    /// The value as text on one line.
    package var text: String {
        switch self {
        case .null: "null"
        case .truth(let value): value ? "true" : "false"
        case .number(let value): Self.text(of: value)
        case .integer(let value): String(value)
        case .string(let value): Self.quoted(value)
        case .array(let values): "[" + values.map(\.text).joined(separator: ",") + "]"
        case .object(let members):
            "{"
                + members.map { "\(Self.quoted($0.0)):\($0.1.text)" }.joined(separator: ",")
                + "}"
        case .written(let text): text
        }
    }

    /// A number in the shortest form that reads back as the same; null for infinity and for what is no number.
    package static func text(of value: Double) -> String {
        guard value.isFinite else { return "null" }
        if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
        return value.description
    }

    /// The value on several lines, a member a line, indented by two spaces.
    package var indented: String { indented(by: "") }

    private func indented(by indent: String) -> String {
        let inner = indent + "  "
        switch self {
        case .array(let values) where !values.isEmpty:
            let items = values.map { inner + $0.indented(by: inner) }
            return "[\n" + items.joined(separator: ",\n") + "\n\(indent)]"
        case .object(let members) where !members.isEmpty:
            let items = members.map { name, value in
                inner + Self.quoted(name) + ": " + value.indented(by: inner)
            }
            return "{\n" + items.joined(separator: ",\n") + "\n\(indent)}"
        default: return text
        }
    }

    /// A text in double quotes; control characters and line separators are escaped, so that it stays on one line anywhere.
    package static func quoted(_ text: String) -> String {
        let needsCare = text.utf8.contains { byte in
            byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xE2
        }
        guard needsCare else { return "\"" + text + "\"" }
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{0}"..."\u{1F}", "\u{7F}", "\u{2028}", "\u{2029}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
