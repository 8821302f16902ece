/// Why a recording is refused; nothing of it has been applied.
public struct RecordingError: Error, Sendable, Hashable, CustomStringConvertible {
    /// One thing that is wrong with a recording.
    public struct Fault: Sendable, Hashable, CustomStringConvertible {
        /// The field, nested ones joined by dots: `course`, `attendees.3.organisation`.
        public var field: String
        /// What is wrong, naming the thing: `course`, `organisation of attendee 4, Ann Lee`.
        public var subject: String
        /// The value found; empty where nothing stands there.
        public var found: String
        /// What was expected.
        public var expected: String
        /// What was probably meant.
        public var suggestion: String?

        /// A fault of a field.
        public init(
            _ field: String,
            _ subject: String,
            found: String,
            expected: String,
            suggestion: String? = nil
        ) {
            self.field = field
            self.subject = subject
            self.found = found
            self.expected = expected
            self.suggestion = suggestion
        }

        /// The fault in one line of plain words.
        public var description: String {
            let value = found.isEmpty ? "nothing" : "“\(found)”"
            let hint = suggestion.map { " Did you mean “\($0)”?" } ?? ""
            return "\(subject): found \(value), expected \(expected).\(hint)"
        }
    }

    /// Id of the recording.
    public var recording: String
    /// Everything that is wrong with it, in the order of its fields; at least one.
    public var faults: [Fault]

    /// The error of a recording with these faults.
    public init(recording: String, faults: [Fault]) {
        self.recording = recording
        self.faults = faults
    }

    /// One line for each fault.
    public var description: String { faults.map(\.description).joined(separator: "\n") }
}
