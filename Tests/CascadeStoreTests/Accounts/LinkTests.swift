import CascadeCore
import GRDB
import Testing

@testable import CascadeStore

@Suite("Links and keys for programs")
struct LinkTests {
    private static func make(
        _ store: AccountStore,
        _ kind: Link.Kind = .page,
        programme: String = "town",
        role: Role = .funder,
        label: String = "The city's fund",
        expires: Moment? = nil
    ) throws -> (link: Link, secret: String) {
        try store.makeLink(
            kind,
            programme: programme,
            role: role,
            label: label,
            expires: expires,
            at: .morning
        )
    }

    @Test(
        "a link is found by its secret alone, and as what it is for",
        arguments: [
            (.page, .funder), (.token, .lead), (.page, .trainer(person: "ines")),
        ] as [(Link.Kind, Role)]
    )
    func found(kind: Link.Kind, role: Role) throws {
        let scratch = try StoreScratch()
        let store = try scratch.accounts()
        let (link, secret) = try Self.make(store, kind, role: role, label: " Ines ")
        #expect(link.label == "Ines")
        #expect(secret.wholeMatch(of: /[A-Za-z0-9_-]{43}/) != nil)
        #expect(try store.links(of: "town") == [link])
        var used = link
        used.lastUsed = Moment.morning.day
        #expect(try store.link(secret: secret, kind: kind, at: .minutes(1)) == used)
        let other: Link.Kind = kind == .page ? .token : .page
        #expect(try store.link(secret: secret, kind: other, at: .minutes(1)) == nil)
        for wrong in ["", secret + "A", String(secret.dropLast()) + "!", Secret().text] {
            #expect(try store.link(secret: wrong, kind: kind, at: .minutes(1)) == nil)
        }
        store.close()
        let again = try scratch.accounts()
        #expect(try again.link(secret: secret, kind: kind, at: .minutes(1)) == used)
    }

    @Test("secrets are never the same, and all their characters vary")
    func random() {
        let secrets = (0..<500).map { _ in Secret().text }
        #expect(Set(secrets).count == 500)
        // The last character stands for four bits, the others for six.
        for place in 0..<43 {
            let letters = Set(secrets.map { Array($0)[place] })
            #expect(letters.count > (place == 42 ? 12 : 50), "place \(place)")
        }
    }

    @Test("the links of a programme are listed, the newest first, those too that ended")
    func list() throws {
        let store = try StoreScratch().accounts()
        let first = try Self.make(store).link
        let second = try Self.make(store, .token, expires: .minutes(5)).link
        let other = try Self.make(store, programme: "city").link
        try store.revokeLink(first.id, at: .minutes(2))
        try store.revokeLink(first.id, at: .minutes(3))
        var revoked = first
        revoked.revoked = .minutes(2)
        #expect(try store.links(of: "town") == [second, revoked])
        #expect(try store.links(of: "city") == [other])
        #expect(try store.links(of: "none") == [])
        #expect(!revoked.isValid(at: .morning))
    }

    @Test("a link is valid until the moment at which it expires")
    func expiry() throws {
        let store = try StoreScratch().accounts()
        let secret = try Self.make(store, expires: .minutes(5)).secret
        #expect(try store.link(secret: secret, kind: .page, at: .minutes(4)) != nil)
        #expect(try store.link(secret: secret, kind: .page, at: .minutes(5)) == nil)
    }

    @Test("the day of a link's last use is written once a day, and never goes back")
    func lastUse() throws {
        let store = try StoreScratch().accounts()
        let (link, secret) = try Self.make(store)
        func writes(at: Moment) throws -> Int {
            let before = try store.writer.read { $0.totalChangesCount }
            _ = try store.link(secret: secret, kind: .page, at: at)
            return try store.writer.read { $0.totalChangesCount } - before
        }
        let day = Moment.morning.day
        #expect(try writes(at: .minutes(1)) == 1)
        #expect(try writes(at: .minutes(2)) == 0)
        #expect(try store.links(of: "town")[0].lastUsed == day)
        #expect(try writes(at: .minutes(24 * 60)) == 1)
        #expect(try writes(at: .minutes(3)) == 0)
        #expect(try store.links(of: "town")[0].lastUsed == day + 1)
        try store.revokeLink(link.id, at: .minutes(4))
        #expect(try writes(at: .minutes(48 * 60)) == 0)
        #expect(try store.links(of: "town")[0].lastUsed == day + 1)
    }

    @Test("revoking a link ends its sessions and no others")
    func revocation() throws {
        let store = try StoreScratch().accounts()
        let (link, secret) = try Self.make(store)
        let (other, _) = try Self.make(store)
        let sessions = try [store.start(.link(link.id)), store.start(.link(link.id))]
        let kept = try [store.start(.link(other.id)), store.start(.local)]
        for session in sessions + kept {
            #expect(try store.session(secret: session, at: .morning) != nil)
        }
        try store.revokeLink(link.id, at: .minutes(1))
        #expect(try store.link(secret: secret, kind: .page, at: .minutes(2)) == nil)
        for session in sessions {
            #expect(try store.session(secret: session, at: .minutes(2)) == nil)
        }
        for session in kept {
            #expect(try store.session(secret: session, at: .minutes(2)) != nil)
        }
        #expect(try store.number("SELECT count(*) FROM sessions") == 2)
    }

    @Test("a link that was revoked, has expired or never was starts no session")
    func noSession() async throws {
        let store = try StoreScratch().accounts()
        let (revoked, _) = try Self.make(store)
        try store.revokeLink(revoked.id, at: .morning)
        let (expired, _) = try Self.make(store, expires: .minutes(1))
        for id in [revoked.id, expired.id, 99] {
            let error = await error(AccountError.self) {
                _ = try store.start(.link(id), at: .minutes(1))
            }
            #expect(error?.field == .link)
        }
        let unknown = await error(AccountError.self) { try store.revokeLink(99, at: .morning) }
        #expect(unknown?.field == .link)
        #expect(try store.number("SELECT count(*) FROM sessions") == 0)
    }

    @Test("what makes no sense as a link is refused, and the field is named")
    func refused() async throws {
        let store = try StoreScratch().accounts()
        for (field, work) in [
            (.label, { _ = try Self.make(store, label: " ") }),
            (.label, { _ = try Self.make(store, label: "a\u{7}b") }),
            (.programme, { _ = try Self.make(store, programme: "") }),
            (.person, { _ = try Self.make(store, role: .trainer(person: "")) }),
            (.expires, { _ = try Self.make(store, expires: .morning) }),
        ] as [(AccountError.Field, () throws -> Void)] {
            #expect(await error(AccountError.self, work)?.field == field)
        }
        #expect(try store.links(of: "town") == [])
    }
}
