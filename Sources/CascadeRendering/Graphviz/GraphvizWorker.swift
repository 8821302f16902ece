import CGraphviz
import Foundation

/// The part of our own binary that lays out one graph and ends, so that it can be stopped from outside.
public enum GraphvizWorker {
    /// First argument of a process that is to be a worker.
    static let argument = "__graphviz-worker"

    /// Does the one job on standard input and ends the process, if `arguments` ask for a worker; otherwise returns.
    ///
    /// Call it first in `main`, with the arguments of the process without its name.
    public static func runIfRequested(_ arguments: [String]) {
        guard arguments.first == argument else { return }
        cascade_end_with_parent()
        limit(
            seconds: arguments.count > 1 ? Int(arguments[1]) ?? 20 : 20,
            megabytes: arguments.count > 2 ? Int(arguments[2]) ?? 2048 : 2048
        )
        guard let input = try? FileHandle.standardInput.readToEnd(),
            let job = GraphvizJob(encoded: Array(input))
        else { exit(2) }
        do {
            let answer = try GraphvizLibrary.run(job)
            try FileHandle.standardOutput.write(contentsOf: Data(answer))
            exit(0)
        } catch RenderingError.formatNotAvailable {
            exit(4)
        } catch {
            exit(3)
        }
    }

    /// Sets the most processor time and memory that this process may use from now on.
    private static func limit(seconds: Int, megabytes: Int) {
        #if canImport(Glibc)
        var time = rlimit(rlim_cur: UInt(seconds) + 1, rlim_max: UInt(seconds) + 2)
        setrlimit(__rlimit_resource_t(0), &time)
        var memory = rlimit(rlim_cur: UInt(megabytes) << 20, rlim_max: UInt(megabytes) << 20)
        setrlimit(__rlimit_resource_t(9), &memory)
        var core = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(4), &core)
        #endif
    }
}
