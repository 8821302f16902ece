extension Prerequisite {
    /// What is wrong with a written prerequisite, and where.
    public struct SyntaxError: Error, Sendable, Hashable {
        /// Characters before the fault.
        public let offset: Int
        /// What stands there; empty at the end of the text.
        public let found: String
        /// What was expected.
        public let expected: String
    }

    /// A prerequisite with the places at which its courses are named.
    public struct Parsed: Sendable, Hashable {
        /// The expression in its simplest form.
        public let prerequisite: Prerequisite
        /// Characters before each course named, in the order of ``Prerequisite/courses``.
        public let offsets: [Int]
    }

    /// The prerequisite written as `c100 and (c200 or c201)`; `and` binds tighter than `or`.
    ///
    /// An `and` inside an `and`, and an `or` inside an `or`, are merged, so that parsing a description gives back the
    /// expression.
    ///
    /// - Throws: ``SyntaxError`` at the first fault; also for more than 10,000 bytes or 50 nested parentheses.
    /// - Complexity: O(n) in the length of the text.
    public static func parse(_ text: String) throws(SyntaxError) -> Parsed {
        guard text.utf8.count <= 10_000 else {
            throw SyntaxError(
                offset: 0,
                found: String(text.prefix(20)) + "…",
                expected: "an expression of at most 10,000 characters"
            )
        }
        var parser = PrerequisiteParser(text)
        return try parser.parse()
    }

    /// Whether the expression is in the form that ``parse(_:)`` gives: at least two parts, none of its own kind.
    package var isSimplest: Bool {
        switch self {
        case .course:
            true
        case .all(let parts):
            parts.count >= 2
                && parts.allSatisfy { part in
                    if case .all = part { return false }
                    return part.isSimplest
                }
        case .any(let parts):
            parts.count >= 2
                && parts.allSatisfy { part in
                    if case .any = part { return false }
                    return part.isSimplest
                }
        }
    }
}

/// Recursive descent over the words of a prerequisite.
private struct PrerequisiteParser {
    private struct Word {
        var text: String
        var offset: Int
    }

    private let words: [Word]
    private let length: Int
    private var next = 0
    private var offsets: [Int] = []
    private var depth = 0

    init(_ text: String) {
        var words: [Word] = []
        var current = Word(text: "", offset: 0)
        var offset = 0
        func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
        for scalar in text.unicodeScalars {
            if isSpace(scalar) || scalar == "(" || scalar == ")" {
                if !current.text.isEmpty { words.append(current) }
                if !isSpace(scalar) { words.append(Word(text: String(scalar), offset: offset)) }
                current = Word(text: "", offset: offset + 1)
            } else {
                current.text.unicodeScalars.append(scalar)
            }
            offset += 1
        }
        if !current.text.isEmpty { words.append(current) }
        self.words = words
        length = offset
    }

    mutating func parse() throws(Prerequisite.SyntaxError) -> Prerequisite.Parsed {
        let result = try disjunction()
        guard next == words.count else { throw fault("“and”, “or” or the end") }
        return Prerequisite.Parsed(prerequisite: result, offsets: offsets)
    }

    private mutating func disjunction() throws(Prerequisite.SyntaxError) -> Prerequisite {
        var parts: [Prerequisite] = []
        repeat {
            let part = try conjunction()
            if case .any(let inner) = part { parts += inner } else { parts.append(part) }
        } while take("or")
        return parts.count == 1 ? parts[0] : .any(parts)
    }

    private mutating func conjunction() throws(Prerequisite.SyntaxError) -> Prerequisite {
        var parts: [Prerequisite] = []
        repeat {
            let part = try operand()
            if case .all(let inner) = part { parts += inner } else { parts.append(part) }
        } while take("and")
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func operand() throws(Prerequisite.SyntaxError) -> Prerequisite {
        guard next < words.count else { throw fault("a course or “(”") }
        let word = words[next]
        if word.text == "(" {
            depth += 1
            guard depth <= 50 else { throw fault("at most 50 parentheses inside each other") }
            next += 1
            let inner = try disjunction()
            guard next < words.count, words[next].text == ")" else {
                throw fault("“and”, “or” or “)”")
            }
            next += 1
            depth -= 1
            return inner
        }
        guard word.text != ")", !PrerequisiteParser.isOperator(word.text) else {
            throw fault("a course or “(”")
        }
        next += 1
        offsets.append(word.offset)
        return .course(word.text)
    }

    private mutating func take(_ keyword: String) -> Bool {
        guard next < words.count, words[next].text.lowercased() == keyword else { return false }
        next += 1
        return true
    }

    private static func isOperator(_ text: String) -> Bool {
        let small = text.lowercased()
        return small == "and" || small == "or"
    }

    private func fault(_ expected: String) -> Prerequisite.SyntaxError {
        guard next < words.count else {
            return Prerequisite.SyntaxError(offset: length, found: "", expected: expected)
        }
        return Prerequisite.SyntaxError(
            offset: words[next].offset,
            found: words[next].text,
            expected: expected
        )
    }
}
