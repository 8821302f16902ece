/// Takes someone's names, addresses and ids out of texts.
struct ErasedText: Sendable {
    /// What stands for a name.
    static let name = "Erased person"
    /// What stands for an e-mail address.
    static let email = "erased"

    /// What is looked for and what stands for it, longer ones first.
    private let words: [(wanted: [Character], replacement: [Character])]

    /// Texts without these names and addresses, and with other ids.
    init(names: some Sequence<String>, emails: some Sequence<String>, ids: [String: String]) {
        var words: [(String, String)] = []
        for name in names { words.append((name, Self.name)) }
        for email in emails { words.append((email, Self.email)) }
        for (id, other) in ids { words.append((id, other)) }
        self.words = words.filter { !$0.0.allSatisfy(\.isWhitespace) }
            .sorted { ($1.0.count, $0.0) < ($0.0.count, $1.0) }
            .map { (Self.folded($0.0), Array($0.1)) }
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
        words: for (wanted, replacement) in words {
            var position = start
            for letter in wanted {
                guard position < letters.count else { continue words }
                if letter == " " {
                    guard letters[position].isWhitespace else { continue words }
                    while position < letters.count, letters[position].isWhitespace { position += 1 }
                } else {
                    guard Self.folded(letters[position]) == letter else { continue words }
                    position += 1
                }
            }
            if position < letters.count, Self.isWord(letters[position]),
                Self.isWord(letters[position - 1])
            {
                continue
            }
            return (position, replacement)
        }
        return nil
    }

    private static func isWord(_ letter: Character) -> Bool {
        letter.isLetter || letter.isNumber || letter == "_"
    }
}
