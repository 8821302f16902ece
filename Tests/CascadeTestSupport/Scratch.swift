package import Foundation

/// An empty folder for one test, removed afterwards.
package final class Scratch: Sendable {
    /// Its path.
    package let path: String

    package init() throws {
        path = NSTemporaryDirectory() + "cascade-test-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of something in it.
    package func path(_ name: String) -> String { "\(path)/\(name)" }

    /// Where something in it is.
    package func url(_ name: String) -> URL { URL(fileURLWithPath: path(name)) }

    /// The names of all that is in it, hidden ones too, sorted.
    package var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }
}
