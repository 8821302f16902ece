package import CascadeCore
import Crypto
import Foundation

/// An Open Badges 3.0 credential for a champion or a trainer.
///
/// It holds the person's name, a salted hash of their e-mail address where that is known, what they did and when, and the
/// programme's name: nothing about anyone else. Who gets it decides whom to show it to.
package struct Badge: Sendable {
    /// What it rests on.
    package let evidence: BadgeEvidence
    /// The programme that gives it.
    let programme: Programme
    /// From when on it is valid; nil where nothing is recorded.
    package let issued: CalendarDate?

    /// A badge.
    ///
    /// - Parameters:
    ///   - evidence: what it rests on.
    ///   - programme: the programme that gives it.
    ///   - day: the day of issue; nil: the day on which the person came forward or became qualified.
    /// - Throws: ``PaperFault`` for a day of issue before what the badge says happened, or after it has run out.
    package init(
        _ evidence: BadgeEvidence,
        of programme: Programme,
        on day: CalendarDate? = nil
    ) throws(PaperFault) {
        if let day, let since = evidence.since, day < since {
            throw PaperFault(
                """
                the day of issue is \(day), but \(evidence.person.name) is a \(evidence.kind.rawValue) from \(since) on. Maybe a later day.
                """
            )
        }
        self.evidence = evidence
        self.programme = programme
        issued = day ?? evidence.since
    }

    /// The badge signed with the programme's key: a compact JSON Web Signature whose payload is the credential (VC-JWT).
    ///
    /// - Throws: ``PaperFault`` where the records do not bear it out.
    package func signed(with key: BadgeKey) throws(PaperFault) -> String {
        if let gap = evidence.gap {
            throw PaperFault("\(gap) Maybe record it first, or make a draft with --draft.")
        }
        guard let issued else {
            throw PaperFault("there is no day of issue. Maybe say it with --on.")
        }
        var members = credential(issuer: key.did, isDraft: false)
        members += [
            ("iss", .string(key.did)), ("jti", .string(credentialID(key.did))),
            ("sub", .string(subjectID(key.did))),
            ("nbf", .number(Double(issued.midnight.secondsSinceEpoch))),
        ]
        if let until = evidence.until {
            members.append(("exp", .number(Double(Badge.end(of: until).secondsSinceEpoch))))
        }
        return try key.signed(.object(members))
    }

    /// The badge without a signature, marked as a draft, to be looked at.
    package func draft(issuer: String? = nil) -> String {
        let issuer = issuer ?? Badge.name("issuer", programme.id)
        return JSONText.object(credential(issuer: issuer, isDraft: true)).indented + "\n"
    }

    // MARK: - Credential

    private func credential(issuer: String, isDraft: Bool) -> [(String, JSONText)] {
        var members: [(String, JSONText)] = [
            (
                "@context",
                JSONText.strings([
                    "https://www.w3.org/ns/credentials/v2",
                    "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
                ])
            ),
            ("id", .string(credentialID(issuer))),
            ("type", JSONText.strings(["VerifiableCredential", "OpenBadgeCredential"])),
            ("name", .string((isDraft ? "DRAFT, not signed: " : "") + title)),
        ]
        if isDraft {
            let gap = evidence.gap.map { " \($0)" } ?? ""
            members.append(
                (
                    "description",
                    .string("This is a draft. It is not signed and proves nothing.\(gap)")
                )
            )
        }
        members.append(
            (
                "issuer",
                .object([
                    ("id", .string(issuer)), ("type", JSONText.strings(["Profile"])),
                    ("name", .string(programme.name)),
                ])
            )
        )
        if let issued { members.append(("validFrom", .string(issued.midnight.description))) }
        if let until = evidence.until {
            members.append(("validUntil", .string(Badge.end(of: until).description)))
        }
        members.append(("credentialSubject", .object(subject(issuer: issuer))))
        if let story {
            members.append(
                (
                    "evidence",
                    .array([
                        .object([
                            ("type", JSONText.strings(["Evidence"])), ("name", .string(story.name)),
                            ("narrative", .string(story.text)),
                        ])
                    ])
                )
            )
        }
        return members
    }

    private func subject(issuer: String) -> [(String, JSONText)] {
        var members: [(String, JSONText)] = [
            ("id", .string(subjectID(issuer))), ("type", JSONText.strings(["AchievementSubject"])),
        ]
        if let days = evidence.days {
            members += [
                ("activityStartDate", .string(days.first.midnight.description)),
                ("activityEndDate", .string(Badge.end(of: days.last).description)),
            ]
        }
        var identifiers = [
            JSONText.object([
                ("type", .string("IdentityObject")), ("hashed", .truth(false)),
                ("identityHash", .string(evidence.person.name)), ("identityType", .string("name")),
            ])
        ]
        if let email = evidence.person.email {
            let salt = Badge.digest("salt", credentialID(issuer)).prefix(16).map(Badge.hexadecimal)
                .joined()
            identifiers.append(
                .object([
                    ("type", .string("IdentityObject")), ("hashed", .truth(true)),
                    ("identityHash", .string(Badge.identityHash(email, salt: salt))),
                    ("identityType", .string("emailAddress")), ("salt", .string(salt)),
                ])
            )
        }
        members += [("identifier", .array(identifiers)), ("achievement", achievement(issuer))]
        return members
    }

    private func achievement(_ issuer: String) -> JSONText {
        let courses = evidence.delivers.map(\.id)
        return .object([
            (
                "id",
                .string(
                    Badge.name(
                        ["achievement", issuer, programme.id, evidence.kind.rawValue] + courses
                    )
                )
            ),
            ("type", JSONText.strings(["Achievement"])), ("achievementType", .string("Badge")),
            ("name", .string(title)), ("description", .string(meaning)),
            ("criteria", .object([("narrative", .string(criteria))])),
        ])
    }

    // MARK: - Words

    private var title: String {
        switch evidence.kind {
        case .champion: "Champion of \(programme.name)"
        case .trainer:
            evidence.delivers.isEmpty
                ? "Trainer of \(programme.name)"
                : "Trainer for \(Wording.list(evidence.delivers.map(\.name)))"
        }
    }

    private var meaning: String {
        switch evidence.kind {
        case .champion:
            "Champions of \(programme.name) have completed a course and have come forward to train others."
        case .trainer:
            """
            Trainers of \(programme.name) are qualified to deliver \
            \(evidence.delivers.isEmpty ? "its courses" : Wording.list(evidence.delivers.map(\.name))).
            """
        }
    }

    private var criteria: String {
        let courses: [Course]
        switch evidence.kind {
        case .champion: courses = programme.courses.filter(\.makesChampions)
        case .trainer:
            let ids = Set(evidence.delivers.map(\.id))
            courses = programme.courses.filter { course in
                course.qualifiesFor.contains { ids.isEmpty || ids.contains($0) }
            }
        }
        let names = courses.map(\.name).joined(separator: " or ")
        let complete = names.isEmpty ? "Complete a course" : "Complete \(names)"
        switch evidence.kind {
        case .champion: return "\(complete) and come forward to train others."
        case .trainer:
            return "\(complete), or be one of the trainers with whom the programme started."
        }
    }

    private var story: (name: String, text: String)? {
        if evidence.isFounder {
            return (
                "Founding trainer",
                "One of the trainers with whom \(programme.name) started on \(programme.start.spelledOut)."
            )
        }
        guard let course = evidence.course, let days = evidence.days else { return nil }
        let hours = "\(Wording.decimal(course.hours)) \(course.hours == 1 ? "hour" : "hours")"
        let when = Wording.days(days.first, days.last)
        let forward = evidence.kind == .champion ? " and came forward to train others" : ""
        return (course.name, "Completed \(course.name) (\(hours)) \(when)\(forward).")
    }

    // MARK: - Names

    private func credentialID(_ issuer: String) -> String {
        let parts = [
            issuer, programme.id, evidence.person.id, evidence.kind.rawValue,
            issued?.description ?? "",
        ]
        return Badge.name(["credential"] + parts + evidence.delivers.map(\.id))
    }

    private func subjectID(_ issuer: String) -> String {
        Badge.name("person", issuer, programme.id, evidence.person.id)
    }

    private static func name(_ parts: String...) -> String { name(parts) }

    /// A name that follows from some texts: a UUID of version 8 (RFC 9562) of their SHA-256.
    private static func name(_ parts: [String]) -> String {
        var bytes = Array(digest(parts).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        let text = bytes.map(hexadecimal).joined()
        var groups: [Substring] = []
        var rest = text[...]
        for length in [8, 4, 4, 4, 12] {
            groups.append(rest.prefix(length))
            rest = rest.dropFirst(length)
        }
        return "urn:uuid:" + groups.joined(separator: "-")
    }

    private static func digest(_ parts: String...) -> [UInt8] { digest(parts) }

    /// The SHA-256 of some texts, none of which may hold U+0000.
    private static func digest(_ parts: [String]) -> [UInt8] {
        Array(SHA256.hash(data: Data((["cascade badge"] + parts).joined(separator: "\0").utf8)))
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16)
        return digits.count < 2 ? "0" + digits : digits
    }

    /// The hash of an e-mail address in lower case with a salt behind it, as Open Badges has it: `sha256$…`.
    static func identityHash(_ email: String, salt: String) -> String {
        let text = Scalars.trimmed(email).lowercased() + salt
        let hash = SHA256.hash(data: Data(text.utf8))
        return "sha256$" + hash.map(hexadecimal).joined()
    }

    /// The last second of a day.
    static func end(of day: CalendarDate) -> Moment {
        Moment(secondsSinceEpoch: (day + 1).midnight.secondsSinceEpoch - 1)
    }
}
