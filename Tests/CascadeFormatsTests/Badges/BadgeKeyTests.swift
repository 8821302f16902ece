import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeFormats

@Suite("Keys for badges")
struct BadgeKeyTests {
    @Test(
        "a key written to a file is the same key, which only its owner may read, and is never written over"
    )
    func file() throws {
        let folder = try TemporaryFolder(["here": ""])
        let path = "\(folder.path)/key.pem"
        let key = BadgeKey()
        try BadgeKeyFile.write(key, to: path)
        #expect(try BadgeKeyFile.read(path).did == key.did)
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
        #expect(throws: PaperFault.self) { try BadgeKeyFile.write(BadgeKey(), to: path) }
        #expect(try BadgeKeyFile.read(path).did == key.did)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        let fault = #expect(throws: PaperFault.self) { try BadgeKeyFile.read(path) }
        #expect(fault?.description.contains("chmod 600") == true)
        #expect(throws: PaperFault.self) { try BadgeKeyFile.read("\(folder.path)/none.pem") }
        try folder.write(Array("no key".utf8), to: "other.pem")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o600],
            ofItemAtPath: "\(folder.path)/other.pem"
        )
        #expect(throws: PaperFault.self) { try BadgeKeyFile.read("\(folder.path)/other.pem") }
    }

    /// From the test vectors of the specification did:key, section "P-256".
    @Test("the name of a key is as the specification writes it")
    func didKey() throws {
        let did = "did:key:zDnaerx9CtbPJ1q36T5Ln5wYt3MQYeGRG5ehnPAmxcf5mDZpv"
        let key = try #require(DIDKey.key(did))
        #expect(DIDKey.text(key) == did)
        #expect(DIDKey.key("did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK") == nil)
        #expect(DIDKey.key("did:web:example.org") == nil)
        #expect(DIDKey.key("did:key:zDn") == nil)
        #expect(DIDKey.key("did:key:z" + String(repeating: "z", count: 100_000)) == nil)
    }

    @Test(
        "base 58 is as the Bitcoin project's vectors have it",
        arguments: [
            ("", ""), ("61", "2g"), ("626262", "a3gV"),
            ("73696d706c792061206c6f6e6720737472696e67", "2cFupjhnEsSn59qHXstmK2ffpLv2"),
            (
                "00eb15231dfceb60925886b67d065299925915aeb172c06647",
                "1NS17iag9jJgTHD1VXjvLCEnZuQ3rJDE9L"
            ),
            ("00000000000000000000", "1111111111"), ("572e4794", "3EFU7m"),
        ]
    )
    func base58(hexadecimal: String, text: String) {
        let digits = Array(hexadecimal)
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(digits[$0...$0 + 1]), radix: 16)
        }
        #expect(Base58.text(bytes) == text)
        #expect(Base58.bytes(text) == bytes)
        #expect(Base58.bytes(text + "0") == nil)
    }

    @Test("base 64 for addresses reads what it writes and nothing else")
    func base64() {
        for length in 0..<40 {
            let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 37 + 251) }
            #expect(Base64URL.bytes(Base64URL.text(bytes)) == bytes)
        }
        for text in ["a", "a=", "a+b/", "ab cd", "aé", "abcde"] {
            #expect(Base64URL.bytes(text) == nil)
        }
    }
}
