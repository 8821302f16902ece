public import CascadeCore

/// Recordings as JSON text, one a line: what is sent, queued and kept until it can be applied.
///
/// See <doc:RecordingFormat>.
public enum RecordingJSON {
    /// The name and version of the form.
    public static let schema = "cascade.recording/1"

    /// What is wrong with a text of recordings.
    public struct Invalid: Error, Sendable, CustomStringConvertible {
        /// The problems, in the order of the lines.
        public let problems: [LocatedProblem]

        /// One line for each problem.
        public var description: String { problems.map(\.description).joined(separator: "\n") }
    }

    /// The recordings in a text, one a line; empty lines are passed over.
    ///
    /// - Parameters:
    ///   - bytes: the text, in UTF-8.
    ///   - name: what the text is called in messages.
    /// - Returns: the recordings in the order of the lines, with the line of each.
    /// - Throws: ``Invalid`` with the problems of all lines.
    /// - Complexity: O(n) in the bytes.
    public static func read(
        _ bytes: [UInt8],
        name: String
    ) throws(Invalid) -> [(line: Int, recording: Recording)] {
        var problems: [LocatedProblem] = []
        var recordings: [(line: Int, recording: Recording)] = []
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() where line.contains(where: { $0 > 0x20 }) {
            var reader = RecordingReader(file: name, line: number + 1)
            let recording = reader.read(Array(line))
            if reader.problems.isEmpty, let recording {
                recordings.append((number + 1, recording))
            }
            problems += reader.problems
        }
        guard problems.isEmpty else { throw Invalid(problems: problems) }
        return recordings
    }

    /// A recording as one line of text, without the end of the line; the same recording is always the same text.
    public static func text(of recording: Recording) -> String {
        RecordingWriter(recording).text
    }
}
