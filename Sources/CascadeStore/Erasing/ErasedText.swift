import CascadeCore

/// Takes someone's names and addresses out of what people write, and their ids from where ids are written.
///
/// A full name is found in capitals or not, an address too. A name of one word is often a word of the language, such as Faith or
/// Mark: it is found only as it is written. An id may be any word, so that prose is not searched for it.
struct ErasedText: Sendable {
    /// What stands for a name.
    static let name = Person.erasedName
    /// What stands for an e-mail address.
    static let email = "erased"

    /// How something is looked for.
    private enum Kind {
        /// A name of several words, or an address: in any case.
        case whole
        /// A name of one word: in this case only.
        case oneWord
        /// An id: in this case only, with its dashes, where ids are written.
        case id
    }

    /// What is looked for and what stands for it, longer ones first.
    private let words: [(wanted: [Character], replacement: [Character], kind: Kind)]

    /// Texts without these names and addresses, and with other ids.
    init(
        names: some Sequence<String>,
        emails: some Sequence<String>,
        ids: [String: String],
        name: String = ErasedText.name,
        email: String = ErasedText.email
    ) {
        var words: [(String, String, Kind)] = []
        for text in names {
            words.append(
                (
                    text, name,
                    text.split(whereSeparator: \.isWhitespace).count > 1 ? .whole : .oneWord
                )
            )
        }
        for text in emails { words.append((text, email, .whole)) }
        for (id, other) in ids { words.append((id, other, .id)) }
        self.words = words.filter { !$0.0.allSatisfy(\.isWhitespace) }
            .sorted { ($1.0.count, $0.0) < ($0.0.count, $1.0) }
            .map { text, other, kind in
                (kind == .whole ? Self.folded(text) : Array(Self.spaced(text)), Array(other), kind)
            }
    }

    /// The text with one space between words and none around them.
    private static func spaced(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The letters of a text in lower case, one for each of its own, and its spaces as one space.
    private static func folded(_ text: String) -> [Character] {
        spaced(text).map(folded)
    }

    private static func folded(_ letter: Character) -> Character {
        let lower = letter.lowercased()
        return lower.count == 1 ? lower.first ?? letter : letter
    }

    /// A text of people without what is looked for; nil where it is not there.
    ///
    /// Names are found whole, with accents written either way, also over a line's end. Part of a longer word is not a name.
    ///
    /// - Complexity: O(length × names).
    func erased(_ text: String) -> String? { erased(text) { $0 != .id } }

    /// Words of the log, in which ids are written beside names, without both; nil where they are not there.
    func erasedWithIDs(_ text: String) -> String? { erased(text) { _ in true } }

    /// The name of something without full names and addresses: a name of one word may be its own.
    func erasedName(_ text: String) -> String? { erased(text) { $0 == .whole } }

    private func erased(_ text: String, where isWanted: (Kind) -> Bool) -> String? {
        let letters = Array(text)
        var result: [Character] = []
        var position = 0
        var found = false
        while position < letters.count {
            guard
                position == 0 || !Self.isWord(letters[position - 1])
                    || !Self.isWord(letters[position]),
                let (end, replacement) = match(at: position, letters, isWanted)
            else {
                result.append(letters[position])
                position += 1
                continue
            }
            found = true
            result += replacement
            position = end
        }
        return found ? String(result) : nil
    }

    /// Where what is looked for ends that starts at `start`, and what stands for it.
    private func match(
        at start: Int,
        _ letters: [Character],
        _ isWanted: (Kind) -> Bool
    ) -> (Int, [Character])? {
        for (wanted, replacement, kind) in words where isWanted(kind) {
            let isID = kind == .id
            guard
                let end = Self.end(of: wanted, from: start, in: letters, folding: kind == .whole)
            else { continue }
            // An id such as ines-2 is not the id ines.
            func joins(_ place: Int) -> Bool {
                guard letters.indices.contains(place) else { return false }
                return Self.isWord(letters[place]) || isID && letters[place] == "-"
            }
            if joins(end), isID || Self.isWord(letters[end - 1]) { continue }
            if isID, joins(start - 1) { continue }
            return (end, replacement)
        }
        return nil
    }

    /// Where a word ends that starts at `start`; nil where another stands there.
    private static func end(
        of wanted: [Character],
        from start: Int,
        in letters: [Character],
        folding: Bool
    ) -> Int? {
        var position = start
        for letter in wanted {
            guard position < letters.count else { return nil }
            if letter == " " {
                guard letters[position].isWhitespace else { return nil }
                while position < letters.count, letters[position].isWhitespace { position += 1 }
            } else if (folding ? folded(letters[position]) : letters[position]) == letter {
                position += 1
            } else {
                return nil
            }
        }
        return position
    }

    private static func isWord(_ letter: Character) -> Bool {
        letter.isLetter || letter.isNumber || letter == "_"
    }
}
