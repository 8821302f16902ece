import CascadeTestSupport
import Foundation
import Testing

/// Runs the checks of this folder, which open files in Chromium.
///
/// The libraries come from PyPI; `.ci/install tests` puts them, and Chromium, where these tests look for them.
enum BrowserCheck {
    /// Something that is wrong with a picture or a page.
    struct Finding: Decodable, CustomStringConvertible {
        var picture: String
        var setting: String
        var check: String
        var what: String

        var description: String { "\(picture), \(setting), \(check): \(what)" }
    }

    /// What a script finds wrong.
    static func findings(_ script: String, _ arguments: [String]) async throws -> [Finding] {
        let python = PackageFolder.path(".build/browser/bin/python")
        try #require(
            FileManager.default.isExecutableFile(atPath: python),
            "the browser's libraries are missing; install them with: .ci/install tests"
        )
        let run = try await process(
            python,
            [PackageFolder.path("Tests/Browser/Checks/\(script)")] + arguments
        )
        try #require(run.status == 0, "\(script) could not run:\n\(run.messages)")
        return try JSONDecoder().decode([Finding].self, from: run.output)
    }

    /// Fails the test once for each thing that is wrong.
    static func expectNone(_ findings: [Finding]) {
        for finding in findings.prefix(20) { Issue.record("\(finding)") }
        if findings.count > 20 { Issue.record("and \(findings.count - 20) more") }
    }

    /// Runs the built program `cascade`, which has to end well.
    static func cascade(_ arguments: [String]) async throws {
        let run = try await process(Tool.path, arguments)
        try #require(
            run.status == 0,
            "cascade \(arguments.joined(separator: " ")):\n\(run.messages)"
        )
    }

    /// Longest time for a script and its browser, in seconds: Chromium may get stuck.
    private static let mostSeconds = 1800.0

    private static func process(
        _ executable: String,
        _ arguments: [String]
    ) async throws -> ToolRun {
        try await ProcessSlots.shared.using {
            let run = try RunningTool(executable, arguments: arguments)
            return try await run.ended(within: mostSeconds)
        }
    }
}
