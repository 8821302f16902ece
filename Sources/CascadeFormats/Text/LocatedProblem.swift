/// One thing that is wrong with a file, and where.
public struct LocatedProblem: Error, Sendable, Hashable, CustomStringConvertible {
    /// Name of the file inside its folder.
    public var file: String
    /// Line, from 1; 0 where the whole file is meant.
    public var line: Int
    /// Column in characters, from 1; 0 where the whole line is meant.
    public var column: Int
    /// What is wrong, naming the thing: `sector of organisation st-aidans`.
    public var subject: String
    /// The value found, as written; empty where nothing stands there.
    public var found: String
    /// What was expected.
    public var expected: String
    /// What was probably meant.
    public var suggestion: String?

    /// A problem at a place of a file.
    public init(
        file: String,
        line: Int,
        column: Int,
        subject: String,
        found: String,
        expected: String,
        suggestion: String? = nil
    ) {
        self.file = file
        self.line = line
        self.column = column
        self.subject = subject
        self.found = found
        self.expected = expected
        self.suggestion = suggestion
    }

    /// The problem in one line of plain words, long values cut short.
    public var description: String {
        var place = file
        if line > 0 { place += ":\(line)" }
        if line > 0, column > 0 { place += ":\(column)" }
        let value = found.isEmpty ? "nothing" : "\"\(LocatedProblem.shown(found))\""
        var text = "\(place): \(LocatedProblem.shown(subject, atMost: 160)): found \(value)"
        text += ", expected \(LocatedProblem.shown(expected, atMost: 400))."
        if let suggestion {
            text += " Did you mean \"\(LocatedProblem.shown(suggestion))\"?"
        }
        return text
    }

    /// A text on one line: control characters as escapes, and no more than `limit` characters.
    static func shown(_ text: String, atMost limit: Int = 80) -> String {
        var result = ""
        var count = 0
        for scalar in text.unicodeScalars {
            guard count < limit else { return result + "…" }
            count += 1
            switch scalar {
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default:
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
                    result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
                default:
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result
    }
}
