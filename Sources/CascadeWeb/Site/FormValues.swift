import Foundation

/// What was filled in: names and values in the order in which they came, each name once or several times.
package struct FormValues: Sendable, Hashable {
    /// One value.
    package struct Pair: Sendable, Hashable {
        /// Its name.
        package var name: String
        /// What was filled in.
        package var value: String

        /// A name and what was filled in.
        package init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// All values.
    package var pairs: [Pair] = []

    /// Most values that one form may have.
    static let limit = 20_000

    /// Nothing filled in.
    package init() {}

    /// Values by name.
    package init(_ pairs: [Pair]) { self.pairs = pairs }

    /// Values of a query or of a form, written `name=value&name=value`.
    ///
    /// What can't be decoded stands as it was written; values beyond 20,000 are left out.
    ///
    /// - Complexity: O(n) in the bytes.
    package init(encoded text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "&"), maxSplits: Self.limit)
        for part in parts.prefix(Self.limit) {
            let sides = part.split(
                separator: UInt8(ascii: "="),
                maxSplits: 1,
                omittingEmptySubsequences: false
            )
            pairs.append(
                Pair(Self.decoded(sides[0]), sides.count > 1 ? Self.decoded(sides[1]) : "")
            )
        }
    }

    /// The first value of a name as it was typed; nil where it has none.
    package func raw(_ name: String) -> String? { pairs.first { $0.name == name }?.value }

    /// The first value of a name without spaces around it; nil where nothing was filled in.
    package subscript(_ name: String) -> String? {
        guard let value = raw(name)?.trimmingCharacters(in: .whitespacesAndNewlines),
            !value.isEmpty
        else { return nil }
        return value
    }

    /// All values of a name that are not empty, in order.
    package func all(_ name: String) -> [String] {
        pairs.filter { $0.name == name }
            .map { $0.value.trimmingCharacters(in: .whitespacesAndNewlines) }
            .filter { !$0.isEmpty }
    }

    /// Whether a name was sent at all.
    package func has(_ name: String) -> Bool { pairs.contains { $0.name == name } }

    /// These values with one name's replaced; nil: left out.
    package func setting(_ name: String, _ value: String?) -> FormValues {
        var changed = self
        changed.pairs.removeAll { $0.name == name }
        if let value { changed.pairs.append(Pair(name, value)) }
        return changed
    }

    /// The values as a query: `name=value&name=value`.
    package var encoded: String {
        pairs.map { "\(Self.encoded($0.name))=\(Self.encoded($0.value))" }.joined(separator: "&")
    }

    /// A text as it stands in a query or in one part of a path.
    package static func encoded(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                result += "%" + (digits.count == 1 ? "0" : "") + digits
            }
        }
        return result
    }

    private static func decoded(_ bytes: Substring.UTF8View.SubSequence) -> String {
        var result: [UInt8] = []
        var rest = bytes[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"): result.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                let digits = String(decoding: rest.prefix(2), as: UTF8.self)
                if digits.utf8.count == 2, let value = UInt8(digits, radix: 16) {
                    result.append(value)
                    rest = rest.dropFirst(2)
                } else {
                    result.append(byte)
                }
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
