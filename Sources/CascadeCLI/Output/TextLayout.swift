/// Text in lines that fit a terminal.
enum TextLayout {
    /// Each paragraph in lines of at most `width` characters, all but its first line indented.
    static func wrapped(_ text: String, indent: Int = 0, width: Int = 100) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { paragraph(String($0), indent: indent, width: width) }
            .joined(separator: "\n")
    }

    private static func paragraph(_ text: String, indent: Int, width: Int) -> String {
        var lines: [String] = []
        var line = String(text.prefix { $0 == " " })
        var isEmpty = true
        for word in text.split(separator: " ") {
            if !isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = String(repeating: " ", count: indent) + word
            } else {
                line += isEmpty ? String(word) : " " + word
            }
            isEmpty = false
        }
        return (lines + [line]).joined(separator: "\n")
    }
}
