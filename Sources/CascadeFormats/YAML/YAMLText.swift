import Yams

/// The text of a YAML file, checked before the parser builds anything from it.
///
/// The parser expands every alias, and it calls itself for every level of nesting. So aliases are refused, and nesting is
/// limited, by a look at the bytes that knows no more of YAML than it needs: it may refuse a strange file, but it passes none
/// that has an alias or is nested deeper.
struct YAMLText {
    /// Deepest nesting, counted apart for brackets and for indentation.
    static let deepest = 64

    private let bytes: [UInt8]

    /// The text in UTF-8.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The root of the one document; nil for an empty file.
    ///
    /// - Throws: ``TextFault`` for text that is no YAML, or YAML beyond the limits.
    /// - Complexity: O(n) in the size of the text.
    func root() throws(TextFault) -> Node? {
        if let fault = nestingFault ?? aliasFault ?? longKeyFault { throw fault }
        do {
            // Without rules, every value stays the text that was written, and is read as what its key asks for.
            return try Yams.compose(yaml: String(decoding: bytes, as: UTF8.self), .basic)
        } catch let error as YamlError {
            throw YAMLText.fault(error)
        } catch {
            throw TextFault(
                line: 1,
                column: 1,
                subject: "text of the file",
                found: "\(error)",
                expected: "YAML"
            )
        }
    }

    // MARK: - Nesting

    private var nestingFault: TextFault? {
        var brackets = 0
        var indentation = 0
        var isLeading = true
        for (position, byte) in bytes.enumerated() {
            switch byte {
            case 0x0A, 0x0D:
                indentation = 0
                isLeading = true
                continue
            case 0x5B, 0x7B: brackets += 1
            case 0x5D, 0x7D: brackets = max(0, brackets - 1)
            default: break
            }
            if isLeading {
                // Spaces, and the signs that open a level inside one line: `- - ? -`.
                switch byte {
                case 0x20, 0x09, 0x2D, 0x3F, 0x3A: indentation += 1
                default: isLeading = false
                }
            }
            // A level of indentation takes at least two columns, or one for a list under a key.
            if brackets > YAMLText.deepest || indentation > 4 * YAMLText.deepest {
                let place = TextFault.place(of: position, in: bytes)
                return TextFault(
                    line: place.line,
                    column: place.column,
                    subject: "nesting of the text",
                    found: brackets > YAMLText.deepest
                        ? "\(brackets) brackets inside each other"
                        : "a line indented by \(indentation)",
                    expected: "far fewer levels; a bracket may not be closed"
                )
            }
        }
        return nil
    }

    // MARK: - Aliases

    /// The first use of an anchor, if any could be one.
    private var aliasFault: TextFault? {
        var anchors: Set<ArraySlice<UInt8>> = []
        for name in names(after: 0x26) { anchors.insert(name) }
        guard !anchors.isEmpty else { return nil }
        for name in names(after: 0x2A) where anchors.contains(name) {
            let place = TextFault.place(of: name.startIndex - 1, in: bytes)
            return TextFault(
                line: place.line,
                column: place.column,
                subject: "value",
                found: "*" + String(decoding: name.prefix(64), as: UTF8.self),
                expected: "the value itself, as references to other places of the file are not read"
            )
        }
        return nil
    }

    /// The names that follow a sign where YAML could take it for an anchor or an alias.
    private func names(after sign: UInt8) -> [ArraySlice<UInt8>] {
        var result: [ArraySlice<UInt8>] = []
        var position = 0
        while position < bytes.count {
            defer { position += 1 }
            guard bytes[position] == sign else { continue }
            if position > 0, YAMLText.isName(bytes[position - 1]) { continue }
            var end = position + 1
            while end < bytes.count, YAMLText.isName(bytes[end]) { end += 1 }
            if end > position + 1 { result.append(bytes[(position + 1)..<end]) }
            position = end - 1
        }
        return result
    }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x2D: true
        default: false
        }
    }

    // MARK: - Keys

    /// The first key after a question mark, if any: such keys may be whole trees, which the parser compares with each other.
    private var longKeyFault: TextFault? {
        // Whether only signs that open a level stand between the last line end, bracket or comma and this byte.
        var isOpening = true
        for (position, byte) in bytes.enumerated() {
            switch byte {
            case 0x0A, 0x0D, 0x5B, 0x7B, 0x2C: isOpening = true
            case 0x20, 0x09, 0x2D, 0x3A: continue
            case 0x3F where isOpening:
                let next = position + 1 < bytes.count ? bytes[position + 1] : 0x0A
                guard next == 0x20 || next == 0x09 || next == 0x0A || next == 0x0D else {
                    isOpening = false
                    continue
                }
                let place = TextFault.place(of: position, in: bytes)
                return TextFault(
                    line: place.line,
                    column: place.column,
                    subject: "key",
                    found: "?",
                    expected: "a word and a colon, as keys after a question mark are not read"
                )
            default: isOpening = false
            }
        }
        return nil
    }

    // MARK: - Errors of the parser

    private static func fault(_ error: YamlError) -> TextFault {
        switch error {
        case .scanner(let context, let problem, let mark, _),
            .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            var found = problem
            if let context { found = "\(context.text): \(problem)" }
            return TextFault(
                line: mark.line,
                column: mark.column,
                subject: "layout of the text",
                found: found,
                expected: hint(for: problem)
            )
        case .duplicatedKeysInMapping(let duplicates, let context):
            let names = duplicates.sorted().joined(separator: ", ")
            return TextFault(
                line: context.mark.line,
                column: context.mark.column,
                subject: "key \(names)",
                found: "\(names) more than once",
                expected: "each key once in one place"
            )
        case .reader(let problem, _, _, _):
            return TextFault(
                line: 0,
                column: 0,
                subject: "text of the file",
                found: problem,
                expected: "characters that can be read"
            )
        case .memory:
            return TextFault(
                line: 0,
                column: 0,
                subject: "size of the file",
                found: "more than fits in memory",
                expected: "a smaller file"
            )
        default:
            return TextFault(
                line: 1,
                column: 1,
                subject: "layout of the text",
                found: "\(error)",
                expected: "YAML"
            )
        }
    }

    private static func hint(for problem: String) -> String {
        if problem.contains("tab") || problem.contains("cannot start any token") {
            return "spaces, not tabs, before a key; quotes around a text that starts with a sign"
        }
        if problem.contains("mapping values are not allowed") {
            return "one “key: value” a line; quotes around a text that has a colon in it"
        }
        if problem.contains("another document") {
            return "one document, without a line of three dashes in it"
        }
        return "“key: value” lines, indented by spaces alike, every bracket and quote closed"
    }
}
