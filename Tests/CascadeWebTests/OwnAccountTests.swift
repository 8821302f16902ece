import CascadeStore
import Foundation
import Testing

@testable import CascadeWeb

/// A site for many with an administrator and leads, who sign in with passwords.
private struct AccountSite {
    let test: TestSite
    static let password = "a long and quiet river"

    init() throws { test = try TestSite(["portsmouth", "dudley"], isLocal: false) }

    var accounts: AccountStore { test.site.accounts }

    func add(
        _ name: String,
        leads: [String] = [],
        isAdministrator: Bool = false
    ) async throws -> Account {
        let account = try await accounts.addAccount(
            email: "\(name)@example.org",
            name: name,
            password: Self.password,
            isAdministrator: isAdministrator,
            at: TestSite.start
        )
        for programme in leads { try accounts.setGrant(.lead, on: programme, of: account.id) }
        return account
    }

    /// Someone who is signed in to an account.
    func visitor(_ account: Account) throws -> Visitor {
        let secret = try accounts.startSession(
            .account(account.id),
            replacing: nil,
            at: TestSite.start,
            lifetime: 3600
        )
        return try known(secret)
    }

    /// Someone with the secret of a session; unknown where it has ended.
    func known(_ secret: String) throws -> Visitor {
        guard let session = try accounts.session(secret: secret, at: TestSite.start) else {
            return Visitor()
        }
        return Visitor(session, secret: Secret(secret))
    }

    /// Someone with the cookie that an answer sets.
    func visitor(_ response: WebResponse) throws -> Visitor {
        let cookie = try #require(response.cookies.first { $0.hasPrefix("__Host-cascade=") })
        return try known(String(cookie.dropFirst("__Host-cascade=".count).prefix { $0 != ";" }))
    }

    /// The secret of the link for a password that someone makes for an account; nil where they may not.
    func link(for account: Account, by visitor: Visitor, in programme: String) async throws
        -> String?
    {
        let sent = await test.post(
            "/p/\(programme)/sharing/accounts/\(account.id)/password",
            [],
            as: visitor
        )
        guard sent.status == 303 else { return nil }
        let address = try #require(sent.location)
        let page = await test.get(address, as: visitor).text
        let field = try #require(page.range(of: "https://cascade.example.org/password/"))
        let secret = String(page[field.upperBound...].prefix { $0 != "\"" })
        #expect(!address.contains(secret))
        #expect(await !test.get(address, as: visitor).text.contains(secret))
        return secret
    }
}

@Suite("One's own account")
struct OwnAccountTests {
    @Test("whoever knows their password changes it; other sessions end, this one goes on")
    func change() async throws {
        let site = try AccountSite()
        let ana = try await site.add("ana", leads: ["portsmouth"])
        let here = try site.visitor(ana)
        let elsewhere = try #require(try site.visitor(ana).secret)
        #expect(await site.test.get("/p/portsmouth/people", as: here).text.contains("/account\""))
        let page = await site.test.get("/account", as: here)
        #expect(page.text.contains("ana@example.org"))
        let new = "the boat drifts slowly on"
        let changed = await site.test.post(
            "/account/password",
            [("current", AccountSite.password), ("password", new)],
            as: here
        )
        #expect(changed.status == 303)
        #expect(changed.location == "/account?changed=1")
        #expect(try site.known(elsewhere.text).session == nil)
        let old = try #require(here.secret)
        #expect(try site.known(old.text).session == nil)
        let now = try site.visitor(changed)
        #expect(now.session?.account?.id == ana.id)
        #expect(await site.test.get("/account?changed=1", as: now).text.contains("is changed"))
        #expect(try await site.accounts.account(email: ana.email, password: new) != nil)
        let former = try await site.accounts.account(
            email: ana.email,
            password: AccountSite.password
        )
        #expect(former == nil)
    }

