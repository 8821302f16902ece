import CascadeTestSupport
import Foundation

extension Scratch {
    /// Writes a starter programme with the target changed to `people`, and returns its path.
    func programme(_ name: String = "town", target people: Int? = 150) async throws -> String {
        let made = try await Tool.run(["new", path(name)])
        guard made.status == 0 else { throw CocoaError(.fileWriteUnknown) }
        let file = url("\(name)/programme.yaml")
        var text = try String(contentsOf: file, encoding: .utf8)
        text = text.split(separator: "\n", omittingEmptySubsequences: false)
            .compactMap { line in
                guard line.contains("target: {people:") else { return String(line) }
                return people.map { String(line).replacing("people: 150", with: "people: \($0)") }
            }
            .joined(separator: "\n")
        try Data(text.utf8).write(to: file)
        return path(name)
    }
}
