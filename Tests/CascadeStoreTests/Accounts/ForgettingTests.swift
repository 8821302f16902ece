import CascadeCore
import Foundation
import Testing

@testable import CascadeStore

@Suite("Accounts forget who is erased from a programme")
struct ForgettingTests {
    /// A programme with Zzyzx Bo, and accounts beside it.
    private static func setUp() throws -> (
        scratch: StoreScratch, store: ProgrammeStore, accounts: AccountStore
    ) {
        let scratch = try StoreScratch()
        var draft = try Programme.town().draft
        draft.people.append(
            Person(id: "zzyzx-bo", name: "Zzyzx Bo", organisation: "clinic", email: "Z@example.org")
        )
        return (scratch, try scratch.store(Programme(draft)), try scratch.accounts())
    }

    private static func link(
        _ accounts: AccountStore,
        _ role: Role,
        _ label: String,
        in programme: String = "town"
    ) throws -> (link: Link, secret: String) {
        try accounts.makeLink(
            .page,
            programme: programme,
            role: role,
            label: label,
            expires: nil,
            at: .morning
        )
    }

    @Test("links made for them end and lose the name; no byte of it stays, and others still work")
    func links() throws {
        let (scratch, store, accounts) = try Self.setUp()
        let own = try Self.link(accounts, .trainer(person: "zzyzx-bo"), "Zzyzx Bo, new phone")
        let named = try Self.link(accounts, .lead, "zzyzx  BO")
        let about = try Self.link(accounts, .funder, "Report that Zzyzx Bo asked for")
        let other = try Self.link(accounts, .trainer(person: "ines"), "Inês")
        let elsewhere = try Self.link(
            accounts,
            .trainer(person: "zzyzx-bo"),
            "Someone else",
            in: "village"
        )
        let session = try accounts.start(.link(own.link.id))
        let erasure = try store.erase("zzyzx-bo", by: "ana", at: .minutes(5))
        #expect(erasure.accounts.links == 2)
        #expect(erasure.accounts.labels == 1)
        #expect(erasure.accounts.accounts == 0 && erasure.accounts.accountsLeft == 0)
        for gone in [own, named] {
            #expect(try accounts.link(secret: gone.secret, kind: .page, at: .minutes(6)) == nil)
        }
        for stays in [about, other, elsewhere] {
            #expect(try accounts.link(secret: stays.secret, kind: .page, at: .minutes(6)) != nil)
        }
        #expect(try accounts.session(secret: session, at: .minutes(6)) == nil)
        let links = try accounts.links(of: "town")
        #expect(
            links.map(\.label).sorted()
                == [
                    "Inês", Person.erasedName, Person.erasedName,
                    "Report that \(Person.erasedName) asked for",
                ].sorted()
        )
        #expect(links.contains { $0.role == .trainer(person: erasure.anonymous) })
        accounts.close()
        let bytes = try Data(contentsOf: URL(fileURLWithPath: scratch.path("accounts.sqlite")))
        for word in ["Zzyzx Bo", "zzyzx  BO", "Zzyzx"] {
            #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word)")
        }
        store.close()
    }

    @Test("an account that was there for their part alone goes; another loses the part and stays")
    func accountsOfTheirs() async throws {
        let (_, store, accounts) = try Self.setUp()
        let only = try await accounts.add("bo@example.org")
        let also = try await accounts.add("z@EXAMPLE.org")
        let lead = try await accounts.add("lead@example.org")
        try accounts.setGrant(.trainer(person: "zzyzx-bo"), on: "town", of: only.id)
        try accounts.setGrant(.trainer(person: "zzyzx-bo"), on: "town", of: also.id)
        try accounts.setGrant(.lead, on: "village", of: also.id)
        try accounts.setGrant(.lead, on: "town", of: lead.id)
        let session = try accounts.start(.account(only.id))
        let erasure = try store.erase("zzyzx-bo", by: "ana", at: .minutes(5))
        #expect(erasure.accounts.accounts == 1 && erasure.accounts.accountsLeft == 1)
        let left = try accounts.accounts()
        #expect(left.map(\.email) == ["lead@example.org", "z@EXAMPLE.org"])
        #expect(left[0].role(in: "town") == .lead)
        #expect(left[1].role(in: "town") == nil && left[1].role(in: "village") == .lead)
        #expect(try accounts.session(secret: session, at: .minutes(6)) == nil)
    }

    @Test("where another has the same name, only links to the person themself end")
    func namesakes() throws {
        let (_, store, accounts) = try Self.setUp()
        _ = try store.change(asking(.edited, "Added a namesake")) { draft in
            draft.people.append(Person(id: "bo-2", name: "Zzyzx Bo", organisation: "abbey"))
        }
        let own = try Self.link(accounts, .trainer(person: "zzyzx-bo"), "Zzyzx Bo")
        let other = try Self.link(accounts, .trainer(person: "bo-2"), "new phone")
        let third = try Self.link(accounts, .funder, "Zzyzx Bo")
        let erasure = try store.erase("zzyzx-bo", by: "ana", at: .minutes(5))
        #expect(erasure.accounts.links == 1)
        #expect(try accounts.link(secret: own.secret, kind: .page, at: .minutes(6)) == nil)
        for stays in [other, third] {
            #expect(try accounts.link(secret: stays.secret, kind: .page, at: .minutes(6)) != nil)
        }
    }

    @Test("without accounts none are made, and accounts that can't be opened leave everyone there")
    func without() async throws {
        let scratch = try StoreScratch()
        let store = try scratch.store()
        let person = try #require(try store.programme().people.first)
        try Data("not a database, not at all".utf8)
            .write(to: URL(fileURLWithPath: scratch.path("accounts.sqlite")))
        let fault = await error(StoreError.self) {
            _ = try store.erase(person.id, by: "ana", at: .minutes(5))
        }
        #expect(fault != nil)
        #expect(try store.programme().people.contains { $0.id == person.id && !$0.isErased })
        try FileManager.default.removeItem(atPath: scratch.path("accounts.sqlite"))
        let erasure = try store.erase(person.id, by: "ana", at: .minutes(5))
        #expect(erasure.accounts.isEmpty)
        #expect(!scratch.names.contains("accounts.sqlite"))
    }
}
