import CascadeCore
import Foundation
import GRDB
import Synchronization
import Testing

@testable import CascadeStore

@Suite("Sessions of the pages")
struct WebSessionTests {
    @Test("a session says who has been let in, and what they may do")
    func principals() async throws {
        let scratch = try StoreScratch()
        let store = try scratch.accounts()
        let ana = try await store.add(isAdministrator: true)
        let bo = try await store.add("bo@example.org")
        try store.setGrant(.trainer(person: "bo"), on: "town", of: bo.id)
        let link = try store.makeLink(
            .page,
            programme: "town",
            role: .funder,
            label: "The fund",
            expires: nil,
            at: .morning
        ).link
        let secrets = try [
            store.start(.account(ana.id)), store.start(.account(bo.id)),
            store.start(.link(link.id)), store.start(.local),
        ]
        #expect(Set(secrets).count == 4)
        func check(_ store: AccountStore) throws {
            let sessions = try secrets.map {
                try #require(try store.session(secret: $0, at: .minutes(59)))
            }
            #expect(sessions.map(\.account?.id) == [ana.id, bo.id, nil, nil])
            #expect(sessions.map(\.link?.id) == [nil, nil, link.id, nil])
            #expect(sessions.map(\.isLocal) == [false, false, false, true])
            #expect(sessions.map(\.isAdministrator) == [true, false, false, true])
            #expect(sessions.map(\.name) == ["ana", "bo", "The fund", "lead"])
            let roles = sessions.map { $0.role(in: "town") }
            #expect(roles == [.lead, .trainer(person: "bo"), .funder, .lead])
            #expect(sessions.map { $0.role(in: "city") } == [.lead, nil, nil, .lead])
            #expect(sessions.allSatisfy { $0.expires == .minutes(60) })
        }
        try check(store)
        try check(store)
        store.close()
        try check(try scratch.accounts())
    }

    @Test("a session starts in the place of the one before it")
    func rotation() throws {
        let store = try StoreScratch().accounts()
        let bystander = try store.start(.local)
        let first = try store.start(.local)
        #expect(try store.session(secret: first, at: .morning) != nil)
        let second = try store.start(.local, replacing: first)
        #expect(second != first)
        #expect(try store.session(secret: first, at: .morning) == nil)
        #expect(try store.session(secret: second, at: .morning) != nil)
        #expect(try store.session(secret: bystander, at: .morning) != nil)
        let third = try store.start(.local, replacing: "what no session has")
        #expect(try store.session(secret: third, at: .morning) != nil)
        #expect(try store.number("SELECT count(*) FROM sessions") == 3)
    }

    @Test("a session ends in time, when it is ended, and with its link")
    func ends() throws {
        let store = try StoreScratch().accounts()
        let link = try store.makeLink(
            .page,
            programme: "town",
            role: .funder,
            label: "The fund",
            expires: .minutes(10),
            at: .morning
        ).link
        let secret = try store.start(.local)
        let short = try store.start(.link(link.id))
        #expect(try store.session(secret: secret, at: .minutes(59)) != nil)
        #expect(try store.session(secret: secret, at: .minutes(60)) == nil)
        #expect(try store.session(secret: short, at: .minutes(9))?.expires == .minutes(10))
        #expect(try store.session(secret: short, at: .minutes(10)) == nil)
        try store.endSession(secret: secret)
        try store.endSession(secret: secret)
        try store.endSession(secret: "")
        #expect(try store.session(secret: secret, at: .morning) == nil)
        #expect(try store.session(secret: short, at: .morning) != nil)
    }

    @Test("sessions that have expired are cleared when another starts")
    func clearing() throws {
        let store = try StoreScratch().accounts()
        for _ in 0..<5 { _ = try store.start(.local) }
        let kept = try store.start(.local, at: .minutes(30))
        _ = try store.start(.local, at: .minutes(60))
        #expect(try store.number("SELECT count(*) FROM sessions") == 2)
        #expect(try store.session(secret: kept, at: .minutes(60)) != nil)
    }

    @Test("what one process changes, another knows at once")
    func others() async throws {
        let scratch = try StoreScratch()
        let store = try scratch.accounts()
        let other = try scratch.accounts()
        let ana = try await store.add()
        let link = try store.makeLink(
            .page,
            programme: "town",
            role: .funder,
            label: "The fund",
            expires: nil,
            at: .morning
        ).link
        let secrets = try [
            store.start(.account(ana.id)), store.start(.account(ana.id)),
            store.start(.link(link.id)),
        ]
        func session(_ number: Int) throws -> WebSession? {
            // Twice, so that what is remembered is asked as well.
            let first = try other.session(secret: secrets[number], at: .morning)
            #expect(try other.session(secret: secrets[number], at: .morning) == first)
            return first
        }
        #expect(try session(0)?.role(in: "town") == nil)
        #expect(try session(1) != nil)
        #expect(try session(2) != nil)
        try store.setGrant(.lead, on: "town", of: ana.id)
        #expect(try session(0)?.role(in: "town") == .lead)
        try store.endSession(secret: secrets[1])
        #expect(try session(1) == nil)
        try store.revokeLink(link.id, at: .morning)
        #expect(try session(2) == nil)
        try store.removeAccount(ana.id)
        #expect(try session(0) == nil)
    }

    @Test("a session that is remembered costs no look-up, until something is changed")
    func remembered() async throws {
        let store = try StoreScratch().accounts()
        let ana = try await store.add()
        let secret = try store.start(.account(ana.id))
        let lookUps = Mutex(0)
        try store.reader.read { db in
            db.trace { event in
                if event.description.contains("FROM") { lookUps.withLock { $0 += 1 } }
            }
        }
        func cost() throws -> Int {
            let before = lookUps.withLock { $0 }
            #expect(try store.session(secret: secret, at: .morning)?.account?.id == ana.id)
            return lookUps.withLock { $0 } - before
        }
        let first = try cost()
        #expect(first > 0)
        for _ in 0..<5 { #expect(try cost() == 0) }
        try store.setGrant(.lead, on: "town", of: ana.id)
        #expect(try cost() == first)
        #expect(try cost() == 0)
        // Secrets that belong to nobody take no room.
        _ = try store.session(secret: Secret().text, at: .morning)
        #expect(try cost() == 0)
    }

    @Test("what is remembered of sessions is bounded and of one state of the file")
    func cache() {
        let session = WebSession(account: nil, link: nil, isLocal: true, expires: .morning)
        func hash(_ number: Int) -> Data { Data("\(number)".utf8) }
        var cache = SessionCache()
        for number in 0..<SessionCache.room { cache.keep(session, hash(number), version: 1) }
        #expect(cache.session(hash(0), version: 1) == session)
        #expect(cache.session(hash(0), version: 2) == nil)
        cache.keep(session, hash(-1), version: 1)
        #expect(cache.session(hash(0), version: 1) == nil)
        #expect(cache.session(hash(-1), version: 1) == session)
        cache.keep(session, hash(-2), version: 2)
        #expect(cache.session(hash(-1), version: 1) == nil)
        #expect(cache.session(hash(-1), version: 2) == nil)
        #expect(cache.session(hash(-2), version: 2) == session)
    }
}
