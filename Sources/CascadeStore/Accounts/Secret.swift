import Crypto
import Foundation

/// A secret of 256 random bits, which is given away once and kept as its hash only.
///
/// So many random bits can't be guessed, so that one round of SHA-256 suffices for the hash.
struct Secret: Sendable {
    /// Characters of a secret.
    static let length = 43

    /// 43 characters that may stand in an address.
    let text: String

    /// A new secret.
    init() {
        text = Self.text(of: Self.randomBytes(32))
    }

    /// What is kept of it: 32 bytes.
    var hash: Data { Self.hash(text) }

    /// What is kept of a secret; nil for a text that can't be one.
    static func hash(of text: String) -> Data? {
        text.utf8.count == length ? hash(text) : nil
    }

    private static func hash(_ text: String) -> Data { Data(SHA256.hash(data: Data(text.utf8))) }

    /// Random bytes fit for keys.
    static func randomBytes(_ count: Int) -> Data {
        SymmetricKey(size: SymmetricKeySize(bitCount: 8 * count)).withUnsafeBytes { Data($0) }
    }

    /// Bytes as characters that may stand in an address (RFC 4648, section 5, without padding).
    static func text(of bytes: Data) -> String {
        String(
            bytes.base64EncodedString().compactMap { letter -> Character? in
                switch letter {
                case "+": "-"
                case "/": "_"
                case "=": nil
                default: letter
                }
            }
        )
    }

    /// The bytes that such characters stand for; nil for other texts.
    static func bytes(of text: some StringProtocol) -> Data? {
        var letters = text.map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }
        guard letters.count % 4 != 1 else { return nil }
        letters += Array(repeating: "=", count: (4 - letters.count % 4) % 4)
        return Data(base64Encoded: String(letters))
    }
}
