package import CascadeCore
import CascadeStore
import Synchronization

/// Secrets that were just made and wait for the page that shows them: once, to whoever made them.
///
/// A form that makes one answers with the way to that page, so that loading it again makes no other, and the secret stands in no
/// address. They are in memory only, and gone after ten minutes.
package final class SecretShelf: Sendable {
    private struct Entry {
        var text: String
        var at: Moment
    }

    private let entries = Mutex<[String: Entry]>([:])

    /// Seconds for which a secret waits.
    static let patience = 600
    /// Most secrets that wait; the oldest make room.
    static let room = 1000

    /// An empty shelf.
    package init() {}

    /// Keeps a text under a name, for whoever asks.
    package func keep(_ text: String, as name: String, for visitor: Visitor, at now: Moment) {
        guard let key = Self.key(name, visitor) else { return }
        entries.withLock { entries in
            entries[key] = Entry(text: text, at: now)
            entries = entries.filter { Self.isFresh($0.value, now) }
            while entries.count > Self.room {
                let oldest = entries.min {
                    ($0.value.at.secondsSinceEpoch, $0.key) < (
                        $1.value.at.secondsSinceEpoch, $1.key
                    )
                }
                guard let oldest else { return }
                entries[oldest.key] = nil
            }
        }
    }

    /// The text under a name, which is gone afterwards; nil where there is none of whoever asks, or no longer.
    package func take(_ name: String, for visitor: Visitor, at now: Moment) -> String? {
        guard let key = Self.key(name, visitor) else { return nil }
        let entry = entries.withLock { $0.removeValue(forKey: key) }
        return entry.flatMap { Self.isFresh($0, now) ? $0.text : nil }
    }

    private static func isFresh(_ entry: Entry, _ now: Moment) -> Bool {
        now.secondsSinceEpoch - entry.at.secondsSinceEpoch <= patience
    }

    private static func key(_ name: String, _ visitor: Visitor) -> String? {
        visitor.secret.map { "\($0.derived(for: "shelf").text) \(name)" }
    }
}
