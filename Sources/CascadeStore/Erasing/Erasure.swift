public import CascadeCore

/// What was done to erase someone from a programme file.
public struct Erasure: Sendable, Hashable {
    /// The id of the person without a name who stands in their place, so that totals stay as they were.
    public let anonymous: String
    /// The entry of the log that says that someone was erased.
    public let entry: Int64
    /// How many texts held their name, address or id: notes, settings, the words of the log.
    public let texts: Int
    /// How many rows of the log held something of them.
    public let logRows: Int
    /// How many others have the same name: in texts these can't be told apart.
    public let namesakes: Int
    /// Where their id was left standing in texts, as it is also that of something else.
    public let isIDShared: Bool
    /// Copies of the file that were made before and may still hold them.
    public let copies: [FileCopy]
    /// What the accounts beside the file held of them.
    public let accounts: AccountErasure
    /// Whether nothing is left in the file; false where another process was reading and the file has to be tidied again.
    public let isComplete: Bool
}

/// A copy of a programme file or of a part of it, as far as the file knows.
public struct FileCopy: Sendable, Hashable {
    /// What was copied.
    public enum Kind: String, Sendable, Hashable {
        /// The whole file.
        case backup
        /// The programme as a folder.
        case folder
        /// What is held about one person.
        case person
    }

    /// What was copied.
    public let kind: Kind
    /// Where the copy was put.
    public let path: String
    /// When.
    public let at: Moment
}
