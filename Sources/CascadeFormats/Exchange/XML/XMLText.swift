/// An XML document in the making, an element a line.
struct XMLText {
    /// The text so far.
    private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    private var open: [String] = []

    /// Opens an element whose content follows.
    mutating func start(_ name: String, _ attributes: [(String, String?)] = []) {
        appendTag(name, attributes)
        text += ">\n"
        open.append(name)
    }

    /// Closes the element opened last.
    mutating func end() {
        guard let name = open.popLast() else { return }
        indent()
        text += "</\(name)>\n"
    }

    /// Appends an element with text in it, or an empty one.
    mutating func element(
        _ name: String,
        _ attributes: [(String, String?)] = [],
        text content: String? = nil
    ) {
        appendTag(name, attributes)
        if let content {
            text += ">\(XMLText.escaped(content))</\(name)>\n"
        } else {
            text += "/>\n"
        }
    }

    private mutating func appendTag(_ name: String, _ attributes: [(String, String?)]) {
        indent()
        text += "<\(name)"
        for (key, value) in attributes {
            guard let value else { continue }
            text += " \(key)=\"\(XMLText.escaped(value, inAttribute: true))\""
        }
    }

    private mutating func indent() {
        for _ in open { text += "  " }
    }

    /// A text as it stands in a document; what XML cannot hold as U+FFFD.
    static func escaped(_ text: String, inAttribute: Bool = false) -> String {
        let needsCare = text.utf8.contains { byte in
            byte < 0x20 || byte == 0x26 || byte == 0x3C || byte == 0x3E || byte == 0x22
                || byte == 0x7F || byte == 0xEF
        }
        guard needsCare else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"" where inAttribute: result += "&quot;"
            case "\r": result += "&#13;"
            case "\n" where inAttribute: result += "&#10;"
            case "\t" where inAttribute: result += "&#9;"
            case "\n", "\t": result.unicodeScalars.append(scalar)
            case "\u{0}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
