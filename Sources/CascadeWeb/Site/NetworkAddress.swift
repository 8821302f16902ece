import Foundation

/// Whom limits of tries count as one, by the address from which they come.
enum NetworkAddress {
    /// The address itself of IPv4; of IPv6 its network of 64 bits, any address of which one customer may take.
    ///
    /// Source: RFC 6177. What is no address stands for itself, cut to 64 bytes.
    static func subject(of address: String) -> String {
        var bytes = [UInt8](repeating: 0, count: 16)
        let plain = String(address.prefix { $0 != "%" })
        guard inet_pton(AF_INET6, plain, &bytes) == 1 else {
            return String(decoding: address.utf8.prefix(64), as: UTF8.self)
        }
        let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        if Array(bytes.prefix(12)) == mapped {
            return bytes.suffix(4).map(String.init).joined(separator: ".")
        }
        let groups = stride(from: 0, to: 8, by: 2).map {
            String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16)
        }
        return groups.joined(separator: ":") + "::/64"
    }
}
