import CascadeCore
import Testing

@testable import CascadeStore

@Suite("Accounts")
struct AccountTests {
    @Test("an account signs in with its password, in whatever capitals the address is typed")
    func signIn() async throws {
        let store = try StoreScratch().accounts()
        let ana = try await store.addAccount(
            email: " Ana@Example.org ",
            name: " Ana Ávila ",
            password: AccountStore.password,
            isAdministrator: true,
            at: .morning
        )
        #expect(ana.email == "Ana@Example.org")
        #expect(ana.name == "Ana Ávila")
        for email in ["ana@example.org", "ANA@EXAMPLE.ORG", " Ana@Example.org\n"] {
            #expect(try await store.account(email: email, password: AccountStore.password) == ana)
        }
        for password in ["", "correct horse battery stapl", "Correct horse battery staple"] {
            #expect(try await store.account(email: ana.email, password: password) == nil)
        }
        let other = try await store.account(
            email: "bo@example.org",
            password: AccountStore.password
        )
        #expect(other == nil)
    }

    @Test("letters that mean the same in Unicode are the same in addresses and passwords")
    func composed() async throws {
        let store = try StoreScratch().accounts()
        let email = "jos\u{E9}@example.org"
        let password = "caf\u{E9} au lait et pain"
        let added = try await store.add(email, password: password)
        let found = try await store.account(
            email: "jose\u{301}@example.org",
            password: "cafe\u{301} au lait et pain"
        )
        #expect(found == added)
        let taken = await error(AccountError.self) {
            _ = try await store.add("JOSE\u{301}@example.org")
        }
        #expect(taken?.field == .email)
        #expect(store.passwords.derivations == 2)
    }

    @Test("accounts come in the order of their addresses, each with its roles in programmes")
    func list() async throws {
        let scratch = try StoreScratch()
        let store = try scratch.accounts()
        let zoe = try await store.add("zoe@example.org", isAdministrator: true)
        let bo = try await store.add("Bo@example.org")
        try store.setGrant(.trainer(person: "bo"), on: "town", of: bo.id)
        try store.setGrant(.lead, on: "city", of: bo.id)
        try store.setGrant(.funder, on: "town", of: zoe.id)
        var expected = [bo, zoe]
        expected[0].grants = [
            Grant(programme: "city", role: .lead),
            Grant(programme: "town", role: .trainer(person: "bo")),
        ]
        expected[1].grants = [Grant(programme: "town", role: .funder)]
        #expect(try store.accounts() == expected)
        store.close()

        let again = try scratch.accounts()
        #expect(try again.accounts() == expected)
        try again.setGrant(.funder, on: "town", of: bo.id)
        try again.setGrant(nil, on: "city", of: bo.id)
        try again.setGrant(nil, on: "nowhere", of: bo.id)
        #expect(try again.accounts()[0].grants == [Grant(programme: "town", role: .funder)])
        let account = try await again.account(
            email: bo.email,
            password: AccountStore.password
        )
        #expect(account?.role(in: "town") == .funder)
        #expect(account?.role(in: "city") == nil)
        #expect(try again.accounts()[1].role(in: "city") == .lead)
    }

    @Test(
        "what can't be an account's is refused, and the field is named",
        arguments: [
            ("ana", "Ana", AccountStore.password, .email, "an address such as"),
            ("@example.org", "Ana", AccountStore.password, .email, "an address such as"),
            ("ana@", "Ana", AccountStore.password, .email, "an address such as"),
            ("a@b@c", "Ana", AccountStore.password, .email, "an address such as"),
            ("a na@b", "Ana", AccountStore.password, .email, "an address such as"),
            ("a\u{0}@b", "Ana", AccountStore.password, .email, "an address such as"),
            (
                String(repeating: "a", count: 260) + "@b", "Ana", AccountStore.password, .email,
                "an "
            ),
            ("ana@example.org", " ", AccountStore.password, .name, "at least one letter"),
            ("ana@example.org", "A\nB", AccountStore.password, .name, "control characters"),
            ("ana@example.org", "A\u{202E}B", AccountStore.password, .name, "control characters"),
            (
                "ana@example.org", String(repeating: "a", count: 201), AccountStore.password, .name,
                "200"
            ),
            ("ana@example.org", "Ana", "", .password, "none, expected 12 to 200 characters"),
            ("ana@example.org", "Ana", "elevenchars", .password, "11 characters, expected 12"),
            (
                "ana@example.org", "Ana", String(repeating: "é", count: 201), .password,
                "201 characters"
            ),
            (
                "ana@example.org", "Ana", String(repeating: "x", count: 100_000), .password,
                "far too long"
            ), ("ana@example.org", "Ana", "my ANA@example.org 1", .password, "is in it"),
        ] as [(String, String, String, AccountError.Field, String)]
    )
    func refused(
        email: String,
        name: String,
        password: String,
        field: AccountError.Field,
        words: String
    ) async throws {
        let store = try StoreScratch().accounts()
        let error = await error(AccountError.self) {
            _ = try await store.addAccount(
                email: email,
                name: name,
                password: password,
                isAdministrator: false,
                at: .morning
            )
        }
        #expect(error?.field == field)
        #expect(error?.description.contains(words) == true, "\(String(describing: error))")
        if password.count > 4 { #expect(error?.description.contains(password) != true) }
        #expect(
            AccountStore.problems(email: email, name: name, password: password)
                .map(\.field) == [field]
        )
        #expect(try store.accounts() == [])
        #expect(store.passwords.derivations == 0)
    }

