import Crypto
import CryptoExtras
import Foundation

/// What one guess at a password costs: scrypt takes 128 · 2^`logarithm` · `blockSize` bytes (RFC 7914, section 2).
struct PasswordCost: Sendable, Hashable {
    /// Binary logarithm of N.
    var logarithm: Int
    /// r.
    var blockSize: Int
    /// p.
    var parallelism: Int

    /// 128 MB, as the OWASP Password Storage Cheat Sheet advises.
    static let usual = PasswordCost(logarithm: 17, blockSize: 8, parallelism: 1)

    /// Whether a computer that serves these pages can work it out.
    var isBearable: Bool {
        (1...20).contains(logarithm) && (1...32).contains(blockSize)
            && (1...16).contains(parallelism) && (1 << logarithm) * blockSize <= 1 << 23
    }
}

/// What is kept of a password: `scrypt$ln=17,r=8,p=1$salt$hash`, the latter two in URL-safe base 64.
struct PasswordHash: Sendable {
    /// What a guess costs.
    let cost: PasswordCost
    private let salt: Data
    private let key: SymmetricKey

    private static let bytes = 32

    /// The hash of a password with a new salt.
    ///
    /// - Complexity: the cost in time and memory.
    init(of password: String, _ cost: PasswordCost) throws {
        self.cost = cost
        salt = Secret.randomBytes(16)
        key = try Self.key(password, salt, cost)
    }

    /// The hash that a text describes; nil for other texts.
    init?(_ text: String) {
        guard
            let match = text.wholeMatch(
                of: /scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w-]+)\$([\w-]+)/
            ),
            let logarithm = Int(match.1), let blockSize = Int(match.2),
            let parallelism = Int(match.3),
            let salt = Secret.bytes(of: match.4), let key = Secret.bytes(of: match.5),
            key.count == Self.bytes
        else { return nil }
        cost = PasswordCost(logarithm: logarithm, blockSize: blockSize, parallelism: parallelism)
        guard cost.isBearable else { return nil }
        self.salt = salt
        self.key = SymmetricKey(data: key)
    }

    /// The text that describes it.
    var text: String {
        let hash = key.withUnsafeBytes { Secret.text(of: Data($0)) }
        return "scrypt$ln=\(cost.logarithm),r=\(cost.blockSize),p=\(cost.parallelism)"
            + "$\(Secret.text(of: salt))$\(hash)"
    }

    /// Whether it is that of a password; how long this takes tells nothing of how near it comes.
    ///
    /// - Complexity: the cost in time and memory.
    func matches(_ password: String) throws -> Bool {
        try Self.key(password, salt, cost) == key
    }

    private static func key(
        _ password: String,
        _ salt: Data,
        _ cost: PasswordCost
    ) throws -> SymmetricKey {
        try KDF.Scrypt.deriveKey(
            from: Data(password.precomposedStringWithCompatibilityMapping.utf8),
            salt: salt,
            outputByteCount: bytes,
            rounds: 1 << cost.logarithm,
            blockSize: cost.blockSize,
            parallelism: cost.parallelism
        )
    }
}
