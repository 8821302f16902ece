import Synchronization

/// Memory for what is being sent: so many bytes of large bodies at a time, whoever sends them.
///
/// Small ones are not counted: connections bound them.
final class BodyRoom: Sendable {
    /// Most bytes of what is not counted.
    static let small = 64 << 10
    /// Bytes of large bodies at a time.
    static let usual = 128 << 20

    private let free: Mutex<Int>

    /// Room for so many bytes.
    init(bytes: Int) { free = Mutex(bytes) }

    /// Takes so many bytes; false where there are not as many.
    func take(_ bytes: Int) -> Bool {
        free.withLock { free in
            guard bytes <= free else { return false }
            free -= bytes
            return true
        }
    }

    /// Gives bytes back that were taken.
    func give(_ bytes: Int) { free.withLock { $0 += bytes } }
}
