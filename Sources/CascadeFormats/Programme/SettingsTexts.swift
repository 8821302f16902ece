/// The texts that people write, within the settings of a programme.
package enum SettingsTexts {
    /// What a text is.
    package enum Kind: Sendable {
        /// Sentences.
        case prose
        /// The name of something.
        case name
    }

    /// Settings as ``ProgrammeSettings/text(of:)`` writes them, with other texts; nil where none changed.
    ///
    /// Keys, ids and numbers keep their bytes.
    ///
    /// - Parameters:
    ///   - text: the settings.
    ///   - change: what a text becomes; nil: it stays.
    /// - Returns: the settings with the texts changed; nil where they cannot be read.
    /// - Complexity: O(length).
    package static func replacing(
        in text: String,
        _ change: (Kind, String) -> String?
    ) -> String? {
        var scanner = Scanner(Array(text.unicodeScalars))
        return scanner.replaced(change)
    }

    private struct Scanner {
        private let letters: [Unicode.Scalar]
        private var position = 0
        private var result = String.UnicodeScalarView()

        init(_ letters: [Unicode.Scalar]) {
            self.letters = letters
        }

        mutating func replaced(_ change: (Kind, String) -> String?) -> String? {
            var isChanged = false
            var key = ""
            while position < letters.count {
                let start = position
                let letter = letters[position]
                let isWord = letter == "\"" || letter.properties.isAlphabetic
                guard isWord else {
                    // A key belongs to what stands right after it, and a list holds no texts.
                    if letter != ":", letter != " " { key = "" }
                    position += 1
                    result.append(letter)
                    continue
                }
                let word = word()
                let isKey = position < letters.count && letters[position] == ":"
                if !isKey, let kind = kind(of: key), let other = change(kind, word) {
                    result.append(contentsOf: YAMLWriter.quoted(other).unicodeScalars)
                    isChanged = true
                } else {
                    result.append(contentsOf: letters[start..<position])
                }
                key = isKey ? word : ""
            }
            return isChanged ? String(result) : nil
        }

        private func kind(of key: String) -> Kind? {
            switch key {
            case "about", "notes", "why": .prose
            case "name", "unit": .name
            default: nil
            }
        }

        /// The text in quotes, or up to what ends a plain one, that starts here.
        private mutating func word() -> String {
            var word = String.UnicodeScalarView()
            guard letters[position] == "\"" else {
                while position < letters.count,
                    !":,{}[]\n".unicodeScalars.contains(letters[position])
                {
                    word.append(letters[position])
                    position += 1
                }
                return String(word)
            }
            position += 1
            while position < letters.count, letters[position] != "\"" {
                guard letters[position] == "\\", position + 1 < letters.count else {
                    word.append(letters[position])
                    position += 1
                    continue
                }
                position += 2
                switch letters[position - 1] {
                case "n": word.append("\n")
                case "r": word.append("\r")
                case "t": word.append("\t")
                case "U" where position + 8 <= letters.count:
                    let digits = String(
                        String.UnicodeScalarView(letters[position..<(position + 8)])
                    )
                    position += 8
                    if let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) {
                        word.append(scalar)
                    }
                case let other: word.append(other)
                }
            }
            position = min(position + 1, letters.count)
            return String(word)
        }
    }
}
