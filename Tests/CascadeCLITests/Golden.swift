import Foundation
import Testing

/// Files beside the tests that hold what is printed, rewritten where `CASCADE_UPDATE_GOLDEN` is 1.
enum Golden {
    /// Expects a text to be what a file of the folder `Golden` holds.
    static func expect(
        _ text: String,
        _ name: String,
        file: String = #filePath,
        at location: SourceLocation = #_sourceLocation
    ) throws {
        let url = URL(fileURLWithPath: file).deletingLastPathComponent()
            .appendingPathComponent("Golden/\(name)")
        if ProcessInfo.processInfo.environment["CASCADE_UPDATE_GOLDEN"] == "1" {
            try Data((text + "\n").utf8).write(to: url)
        }
        let held = try String(contentsOf: url, encoding: .utf8)
        #expect(held == text + "\n", "\(name)", sourceLocation: location)
    }
}
