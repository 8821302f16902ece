/// Writes YAML line by line, always in the same way.
struct YAMLWriter {
    /// The text so far.
    private(set) var text = ""
    private var indentation = 0

    /// Appends `key: value`.
    mutating func line(_ key: String, _ value: String) {
        text +=
            String(repeating: "  ", count: indentation) + YAMLWriter.quoted(key) + ": \(value)\n"
    }

    /// Appends `key: value` where there is a value.
    mutating func line(_ key: String, _ value: String?) {
        if let value { line(key, value) }
    }

    /// Appends a key and what `body` appends, indented.
    mutating func block(_ key: String, _ body: (inout YAMLWriter) -> Void) {
        text += String(repeating: "  ", count: indentation) + YAMLWriter.quoted(key) + ":\n"
        indentation += 1
        body(&self)
        indentation -= 1
    }

    /// Appends a list item of `key: value` pairs on one line.
    mutating func item(_ pairs: [(String, String?)]) {
        text += String(repeating: "  ", count: indentation) + "- \(YAMLWriter.map(pairs))\n"
    }

    /// `{key: value, …}` of the pairs that have a value.
    static func map(_ pairs: [(String, String?)]) -> String {
        let written = pairs.compactMap { key, value in value.map { "\(quoted(key)): \($0)" } }
        return "{" + written.joined(separator: ", ") + "}"
    }

    /// `[value, …]` of the values.
    static func list(_ values: [String]) -> String {
        "[" + values.joined(separator: ", ") + "]"
    }

    /// A text as a YAML value: as it is where that cannot be mistaken for anything else, else in double quotes.
    static func quoted(_ text: String) -> String {
        if isPlain(text) { return text }
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default:
                if needsEscape(scalar) {
                    let digits = String(scalar.value, radix: 16, uppercase: true)
                    result += "\\U" + String(repeating: "0", count: 8 - digits.utf8.count) + digits
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "\""
    }

    private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
        default: false
        }
    }

    private static let reserved: Set<String> = [
        "true", "false", "yes", "no", "on", "off", "y", "n", "null", "none", "nan", "inf",
    ]

    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, text.unicodeScalars.last != " ",
            first.properties.isAlphabetic, !reserved.contains(text.lowercased())
        else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            if scalar.isASCII {
                return scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
                    || " -_./()'&+".unicodeScalars.contains(scalar)
            }
            return scalar.properties.isAlphabetic && !needsEscape(scalar)
        }
    }
}
