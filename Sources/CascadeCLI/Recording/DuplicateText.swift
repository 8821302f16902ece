import CascadeCore
import CascadeFormats

/// Likely duplicates, for people and for programs.
struct DuplicateText {
    private let draft: ProgrammeDraft
    private let duplicates: [Duplicate]

    /// Those of a programme.
    init(_ draft: ProgrammeDraft) {
        self.draft = draft
        duplicates = draft.likelyDuplicates
    }

    /// Whether there are none.
    var isEmpty: Bool { duplicates.isEmpty }

    /// A table with what to type for each pair; `file` is nil where nothing can be merged.
    func text(file: String?) -> String {
        guard !duplicates.isEmpty else { return "Nothing looks as if it were there twice." }
        var lines: [String] = []
        for kind in Duplicate.Kind.allCases {
            let pairs = duplicates.filter { $0.kind == kind }
            guard let first = pairs.first else { continue }
            lines.append(
                "\(Wording.counted(pairs.count, "pair")) of \(kind.plural) that are probably the same:"
            )
            lines += pairs.map { pair in
                "  \(Duplicate.shown(pair.first, kind, in: draft)) and \(Duplicate.shown(pair.second, kind, in: draft)): \(pair.reason)"
            }
            if let file, kind != .session {
                lines.append(
                    "  To make one of two, such as the first: cascade merge \(ShellWord.quoted(file)) \(kind.rawValue) \(first.second) \(first.first)"
                )
            }
            lines.append("")
        }
        return lines.dropLast().joined(separator: "\n")
    }

    /// The pairs as JSON.
    var json: JSONText {
        .object([
            ("schema", .string("cascade.duplicates/1")),
            (
                "duplicates",
                .array(
                    duplicates.map { pair in
                        .object([
                            ("kind", .string(pair.kind.rawValue)), ("first", .string(pair.first)),
                            ("second", .string(pair.second)), ("reason", .string(pair.reason)),
                        ])
                    }
                )
            ),
        ])
    }

    /// What stands over the columns of the rows.
    static let heading = ["kind", "first", "second", "reason"]

    /// The pairs as rows of cells.
    var rows: [[String]] {
        duplicates.map { [$0.kind.rawValue, $0.first, $0.second, $0.reason] }
    }
}

extension Duplicate.Kind {
    fileprivate var plural: String {
        switch self {
        case .organisation: "organisations"
        case .person: "people"
        case .session: "sessions"
        }
    }
}
