package import CascadeCore
import Crypto
import Foundation

/// What is left of a badge after everything that can be checked without the internet has been checked.
///
/// The signature is checked with the key that the badge itself names as its issuer, so a badge that passes says what the holder of
/// that key signed. Whether that key is the programme's must be known from elsewhere.
package struct BadgeCheck: Sendable {
    /// The badge's name.
    package let name: String
    /// The holder's name; nil where the badge has none.
    package let holder: String?
    /// Who gave it, in their own words.
    package let issuer: String
    /// The key that signed it, as `did:key`.
    package let key: String
    /// From when on it is valid.
    package let from: Moment
    /// Until when it is valid; nil: for good.
    package let until: Moment?
    /// What the holder did, sentence by sentence.
    package let evidence: [String]
    private let hashes: [(hash: String, salt: String)]

    /// Checks a badge on a day.
    ///
    /// - Throws: ``PaperFault`` that says what is wrong with it.
    /// - Complexity: O(n) in its length.
    package init(_ text: String, on day: CalendarDate) throws(PaperFault) {
        let text = Scalars.trimmed(text)
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3 else {
            throw PaperFault(
                text.hasPrefix("{")
                    ? "it is not signed: a draft, or a badge with another kind of proof."
                    : "it is no signed badge: expected three parts with dots between. Maybe it was cut off."
            )
        }
        let header = try BadgeCheck.object(parts[0], "header")
        guard header["alg"]?.text == "ES256", header["crit"] == nil else {
            throw PaperFault(
                "it is signed with “\(header["alg"]?.text ?? "nothing")”, expected ES256, as Cascade signs. Maybe it comes from another program."
            )
        }
        let payload = try BadgeCheck.object(parts[1], "credential")
        guard let issuer = payload["issuer"], let did = issuer["id"]?.text ?? issuer.text,
            let key = DIDKey.key(did)
        else { throw PaperFault("its issuer is not named by a key (did:key), as Cascade does.") }
        if let written = header["jwk"] {
            let point = Array(key.rawRepresentation)
            guard written["x"]?.text == Base64URL.text(point.prefix(32)),
                written["y"]?.text == Base64URL.text(point.suffix(32)), written["d"] == nil
            else { throw PaperFault("it is signed with another key than its issuer's.") }
        }
        guard let bytes = Base64URL.bytes(parts[2]),
            let signature = try? P256.Signing.ECDSASignature(rawRepresentation: bytes),
            key.isValidSignature(signature, for: Data("\(parts[0]).\(parts[1])".utf8))
        else {
            throw PaperFault(
                "the signature does not fit: it was changed after it was signed, or signed by someone else."
            )
        }
        try BadgeCheck.checkClaims(payload, issuer: did)
        guard let from = payload["validFrom"]?.text.flatMap({ Moment($0) }) else {
            throw PaperFault("it does not say from when on it is valid.")
        }
        let end = payload["validUntil"]?.text
        let until = end.flatMap { Moment($0) }
        guard end == nil || until != nil else {
            throw PaperFault("it does not say clearly until when it is valid.")
        }
        guard from <= Badge.end(of: day) else {
            throw PaperFault("it is not valid yet on \(day): only from \(from.day) on.")
        }
        if let until, until < day.midnight {
            throw PaperFault("it is no longer valid on \(day): it ran out on \(until.day).")
        }
        let subject = payload["credentialSubject"]
        let identities = subject?["identifier"]?.items ?? []
        self.key = did
        self.from = from
        self.until = until
        self.issuer = issuer["name"]?.text ?? did
        name = payload["name"]?.text ?? "Badge"
        holder = identities.first { $0["identityType"]?.text == "name" }?["identityHash"]?.text
        hashes = identities.filter { $0["identityType"]?.text == "emailAddress" }.compactMap {
            guard let hash = $0["identityHash"]?.text else { return nil }
            return (hash, $0["salt"]?.text ?? "")
        }
        evidence = (payload["evidence"]?.items ?? []).compactMap { $0["narrative"]?.text }
    }

    /// The text of a file with a badge in it; nil where there is no such file, or something else in it than a text of less than a megabyte.
    ///
    /// - Throws: ``FolderFault`` where the file is there but cannot be read.
    package static func text(ofFile path: String) throws(FolderFault) -> String? {
        guard case .text(let bytes) = try InputFile(largest: 1_000_000).read(path) else {
            return nil
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether the badge was given to the person with this e-mail address; nil where it doesn't say.
    package func isFor(email: String) -> Bool? {
        hashes.isEmpty
            ? nil : hashes.contains { Badge.identityHash(email, salt: $0.salt) == $0.hash }
    }

    private static func object(
        _ part: Substring,
        _ what: String
    ) throws(PaperFault) -> JSONTree {
        guard let bytes = Base64URL.bytes(part), let tree = try? JSONTree(bytes),
            case .object = tree.kind
        else { throw PaperFault("its \(what) cannot be read. Maybe it was cut off or changed.") }
        return tree
    }

    /// The claims beside the credential must say what it says itself (Open Badges 3.0, section 8.2.5).
    private static func checkClaims(_ payload: JSONTree, issuer: String) throws(PaperFault) {
        let types = payload["type"]?.items?.compactMap(\.text) ?? []
        guard types.contains("VerifiableCredential"),
            types.contains("OpenBadgeCredential") || types.contains("AchievementCredential")
        else { throw PaperFault("it is no Open Badge, but something else that is signed.") }
        func moment(_ name: String) -> Int? {
            payload[name]?.text.flatMap { Moment($0) }?.secondsSinceEpoch
        }
        func number(_ name: String) -> Int? {
            if case .whole(let number)? = payload[name]?.kind { number } else { nil }
        }
        guard payload["iss"]?.text == issuer, payload["jti"]?.text == payload["id"]?.text,
            payload["sub"]?.text == payload["credentialSubject"]?["id"]?.text,
            number("nbf") == moment("validFrom"), number("exp") == moment("validUntil")
        else { throw PaperFault("what it says and what its signature says differ.") }
    }
}
