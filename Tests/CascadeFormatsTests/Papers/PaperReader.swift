import CascadeTestSupport
import Foundation
import Testing

/// Papers as other people's libraries see them; `.ci/install tests` puts these where this looks for them.
enum PaperReader {
    static func read(_ arguments: [String]) throws -> [String: Any] {
        let python = PackageFolder.path(".build/network-readers/bin/python")
        try #require(
            FileManager.default.isExecutableFile(atPath: python),
            "the Python libraries are missing; install them with: .ci/install tests"
        )
        let process = Process()
        process.executableURL = URL(fileURLWithPath: python)
        process.arguments = [PackageFolder.path("Tests/Reference/read_papers.py")] + arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "cannot be read: \(arguments)")
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }
}
