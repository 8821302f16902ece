import CascadeCore
import Foundation
import Testing

@testable import CascadeFormats

@Suite("Badges")
struct BadgeTests {
    static let today = PaperProgramme.day("2026-06-01")

    static func badge(
        _ person: String,
        _ kind: BadgeEvidence.Kind? = nil,
        on day: CalendarDate? = nil,
        asOf: CalendarDate = today,
        _ change: (inout ProgrammeDraft) -> Void = { _ in }
    ) throws -> Badge {
        let programme = try PaperProgramme.make(change)
        let history = History(programme, asOf: asOf)
        return try Badge(
            BadgeEvidence(history, person: person, as: kind),
            of: programme,
            on: day
        )
    }

    @Test("a champion's and a trainer's badge are signed, and hold what the records say")
    func signed() throws {
        let key = BadgeKey()
        let champion = try BadgeCheck(
            try Self.badge("amina", .champion).signed(with: key) + "\n",
            on: Self.today
        )
        #expect(champion.name == "Champion of River City, Together")
        #expect(champion.holder == "Amina O’Rourke")
        #expect(champion.issuer == "River City, Together")
        #expect(champion.key == key.did)
        #expect(champion.from.description == "2026-01-14T00:00:00Z")
        #expect(champion.until == nil)
        #expect(
            champion.evidence == [
                "Completed Restorative Workshop (6 hours) on 14 January 2026 and came forward to train others."
            ]
        )
        let trainer = try BadgeCheck(
            try Self.badge("amina").signed(with: key),
            on: Self.today
        )
        #expect(trainer.name == "Trainer for Restorative Workshop")
        #expect(trainer.from.description == "2026-03-30T00:00:00Z")
        #expect(trainer.until?.description == "2027-03-28T23:59:59Z")
        let founder = try BadgeCheck(
            try Self.badge("maren").signed(with: key),
            on: Self.today
        )
        #expect(
            founder.evidence == [
                "One of the trainers with whom River City, Together started on 12 January 2026."
            ]
        )
    }

    @Test(
        "who did not come forward or qualify gets no signed badge, and the draft says what is missing",
        arguments: [
            ("zoe", .champion, "was asked and did not come forward"),
            ("abe", .champion, "no course that Ábe completed"),
            ("zoe", .trainer, "no course that qualifies"),
            ("zoe", nil, "was asked and did not come forward"),
        ] as [(String, BadgeEvidence.Kind?, String)]
    )
    func refused(person: String, kind: BadgeEvidence.Kind?, reason: String) throws {
        let badge = try Self.badge(person, kind)
        let fault = #expect(throws: PaperFault.self) { try badge.signed(with: BadgeKey()) }
        #expect(fault?.description.contains(reason) == true)
        let draft = badge.draft()
        #expect(draft.contains("DRAFT, not signed") && draft.contains("proves nothing"))
        #expect(draft.contains(reason))
        #expect(try JSONSerialization.jsonObject(with: Data(draft.utf8)) is [String: Any])
        let check = #expect(throws: PaperFault.self) { try BadgeCheck(draft, on: Self.today) }
        #expect(check?.description.contains("not signed") == true)
    }

    @Test("who was not asked, and who is known only later, gets none")
    func unknown() throws {
        let silent = try Self.badge("amina", .champion) { $0.attendance[0].cameForward = nil }
        #expect(silent.evidence.gap?.contains("do not say that Amina") == true)
        let early = try Self.badge("amina", .trainer, asOf: PaperProgramme.day("2026-03-28"))
        #expect(early.evidence.gap != nil)
        let late = try Self.badge("amina", .trainer, asOf: PaperProgramme.day("2027-03-29"))
        #expect(late.evidence.gap?.contains("has run out") == true)
        let last = try Self.badge("amina", .trainer, asOf: PaperProgramme.day("2027-03-28"))
        #expect(last.evidence.gap == nil)
    }

    @Test(
        "the last day of a badge is the last day on which the records count someone as qualified",
        arguments: [1, 2, 10, 52]
    )
    func validity(weeks: Int) throws {
        func change(_ draft: inout ProgrammeDraft) { draft.courses[1].validityWeeks = weeks }
        let asOf = PaperProgramme.day("2026-03-30")
        let until = try #require(
            try Self.badge("amina", .trainer, asOf: asOf, change).evidence.until
        )
        #expect(try Self.badge("amina", .trainer, asOf: until, change).evidence.gap == nil)
        #expect(try Self.badge("amina", .trainer, asOf: until + 1, change).evidence.gap != nil)
    }

    @Test("a badge is not issued before what it says happened")
    func day() throws {
        #expect(throws: PaperFault.self) {
            try Self.badge("amina", .champion, on: PaperProgramme.day("2026-01-13"))
        }
        let key = BadgeKey()
        let text = try Self.badge("amina", .champion, on: PaperProgramme.day("2026-05-01"))
            .signed(with: key)
        #expect(throws: PaperFault.self) {
            try BadgeCheck(text, on: PaperProgramme.day("2026-04-30"))
        }
        let check = try BadgeCheck(text, on: PaperProgramme.day("2026-05-01"))
        #expect(check.from.day == PaperProgramme.day("2026-05-01"))
        let trainer = try Self.badge("amina", .trainer).signed(with: key)
        #expect(throws: Never.self) {
            try BadgeCheck(trainer, on: PaperProgramme.day("2027-03-28"))
        }
        #expect(throws: PaperFault.self) {
            try BadgeCheck(trainer, on: PaperProgramme.day("2027-03-29"))
        }
    }

    @Test(
        "it was given to the address that it was given to, in capitals or not, and the address is not in it"
    )
    func email() throws {
        let badge = try Self.badge("amina", .champion)
        let check = try BadgeCheck(try badge.signed(with: BadgeKey()), on: Self.today)
        #expect(check.isFor(email: "amina@school.example") == true)
        #expect(check.isFor(email: " AMINA@school.example ") == true)
        #expect(check.isFor(email: "someone@school.example") == false)
        #expect(!badge.draft().lowercased().contains("amina@"))
        let without = try Self.badge("amina", .champion) { $0.people[1].email = nil }
        let other = try BadgeCheck(try without.signed(with: BadgeKey()), on: Self.today)
        #expect(other.isFor(email: "amina@school.example") == nil)
    }

    @Test(
        "the same input gives the same credential; the signature differs each time and is valid each time"
    )
    func same() throws {
        let key = BadgeKey()
        let first = try Self.badge("amina").signed(with: key)
        let second = try Self.badge("amina").signed(with: key)
        #expect(first.split(separator: ".").prefix(2) == second.split(separator: ".").prefix(2))
        #expect(throws: Never.self) { try BadgeCheck(first, on: Self.today) }
        #expect(throws: Never.self) { try BadgeCheck(second, on: Self.today) }
        #expect(try Self.badge("amina").draft() == Self.badge("amina").draft())
    }

    @Test("nobody else is in it")
    func alone() throws {
        let draft = try Self.badge("amina", .champion).draft()
        for name in ["Maren", "Ned", "Ábe", "cake", "Quill"] { #expect(!draft.contains(name)) }
    }

    @Test("any change of a letter is noticed")
    func tampering() throws {
        let text = try Self.badge("amina", .champion).signed(with: BadgeKey())
        let bytes = Array(text.utf8)
        var accepted = 0
        for position in stride(from: 0, to: bytes.count, by: 7) {
            var changed = bytes
            changed[position] =
                changed[position] == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A")
            let other = String(decoding: changed, as: UTF8.self)
            if (try? BadgeCheck(other, on: Self.today)) != nil { accepted += 1 }
        }
        #expect(accepted == 0)
        for cut in [0, 1, 10, bytes.count / 2, bytes.count - 1] {
            let part = String(decoding: bytes.prefix(cut), as: UTF8.self)
            #expect(throws: PaperFault.self) { try BadgeCheck(part, on: Self.today) }
        }
    }

    @Test(
        "a badge signed with another key than that of its issuer is refused, as is one without a signature"
    )
    func forged() throws {
        let issuer = BadgeKey()
        let forger = BadgeKey()
        let genuine = try Self.badge("amina", .champion).signed(with: issuer)
        let payload = String(genuine.split(separator: ".")[1])
        let bytes = try #require(Base64URL.bytes(payload))
        let tree = try JSONTree(bytes)
        let forged = try forger.signed(Self.json(tree))
        let fault = #expect(throws: PaperFault.self) { try BadgeCheck(forged, on: Self.today) }
        #expect(fault?.description.contains("another key") == true)
        let none = Base64URL.text(#"{"alg":"none"}"#.utf8) + "." + payload + "."
        #expect(throws: PaperFault.self) { try BadgeCheck(none, on: Self.today) }
        let symmetric = Base64URL.text(#"{"alg":"HS256"}"#.utf8) + "." + payload + ".AAAA"
        #expect(throws: PaperFault.self) { try BadgeCheck(symmetric, on: Self.today) }
    }

    private static func json(_ tree: JSONTree) -> JSONText {
        switch tree.kind {
        case .null: .null
        case .flag(let flag): .truth(flag)
        case .whole(let number): .number(Double(number))
        case .number(let number): .number(number)
        case .text(let text): .string(text)
        case .array(let items): .array(items.map(json))
        case .object(let members): .object(members.map { ($0.name, json($0.value)) })
        }
    }
}
