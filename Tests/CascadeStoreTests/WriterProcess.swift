import Foundation

/// A process that makes one change of a programme file after another; it can be killed at any moment.
final class WriterProcess: @unchecked Sendable {
    // Everything is set up in the initialiser. What it says goes to files, so that no other process keeps a pipe open.
    private let process = Process()
    private let output: URL
    private let messages: URL

    /// Beside the tests where they were built.
    private static let program: String = {
        let beside = [Bundle.main.executableURL?.path, CommandLine.arguments.first]
            .compactMap { $0 }
            .map { URL(fileURLWithPath: $0).deletingLastPathComponent().path }
        let all = (beside + [FileManager.default.currentDirectoryPath + "/.build/debug"])
            .map { $0 + "/CascadeStoreWriter" }
        return all.first { FileManager.default.isExecutableFile(atPath: $0) } ?? all[0]
    }()

    /// Starts a writer that makes `count` changes under a name, after a line of shell such as `ulimit -f 100`.
    init(_ file: String, name: String, count: Int, after shell: String = ":") throws {
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c", "\(shell); exec \"$@\"", "sh", Self.program, file, name, String(count),
        ]
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
            .appendingPathComponent("writers")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        output = folder.appendingPathComponent("\(name).out")
        messages = folder.appendingPathComponent("\(name).err")
        for url in [output, messages] { try Data().write(to: url) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: messages)
        try process.run()
    }

    deinit { end() }

    /// Kills it at once.
    func end() { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    /// Waits until it has confirmed a change.
    func waitForChange() {
        while process.isRunning, (try? Data(contentsOf: output))?.isEmpty != false { usleep(2000) }
    }

    /// Waits until it ends, and returns its status, the changes that it was told were made, and its messages.
    func ended() -> (status: Int32, confirmed: [String], messages: String) {
        process.waitUntilExit()
        func text(_ url: URL) -> String {
            String(decoding: (try? Data(contentsOf: url)) ?? Data(), as: UTF8.self)
        }
        // A line that was cut off by the end of the process confirms nothing.
        let told = text(output)
        let whole = told.lastIndex(of: "\n").map { told[...$0] } ?? ""
        let confirmed = whole.split(separator: "\n").map(String.init)
        return (process.terminationStatus, confirmed, text(messages))
    }
}
