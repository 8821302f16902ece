import Foundation

/// Collects what was done otherwise than usual while a picture was drawn.
package final class DrawingRemarks: Sendable {
    private let lock = NSLock()
    // Guarded by the lock.
    nonisolated(unsafe) private var remarks: [String] = []

    /// No remarks yet.
    package init() {}

    /// Each remark once, in the order in which they came.
    package var all: [String] { lock.withLock { remarks } }

    /// Adds a remark, unless it is there.
    func add(_ remark: String) {
        lock.withLock {
            if !remarks.contains(remark) { remarks.append(remark) }
        }
    }
}

/// A picture as a file, and what people should know about how it was drawn.
public struct DrawnPicture: Sendable, Equatable {
    /// The file's bytes.
    public let bytes: [UInt8]
    /// Whole sentences, such as that a quicker method arranged the picture; empty as a rule.
    public let remarks: [String]
}
