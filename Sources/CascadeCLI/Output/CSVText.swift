/// Comma-separated text (RFC 4180) for spreadsheets.
enum CSVText {
    /// A heading and rows, without a line break at the end.
    static func table(_ heading: [String], _ rows: [[String]]) -> String {
        ([heading] + rows).map { $0.map(cell).joined(separator: ",") }.joined(separator: "\n")
    }

    /// A cell, quoted where needed.
    ///
    /// What a spreadsheet would take for a formula is kept as text by an apostrophe.
    private static func cell(_ text: String) -> String {
        var text = text
        if let first = text.first, "=+-@\t\r".contains(first), Double(text) == nil {
            text = "'" + text
        }
        guard text.contains(where: { ",\"\n\r\r\n".contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
