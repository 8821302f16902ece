import CascadeCore
import CascadeStore
import Foundation
import Testing

@testable import CascadeWeb

/// Every route asked by every kind of visitor, and held against two tables that are written down here.
@Suite("Who reaches what")
struct AccessTests {
    /// The widest access that addresses that begin so may have; the longest that fits holds.
    ///
    /// A route that no line is for fails: whoever adds a page decides here who sees it.
    static let widest: [(prefix: String, access: Access)] = [
        ("/assets/", .anyone), ("/health", .anyone), ("/metrics", .watcher),
        ("/sign-in", .anyone), ("/start/", .anyone), ("/link/", .anyone), ("/f/", .anyone),
        ("/sw.js", .anyone), ("/offline", .anyone), ("/manifest", .anyone),
        ("/password/", .anyone), ("/account", .known), ("/sign-out", .known),
        ("/accounts", .administrator),
        ("/p/{programme}", .lead), ("/p/{programme}/record", .trainer),
        ("/p/{programme}/mine", .trainer), ("/p/{programme}/calculations", .trainer),
        ("/api/openapi.json", .anyone), ("/api/v1/programmes", .program),
        ("/api/v1/programmes/{programme}", .trainer),
        ("/api/v1/programmes/{programme}/people", .lead),
        ("/api/v1/programmes/{programme}/recordings", .trainer),
    ]

    /// Routes that everyone may ask for by their whole path.
    static let open: Set<String> = ["/"]

    /// Routes that answer 404 though they are for whoever asks: a recording that the query doesn't name, and one's own sessions
    /// for leads, who have none by their role.
    static let without: Set<String> = [
        "/p/{programme}/record/done", "/p/{programme}/mine", "/p/{programme}/mine/calendar",
    ]

