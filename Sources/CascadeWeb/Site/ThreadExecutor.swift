import Dispatch

/// Threads of their own for work that may keep them busy or waiting, apart from those that take requests in.
final class ThreadExecutor: TaskExecutor {
    private let queue: DispatchQueue

    /// Threads of a name and importance.
    init(_ label: String, _ importance: DispatchQoS) {
        queue = DispatchQueue(label: label, qos: importance, attributes: .concurrent)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
