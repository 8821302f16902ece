package import CascadeCore
import CascadeStore
package import Foundation
import Synchronization

/// Tables that were sent and are not saved yet: kept in memory for an hour, for those who sent them.
package final class UploadShelf: Sendable {
    /// A table.
    package struct Upload: Sendable, Hashable {
        /// Name of the programme that it is for.
        package var programme: String
        /// What tells who sent it from others.
        package var owner: String
        /// What it lists.
        package var what: String
        /// Its name.
        package var name: String
        /// What is in it.
        package var content: Data
        /// When it was sent.
        package var at: Moment
    }

    private struct Shelf {
        var uploads: [String: Upload] = [:]
        /// Ids, the oldest first.
        var order: [String] = []
        var size = 0
    }

    private let shelf = Mutex(Shelf())
    /// Most bytes that are kept of all tables; the oldest make room.
    private let room: Int

    /// Seconds for which a table is kept.
    static let lifetime = 3600

    /// An empty shelf.
    package init(room: Int = 64 << 20) { self.room = room }

    /// Keeps a table; its id, which nobody can guess.
    package func keep(_ upload: Upload) -> String {
        let id = Secret.random().text
        shelf.withLock { shelf in
            shelf.uploads[id] = upload
            shelf.order.append(id)
            shelf.size += upload.content.count
            while let oldest = shelf.order.first, oldest != id,
                shelf.size > room || shelf.order.count > 100
                    || upload.at.secondsSinceEpoch
                        - (shelf.uploads[oldest]?.at.secondsSinceEpoch ?? 0) > Self.lifetime
            {
                Self.drop(oldest, &shelf)
            }
        }
        return id
    }

    /// The table of an id; nil where there is none for this programme of whoever asks, or no longer.
    package func upload(_ id: String, programme: String, owner: String, at: Moment) -> Upload? {
        guard let upload = shelf.withLock({ $0.uploads[id] }), upload.programme == programme,
            Secret(upload.owner).matches(owner),
            at.secondsSinceEpoch - upload.at.secondsSinceEpoch <= Self.lifetime
        else { return nil }
        return upload
    }

    /// Lets go of a table.
    package func drop(_ id: String) { shelf.withLock { Self.drop(id, &$0) } }

    private static func drop(_ id: String, _ shelf: inout Shelf) {
        guard let upload = shelf.uploads.removeValue(forKey: id) else { return }
        shelf.size -= upload.content.count
        shelf.order.removeAll { $0 == id }
    }
}

extension UploadShelf.Upload {
    /// Does something with the table as a file, which is gone afterwards.
    ///
    /// - Throws: what `work` throws, and where the file can't be written.
    func withFile<Value>(_ work: (String) throws -> Value) throws -> Value {
        let folder = URL(fileURLWithPath: NSTemporaryDirectory())
            .appendingPathComponent("cascade-upload-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appendingPathComponent("table")
        try content.write(to: file)
        return try work(file.path)
    }
}
