package import Dispatch
import Synchronization

/// Who uses something that can be closed: who is at it is waited for, and nobody begins once it is being closed.
package final class Users: Sendable {
    private enum State { case open, closing, closed }

    private let state = Mutex(State.open)
    private let present = DispatchGroup()

    /// Nobody yet.
    package init() {}

    /// Does something with what is then not closed meanwhile.
    ///
    /// - Throws: `refusal` where it is closed or being closed, and what `work` throws.
    package func using<Value>(
        orThrow refusal: @autoclosure () -> any Error,
        _ work: () throws -> Value
    ) throws -> Value {
        let isOpen = state.withLock { state in
            if state == .open { present.enter() }
            return state == .open
        }
        guard isOpen else { throw refusal() }
        defer { present.leave() }
        return try work()
    }

    /// Closes it once nobody is at it any more; not to be asked for from within ``using(orThrow:_:)``.
    ///
    /// - Parameters:
    ///   - time: the longest to wait.
    ///   - last: closes it; done once, however often this is asked for.
    /// - Returns: false where somebody was still at it after that time; it then is not closed, and nobody else begins.
    @discardableResult
    package func close(waiting time: DispatchTime = .distantFuture, _ last: () -> Void) -> Bool {
        state.withLock { if $0 == .open { $0 = .closing } }
        guard present.wait(timeout: time) == .success else { return false }
        let isFirst = state.withLock { state in
            defer { state = .closed }
            return state != .closed
        }
        if isFirst { last() }
        return true
    }
}
