/// A JSON value whose members keep their order, so that the same data is the same text.
indirect enum JSONText {
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
    static func optional(_ value: Double?) -> JSONText { value.map(JSONText.number) ?? .null }

    /// An array of numbers.
    static func numbers(_ values: [Double]) -> JSONText { .array(values.map(JSONText.number)) }

    /// The value as text on one line.
    var text: String {
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
    static func text(of value: Double) -> String {
        guard value.isFinite else { return "null" }
        if value == value.rounded(), abs(value) < 1e15 { return String(Int(value)) }
        return value.description
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case "\u{0}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
