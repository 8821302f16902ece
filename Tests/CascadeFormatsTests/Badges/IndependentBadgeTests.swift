import CascadeCore
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeFormats

/// Badges that we sign, checked by PyJWT and cryptography from the issuer's `did:key` alone.
@Suite("Badges are valid to other programs")
struct IndependentBadgeTests {
    private static func seen(_ badge: Badge, email: String? = nil) throws -> [String: Any] {
        let folder = try TemporaryFolder(["badge.jwt": try badge.signed(with: BadgeKey()) + "\n"])
        return try PaperReader.read(
            ["badge", "\(folder.path)/badge.jwt"] + [email].compactMap { $0 }
        )
    }

    @Test(
        "the signature is valid, by the key in the header and by the issuer's name, and a change is noticed"
    )
    func signature() throws {
        for (person, kind) in [
            ("amina", BadgeEvidence.Kind.champion), ("amina", .trainer), ("maren", .trainer),
        ] {
            let seen = try Self.seen(BadgeTests.badge(person, kind))
            #expect(seen["sameKey"] as? Bool == true)
            #expect(seen["refusesChanges"] as? Bool == true)
            let header = try #require(seen["header"] as? [String: Any])
            #expect(Set(header.keys) == ["alg", "typ", "jwk"])
            #expect(header["alg"] as? String == "ES256")
            #expect((header["jwk"] as? [String: Any])?["d"] == nil)
        }
    }

    @Test("the credential has what Open Badges 3.0 asks for, and its claims agree with it")
    func credential() throws {
        let seen = try Self.seen(BadgeTests.badge("amina", .trainer), email: "amina@school.example")
        #expect(seen["isForEmail"] as? Bool == true)
        let payload = try #require(seen["payload"] as? [String: Any])
        #expect(
            payload["@context"] as? [String] == [
                "https://www.w3.org/ns/credentials/v2",
                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            ]
        )
        #expect(payload["type"] as? [String] == ["VerifiableCredential", "OpenBadgeCredential"])
        let issuer = try #require(payload["issuer"] as? [String: Any])
        #expect(issuer["type"] as? [String] == ["Profile"])
        let subject = try #require(payload["credentialSubject"] as? [String: Any])
        #expect(subject["type"] as? [String] == ["AchievementSubject"])
        #expect(payload["iss"] as? String == issuer["id"] as? String)
        #expect(payload["sub"] as? String == subject["id"] as? String)
        #expect(payload["jti"] as? String == payload["id"] as? String)
        let written = ISO8601DateFormatter()
        func seconds(_ name: String) -> Int? {
            (payload[name] as? String).flatMap { written.date(from: $0) }
                .map { Int($0.timeIntervalSince1970) }
        }
        #expect(payload["nbf"] as? Int == seconds("validFrom"))
        #expect(payload["exp"] as? Int == seconds("validUntil"))
        let achievement = try #require(subject["achievement"] as? [String: Any])
        #expect(achievement["type"] as? [String] == ["Achievement"])
        for name in ["id", "name", "description"] {
            #expect((achievement[name] as? String)?.isEmpty == false)
        }
        #expect((achievement["criteria"] as? [String: Any])?["narrative"] as? String != nil)
        for name in [payload["id"], subject["id"], achievement["id"]] {
            let text = try #require(name as? String)
            #expect(
                text.contains(
                    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
                )
            )
        }
        let identities = try #require(subject["identifier"] as? [[String: Any]])
        #expect(identities.count == 2)
        for identity in identities {
            #expect(identity["type"] as? String == "IdentityObject")
            #expect(identity["identityHash"] is String && identity["identityType"] is String)
        }
    }

    @Test("a verifier of Open Badges 3.0 accepts it and sees in it what was meant")
    func verified() throws {
        let badge = try BadgeTests.badge("amina", .champion)
        let folder = try TemporaryFolder(["badge.jwt": try badge.signed(with: BadgeKey())])
        let seen = try PaperReader.read(["verify", "\(folder.path)/badge.jwt"])
        #expect(seen["name"] as? String == "Champion of River City, Together")
        #expect(seen["achievement"] as? String == "Champion of River City, Together")
        #expect(seen["issuer"] as? String == "River City, Together")
        #expect(seen["issued"] as? String == "2026-01-14T00:00:00+00:00")
        #expect(
            seen["criteria"] as? String
                == "Complete Restorative Workshop and come forward to train others."
        )
        #expect((seen["evidence"] as? [String])?.first?.contains("on 14 January 2026") == true)
        #expect((seen["identities"] as? [[Any]])?.count == 2)
    }

    @Test("an address that it was not given to is not its own")
    func email() throws {
        let seen = try Self.seen(BadgeTests.badge("amina", .champion), email: "else@school.example")
        #expect(seen["isForEmail"] as? Bool == false)
    }
}
