import CascadeCore
import CascadeFormats
import CascadeStore
import Foundation
import Testing

@testable import CascadeWeb

@Suite("The interface for programs")
struct InterfaceTests {
    private static let root = "/api/v1/programmes"

    private func object(_ response: WebResponse) throws -> [String: Any] {
        try #require(
            try JSONSerialization.jsonObject(with: response.body) as? [String: Any],
            "no object: \(response.text.prefix(80))"
        )
    }

    private func object(_ text: JSONText) throws -> [String: Any] {
        let value = try JSONSerialization.jsonObject(with: Data(text.text.utf8))
        return try #require(value as? [String: Any])
    }

    @Test("every route is in the documentation, and nothing else is")
    func complete() async throws {
        let test = try TestSite([])
        let answer = await test.get("/api/openapi.json")
        #expect(answer.status == 200 && answer.contentType.hasPrefix("application/json"))
        let documentation = try object(answer)
        #expect(documentation["openapi"] as? String == "3.1.0")
        let paths = try #require(documentation["paths"] as? [String: [String: Any]])
        let told = paths.flatMap { path, methods in methods.keys.map { "\($0) \(path)" } }
        let routed = Site.routes.filter { $0.path.hasPrefix("/api/v1/") }
            .map { "\($0.method.rawValue.lowercased()) \($0.path)" }
        #expect(told.sorted() == routed.sorted())
        let names = InterfaceRoutes.operations.map(\.name)
        #expect(Set(names).count == names.count)
    }

    @Test("what the documentation shows is what is answered", arguments: [Role.lead])
    func examples(role: Role) async throws {
        let test = try TestSite()
        try await record(test)
        let token = try test.token(role, in: "portsmouth").visitor
        for operation in InterfaceRoutes.operations where operation.method == .get {
            var path = operation.path.replacing("{programme}", with: "portsmouth")
            if operation.name.hasSuffix("Plan") { path += "?seats=3&by=2026-03-31" }
            if operation.name.hasSuffix("Scenarios") { path += "?a-champion=0.3" }
            var answer = await test.get(path, as: token)
            while answer.status == 202 {
                #expect(operation.takesLong)
                #expect(answer.headers.contains { $0.name == "Retry-After" })
                #expect(try object(answer)["share"] is NSNumber)
                answer = await test.get(path, as: token)
            }
            #expect(answer.status == 200, "\(path): \(answer.text.prefix(200))")
            let (given, shown) = (try object(answer), try object(operation.example))
            #expect(given.keys.sorted() == shown.keys.sorted(), "\(path)")
            for (name, value) in shown {
                guard let first = (value as? [[String: Any]])?.first,
                    let real = (given[name] as? [[String: Any]])?.first
                else { continue }
                #expect(Set(first.keys).isSubset(of: real.keys), "\(path): \(name)")
            }
        }
    }

    @Test(
        "a value that is not understood is refused with its name",
        arguments: [
            ("plan?budget=much", "budget"), ("plan?seats=-2", "seats"),
            ("scenarios?a-champion=much", "a-champion"),
            ("scenarios?sessions-workshop=1000", "sessions-workshop"),
            ("scenarios?a-champions=0.3", "a-champions"), ("plan?money=3000", "money"),
        ]
    )
    func refused(query: String, field: String) async throws {
        let test = try TestSite()
        let token = try test.token(.lead, in: "portsmouth").visitor
        let answer = await test.get("\(Self.root)/portsmouth/\(query)", as: token)
        #expect(answer.status == 422)
        let detail = try #require(try object(answer)["detail"] as? String)
        #expect(detail.hasPrefix("\(field): "), "\(detail)")
    }

    private func record(_ test: TestSite) async throws {
        let token = try test.token(.lead, in: "portsmouth").visitor
        let programme = try test.site.programmes.desk("portsmouth").programme()
        let session = try #require(
            programme.sessions.filter { $0.status == .planned }.min { $0.start < $1.start }
        )
        let host = try #require(session.host ?? programme.organisations.first?.id)
        let answer = await send(test, Self.delivered(session, at: host, id: "api-1"), as: token)
        #expect(answer.status == 200)
        #expect(answer.text.contains("\"applied\""), "\(answer.text.prefix(400))")
        let shown = try object(InterfaceAnswers.exampleRecorded)
        #expect(try object(answer).keys.sorted() == shown.keys.sorted())
        let again = await send(test, Self.delivered(session, at: host, id: "api-1"), as: token)
        #expect(again.text.contains("\"already-known\""))
    }

    static func delivered(_ session: Session, at host: String, id: String) -> String {
        """
        {"schema":"cascade.recording/1","id":"\(id)","at":"2026-03-04T17:20:00Z","delivered":\
        {"session":"\(session.id)","course":"\(session.course)","start":"\(session.start)","host":"\(host)",\
        "trainers":[],"attendees":[{"headcount":7,"organisation":"\(host)"}]}}
        """
    }

    private func send(_ test: TestSite, _ body: String, as visitor: Visitor) async -> WebResponse {
        await test.ask(
            WebRequest(
                .post,
                "\(Self.root)/portsmouth/recordings",
                body: Data(body.utf8),
                contentType: "application/json",
                visitor: visitor
            )
        )
    }

    @Test("a trainer's token sees no names, and of sessions those of its own")
    func trainer() async throws {
        let test = try TestSite()
        let me = try test.trainer(in: "portsmouth")
        let token = try test.token(.trainer(person: me), in: "portsmouth").visitor
        #expect(await test.get("\(Self.root)/portsmouth/people", as: token).status == 404)
        #expect(await test.get("\(Self.root)/portsmouth/status", as: token).status == 404)
        let answer = await test.get("\(Self.root)/portsmouth/sessions", as: token)
        let sessions = try #require(try object(answer)["sessions"] as? [[String: Any]])
        let programme = try test.site.programmes.desk("portsmouth").programme()
        let mine = programme.sessions.filter {
            $0.trainers.contains(me) || $0.asPlanned.trainers.contains(me)
        }
        #expect(sessions.compactMap { $0["id"] as? String } == mine.map(\.id))
    }

    @Test("why something is not answered comes as data, in the form of RFC 9457")
    func problems() async throws {
        let test = try TestSite()
        let token = try test.token(.lead, in: "portsmouth").visitor
        for (path, status) in [
            ("\(Self.root)/nowhere", 404), ("\(Self.root)/portsmouth/status?as-of=soon", 400),
            ("\(Self.root)/portsmouth/forecast", 409), ("/api/v1/nothing", 404),
        ] {
            let answer = await test.get(path, as: token)
            #expect(answer.status == status, "\(path)")
            #expect(answer.contentType == "application/problem+json")
            let problem = try object(answer)
            #expect(problem["status"] as? Int == status)
            #expect((problem["title"] as? String)?.isEmpty == false)
        }
        let bad = await send(test, "not json", as: token)
        #expect(bad.status == 400 && bad.contentType == "application/problem+json")
        let nobody = await test.get("\(Self.root)/portsmouth")
        #expect(nobody.status == 401 && nobody.contentType == "application/problem+json")
    }
}
