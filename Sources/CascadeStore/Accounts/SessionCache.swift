import Foundation

/// Sessions as they were read from one state of the file, by the hash of their secrets.
struct SessionCache {
    /// Most sessions kept.
    static let room = 10_000

    /// Which state it was, as `PRAGMA data_version` counts them.
    private var version = -1
    private var sessions: [Data: WebSession] = [:]

    /// The session with a hash, where it was read from this state of the file; nil where it has to be read.
    func session(_ hash: Data, version: Int) -> WebSession? {
        version == self.version ? sessions[hash] : nil
    }

    /// Keeps a session that was read from this state of the file.
    mutating func keep(_ session: WebSession, _ hash: Data, version: Int) {
        if version != self.version || sessions.count >= Self.room {
            sessions.removeAll(keepingCapacity: true)
            self.version = version
        }
        sessions[hash] = session
    }
}
