import CascadeCore

/// Takes someone's names, addresses and ids out of texts.
struct ErasedText: Sendable {
    /// What stands for a name.
    static let name = Person.erasedName
    /// What stands for an e-mail address.
    static let email = "erased"

    /// What is looked for and what stands for it, longer ones first.
    private let words: [(wanted: [Character], replacement: [Character], isID: Bool)]

    /// Texts without these names and addresses, and with other ids.
    init(names: some Sequence<String>, emails: some Sequence<String>, ids: [String: String]) {
        var words: [(String, String, Bool)] = []
        for name in names { words.append((name, Self.name, false)) }
        for email in emails { words.append((email, Self.email, false)) }
        for (id, other) in ids { words.append((id, other, true)) }
        self.words = words.filter { !$0.0.allSatisfy(\.isWhitespace) }
            .sorted { ($1.0.count, $0.0) < ($0.0.count, $1.0) }
            .map { (Self.folded($0.0), Array($0.1), $0.2) }
    }

    /// The letters of a text in lower case, one for each of its own, and its spaces as one space.
    private static func folded(_ text: String) -> [Character] {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ").map(folded)
    }

    private static func folded(_ letter: Character) -> Character {
        let lower = letter.lowercased()
        return lower.count == 1 ? lower.first ?? letter : letter
    }

    /// The text without what is looked for; nil where it is not there.
    ///
    /// Names are found whole, in capitals or not, with accents written either way, also over a line's end. Part of a longer word is
    /// not a name.
    ///
    /// - Complexity: O(length × names).
    func erased(_ text: String) -> String? {
        let letters = Array(text)
        var result: [Character] = []
        var position = 0
        var found = false
        while position < letters.count {
            guard
                position == 0 || !Self.isWord(letters[position - 1])
                    || !Self.isWord(letters[position]),
                let (end, replacement) = match(at: position, letters)
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
    private func match(at start: Int, _ letters: [Character]) -> (Int, [Character])? {
        for (wanted, replacement, isID) in words {
            guard let end = Self.end(of: wanted, from: start, in: letters) else { continue }
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
        in letters: [Character]
    ) -> Int? {
        var position = start
        for letter in wanted {
            guard position < letters.count else { return nil }
            if letter == " " {
                guard letters[position].isWhitespace else { return nil }
                while position < letters.count, letters[position].isWhitespace { position += 1 }
            } else if folded(letters[position]) == letter {
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
