import CascadeStore
import Foundation
import Testing

@testable import CascadeWeb

/// Forms that other sites' pages send, and passwords that are guessed.
@Suite("Forged forms and guessed passwords")
struct ForgeryTests {
    /// What a browser says of where a form comes from, and whether it is ours.
    private static let said: [(site: String?, origin: String?, isOwn: Bool)] = [
        (nil, nil, true), ("same-origin", nil, true), ("none", nil, true),
        ("same-origin", "null", true), ("cross-site", nil, false), ("same-site", nil, false),
        ("cross-site", "https://cascade.example.org", false), ("", nil, false),
        (nil, "https://cascade.example.org", true), (nil, "HTTPS://Cascade.Example.org", true),
        (nil, "null", false), (nil, "https://evil.example", false), (nil, "", false),
        (nil, "http://cascade.example.org", false),
        (nil, "https://cascade.example.org.evil.example", false),
        (nil, "https://cascade.example.org:8443", false),
    ]

    @Test("only forms of our own pages sign anyone in", arguments: said.indices)
    func origins(index: Int) async throws {
        let (fetchSite, origin, isOwn) = Self.said[index]
        let test = try TestSite(isLocal: false)
        var request = WebRequest(.post, "/sign-in")
        request.headers.fetchSite = fetchSite
        request.headers.origin = origin
        request.headers.host = "cascade.example.org"
        #expect(await test.ask(request).status == (isOwn ? 422 : 403))
    }

    @Test("where the pages have no address of their own, forms come from the host that is asked")
    func hosts() {
        let configuration = WebConfiguration(directory: ".")
        #expect(configuration.isOwn(origin: "http://localhost:8080", askedAt: "localhost:8080"))
        #expect(!configuration.isOwn(origin: "http://localhost:9", askedAt: "localhost:8080"))
        #expect(!configuration.isOwn(origin: "http://localhost", askedAt: nil))
    }

    private static let password = "a long and quiet river"

    private static func site() async throws -> TestSite {
        let test = try TestSite(isLocal: false)
        _ = try await test.site.accounts.addAccount(
            email: "lee@example.org",
            name: "Lee",
            password: password,
            isAdministrator: true,
            at: TestSite.start
        )
        return test
    }

    private static func attempt(
        _ test: TestSite,
        _ email: String,
        _ password: String = "",
        from address: String,
        device: String? = nil
    ) async -> WebResponse {
        var request = WebRequest(
            .post,
            "/sign-in",
            body: Data(
                FormValues([.init("email", email), .init("password", password)]).encoded.utf8
            ),
            contentType: "application/x-www-form-urlencoded"
        )
        request.headers.address = address
        request.headers.cookie = device.map { "__Host-cascade-device=\($0)" }
        return await test.ask(request)
    }

    @Test("guesses from one's own network don't lock out a device that signed in before")
    func device() async throws {
        let test = try await Self.site()
        let token = try test.site.accounts.makeDeviceToken(for: 1)
        let limits = test.site.limits
        while (try? limits.take(.passwordsFromAddress, for: "192.0.2.1")) != nil {}
        while (try? limits.take(.passwordsForAccount, for: "lee@example.org")) != nil {}
        func attempt(_ email: String, _ device: String?) async -> Int {
            await Self.attempt(test, email, Self.password, from: "192.0.2.1", device: device).status
        }
        #expect(await attempt("lee@example.org", nil) == 429)
        #expect(await attempt("lee@example.org", token + "x") == 429)
        #expect(await attempt("kim@example.org", token) == 429)
        #expect(await attempt("lee@example.org", token) == 303)
        // Whoever takes the device away can't guess for ever.
        while (try? limits.take(.passwordsFromDevice, for: token)) != nil {}
        #expect(await attempt("lee@example.org", token) == 429)
    }

    @Test(
        "an address counts as one, however it is written",
        arguments: ["LEE@EXAMPLE.ORG", " lee@example.org ", "ｌee@example.org", "lee@ｅxample.org"]
    )
    func spelling(email: String) async throws {
        let test = try await Self.site()
        while (try? test.site.limits.take(.passwordsForAccount, for: "lee@example.org")) != nil {}
        let answer = await Self.attempt(test, email, Self.password, from: "192.0.2.9")
        #expect(answer.status == 429)
    }

    @Test("of two who open the first link at the same time, one makes an account")
    func firstAccount() async throws {
        let test = try TestSite(isLocal: false)
        let secret = try test.site.accounts.makeStartLink(at: TestSite.start, lifetime: 3600)
        let statuses = await withTaskGroup(of: Int.self) { group in
            for name in ["ana", "bo", "cy"] {
                group.addTask {
                    await test.post(
                        "/start/\(secret)",
                        [
                            ("name", name), ("email", "\(name)@example.org"),
                            ("password", Self.password),
                        ]
                    ).status
                }
            }
            return await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(statuses.sorted() == [303, 403, 403])
        #expect(try test.site.accounts.accounts().count == 1)
    }

    @Test("of a long address or name only a hash is remembered")
    func longNames() throws {
        let limits = RateLimits { 0 }
        let rule = RateLimits.Rule("test", burst: 1, seconds: 1e9)
        let long = String(repeating: "a", count: 1 << 20)
        try limits.take(rule, for: long + "1")
        try limits.take(rule, for: long + "2")
        #expect(throws: WebError.self) { try limits.take(rule, for: long + "1") }
        #expect(limits.longestName <= 80)
    }
}
