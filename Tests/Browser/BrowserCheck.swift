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
        let run = try await process(program, arguments)
        try #require(
            run.status == 0,
            "cascade \(arguments.joined(separator: " ")):\n\(run.messages)"
        )
    }

    /// Path of the built program `cascade`.
    static let program: String = {
        let beside =
            URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
            .path + "/cascade"
        let isThere = FileManager.default.isExecutableFile(atPath: beside)
        return isThere ? beside : PackageFolder.path(".build/debug/cascade")
    }()

    private static func process(
        _ executable: String,
        _ arguments: [String]
    ) async throws -> (status: Int32, output: Data, messages: String) {
        try await ProcessSlots.shared.using { try await started(executable, arguments) }
    }

    private static func started(
        _ executable: String,
        _ arguments: [String]
    ) async throws -> (status: Int32, output: Data, messages: String) {
        let scratch = try Scratch()
        let (output, messages) = (scratch.url("output"), scratch.url("messages"))
        for file in [output, messages] { try Data().write(to: file) }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: messages)
        let status: Int32 = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        return (
            status, try Data(contentsOf: output),
            String(decoding: try Data(contentsOf: messages), as: UTF8.self)
        )
    }
}

/// An empty folder for one test, removed afterwards.
final class Scratch: Sendable {
    /// Its path.
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "cascade-browser-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of something in it.
    func path(_ name: String) -> String { "\(path)/\(name)" }

    /// Where something in it is.
    func url(_ name: String) -> URL { URL(fileURLWithPath: path(name)) }
}
