import Foundation
import Synchronization

/// Makes and checks what is kept of passwords, off the threads that serve pages.
final class Passwords: Sendable {
    /// What a guess at a new password costs.
    let cost: PasswordCost
    private let queue: PasswordQueue
    private let count = Mutex(0)

    /// The fewest and most characters of a password.
    static let lengths = 12...200

    /// Passwords of a cost; two are worked on at a time, and 32 more wait, which is about six seconds' work.
    init(cost: PasswordCost, width: Int = 2, room: Int = 32) {
        self.cost = cost
        queue = PasswordQueue(width: width, room: room)
    }

    /// How often scrypt was worked out.
    var derivations: Int { count.withLock { $0 } }

    /// What is to be kept of a password.
    func hash(_ password: String) async throws -> String {
        try await queue.run { [self] in
            count.withLock { $0 += 1 }
            return try PasswordHash(of: password, cost).text
        }
    }

    /// Whether a password is the one of which `kept` was kept; with nothing kept the same work is done, and the answer is no.
    func matches(_ password: String, _ kept: String?) async throws -> Bool {
        // What can't be anyone's password is not worked on, as it may be of any length.
        let isPossible = !password.isEmpty && password.utf8.count <= 16 * Self.lengths.upperBound
        let hash = kept.flatMap(PasswordHash.init)
        return try await queue.run { [self] in
            count.withLock { $0 += 1 }
            guard isPossible, let hash else {
                _ = try PasswordHash(of: "nobody's password", hash?.cost ?? cost)
                return false
            }
            return try hash.matches(password)
        }
    }

    /// What is wrong with a new password; nil: nothing.
    ///
    /// Its characters are counted as NIST SP 800-63B, section 3.1.1.2, has it: as code points after normalisation.
    static func fault(_ password: String, of email: EmailAddress?) -> AccountError? {
        let expected = "\(lengths.lowerBound) to \(lengths.upperBound) characters"
        guard password.utf8.count <= 16 * lengths.upperBound else {
            return AccountError(.password, found: "far too long", expected: expected)
        }
        let length = password.precomposedStringWithCompatibilityMapping.unicodeScalars.count
        guard lengths.contains(length) else {
            let found = length == 0 ? "none" : length == 1 ? "1 character" : "\(length) characters"
            return AccountError(.password, found: found, expected: expected)
        }
        guard let email,
            password.precomposedStringWithCompatibilityMapping.lowercased()
                .precomposedStringWithCanonicalMapping.contains(email.folded)
        else { return nil }
        return AccountError(
            .password,
            found: "the e-mail address is in it",
            expected: "one without it, such as four words that have nothing to do with each other"
        )
    }
}
