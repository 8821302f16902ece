import Crypto
import Foundation

/// The key with which a programme signs its badges: ECDSA on the curve P-256, which JSON Web Signatures call ES256.
///
/// Open Badges 3.0 asks every verifier for RS256 and allows others; 1EdTech's own validator takes RS256 and ES256 and refuses EdDSA.
/// The signature depends on a random number, so that the same badge signed twice has two different signatures, both valid.
package struct BadgeKey: Sendable {
    private let key: P256.Signing.PrivateKey

    /// A new key, drawn by the operating system's generator.
    package init() {
        key = P256.Signing.PrivateKey()
    }

    /// The key written in a PEM file, in the form PKCS #8 or SEC 1.
    ///
    /// - Throws: ``PaperFault`` where it is no key of the curve P-256.
    package init(pem: String) throws(PaperFault) {
        do {
            key = try P256.Signing.PrivateKey(pemRepresentation: pem)
        } catch {
            throw PaperFault(
                "this is no key for badges. Maybe name the file that cascade badge --new-key wrote."
            )
        }
    }

    /// The key as a PEM file in the form PKCS #8.
    ///
    /// Whoever has it can sign badges in the programme's name.
    package var pem: String { key.pemRepresentation + "\n" }

    /// The name by which others know the key, and which holds all that is needed to check a signature: `did:key:zDn…`.
    package var did: String { DIDKey.text(key.publicKey) }

    /// The public key as a JSON Web Key (RFC 7517).
    var publicKey: JSONText {
        let point = Array(key.publicKey.rawRepresentation)
        return .object([
            ("kty", .string("EC")), ("crv", .string("P-256")),
            ("x", .string(Base64URL.text(point.prefix(32)))),
            ("y", .string(Base64URL.text(point.suffix(32)))),
        ])
    }

    /// A JSON Web Signature in its compact form (RFC 7515) over a payload.
    ///
    /// The header has `alg`, `typ` and `jwk` and nothing else, as Open Badges 3.0 asks.
    ///
    /// - Throws: ``PaperFault`` where the signature cannot be made.
    func signed(_ payload: JSONText) throws(PaperFault) -> String {
        let header = JSONText.object([
            ("alg", .string("ES256")), ("typ", .string("JWT")), ("jwk", publicKey),
        ])
        let content =
            Base64URL.text(header.text.utf8) + "." + Base64URL.text(payload.text.utf8)
        do {
            let signature = try key.signature(for: Data(content.utf8))
            return content + "." + Base64URL.text(signature.rawRepresentation)
        } catch {
            throw PaperFault("the badge could not be signed with this key.")
        }
    }
}

/// Public keys as `did:key`, the W3C Credentials Community Group's form of a key that needs no look-up.
enum DIDKey {
    /// The code of a P-256 public key in the table of Multicodec, 0x1200, as a variable-length number.
    private static let code: [UInt8] = [0x80, 0x24]
    private static let prefix = "did:key:z"

    static func text(_ key: P256.Signing.PublicKey) -> String {
        prefix + Base58.text(code + key.compressedRepresentation)
    }

    /// The key that a text names; nil where it names none of the curve P-256.
    static func key(_ text: String) -> P256.Signing.PublicKey? {
        guard text.hasPrefix(prefix), let bytes = Base58.bytes(text.dropFirst(prefix.count)),
            bytes.starts(with: code)
        else { return nil }
        return try? P256.Signing.PublicKey(compressedRepresentation: bytes.dropFirst(code.count))
    }
}

/// Base 64 with the letters for addresses and without filling (RFC 4648, section 5).
enum Base64URL {
    static func text(_ bytes: some Sequence<UInt8>) -> String {
        Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
            .replacing("=", with: "")
    }

    /// The bytes of a text; nil where it is not of this form.
    static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        let isKnown = text.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
                || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        }
        guard isKnown, text.utf8.count % 4 != 1 else { return nil }
        let filling = String(repeating: "=", count: (4 - text.utf8.count % 4) % 4)
        let usual = String(text).replacing("-", with: "+").replacing("_", with: "/") + filling
        return Data(base64Encoded: usual).map { Array($0) }
    }
}
