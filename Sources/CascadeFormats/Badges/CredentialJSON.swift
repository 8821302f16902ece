/// A JSON value (RFC 8259) whose members keep their order, so that the same credential is the same text.
indirect enum CredentialJSON {
    case text(String)
    case whole(Int)
    case flag(Bool)
    case array([CredentialJSON])
    case object([(String, CredentialJSON)])

    /// Texts in a row.
    static func texts(_ texts: [String]) -> CredentialJSON { .array(texts.map { .text($0) }) }

    /// The value on one line, without spaces.
    var compact: String {
        switch self {
        case .text(let text): CredentialJSON.quoted(text)
        case .whole(let number): String(number)
        case .flag(let flag): flag ? "true" : "false"
        case .array(let values): "[" + values.map(\.compact).joined(separator: ",") + "]"
        case .object(let members):
            "{"
                + members.map { "\(CredentialJSON.quoted($0.0)):\($0.1.compact)" }
                .joined(separator: ",") + "}"
        }
    }

    /// The value with a member a line.
    func indented(_ depth: Int = 0) -> String {
        let inner = String(repeating: "  ", count: depth + 1)
        let outer = String(repeating: "  ", count: depth)
        switch self {
        case .text, .whole, .flag: return compact
        case .array(let values):
            guard !values.isEmpty else { return "[]" }
            let lines = values.map { inner + $0.indented(depth + 1) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(outer)]"
        case .object(let members):
            guard !members.isEmpty else { return "{}" }
            let lines = members.map { name, value in
                "\(inner)\(CredentialJSON.quoted(name)): \(value.indented(depth + 1))"
            }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
        }
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
