/// Two entries of a programme that are probably the same, and why.
public struct Duplicate: Sendable, Hashable {
    /// What the entries are.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Two organisations.
        case organisation
        /// Two people.
        case person
        /// Two sessions.
        case session
    }

    /// What the entries are.
    public var kind: Kind
    /// Id of the one that stands first in the programme.
    public var first: String
    /// Id of the other one.
    public var second: String
    /// Why they are probably the same, in words that follow “because”: `they have the same e-mail address`.
    public var reason: String

    /// Two entries that are probably the same.
    public init(_ kind: Kind, _ first: String, _ second: String, reason: String) {
        self.kind = kind
        self.first = first
        self.second = second
        self.reason = reason
    }
}

extension ProgrammeDraft {
    /// Organisations, people and sessions that are probably in the programme twice, in this order, each in the order of writing.
    ///
    /// - Organisations: the same name but for capitals, accents, spaces, “&” or “and”, “Ltd” and the like, “St” or “Saint”; the same
    ///   official identifier.
    /// - People: the same e-mail address; in one organisation the same name but for capitals, accents, spaces or hyphens, given and
    ///   family name swapped, an initial or short form of the given name, or a letter or two of a longer name.
    /// - Sessions that are not cancelled: one trainer, day and host; or one course within a day, where one of them was delivered and
    ///   neither host nor trainers tell them apart.
    ///
    /// These are hints: two people may have one name. Of names that very many share, only neighbours in the alphabet are compared; two
    /// letters that differ in different words, one at each end of the name, may go unnoticed.
    ///
    /// - Complexity: O(n log n) in organisations, people and sessions.
    public var likelyDuplicates: [Duplicate] {
        likelyDuplicateOrganisations + likelyDuplicatePeople + likelyDuplicateSessions
    }
}

/// Pairs of entries that are probably the same, the first reason for each.
struct DuplicatePairs {
    private struct Pair: Hashable {
        var first: Int
        var second: Int
    }

    private var reasons: [Pair: String] = [:]

    /// Adds a pair, if it has no reason yet.
    mutating func add(_ left: Int, _ right: Int, _ reason: @autoclosure () -> String) {
        let pair = Pair(first: min(left, right), second: max(left, right))
        if left != right, reasons[pair] == nil { reasons[pair] = reason() }
    }

    /// The pairs in the order of writing.
    func duplicates(_ kind: Duplicate.Kind, named ids: (Int) -> String) -> [Duplicate] {
        reasons.sorted { ($0.key.first, $0.key.second) < ($1.key.first, $1.key.second) }
            .map { pair, reason in
                Duplicate(kind, ids(pair.first), ids(pair.second), reason: reason)
            }
    }

    /// Calls `body` with the pairs of a block of entries: all of a small one, of a large one those near to each other.
    ///
    /// - Complexity: O(n·w) for n entries and a window of at most w = 40.
    static func each(of block: [Int], _ body: (Int, Int) -> Void) {
        let window = block.count <= 40 ? block.count : 12
        for (position, left) in block.enumerated() {
            for right in block[(position + 1)...].prefix(window) { body(left, right) }
        }
    }

    /// The blocks of two or more entries that share a key, in the order of their first entries.
    static func blocks<Key: Hashable>(
        _ entries: some Sequence<Int>,
        by key: (Int) -> Key?
    ) -> [[Int]] {
        var positions: [Key: Int] = [:]
        var blocks: [[Int]] = []
        for entry in entries {
            guard let key = key(entry) else { continue }
            if let position = positions[key] {
                blocks[position].append(entry)
            } else {
                positions[key] = blocks.count
                blocks.append([entry])
            }
        }
        return blocks.filter { $0.count > 1 }
    }
}
