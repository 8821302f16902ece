public import CascadeCore

/// What went wrong with a programme file, and what to do about it.
public struct StoreError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of thing went wrong.
    public enum Kind: Sendable, Hashable {
        /// There is no such file.
        case missing
        /// Something stands there already.
        case exists
        /// It is a file of another kind.
        case foreign
        /// A newer version of Cascade made it.
        case newer
        /// It cannot be read as it was written.
        case damaged
        /// There is no room for what was to be written.
        case full
        /// It may not be written to.
        case readOnly
        /// Someone else is writing to it, and has been for long.
        case busy
        /// The computer refused for another reason.
        case system
        /// The change would leave the programme with problems.
        case invalid([Problem])
        /// There is nothing to undo, or it cannot be undone.
        case notUndoable
        /// There is no such person.
        case unknownPerson
        /// The change would bring back someone who was erased.
        case erased
    }

    /// What kind of thing went wrong.
    public let kind: Kind
    /// The file.
    public let path: String
    /// What is the matter, in a few words.
    public let reason: String
    /// What to do.
    public let advice: String

    /// A fault of the file at `path`.
    init(_ kind: Kind, path: String, reason: String, advice: String) {
        self.kind = kind
        self.path = path
        self.reason = reason
        self.advice = advice
    }

    /// The fault in plain words.
    public var description: String { "\(path): \(reason). \(advice)" }
}
