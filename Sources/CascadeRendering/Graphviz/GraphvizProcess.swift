import Foundation

/// Runs a job in a worker process within a time.
enum GraphvizProcess {
    /// What the worker answers.
    ///
    /// - Throws: ``RenderingError/tookTooLong(seconds:)``, rounded up, after `seconds`, when the worker is killed, and
    ///   ``RenderingError/layoutFailed(_:)`` where it ends without an answer.
    static func run(
        _ job: GraphvizJob,
        worker: String,
        seconds: Double,
        megabytes: Int
    ) throws(RenderingError) -> [UInt8] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: worker)
        let whole = Int(seconds.rounded(.up))
        process.arguments = [GraphvizWorker.argument, String(whole), String(megabytes)]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        let ended = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in ended.signal() }
        do {
            try process.run()
        } catch {
            throw .layoutFailed("the drawing process \(worker) could not be started")
        }
        let answer = Bytes()
        let isRead = DispatchSemaphore(value: 0)
        onThread {
            answer.put((try? output.fileHandleForReading.readToEnd()).map(Array.init) ?? [])
            isRead.signal()
        }
        onThread {
            // A worker that ends early must not end us.
            blockBrokenPipe()
            try? input.fileHandleForWriting.write(contentsOf: Data(job.encoded))
            try? input.fileHandleForWriting.close()
        }
        guard ended.wait(timeout: .now() + seconds) == .success else {
            kill(process.processIdentifier, SIGKILL)
            ended.wait()
            throw .tookTooLong(seconds: whole)
        }
        isRead.wait()
        if process.terminationReason == .uncaughtSignal {
            if process.terminationStatus == SIGXCPU || process.terminationStatus == SIGKILL {
                throw .tookTooLong(seconds: whole)
            }
            throw .layoutFailed("Graphviz stopped with signal \(process.terminationStatus)")
        }
        switch process.terminationStatus {
        case 0: return answer.value
        case 4: throw .formatNotAvailable(job.product.rawValue.uppercased())
        default: throw .layoutFailed("Graphviz's engine \(job.engine) gave up")
        }
    }

    private static func onThread(_ body: @escaping @Sendable () -> Void) {
        Thread(block: body).start()
    }

    private static func blockBrokenPipe() {
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, SIGPIPE)
        pthread_sigmask(SIG_BLOCK, &signals, nil)
    }
}

/// Bytes that one thread writes and another reads later.
private final class Bytes: @unchecked Sendable {
    // Guarded by the lock.
    private var bytes: [UInt8] = []
    private let lock = NSLock()

    func put(_ bytes: [UInt8]) { lock.withLock { self.bytes = bytes } }

    var value: [UInt8] { lock.withLock { bytes } }
}
