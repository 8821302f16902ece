import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeWeb

/// What goes over the wire, asked of the built program with its usual limits.
@Suite("Requests and answers on the wire", .serialized)
struct ProtocolTests {
    private func serving(_ check: @escaping @Sendable (ServerProcess) throws -> Void) async throws {
        let test = try TestSite()
        let server = try await onThread { try ServerProcess(test.folder, ["--quiet"]) }
        defer { server.signal(SIGKILL) }
        try await onThread { try check(server) }
    }

    @Test(
        "asked what a page is like, its length is told and nothing of it sent, so that what follows is the next answer"
    )
    func head() async throws {
        try await serving { server in
            for path in ["/sign-in", "/nothing", "/health"] {
                let client = try RawConnection(server.port)
                client.send(
                    "HEAD \(path) HTTP/1.1\r\nHost: localhost\r\n\r\nGET /health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                )
                let all = try #require(client.untilClosed())
                let parts = all.split(separator: "\r\n\r\n", omittingEmptySubsequences: false)
                #expect(parts.count == 3, "\(path): \(all)")
                #expect(parts.dropFirst().first?.hasPrefix("HTTP/1.1 200") == true, "\(path)")
                #expect(
                    parts.first?.firstMatch(of: /(?i)content-length: [1-9]/) != nil,
                    "\(path) is said to be empty"
                )
            }
        }
    }

    @Test("a look at the one-time link without opening it does not use it up")
    func linkPreview() async throws {
        try await serving { server in
            let look = try RawConnection(server.port)
            look.send(
                "HEAD /start/\(server.secret) HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            )
            #expect(look.untilClosed()?.contains("Set-Cookie") == false)
            let client = try RawConnection(server.port)
            client.get("/start/\(server.secret)")
            #expect(client.answer()?.status == 303)
        }
    }

    @Test("those whom nobody knows can send little, and nothing to pages that are not theirs")
    func strangers() async throws {
        try await serving { server in
            for (path, length, status) in [
                ("/sign-in", 200_000, 413), ("/sign-in", 60_000, 422),
                ("/p/portsmouth/import", 4_000_000, 401), ("/p/portsmouth/recordings", 100, 401),
                ("/api/v1/programmes/portsmouth/recordings", 100, 401),
            ] {
                let client = try RawConnection(server.port)
                client.send(
                    "POST \(path) HTTP/1.1\r\nHost: localhost\r\nContent-Length: \(length)\r\n\r\n"
                )
                // Those who are refused are answered before they send anything.
                if status == 422 { client.send(String(repeating: "a", count: length)) }
                #expect(client.answer()?.status == status, "\(path) \(length)")
            }
        }
    }

    @Test("a body that is not written as HTTP has it is the sender's fault, not the server's")
    func unreadable() async throws {
        try await serving { server in
            for coding in ["xchunked", "chunked, identity", "gzip, chunked x"] {
                let client = try RawConnection(server.port)
                client.send(
                    "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: \(coding)\r\n\r\n0\r\n\r\n"
                )
                let answer = try #require(client.untilClosed(), "was not closed")
                #expect(answer.hasPrefix("HTTP/1.1 400"), "\(coding): \(answer.prefix(60))")
            }
        }
    }

    @Test("room for large bodies is taken and given back, and small ones need none")
    func room() {
        let room = BodyRoom(bytes: 100)
        #expect(room.take(60))
        #expect(!room.take(60), "more was taken than there is")
        #expect(room.take(40))
        room.give(60)
        #expect(room.take(60))
        #expect(!room.take(1))
    }
}