    @Test("no route is open to more than its address says", arguments: Site.routes.map(\.path))
    func table(path: String) throws {
        guard !Self.open.contains(path) else { return }
        let expected = Self.widest.filter { path.hasPrefix($0.prefix) }
            .max { $0.prefix.utf8.count < $1.prefix.utf8.count }
        let most = try #require(expected, "no line of the table is for \(path)")
        for route in Site.routes where route.path == path {
            let more = AccessKind.admitted(by: route.access)
                .subtracting(AccessKind.admitted(by: most.access))
            #expect(more.isEmpty, "\(path) is open to \(more.map(\.rawValue).sorted())")
            #expect(
                !path.contains("{programme}") || ![.known, .anyone].contains(route.access),
                "\(path) has to ask for a part in the programme"
            )
        }
    }

    @Test("each route answers those it is for, and looks to all others as if it were not there")
    func everyRoute() async throws {
        let test = try TestSite(["portsmouth", "dudley"])
        let visitors = try AccessKind.allCases.map { kind in
            (kind, try test.visitor(of: kind, here: "portsmouth", there: "dudley"))
        }
        let values = try Self.values(of: "portsmouth", in: test)
        for route in Site.routes where !route.path.hasPrefix("/start/") {
            let path = Self.path(route.path, values)
            for (kind, visitor) in visitors {
                let isLetIn =
                    AccessKind.admitted(by: route.access).contains(kind)
                    && (!kind.isToken || route.access == .anyone || route.isForPrograms)
                let what = "\(route.method.rawValue) \(route.path) as \(kind)"
                if isLetIn { try await letIn(test, route, path, kind, visitor, what) }
                if !isLetIn {
                    let answer =
                        route.method == .get
                        ? await test.get(path, as: visitor)
                        : await test.post(path, [], as: visitor)
                    let status = answer.status
                    #expect(status == (kind == .nobody ? 401 : 404), "\(what): \(status)")
                    #expect(answer.cookies.isEmpty, "\(what)")
                }
            }
        }
    }

    private func letIn(
        _ test: TestSite,
        _ route: Route,
        _ path: String,
        _ kind: AccessKind,
        _ visitor: Visitor,
        _ what: String
    ) async throws {
        if route.method == .post {
            guard route.needsFormToken, !kind.isToken else { return }
            // That the token is asked for shows that all else was in order, and nothing is changed.
            let status = await test.post(path, [("x", "y")], as: visitor, hasToken: false).status
            #expect(status == 403, "\(what) without its token: \(status)")
            return
        }
        // What takes long is begun and not waited for; once suffices.
        guard route.access != .anyone, kind == .lead || kind == .trainer || kind.isToken else {
            return
        }
        let answer = await test.get(path, as: visitor)
        let known = ["{programme}", "{organisation}", "{course}"]
        let isKnown =
            !Self.without.contains(route.path)
            && route.path.split(separator: "/").allSatisfy {
                !$0.hasPrefix("{") || known.contains(String($0))
            }
        let wrong: Set<Int> = isKnown ? [401, 403, 404, 405, 500] : [401, 403, 405, 500]
        #expect(!wrong.contains(answer.status), "\(what): \(answer.status)")
    }

    @Test("a lead never sees, through their own programme's pages, what is in another")
    func otherIDs() async throws {
        let test = try TestSite(["portsmouth", "dudley"])
        let lead = try test.visitor(.lead, in: "portsmouth")
        let others = try Self.values(of: "dudley", in: test, without: "portsmouth")
        let programme = try test.site.programmes.desk("dudley").programme()
        let secrets = programme.people.map(\.name).filter { $0.count > 6 }
        for route in Site.routes where route.method == .get && route.path.contains("{programme}") {
            let path = Self.path(route.path, others.merging(["programme": "portsmouth"]) { $1 })
            let answer = await test.get(path, as: lead)
            let text = answer.text
            for secret in secrets where text.contains(secret) {
                Issue.record("\(path) shows \(secret)")
            }
            for (name, _) in others where name != "programme" && route.path.contains("{\(name)}") {
                #expect(answer.status == 404, "\(path) by the \(name) of another programme")
            }
        }
    }

    @Test("a programme that is not there looks the same as one that is not one's own")
    func unknownProgramme() async throws {
        let test = try TestSite(["portsmouth", "dudley"])
        let lead = try test.visitor(.lead, in: "portsmouth")
        let routes = Site.routes.filter { $0.path.contains("{programme}") && $0.method == .get }
        let values = try Self.values(of: "dudley", in: test)
        for route in routes {
            let there = await test.get(Self.path(route.path, values), as: lead)
            let gone = await test.get(
                Self.path(route.path, values.merging(["programme": "nowhere"]) { $1 }),
                as: lead
            )
            #expect(there.status == 404 && gone.status == 404, "\(route.path)")
            #expect(Self.plain(there) == Self.plain(gone), "\(route.path)")
        }
        let administrator = try test.administrator()
        for name in ["nowhere", "..", "accounts", ".", "portsmouth.cascade", "x/../portsmouth"] {
            let path = "/p/\(FormValues.encoded(name))"
            #expect(await test.get(path, as: administrator).status == 404, "\(name)")
        }
    }

    @Test("an ended link, a funder's link used as another and a made-up one open nothing")
    func links() async throws {
        let test = try TestSite()
        let made = try test.site.accounts.makeLink(
            .page,
            programme: "portsmouth",
            role: .lead,
            label: "for a while",
            expires: nil,
            at: TestSite.start
        )
        #expect(await test.get("/link/\(made.secret)").status == 303)
        let token = try test.token(.lead, in: "portsmouth")
        for secret in [token.secret, "made-up", Secret.random().text] {
            let answer = await test.get("/link/\(secret)")
            #expect(answer.status == 403 && answer.cookies.isEmpty, "\(secret)")
        }
        for path in ["/f/\(made.secret)", "/f/\(token.secret)", "/f/made-up"] {
            let answer = await test.get(path)
            #expect([403, 404].contains(answer.status), "\(path): \(answer.status)")
        }
        try test.site.accounts.revokeLink(made.link.id, at: TestSite.start)
        #expect(await test.get("/link/\(made.secret)").status == 403)
    }

    // MARK: - Paths

    /// Ids that a programme has, by the names of patterns; those only that another lacks, where one is named.
    private static func values(
        of name: String,
        in test: TestSite,
        without other: String? = nil
    ) throws -> [String: String] {
        let programme = try test.site.programmes.desk(name).programme()
        let known = try other.map { try test.site.programmes.desk($0).programme() }
        func first(_ mine: [String], _ theirs: [String]?) -> String? {
            mine.first { theirs?.contains($0) != true }
        }
        let all = [
            "organisation": first(
                programme.organisations.map(\.id),
                known?.organisations.map(\.id)
            ),
            "person": first(programme.people.map(\.id), known?.people.map(\.id)),
            "course": first(programme.courses.map(\.id), known?.courses.map(\.id)),
            "session": first(programme.sessions.map(\.id), known?.sessions.map(\.id)),
            "programme": name,
        ]
        return all.compactMapValues { $0 }
    }

    private static func path(_ pattern: String, _ values: [String: String]) -> String {
        pattern.split(separator: "/", omittingEmptySubsequences: false).map { part in
            guard part.hasPrefix("{") else { return String(part) }
            return FormValues.encoded(values[String(part.dropFirst().dropLast())] ?? "made-up")
        }
        .joined(separator: "/")
    }

    private static func plain(_ response: WebResponse) -> String {
        response.text.replacing(/[A-Za-z0-9_-]{43}/, with: "")
    }
}
