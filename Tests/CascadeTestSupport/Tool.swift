package import Foundation

/// The built program, run as people run it: as a process of its own.
package enum Tool {
    /// Beside the tests where they were built.
    package static let path: String = {
        let beside = [Bundle.main.executableURL?.path, CommandLine.arguments.first]
            .compactMap { $0 }
            .map { URL(fileURLWithPath: $0).deletingLastPathComponent().path + "/cascade" }
        let usual = [PackageFolder.path(".build/debug/cascade")]
        let all = beside + usual
        return all.first { FileManager.default.isExecutableFile(atPath: $0) } ?? usual[0]
    }()

    /// Runs the program with arguments and waits until it ends.
    package static func run(
        _ arguments: [String],
        in folder: String? = nil,
        input: Data = Data()
    ) async throws -> ToolRun {
        try await execute(path, arguments, in: folder, input: input)
    }

    /// Runs a line of a POSIX shell, in which `$CASCADE` is the program.
    package static func shell(_ script: String, in folder: String? = nil) async throws -> ToolRun {
        try await execute("/bin/sh", ["-c", script], in: folder, input: Data())
    }

    private static func execute(
        _ executable: String,
        _ arguments: [String],
        in folder: String?,
        input: Data
    ) async throws -> ToolRun {
        try await ProcessSlots.shared.using {
            let run = try RunningTool(executable, arguments: arguments, in: folder, input: input)
            return try await run.ended()
        }
    }
}
