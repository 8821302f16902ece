import Foundation
import Synchronization

/// How often something may be tried: so many at once, then one for each of so many seconds.
///
/// Memory is bounded: of more than 20,000 who try, those that tried longest ago are forgotten.
package final class RateLimits: Sendable {
    /// A rule.
    package struct Rule: Sendable, Hashable {
        /// What is limited.
        package var name: String
        /// So many at once.
        package var burst: Double
        /// Seconds for one more.
        package var seconds: Double

        /// A rule of its own.
        package init(_ name: String, burst: Double, seconds: Double) {
            self.name = name
            self.burst = burst
            self.seconds = seconds
        }

        /// Requests of one address: so many a second, and eight seconds' worth of them at once.
        package static func requests(perSecond rate: Double) -> Rule {
            Rule("requests", burst: max(1, 8 * rate), seconds: 1 / rate)
        }
        /// Passwords from one address.
        package static let passwordsFromAddress = Rule("address", burst: 20, seconds: 15)
        /// Passwords for one account from devices that have not signed in to it before.
        package static let passwordsForAccount = Rule("account", burst: 10, seconds: 60)
        /// The password that someone who is signed in types to change it.
        package static let passwordsOfSignedIn = Rule("signed-in", burst: 10, seconds: 60)
        /// Secrets of links from one address that were not right.
        package static let secrets = Rule("secrets", burst: 30, seconds: 5)
    }

    private struct Bucket {
        var level: Double
        var at: Double
    }

    private let buckets = Mutex<[String: Bucket]>([:])
    private let clock: @Sendable () -> Double
    private static let most = 20_000

    /// Limits that nobody has tried yet.
    package init(
        clock: @escaping @Sendable () -> Double = { Date().timeIntervalSinceReferenceDate }
    ) {
        self.clock = clock
    }

    /// Takes one try of a rule for a subject.
    ///
    /// - Throws: ``WebError`` with the status 429 where there is none left.
    package func take(_ rule: Rule, for subject: String) throws(WebError) {
        let wait = buckets.withLock { buckets -> Double? in
            let now = clock()
            let key = "\(rule.name) \(subject)"
            var bucket = buckets[key] ?? Bucket(level: 0, at: now)
            bucket.level = max(0, bucket.level - (now - bucket.at) / rule.seconds)
            bucket.at = now
            guard bucket.level + 1 <= rule.burst else {
                buckets[key] = bucket
                return (bucket.level + 1 - rule.burst) * rule.seconds
            }
            bucket.level += 1
            buckets[key] = bucket
            if buckets.count > Self.most { Self.forget(&buckets) }
            return nil
        }
        guard let wait else { return }
        let seconds = max(1, Int(wait.rounded(.up)))
        throw WebError(
            429,
            "Too many tries",
            "Please wait \(seconds == 1 ? "a second" : "\(seconds) seconds") and try again.",
            retryAfter: seconds
        )
    }

    /// How many who tried are remembered.
    var count: Int { buckets.withLock { $0.count } }

    /// Forgets the half that tried longest ago.
    private static func forget(_ buckets: inout [String: Bucket]) {
        let times = buckets.values.map(\.at).sorted()
        let middle = times[times.count / 2]
        buckets = buckets.filter { $0.value.at > middle }
    }
}
