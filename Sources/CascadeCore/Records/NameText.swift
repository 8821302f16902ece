/// How names of people and organisations are compared and turned into ids.
package enum NameText {
    /// The text without spaces around it, and with one space in place of several.
    ///
    /// - Complexity: O(n).
    package static func collapsed(_ text: String) -> String {
        text.split { $0.isWhitespace }.joined(separator: " ")
    }

    /// The text in one form of those that mean the same in Unicode: `e` followed by an accent becomes `é`.
    ///
    /// Letters of alphabets up to U+1FFF and Korean syllables are composed; others stay as they are.
    ///
    /// - Complexity: O(n).
    package static func composed(_ text: String) -> String {
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
        return String(text.map { composedForms[$0] ?? $0 })
    }

    /// The text in small letters without accents, its words separated by one space and nothing else kept but letters and
    /// digits.
    ///
    /// - Complexity: O(n).
    package static func folded(_ text: String) -> String {
        var result = ""
        result.reserveCapacity(text.utf8.count)
        var isBetween = false
        for scalar in text.unicodeScalars {
            let letters = folded(scalar)
            guard let letters else {
                // What joins or marks letters is no gap between words.
                if !joins(scalar) { isBetween = true }
                continue
            }
            if isBetween, !result.isEmpty { result.append(" ") }
            isBetween = false
            result.append(letters)
        }
        return result
    }

    /// The text as the beginning of an id: small letters and digits, its words joined by dashes, at most `limit` bytes.
    ///
    /// Empty where nothing of it can be written so.
    package static func slug(_ text: String, atMost limit: Int = 40) -> String {
        var result = ""
        for word in folded(text).split(separator: " ") {
            let plain = word.utf8.filter {
                (0x30...0x39).contains($0) || (0x61...0x7A).contains($0)
            }
            guard !plain.isEmpty else { continue }
            let part = String(decoding: plain, as: UTF8.self)
            let dash = result.isEmpty ? "" : "-"
            let room = limit - result.utf8.count - dash.utf8.count
            guard room > 0 else { break }
            result += dash + part.prefix(room)
        }
        return result
    }

    /// Eight letters and digits that follow from a text.
    ///
    /// 40 bits of the 64-bit FNV-1a hash, its halves folded together; G. Fowler, L. C. Noll, K.-P. Vo (1991).
    package static func digest(_ text: String) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 {
            hash ^= UInt64(byte)
            hash = hash &* 0x0000_0100_0000_01B3
        }
        var bits = hash ^ (hash >> 29)
        return String(
            (0..<8).map { _ in
                let letter = digits[Int(bits & 31)]
                bits >>= 5
                return letter
            }
        )
    }

    /// Digits and small letters but for those that are easily mistaken.
    private static let digits = Array("0123456789abcdefghjkmnpqrstvwxyz")

    private static let composedForms: [Character: Character] = {
        var forms: [Character: Character] = [:]
        for range in [0xC0...0x1FFF, 0x3040...0x30FF, 0xAC00...0xD7A3] as [ClosedRange<UInt32>] {
            for value in range {
                guard let scalar = Unicode.Scalar(value) else { continue }
                let character = Character(scalar)
                if forms[character] == nil { forms[character] = character }
            }
        }
        return forms
    }()

    private static func joins(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        // Apostrophes: O'Neil and ONeil are one name.
        case "'", "’", "‘", "ʼ", "`", "´": return true
        case ".": return false
        default:
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .format, .enclosingMark: return true
            default: return false
            }
        }
    }

    /// The small letters that a letter stands for; nil for what is no letter or digit.
    private static func folded(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x30...0x39, 0x61...0x7A: return String(scalar)
        case 0x41...0x5A: return scalar.properties.lowercaseMapping
        case ..<0x80: return nil
        default: break
        }
        guard scalar.properties.isAlphabetic || scalar.properties.numericType != nil else {
            return nil
        }
        switch scalar {
        case "ß", "ẞ": return "ss"
        case "þ", "Þ": return "th"
        case "ð", "Ð": return "d"
        case "ı": return "i"
        default: break
        }
        if let name = scalar.properties.name, name.hasPrefix("LATIN "),
            let letters = latinLetters(in: name)
        {
            return letters
        }
        return scalar.properties.lowercaseMapping
    }

    /// The letters in a scalar's name: `LATIN SMALL LETTER E WITH ACUTE` is an e, `LATIN SMALL LIGATURE OE` an o and an e.
    private static func latinLetters(in name: String) -> String? {
        let words = name.split(separator: " ")
        guard words.count >= 4, words[2] == "LETTER" || words[2] == "LIGATURE",
            words.count == 4 || words[4] == "WITH", words[3].utf8.count <= 2
        else { return nil }
        return words[3].lowercased()
    }
}