    @Test("all faults of a form are found at once")
    func problems() {
        let problems = AccountStore.problems(email: "", name: "", password: "")
        #expect(problems.map(\.field) == [.email, .name, .password])
        #expect(
            AccountStore.problems(email: "a@b", name: "A", password: AccountStore.password) == []
        )
    }

    @Test("passwords of 12 and of 200 characters are taken", arguments: [12, 200])
    func lengths(count: Int) async throws {
        let store = try StoreScratch().accounts()
        let password = String(repeating: "é", count: count)
        let ana = try await store.add(password: password)
        #expect(try await store.account(email: ana.email, password: password) == ana)
    }

    @Test("of two who ask for one address at the same time, one gets it")
    func race() async throws {
        let scratch = try StoreScratch()
        let stores = [try scratch.accounts(), try scratch.accounts()]
        let faults = await withTaskGroup(of: AccountError.Field?.self) { group in
            for number in 0..<8 {
                let store = stores[number % 2]
                group.addTask {
                    await error(AccountError.self) { _ = try await store.add() }?.field
                }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(faults.count { $0 == nil } == 1)
        #expect(faults.count { $0 == .email } == 7)
        #expect(try stores[0].accounts().count == 1)
    }

    @Test("a new password takes the place of the old one and ends the account's sessions")
    func newPassword() async throws {
        let store = try StoreScratch().accounts()
        let ana = try await store.add()
        let bo = try await store.add("bo@example.org")
        let secrets = try [store.start(.account(ana.id)), store.start(.account(ana.id))]
        let other = try store.start(.account(bo.id))
        let device = try store.makeDeviceToken(for: ana.id)
        for password in ["too short", "with ana@example.org in it"] {
            let error = await error(AccountError.self) {
                try await store.setPassword(password, of: ana.id)
            }
            #expect(error?.field == .password)
        }
        #expect(try store.session(secret: secrets[0], at: .morning)?.account == ana)
        try await store.setPassword("another password", of: ana.id)
        for secret in secrets { #expect(try store.session(secret: secret, at: .morning) == nil) }
        #expect(try store.session(secret: other, at: .morning)?.account == bo)
        #expect(try store.isDevice(device, of: ana.email) == false)
        let old = try await store.account(email: ana.email, password: AccountStore.password)
        #expect(old == nil)
        #expect(try await store.account(email: ana.email, password: "another password") == ana)
    }

    @Test("an account that was removed has no sessions, and no later account gets its number")
    func removal() async throws {
        let scratch = try StoreScratch()
        let store = try scratch.accounts()
        let ana = try await store.add("ana.secretive@example.org")
        try store.setGrant(.lead, on: "town", of: ana.id)
        let secret = try store.start(.account(ana.id))
        #expect(scratch.bytes.contains("ana.secretive@example.org"))
        try store.removeAccount(ana.id)
        try store.removeAccount(ana.id)
        #expect(try store.session(secret: secret, at: .morning) == nil)
        #expect(try store.accounts() == [])
        #expect(!scratch.bytes.contains("ana.secretive"))
        #expect(try await store.add("bo@example.org").id > ana.id)
        #expect(try store.number("SELECT count(*) FROM grants") == 0)
        #expect(try store.number("SELECT count(*) FROM sessions") == 0)
        for work in [
            { try store.setGrant(.lead, on: "town", of: ana.id) },
            { try store.setGrant(nil, on: "town", of: ana.id) },
            { _ = try store.start(.account(ana.id)) },
            { _ = try store.makeDeviceToken(for: ana.id) },
            { try await store.setPassword(AccountStore.password, of: ana.id) },
        ] as [() async throws -> Void] {
            #expect(await error(AccountError.self, work)?.field == .account)
        }
    }

    @Test("the only administrator stays while there are other accounts")
    func lastAdministrator() async throws {
        let store = try StoreScratch().accounts()
        let ana = try await store.add(isAdministrator: true)
        let bo = try await store.add("bo@example.org")
        let refused = await error(AccountError.self) { try store.removeAccount(ana.id) }
        #expect(refused?.field == .account)
        #expect(try store.accounts() == [ana, bo])
        let cy = try await store.add("cy@example.org", isAdministrator: true)
        try store.removeAccount(ana.id)
        #expect(await error(AccountError.self) { try store.removeAccount(cy.id) } != nil)
        try store.removeAccount(bo.id)
        try store.removeAccount(cy.id)
        #expect(try store.accounts() == [])
    }

    @Test("a role names a programme, and a trainer's a person")
    func roles() async throws {
        let store = try StoreScratch().accounts()
        let ana = try await store.add()
        let programme = await error(AccountError.self) {
            try store.setGrant(.lead, on: "", of: ana.id)
        }
        #expect(programme?.field == .programme)
        let person = await error(AccountError.self) {
            try store.setGrant(.trainer(person: " "), on: "town", of: ana.id)
        }
        #expect(person?.field == .person)
        #expect(try store.accounts()[0].grants == [])
    }
}
