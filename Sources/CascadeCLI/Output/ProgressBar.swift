import Foundation
import Synchronization

/// A bar with the time left, on standard error, where a person looks on.
final class ProgressBar: Sendable {
    private struct State {
        var lastShown = ContinuousClock.now
        var isVisible = false
    }

    private let total: Int
    private let isShown: Bool
    private let start = ContinuousClock.now
    private let state = Mutex(State())

    /// A bar for `total` steps; silent with `quiet`, or where standard error is no terminal.
    init(total: Int, quiet: Bool) {
        self.total = max(1, total)
        isShown = !quiet && Console.isInteractive
    }

    /// Shows that `done` steps are done, at most ten times a second.
    func update(_ done: Int) {
        guard isShown else { return }
        state.withLock { state in
            let now = ContinuousClock.now
            guard now - state.lastShown > .milliseconds(100) else { return }
            state.lastShown = now
            state.isVisible = true
            let share = Double(done) / Double(total)
            let elapsed = (now - start) / .seconds(1)
            let left = share > 0 ? elapsed * (1 - share) / share : 0
            let filled = Int(share * 30)
            let bar =
                String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled)
            Console.status("\r\(bar) \(Int(share * 100))%  \(Self.time(left)) left  ")
        }
    }

    /// Writes a line of its own, above the bar.
    func remark(_ text: String) {
        guard isShown else { return }
        state.withLock { state in
            Console.status((state.isVisible ? "\r\u{1B}[2K" : "") + text + "\n")
            state.isVisible = false
        }
    }

    /// Clears the bar.
    func finish() {
        guard isShown else { return }
        state.withLock { state in
            if state.isVisible { Console.status("\r\u{1B}[2K") }
            state.isVisible = false
        }
    }

    private static func time(_ seconds: Double) -> String {
        let whole = Int(seconds.rounded(.up))
        return whole < 60 ? "\(whole) s" : "\(whole / 60) min \(whole % 60) s"
    }
}
