import CascadeCore
import Foundation
import Testing

@testable import CascadeStore

@Suite("Links for a password")
struct PasswordLinkTests {
    /// Seconds that links work in these tests.
    private static let lifetime = 600

    @Test("someone without a password can't sign in, chooses one by a link, and signs in with it")
    func first() async throws {
        let scratch = try StoreScratch()
        let store = try scratch.accounts()
        let ana = try await store.addAccount(
            email: "ana@example.org",
            name: "Ana",
            password: nil,
            isAdministrator: false,
            at: .morning
        )
        #expect(!ana.hasPassword)
        #expect(try store.accounts() == [ana])
        for guess in ["", " ", "nobody's password", AccountStore.password] {
            #expect(try await store.account(email: "ana@example.org", password: guess) == nil)
        }
        let secret = try store.makePasswordLink(
            for: ana.id,
            at: .morning,
            lifetime: Self.lifetime
        )
        #expect(secret.utf8.count == 43)
        #expect(scratch.bytes.range(of: Data(secret.utf8)) == nil)
        for _ in 0..<2 {
            #expect(try store.account(ofPasswordLink: secret, at: .minutes(1)) == ana)
        }
        let set = try await store.setPassword(
            AccountStore.password,
            byLink: secret,
            at: .minutes(1)
        )
        #expect(set?.id == ana.id)
        let known = try await store.account(
            email: "ana@example.org",
            password: AccountStore.password
        )
        #expect(known?.id == ana.id && known?.hasPassword == true)
    }

    @Test("a link is used up by the password that it sets, and by no other that can't be taken")
    func once() async throws {
        let store = try StoreScratch().accounts()
        let ana = try await store.add()
        let secret = try store.makePasswordLink(for: ana.id, at: .morning, lifetime: 600)
        let fault = await error(AccountError.self) {
            _ = try await store.setPassword("short", byLink: secret, at: .morning)
        }
        #expect(fault?.field == .password)
        #expect(
            try await store.setPassword("the second of her words", byLink: secret, at: .morning)
                != nil
        )
        #expect(
            try await store.setPassword("the third of her words", byLink: secret, at: .morning)
                == nil
        )
        #expect(try store.account(ofPasswordLink: secret, at: .morning) == nil)
        let signedIn = try await store.account(
            email: ana.email,
            password: "the second of her words"
        )
        #expect(signedIn != nil)
    }

    @Test("of many who come with one link at the same time, one sets the password")
    func race() async throws {
        let scratch = try StoreScratch()
        let stores = [try scratch.accounts(), try scratch.accounts()]
        let ana = try await stores[0].add()
        let secret = try stores[0].makePasswordLink(for: ana.id, at: .morning, lifetime: 600)
        let set = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<8 {
                group.addTask {
                    try await stores[number % 2].setPassword(
                        "these are words number \(number)",
                        byLink: secret,
                        at: .morning
                    ) != nil
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(set == 1)
    }

    @Test("setting a password ends the sessions of the account and its links, and nobody else's")
    func ends() async throws {
        let store = try StoreScratch().accounts()
        let ana = try await store.add()
        let bo = try await store.add("bo@example.org")
        let sessions = [
            try store.start(.account(ana.id)), try store.start(.account(ana.id)),
            try store.start(.account(bo.id)), try store.start(.local),
        ]
        let device = try store.makeDeviceToken(for: ana.id)
        let secret = try store.makePasswordLink(for: ana.id, at: .morning, lifetime: 600)
        _ = try await store.setPassword("the second of her words", byLink: secret, at: .morning)
        let left = try sessions.map { try store.session(secret: $0, at: .morning) != nil }
        #expect(left == [false, false, true, true])
        #expect(try !store.isDevice(device, of: ana.email))
        // A password that is changed in another way ends a link as well.
        let further = try store.makePasswordLink(for: ana.id, at: .morning, lifetime: 600)
        try await store.setPassword("the third of her words", of: ana.id)
        #expect(try store.account(ofPasswordLink: further, at: .morning) == nil)
    }

    @Test("a link ends in time, when another is made for the account, and with the account")
    func expires() async throws {
        let store = try StoreScratch().accounts()
        let ana = try await store.add()
        _ = try await store.add("root@example.org", isAdministrator: true)
        func make() throws -> String {
            try store.makePasswordLink(for: ana.id, at: .morning, lifetime: 600)
        }
        let first = try make()
        #expect(try store.account(ofPasswordLink: first, at: .minutes(9)) != nil)
        #expect(try store.account(ofPasswordLink: first, at: .minutes(10)) == nil)
        #expect(
            try await store.setPassword(AccountStore.password, byLink: first, at: .minutes(10))
                == nil
        )
        let second = try make()
        #expect(try store.account(ofPasswordLink: first, at: .morning) == nil)
        for wrong in ["", "x", Secret().text] {
            #expect(try store.account(ofPasswordLink: wrong, at: .morning) == nil)
        }
        try store.removeAccount(ana.id)
        #expect(try store.account(ofPasswordLink: second, at: .morning) == nil)
        #expect(
            await error(AccountError.self) { _ = try make() }?.field == .account
        )
    }
}
