/// Why two entries cannot become one; nothing has been changed.
public struct MergeError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is the matter, in a sentence.
    public var reason: String
    /// What to do, in a sentence.
    public var advice: String

    /// An error for a reason.
    public init(reason: String, advice: String) {
        self.reason = reason
        self.advice = advice
    }

    /// The reason and the advice.
    public var description: String { "\(reason). \(advice)" }

    /// There is no entry of this id.
    static func unknown(_ kind: String, _ id: String, meant: String?) -> MergeError {
        MergeError(
            reason: "the programme has no \(kind) “\(id)”",
            advice: meant.map { "Did you mean “\($0)”?" } ?? "Check the id."
        )
    }
}
