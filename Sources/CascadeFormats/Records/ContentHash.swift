import Crypto

/// Ids that follow from what they stand for.
enum ContentHash {
    /// The first 96 bits of the SHA-256 of a text, as 24 hexadecimal digits.
    static func hex(_ text: String) -> String {
        SHA256.hash(data: Array(text.utf8)).prefix(12)
            .map { byte in
                let digits = String(byte, radix: 16)
                return digits.utf8.count < 2 ? "0" + digits : digits
            }
            .joined()
    }
}
