import CascadeTestSupport
import Foundation

/// The built program serving a folder, as a process of its own.
final class ServerProcess: @unchecked Sendable {
    // Everything is set up in the initialiser; the process itself may be used from any thread.
    private let process = Process()
    private let scratch: Scratch
    /// The port that it listens at.
    let port: Int
    /// The secret of the link that it printed.
    let secret: String

    /// Starts serving, and waits until it listens.
    ///
    /// - Throws: ``Unable`` where it ends before that.
    init(_ folder: String, _ options: [String] = []) throws {
        scratch = try Scratch()
        for name in ["output", "messages"] { try Data().write(to: scratch.url(name)) }
        process.executableURL = URL(fileURLWithPath: Tool.path)
        process.arguments = ["serve", folder, "--port", "0"] + options
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: scratch.url("output"))
        process.standardError = try FileHandle(forWritingTo: scratch.url("messages"))
        try process.run()
        while true {
            let text = try String(contentsOf: scratch.url("output"), encoding: .utf8)
            if let match = text.firstMatch(of: /:(\d+)\/start\/(\S+)\s/) {
                (port, secret) = (Int(match.1) ?? 0, String(match.2))
                return
            }
            guard process.isRunning else {
                throw Unable(
                    description: try String(contentsOf: scratch.url("messages"), encoding: .utf8)
                )
            }
            usleep(20_000)
        }
    }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    /// The server ended before it listened.
    struct Unable: Error { var description: String }

    /// What it has written to its log.
    var log: String { (try? String(contentsOf: scratch.url("messages"), encoding: .utf8)) ?? "" }

    /// Kilobytes of memory that it holds.
    var memory: Int {
        let status = try? String(
            contentsOfFile: "/proc/\(process.processIdentifier)/status",
            encoding: .utf8
        )
        return (status?.firstMatch(of: /VmRSS:\s+(\d+)/)?.1).flatMap { Int($0) } ?? 0
    }

    /// Sends a signal.
    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    /// Waits until it ends; its exit status.
    func ended() -> Int32 {
        process.waitUntilExit()
        return process.terminationStatus
    }
}
