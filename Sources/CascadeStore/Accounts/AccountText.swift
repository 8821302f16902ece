import CascadeCore
import Foundation

/// An e-mail address that an account can have.
struct EmailAddress: Sendable, Hashable {
    /// As it was written, without spaces around it.
    let text: String
    /// As it is compared: in small letters and in one form of those that mean the same in Unicode.
    let folded: String

    /// The address in a text; nil where there is none: something, one @ and something else, without spaces, at most 254 bytes
    /// (RFC 5321, 4.5.3.1.3, less the angle brackets).
    init?(_ typed: String) {
        guard typed.utf8.count <= 1000 else { return nil }
        text = typed.trimmingCharacters(in: .whitespacesAndNewlines)
        folded = Self.folded(text)
        let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty, text.utf8.count <= 254,
            text.unicodeScalars.allSatisfy({
                AccountText.isVisible($0) && !$0.properties.isWhitespace
            })
        else { return nil }
    }

    private static func folded(_ text: String) -> String {
        text.precomposedStringWithCompatibilityMapping.lowercased()
            .precomposedStringWithCanonicalMapping
    }
}

/// Checks of what people type about accounts and links.
enum AccountText {
    /// Most letters of a name or label.
    static let longest = 200

    /// A name or label without spaces around it.
    ///
    /// - Throws: ``AccountError`` for an empty or very long one, and for one with characters that can't be seen.
    static func checked(_ typed: String, _ field: AccountError.Field) throws(AccountError) -> String
    {
        guard typed.utf8.count <= 10 * longest else {
            throw AccountError(
                field,
                found: String(typed.unicodeScalars.prefix(20)) + "…",
                expected: "at most \(longest) characters"
            )
        }
        let text = typed.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !text.isEmpty else {
            throw AccountError(field, found: typed, expected: "at least one letter")
        }
        guard text.unicodeScalars.count <= longest else {
            throw AccountError(field, found: text, expected: "at most \(longest) characters")
        }
        guard text.unicodeScalars.allSatisfy(isVisible) else {
            throw AccountError(
                field,
                found: String(String.UnicodeScalarView(text.unicodeScalars.filter(isVisible))),
                expected: "one line without control characters"
            )
        }
        return text
    }

    /// Whether a character is no control character, nor one that turns the direction of what is written.
    static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: false
        default:
            !(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value)
        }
    }
}
