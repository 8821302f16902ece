import CascadeTestSupport
import Foundation
import Synchronization

/// How a run of the program ended.
struct ToolRun: Sendable {
    /// Exit status; 128 and the signal's number where a signal ended it.
    var status: Int32
    /// What it wrote to standard output.
    var output: Data
    /// What it wrote to standard error.
    var messages: String

    /// Standard output as text.
    var text: String { String(decoding: output, as: UTF8.self) }

    /// Standard output as a JSON object; nil for anything else.
    var json: [String: Any]? {
        (try? JSONSerialization.jsonObject(with: output)) as? [String: Any]
    }
}

/// The built program, run as people run it: as a process of its own.
enum Tool {
    /// Beside the tests where they were built.
    static let path: String = {
        let beside = [Bundle.main.executableURL?.path, CommandLine.arguments.first]
            .compactMap { $0 }
            .map { URL(fileURLWithPath: $0).deletingLastPathComponent().path + "/cascade" }
        let usual = [PackageFolder.path(".build/debug/cascade")]
        let all = beside + usual
        return all.first { FileManager.default.isExecutableFile(atPath: $0) } ?? usual[0]
    }()

    /// Runs the program with arguments and waits until it ends.
    static func run(
        _ arguments: [String],
        in folder: String? = nil,
        input: Data = Data()
    ) async throws -> ToolRun {
        try await execute(path, arguments, in: folder, input: input)
    }

    /// Runs a line of a POSIX shell, in which `$CASCADE` is the program.
    static func shell(_ script: String, in folder: String? = nil) async throws -> ToolRun {
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

/// A process that has been started.
final class RunningTool: @unchecked Sendable {
    // Everything is set up in the initialiser; the process itself may be used from any thread.
    private let process = Process()
    private let scratch: Scratch
    private let end = Ended()

    /// Starts a process.
    init(
        _ executable: String = Tool.path,
        arguments: [String],
        in folder: String? = nil,
        input: Data = Data()
    ) throws {
        scratch = try Scratch()
        try input.write(to: scratch.url("input"))
        try Data().write(to: scratch.url("output"))
        try Data().write(to: scratch.url("messages"))
        process.executableURL = URL(fileURLWithPath: executable)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment
            .merging(["CASCADE": Tool.path]) { $1 }
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        // Closed here once the process has its own: some thousand open files bring the launcher down.
        let files = [
            try FileHandle(forReadingFrom: scratch.url("input")),
            try FileHandle(forWritingTo: scratch.url("output")),
            try FileHandle(forWritingTo: scratch.url("messages")),
        ]
        process.standardInput = files[0]
        process.standardOutput = files[1]
        process.standardError = files[2]
        let end = end
        process.terminationHandler = { process in
            let isSignal = process.terminationReason == .uncaughtSignal
            end.set(process.terminationStatus + (isSignal ? 128 : 0))
        }
        try process.run()
        for file in files { try file.close() }
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    /// Its number.
    var identifier: Int32 { process.processIdentifier }

    /// Waits until it ends.
    func ended() async throws -> ToolRun {
        let status = await end.status()
        return ToolRun(
            status: status,
            output: try Data(contentsOf: scratch.url("output")),
            messages: try String(contentsOf: scratch.url("messages"), encoding: .utf8)
        )
    }
}

/// An exit status that is waited for.
private final class Ended: Sendable {
    private struct State {
        var status: Int32?
        var waiting: [CheckedContinuation<Int32, Never>] = []
    }

    private let state = Mutex(State())

    func set(_ status: Int32) {
        let waiting = state.withLock { state in
            state.status = status
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume(returning: status) }
    }

    func status() async -> Int32 {
        await withCheckedContinuation { continuation in
            let known = state.withLock { state -> Int32? in
                if state.status == nil { state.waiting.append(continuation) }
                return state.status
            }
            if let known { continuation.resume(returning: known) }
        }
    }
}

/// An empty folder for one test, removed afterwards.
final class Scratch: Sendable {
    /// Its path.
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "cascade-cli-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of something in it.
    func path(_ name: String) -> String { "\(path)/\(name)" }

    /// Where something in it is.
    func url(_ name: String) -> URL { URL(fileURLWithPath: path(name)) }

    /// The names of all that is in it, hidden ones too, sorted.
    var names: [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
    }

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
