import CascadeCore
import CascadeStore
import CascadeTestSupport
import Foundation
import Synchronization
import Testing

@testable import CascadeWeb

/// The built program under load and signals.
@Suite("The server as a process", .serialized)
struct ServerProcessTests {
    /// A folder with the programme `portsmouth`, and a lead's token.
    private func folder() throws -> (site: TestSite, token: String, programme: Programme) {
        let test = try TestSite()
        let token = try test.token(.lead, in: "portsmouth").secret
        return (test, token, try test.site.programmes.desk("portsmouth").programme())
    }

    /// Ids of recordings that were answered as saved.
    private final class Saved: Sendable {
        private let known = Mutex<[String]>([])

        var ids: [String] { known.withLock { $0 } }

        /// Adds one; how many there are then.
        func add(_ id: String) -> Int {
            known.withLock { known in
                known.append(id)
                return known.count
            }
        }
    }

    private static func recording(_ id: String, _ programme: Programme) -> String {
        let course = programme.courses.first?.id ?? ""
        let host = programme.organisations.first?.id ?? ""
        return """
            {"schema":"cascade.recording/1","id":"\(id)","at":"2026-03-04T17:20:00Z","delivered":\
            {"course":"\(course)","start":"\(programme.start + 20)","host":"\(host)","trainers":[],\
            "attendees":[{"headcount":3,"organisation":"\(host)"}]}}
            """
    }

    private static func record(
        _ connection: RawConnection,
        _ id: String,
        _ token: String,
        _ programme: Programme
    ) -> String? {
        let body = recording(id, programme)
        connection.send(
            """
            POST /api/v1/programmes/portsmouth/recordings HTTP/1.1\r
            Host: localhost\r
            Authorization: Bearer \(token)\r
            Content-Type: application/json\r
            Content-Length: \(body.utf8.count)\r
            \r
            \(body)
            """
        )
        guard let answer = connection.answer(), answer.status == 200 else { return nil }
        return answer.body
    }

    @Test("what was answered as saved is there after kill −9 under load, once each")
    func killed() async throws {
        let (test, token, programme) = try folder()
        let server = try ServerProcess(test.folder)
        let port = server.port
        let saved = Saved()
        let trainers = (0..<20).map { trainer in
            Task { @Sendable in
                try await onThread {
                    guard let connection = try? RawConnection(port) else { return }
                    for number in 0..<1000 {
                        let id = "t\(trainer)-\(number)"
                        guard let answer = Self.record(connection, id, token, programme) else {
                            return
                        }
                        guard answer.contains("\"applied\"") else {
                            Issue.record("\(id): \(answer.prefix(200))")
                            return
                        }
                        if saved.add(id) == 60 {
                            server.signal(SIGKILL)
                        }
                    }
                }
            }
        }
        for trainer in trainers { try await trainer.value }
        #expect(server.ended() == SIGKILL)
        let acknowledged = saved.ids
        #expect(acknowledged.count >= 60)
        try check(acknowledged, in: test.folder)
        // Sent again, as a phone does that got no answer: nothing is doubled.
        let again = try ServerProcess(test.folder)
        try await onThread {
            let connection = try RawConnection(again.port)
            for id in acknowledged.suffix(20) {
                let answer = Self.record(connection, id, token, programme)
                #expect(answer?.contains("\"already-known\"") == true, "\(id)")
            }
        }
        again.signal(SIGTERM)
        #expect(again.ended() == 0)
        try check(acknowledged, in: test.folder)
    }

    private func check(_ ids: [String], in folder: String) throws {
        let store = try ProgrammeStore.open(at: "\(folder)/portsmouth.cascade")
        defer { store.close() }
        let found = try store.programme().sessions.compactMap { $0.recorded?.id }
        #expect(Set(ids).subtracting(found).isEmpty, "lost")
        #expect(Set(found).count == found.count, "doubled")
    }

    @Test("asked to end, it answers what is in hand first")
    func graceful() async throws {
        let (test, _, _) = try folder()
        let server = try ServerProcess(test.folder)
        let answer = try await onThread {
            let connection = try RawConnection(server.port)
            // Answered once, the connection is known to be in use, however busy the machine is.
            connection.get("/health")
            _ = connection.answer()
            connection.send(
                "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 12\r\n\r\nemail="
            )
            usleep(2_000_000)
            server.signal(SIGTERM)
            usleep(300_000)
            connection.send("x@yz.w")
            return connection.answer()?.status
        }
        #expect(answer == 422)
        #expect(server.ended() == 0)
    }

    @Test("a port that another program has is told as such")
    func portInUse() async throws {
        let (test, _, _) = try folder()
        let server = try ServerProcess(test.folder)
        let second = try RunningTool(
            arguments: ["serve", test.folder, "--port", String(server.port)]
        )
        let run = try await second.ended(within: 900)
        #expect(run.status == 3)
        #expect(run.messages.contains("Another program listens at 127.0.0.1:\(server.port)"))
    }

    @Test("five hundred who say nothing cost little memory and hold up nobody")
    func silent() async throws {
        let (test, _, _) = try folder()
        let server = try ServerProcess(test.folder)
        let (before, after, status) = try await onThread {
            let before = server.memory
            let silent = try (0..<500).map { _ in try RawConnection(server.port) }
            for connection in silent.prefix(250) { connection.send("GET /p/") }
            let other = try RawConnection(server.port)
            other.get("/sign-in")
            let status = other.answer()?.status
            defer { withExtendedLifetime(silent) {} }
            return (before, server.memory, status)
        }
        #expect(status == 200)
        #expect(after - before < 64 << 10, "\(before) kB, then \(after) kB")
    }

    @Test("the log says which routes were asked, and nothing about anyone")
    func log() async throws {
        let (test, token, programme) = try folder()
        let server = try ServerProcess(test.folder)
        let person = try #require(programme.people.first)
        try await onThread {
            let connection = try RawConnection(server.port)
            connection.get("/start/\(server.secret)")
            let head = connection.answer()?.head ?? ""
            let cookie = head.firstMatch(of: /(cascade=[^;]+)/).map { String($0.1) } ?? ""
            for path in [
                "/p/portsmouth/people/\(person.id)", "/p/portsmouth/people?q=\(person.id)",
            ] {
                connection.get(path, "Cookie: \(cookie)", "X-Forwarded-For: 198.51.100.7")
                #expect(connection.answer()?.status == 200, "\(path)")
            }
            _ = Self.record(connection, "a-recording", token, programme)
        }
        let log = server.log
        #expect(log.contains("GET /p/{programme}/people/{person}"))
        let words = [
            person.name, person.id, server.secret, token, "127.0.0.1:", "198.51.100.7",
            "a-recording", "/p/portsmouth",
        ]
        for word in words {
            let lines = log.split(separator: "\n").filter {
                $0.contains(word) && !$0.contains("listening on")
            }
            #expect(lines.isEmpty, "\(lines.first ?? "") has \(word)")
        }
    }
}
