public import CascadeCore

/// One change as the log of a programme file has it.
public struct Entry: Sendable, Hashable, Identifiable {
    /// Its number; later changes have higher ones.
    public let id: Int64
    /// When it was made.
    public let at: Moment
    /// Who made it.
    public let who: String
    /// What kind of change it is.
    public let kind: ChangeKind
    /// What it does, in a sentence.
    public let summary: String
    /// The recordings that it applied, by id.
    public let recordings: [String]
    /// The entry that it undoes.
    public let undoes: Int64?
    /// The entry that undid it and still holds.
    public let undoneBy: Int64?

    /// The recording that it applied; the first of several.
    public var recording: String? { recordings.first }
}

/// One row that a change added, changed or removed.
public struct RowChange: Sendable, Hashable {
    /// Name of the table.
    public let table: String
    /// Number of the row.
    public let row: Int64
    /// The row before as a JSON object; nil: it was added.
    public let before: String?
    /// The row afterwards as a JSON object; nil: it was removed.
    public let after: String?
}

/// A person or an organisation that a search found.
public struct SearchHit: Sendable, Hashable {
    /// What was found.
    public enum Kind: String, Sendable, Hashable {
        /// A person.
        case person
        /// An organisation.
        case organisation
    }

    /// What was found.
    public let kind: Kind
    /// Its id.
    public let id: String
    /// Its name.
    public let name: String
    /// Id of a person's organisation; nil for organisations.
    public let organisation: String?
}
