import Foundation

/// A process that makes one change of a programme file after another; it can be killed at any moment.
final class WriterProcess: @unchecked Sendable {
    // Everything is set up in the initialiser, and the pipes are read by one test only.
    private let process = Process()
    private let output = Pipe()
    private let messages = Pipe()
    private var told = Data()

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
        process.standardOutput = output
        process.standardError = messages
        try process.run()
    }

    deinit { end() }

    /// Kills it at once.
    func end() { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    /// Waits until it has confirmed a change.
    func waitForChange() {
        while !told.contains(UInt8(ascii: "\n")) {
            let data = output.fileHandleForReading.availableData
            if data.isEmpty { return }
            told += data
        }
    }

    /// Waits until it ends, and returns its status, the changes that it was told were made, and its messages.
    func ended() -> (status: Int32, confirmed: [String], messages: String) {
        told += output.fileHandleForReading.readDataToEndOfFile()
        let confirmed = String(decoding: told, as: UTF8.self)
        let said = String(
            decoding: messages.fileHandleForReading.readDataToEndOfFile(),
            as: UTF8.self
        )
        process.waitUntilExit()
        // A line that was cut off by the end of the process confirms nothing.
        let whole = confirmed.lastIndex(of: "\n").map { confirmed[...$0] } ?? ""
        return (process.terminationStatus, whole.split(separator: "\n").map(String.init), said)
    }
}
