import CascadeStore
import Crypto
import Foundation

/// A text that nobody can guess: 256 bits from the system's generator.
package struct Secret: Sendable, Hashable {
    /// The text: 43 letters, digits, dashes and underlines.
    package let text: String

    /// A secret that came from outside.
    package init(_ text: String) { self.text = text }

    /// A new one.
    package static func random() -> Secret {
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
        return Secret(Secret.encoded(bytes))
    }

    /// Another secret that follows from this one for a purpose; nothing of this one follows from it.
    package func derived(for purpose: String) -> Secret {
        let code = HMAC<SHA256>.authenticationCode(
            for: Data(purpose.utf8),
            using: SymmetricKey(data: Data(text.utf8))
        )
        return Secret(Secret.encoded(Array(code)))
    }

    /// Whether it is the same text; the time that this takes says nothing about where they differ.
    package func matches(_ other: String) -> Bool {
        let (left, right) = (Array(text.utf8), Array(other.utf8))
        guard left.count == right.count else { return false }
        var difference: UInt8 = 0
        for (a, b) in zip(left, right) { difference |= a ^ b }
        return difference == 0
    }

    private static func encoded(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString()
            .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }
}
