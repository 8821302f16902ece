public import CascadeCore

/// What kind of change an entry of the log stands for.
public enum ChangeKind: String, Sendable, Hashable, CaseIterable {
    /// The programme was read from a folder.
    case imported
    /// Something was recorded.
    case recorded
    /// Two people or organisations became one.
    case merged
    /// An earlier change was undone.
    case undone
    /// Someone was erased.
    case forgotten
    /// A plan was put into the programme.
    case planned
    /// Something was changed by hand.
    case edited
}

/// Who wants to change a programme file, when, and what for.
public struct ChangeRequest: Sendable, Hashable {
    /// What kind of change it is.
    public var kind: ChangeKind
    /// What it does, in a sentence.
    public var summary: String
    /// Who makes it.
    public var who: String
    /// When.
    public var at: Moment
    /// The recordings that it applies, by id; none for other changes.
    public var recordings: [String]

    /// A change of a kind; `recording` is the one that it applies.
    public init(
        kind: ChangeKind,
        summary: String,
        who: String,
        at: Moment,
        recording: String? = nil
    ) {
        self.kind = kind
        self.summary = summary
        self.who = who
        self.at = at
        recordings = recording.map { [$0] } ?? []
    }

    /// A change that applies several recordings.
    public init(summary: String, who: String, at: Moment, recordings: [String]) {
        kind = .recorded
        self.summary = summary
        self.who = who
        self.at = at
        self.recordings = recordings
    }
}

/// What became of a change.
public enum ChangeResult: Sendable, Hashable {
    /// It is in the file.
    case applied(Entry)
    /// All its recordings were applied before, by this entry at the latest: nothing was changed.
    case alreadyKnown(Entry)
    /// It would have changed nothing, and nothing was written.
    case unchanged

    /// The entry of the log that holds it; nil where nothing was changed.
    public var entry: Entry? {
        switch self {
        case .applied(let entry), .alreadyKnown(let entry): entry
        case .unchanged: nil
        }
    }
}
