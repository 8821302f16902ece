package import Foundation
import Synchronization

/// A process that has been started.
package final class RunningTool: @unchecked Sendable {
    // Everything is set up in the initialiser; the process itself may be used from any thread.
    private let process = Process()
    private let scratch: Scratch
    private let end = Ended()

    /// Starts a process.
    package init(
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

    /// A process did not end in time.
    package struct Overdue: Error, CustomStringConvertible {
        let seconds: Double

        package var description: String { "it did not end within \(Int(seconds)) seconds" }
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    /// Its number.
    package var identifier: Int32 { process.processIdentifier }

    /// Waits until it ends; after so many seconds it and what it started are ended by force.
    ///
    /// - Throws: ``Overdue`` where it had to be.
    package func ended(within seconds: Double? = nil) async throws -> ToolRun {
        let watch = seconds.map { seconds in
            Task { [end, process] in
                try await Task.sleep(for: .seconds(seconds))
                end.setOverdue()
                // A process group of its own, where the system gave it one, holds all that it started.
                let number = process.processIdentifier
                if getpgid(number) == number { kill(-number, SIGKILL) }
                kill(number, SIGKILL)
            }
        }
        let status = await end.status()
        watch?.cancel()
        if end.isOverdue { throw Overdue(seconds: seconds ?? 0) }
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
        var isOverdue = false
    }

    private let state = Mutex(State())

    var isOverdue: Bool { state.withLock { $0.isOverdue } }

    func setOverdue() { state.withLock { $0.isOverdue = $0.status == nil } }

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