    @Test("a wrong or unfit password changes nothing, is not shown again, and tries run out")
    func refused() async throws {
        let site = try AccountSite()
        let here = try site.visitor(try await site.add("ana"))
        func send(_ old: String, _ new: String) async -> WebResponse {
            await site.test.post(
                "/account/password",
                [("current", old), ("password", new)],
                as: here
            )
        }
        let empty = await send("", "")
        #expect(empty.status == 422)
        for field in ["current", "password"] {
            #expect(empty.text.contains("href=\"#field-\(field)\""))
        }
        let short = await send(AccountSite.password, "short")
        #expect(short.status == 422 && !short.text.contains("value=\"short\""))
        #expect(!short.text.contains(AccountSite.password))
        let named = await send(AccountSite.password, "my ana@example.org word")
        #expect(named.status == 422)
        var statuses: Set<Int> = []
        for _ in 0..<12 { statuses.insert(await send("a wrong one", "words that would do").status) }
        #expect(statuses == [422, 429])
        #expect(
            try await site.accounts.account(
                email: "ana@example.org",
                password: AccountSite.password
            ) != nil
        )
    }

    @Test("who came by a link has no password to change")
    func byLink() async throws {
        let test = try TestSite()
        for visitor in [
            try test.administrator(), try test.visitor(.trainer(person: "maren")),
            try test.visitor(.lead),
        ] {
            #expect(await test.get("/account", as: visitor).status == 200)
            let sent = await test.post("/account/password", [("current", "x")], as: visitor)
            #expect(sent.status == 404)
        }
    }

    @Test("a link sets a password once, signs in, and ends what was signed in before")
    func byPasswordLink() async throws {
        let site = try AccountSite()
        let root = try await site.add("root", isAdministrator: true)
        let ana = try await site.add("ana", leads: ["portsmouth"])
        let before = try #require(try site.visitor(ana).secret)
        let made = try await site.link(for: ana, by: site.visitor(root), in: "portsmouth")
        let secret = try #require(made)
        let page = await site.test.get("/password/\(secret)")
        #expect(page.status == 200 && page.text.contains("ana@example.org"))
        let short = await site.test.post("/password/\(secret)", [("password", "short")])
        #expect(short.status == 422 && short.cookies.isEmpty)
        #expect(short.text.contains("href=\"#field-password\""))
        let forged = WebRequest(
            .post,
            "/password/\(secret)",
            body: Data("password=words+of+another+site".utf8),
            contentType: "application/x-www-form-urlencoded"
        )
        var request = forged
        request.headers.fetchSite = "cross-site"
        #expect(await site.test.ask(request).status == 403)
        let set = await site.test.post("/password/\(secret)", [("password", "her own four words")])
        #expect(set.status == 303)
        #expect(try site.visitor(set).session?.account?.id == ana.id)
        #expect(try site.known(before.text).session == nil)
        #expect(await site.test.get("/password/\(secret)").status == 403)
        let again = await site.test.post(
            "/password/\(secret)",
            [("password", "words of someone else")]
        )
        #expect(again.status == 403 && again.cookies.isEmpty)
        for name in try FileManager.default.contentsOfDirectory(atPath: site.test.folder) {
            let path = "\(site.test.folder)/\(name)"
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(name)")
        }
    }

    @Test("a lead helps those to a password who may do no more than the lead, and nobody else")
    func whoHelps() async throws {
        let site = try AccountSite()
        let root = try await site.add("root", isAdministrator: true)
        let lead = try site.visitor(try await site.add("lead", leads: ["portsmouth"]))
        let colleague = try await site.add("colleague", leads: ["portsmouth"])
        let both = try await site.add("both", leads: ["portsmouth", "dudley"])
        let other = try await site.add("other", leads: ["dudley"])
        let nobody = try await site.add("nobody")
        for (account, may) in [
            (colleague, true), (both, false), (other, false), (nobody, false), (root, false),
        ] {
            let link = try await site.link(for: account, by: lead, in: "portsmouth")
            #expect((link != nil) == may, "\(account.name)")
            #expect(
                try await site.link(for: account, by: site.visitor(root), in: "portsmouth") != nil,
                "\(account.name) by an administrator"
            )
        }
        let page = await site.test.get("/p/portsmouth/sharing", as: lead).text
        #expect(page.contains("colleague@") && page.contains("both@"))
        #expect(!page.contains("other@") && !page.contains("root@"))
    }
}

@Suite("A trainer who is no longer there")
struct GoneTrainerTests {
    @Test("the link of someone who was erased or removed opens nothing, however it came to be")
    func gone() async throws {
        let desk = try DeskSite()
        let trainer = try desk.test.visitor(.trainer(person: "maren"))
        #expect(await desk.test.get("/p/portsmouth/record", as: trainer).status == 200)
        let store = try desk.test.site.programmes.desk("portsmouth")
        _ = try await store.changing { store in
            try store.erase("maren", by: "test", at: TestSite.start)
        }
        let links = try desk.test.site.accounts.links(of: "portsmouth")
        #expect(links.allSatisfy { !$0.isValid(at: TestSite.start) })
        for path in ["record", "mine", "mine/calendar"] {
            let answer = await desk.test.get("/p/portsmouth/\(path)", as: trainer)
            #expect(answer.status == 403, "\(path)")
        }
        let removed = try desk.test.visitor(.trainer(person: "nobody-like-it"))
        #expect(await desk.test.get("/p/portsmouth/record", as: removed).status == 403)
    }
}
