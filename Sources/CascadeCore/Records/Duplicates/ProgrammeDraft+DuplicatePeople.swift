extension ProgrammeDraft {
    /// People who are probably in the programme twice.
    var likelyDuplicatePeople: [Duplicate] {
        let names = people.map { FoldedName($0) }
        var pairs = DuplicatePairs()
        let emails = DuplicatePairs.blocks(people.indices) {
            people[$0].email.map(Recording.NewPerson.folded)
        }
        for block in emails {
            DuplicatePairs.each(of: block) { left, right in
                pairs.add(left, right, "they have the same e-mail address")
            }
        }
        // Names of one organisation next to each other, so that neighbours in a large block are alike.
        let order = people.indices.sorted { left, right in
            (names[left].organisation, names[left].text, left)
                < (names[right].organisation, names[right].text, right)
        }
        func compare(_ blocks: [[Int]]) {
            for block in blocks {
                DuplicatePairs.each(of: block) { left, right in
                    if let reason = names[left].likeness(to: names[right]) {
                        pairs.add(left, right, reason)
                    }
                }
            }
        }
        let most = names.map(\.words.count).max() ?? 0
        compare(
            DuplicatePairs.blocks(order) { NameBlock(names[$0].organisation, names[$0].joined) }
        )
        compare(
            DuplicatePairs.blocks(order) {
                NameBlock(names[$0].organisation, names[$0].words.sorted().joined(separator: " "))
            }
        )
        compare(
            DuplicatePairs.blocks(order) { NameBlock(names[$0].organisation, names[$0].initials) }
        )
        compare(
            DuplicatePairs.blocks(order) {
                NameBlock(names[$0].organisation, String(names[$0].joined.suffix(4)))
            }
        )
        for word in 0..<min(most, 6) {
            compare(
                DuplicatePairs.blocks(order) { position -> NameBlock? in
                    let name = names[position]
                    guard word < name.words.count else { return nil }
                    // Counted from the end: family names first.
                    return NameBlock(name.organisation, name.words[name.words.count - 1 - word])
                }
            )
        }
        return pairs.duplicates(.person) { people[$0].id }
    }
}

/// What names are compared within.
private struct NameBlock: Hashable {
    var organisation: String
    var part: String

    init?(_ organisation: String, _ part: String) {
        guard !part.isEmpty else { return nil }
        self.organisation = organisation
        self.part = part
    }
}

/// A person's name as it is compared.
struct FoldedName {
    /// Id of the organisation.
    let organisation: String
    /// Small letters without accents, words separated by spaces.
    let text: String
    /// The words.
    let words: [String]
    /// The words without spaces.
    let joined: String
    /// The first letters of the words.
    let initials: String
    private let bytes: [UInt8]
    private let digits: [UInt8]
    /// A bit for each letter that occurs, letters beyond a to z sharing bits.
    private let letters: UInt32

    /// The name of a person.
    init(_ person: Person) {
        organisation = person.organisation
        text = NameText.folded(person.name)
        words = text.split(separator: " ").map(String.init)
        joined = words.joined()
        initials = String(words.compactMap(\.first))
        bytes = Array(joined.utf8)
        digits = bytes.filter { (0x30...0x39).contains($0) }
        letters = bytes.reduce(0) { $0 | 1 << UInt32($1 & 31) }
    }

    /// Why two people of one organisation are probably the same; nil: their names differ too much.
    func likeness(to other: FoldedName) -> String? {
        guard organisation == other.organisation, !joined.isEmpty, !other.joined.isEmpty else {
            return nil
        }
        if joined == other.joined {
            return "their names are the same but for capitals, accents, spaces or hyphens"
        }
        if words.count == other.words.count, words.count > 1, words.sorted() == other.words.sorted()
        {
            return "their names are the same with given and family name swapped"
        }
        if let reason = shortForm(of: other) ?? other.shortForm(of: self) { return reason }
        // Numbers tell people apart rather than being mistyped.
        guard digits == other.digits else { return nil }
        let length = min(bytes.count, other.bytes.count)
        guard length >= 6 else { return nil }
        let most = length >= 10 ? 2 : 1
        // One changed letter changes which letters there are by two at most.
        guard (letters ^ other.letters).nonzeroBitCount <= 2 * most else { return nil }
        let distance = Suggester.distance(bytes, other.bytes, atMost: most)
        return switch distance {
        case 1: "their names differ by one letter"
        case 2: "their names differ by two letters"
        default: nil
        }
    }

    /// Why this given name is probably short for another's: an initial, or its first three letters or more.
    private func shortForm(of other: FoldedName) -> String? {
        guard words.count > 1, other.words.count > 1, words.last == other.words.last,
            case (let short, let long) = (words[0], other.words[0]),
            short.count < long.count, long.hasPrefix(short),
            words.dropFirst().elementsEqual(other.words.dropFirst())
                || words.count == 2 || other.words.count == 2
        else { return nil }
        if short.count == 1 {
            return "the initial “\(short.uppercased())” may stand for “\(FoldedName.capital(long))”"
        }
        guard short.count >= 3 else { return nil }
        return "“\(FoldedName.capital(short))” may be short for “\(FoldedName.capital(long))”"
    }

    private static func capital(_ word: String) -> String {
        word.prefix(1).uppercased() + word.dropFirst()
    }
}
