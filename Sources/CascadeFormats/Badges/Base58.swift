/// Bytes in the 58 letters and digits that are hard to mistake for one another, as `did:key` has them (base58btc of Multibase).
enum Base58 {
    private static let letters = Array(
        "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8
    )

    /// The text of some bytes.
    ///
    /// - Complexity: O(n²) in the bytes.
    static func text(_ bytes: [UInt8]) -> String {
        var digits: [Int] = []
        for byte in bytes {
            var carry = Int(byte)
            for position in digits.indices {
                carry += digits[position] << 8
                digits[position] = carry % 58
                carry /= 58
            }
            while carry > 0 {
                digits.append(carry % 58)
                carry /= 58
            }
        }
        let zeros = bytes.prefix { $0 == 0 }.map { _ in letters[0] }
        return String(decoding: zeros + digits.reversed().map { letters[$0] }, as: UTF8.self)
    }

    /// The bytes of a text; nil where it has another letter, or more than 200 of them.
    ///
    /// - Complexity: O(n²) in the letters.
    static func bytes(_ text: some StringProtocol) -> [UInt8]? {
        guard text.utf8.count <= 200 else { return nil }
        var result: [Int] = []
        for letter in text.utf8 {
            guard var carry = letters.firstIndex(of: letter) else { return nil }
            for position in result.indices {
                carry += result[position] * 58
                result[position] = carry & 0xFF
                carry >>= 8
            }
            while carry > 0 {
                result.append(carry & 0xFF)
                carry >>= 8
            }
        }
        let zeros = text.utf8.prefix { $0 == letters[0] }.map { _ in UInt8(0) }
        return zeros + result.reversed().map { UInt8($0) }
    }
}
