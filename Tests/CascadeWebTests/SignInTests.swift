import CascadeStore
import Foundation
import Testing

@testable import CascadeWeb

@Suite("Signing in")
struct SignInTests {
    @Test("the one-time link of a computer opens everything, once")
    func oneTimeLink() async throws {
        let test = try TestSite()
        let secret = try test.site.accounts.makeStartLink(at: TestSite.start, lifetime: 3600)
        let first = await test.get("/start/\(secret)")
        #expect(first.status == 303)
        #expect(first.cookies.contains { $0.contains("HttpOnly") && $0.contains("SameSite=Lax") })
        let second = await test.get("/start/\(secret)")
        #expect(second.status == 403)
        #expect(second.cookies.isEmpty)
    }

    @Test("on a server for many the link makes the first account, with a password of its own")
    func firstAccount() async throws {
        let test = try TestSite(isLocal: false)
        let secret = try test.site.accounts.makeStartLink(at: TestSite.start, lifetime: 3600)
        let page = await test.get("/start/\(secret)")
        #expect(page.status == 200)
        #expect(page.cookies.isEmpty)
        let short = await test.post(
            "/start/\(secret)",
            [("name", "Lee"), ("email", "lee@example.org"), ("password", "short")]
        )
        #expect(short.status == 422)
        #expect(short.text.contains("href=\"#field-password\""))
        #expect(!short.text.contains("value=\"short\""))
        let made = await test.post(
            "/start/\(secret)",
            [
                ("name", "Lee"), ("email", "lee@example.org"),
                ("password", "a long and quiet river"),
            ]
        )
        #expect(made.status == 303)
        #expect(made.cookies.contains { $0.hasPrefix("__Host-cascade=") && $0.contains("Secure") })
        let again = await test.post(
            "/start/\(secret)",
            [
                ("name", "Mallory"), ("email", "m@example.org"),
                ("password", "another long river here"),
            ]
        )
        #expect(again.status == 403)
        #expect(try test.site.accounts.accounts().map(\.email) == ["lee@example.org"])
    }

    @Test("a wrong password says no more than that something is not right, and tries run out")
    func wrongPassword() async throws {
        let test = try TestSite(isLocal: false)
        _ = try await test.site.accounts.addAccount(
            email: "lee@example.org",
            name: "Lee",
            password: "a long and quiet river",
            isAdministrator: true,
            at: TestSite.start
        )
        func attempt(_ email: String, _ password: String) async -> WebResponse {
            await test.post("/sign-in", [("email", email), ("password", password)])
        }
        let wrong = await attempt("lee@example.org", "a wrong password")
        let unknown = await attempt("kim@example.org", "a wrong password")
        #expect(wrong.status == 422)
        #expect(
            wrong.text.replacing("lee@", with: "")
                .replacing(/nonce|[A-Za-z0-9_-]{43}/, with: "")
                == unknown.text.replacing("kim@", with: "")
                .replacing(/nonce|[A-Za-z0-9_-]{43}/, with: "")
        )
        let right = await attempt("lee@example.org", "a long and quiet river")
        #expect(right.status == 303)
    }

    @Test("a session begins under a new secret, and ends with signing out")
    func rotation() async throws {
        let test = try TestSite()
        let visitor = try test.administrator()
        let old = try #require(visitor.secret)
        let out = await test.post("/sign-out", [], as: visitor)
        #expect(out.status == 303)
        #expect(try test.site.accounts.session(secret: old.text, at: TestSite.start) == nil)
    }

    @Test("a form without its token, or from another site, changes nothing")
    func forged() async throws {
        let test = try TestSite()
        let visitor = try test.administrator()
        let secret = try #require(visitor.secret)
        #expect(await test.post("/sign-out", [], as: visitor, hasToken: false).status == 403)
        #expect(
            await test.post("/sign-out", [("_token", "wrong")], as: visitor, hasToken: false).status
                == 403
        )
        var request = WebRequest(.post, "/sign-out", visitor: visitor)
        request.headers.token = visitor.formToken
        request.headers.fetchSite = "cross-site"
        #expect(await test.ask(request).status == 403)
        #expect(try test.site.accounts.session(secret: secret.text, at: TestSite.start) != nil)
    }
}
