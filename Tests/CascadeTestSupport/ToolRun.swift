package import Foundation

/// How a run of the program ended.
package struct ToolRun: Sendable {
    /// Exit status; 128 and the signal's number where a signal ended it.
    package var status: Int32
    /// What it wrote to standard output.
    package var output: Data
    /// What it wrote to standard error.
    package var messages: String

    /// Standard output as text.
    package var text: String { String(decoding: output, as: UTF8.self) }

    /// Standard output as a JSON object; nil for anything else.
    package var json: [String: Any]? {
        (try? JSONSerialization.jsonObject(with: output)) as? [String: Any]
    }
}
