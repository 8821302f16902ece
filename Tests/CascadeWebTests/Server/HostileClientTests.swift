import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeWeb

/// A server on a real port, asked by clients that are slow, silent, greedy or broken.
@Suite("Slow and hostile clients", .serialized)
struct HostileClientTests {
    /// Serves in a process of its own, which nothing else keeps busy, with limits that are soon reached.
    private func serving(
        connections: Int = 800,
        _ check: @escaping @Sendable (Int) throws -> Void
    ) async throws {
        let test = try TestSite()
        let server = try await onThread {
            try ServerProcess(
                test.folder,
                [
                    "--body-kilobytes", "64", "--body-seconds", "5", "--idle-seconds", "8",
                    "--connections", String(connections), "--quiet",
                ]
            )
        }
        defer { server.signal(SIGKILL) }
        let number = server.port
        try await onThread { try check(number) }
        // Whatever was done to it, it answers others.
        let status = try await onThread { () -> Int? in
            let other = try RawConnection(number)
            other.get("/health")
            return other.answer()?.status
        }
        #expect(status == 200)
    }

    @Test("headers that are too long, or too many, are refused and the connection closed")
    func headers() async throws {
        try await serving { port in
            for headers in [
                ["X-Long: " + String(repeating: "a", count: 40_000)],
                (0..<300).map { "X-\($0): a" },
            ] {
                let client = try RawConnection(port)
                client.send("GET /health HTTP/1.1\r\nHost: localhost\r\n")
                client.send(headers.map { $0 + "\r\n" }.joined() + "\r\n")
                let answer = try #require(client.untilClosed(), "was not closed")
                #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"), "\(answer.prefix(80))")
            }
        }
    }

    @Test("a flood of headers without an end is cut off")
    func flood() async throws {
        try await serving { port in
            let client = try RawConnection(port)
            client.send("GET /health HTTP/1.1\r\n")
            var isOpen = true
            for number in 0..<200_000 where isOpen {
                isOpen = client.send("X-\(number): \(String(repeating: "b", count: 200))\r\n")
            }
            #expect(!isOpen)
        }
    }

    @Test("a body that says that it is too large is refused before it comes")
    func largeBody() async throws {
        try await serving { port in
            let client = try RawConnection(port)
            client.send(
                "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\nemail="
            )
            let answer = try #require(client.untilClosed(), "was not closed")
            #expect(answer.hasPrefix("HTTP/1.1 413"), "\(answer.prefix(80))")
        }
    }

    @Test("a body without an end is refused when it is too large")
    func endlessBody() async throws {
        try await serving { port in
            let client = try RawConnection(port)
            client.send(
                "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
            )
            let chunk = "1000\r\n" + String(repeating: "x", count: 4096) + "\r\n"
            for _ in 0..<20 { client.send(chunk) }
            let answer = try #require(client.answer())
            #expect(answer.status == 413)
            var isOpen = true
            for _ in 0..<10_000 where isOpen {
                isOpen = client.send("1\r\nx\r\n")
                usleep(20_000)
            }
            #expect(!isOpen, "what comes after the answer was taken in for as long as it came")
        }
    }

    @Test("a body that drips is answered as too slow, and the connection closed while it drips on")
    func drip() async throws {
        try await serving { port in
            let client = try RawConnection(port)
            client.send(
                "POST /sign-in HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5000\r\n\r\n"
            )
            var isOpen = true
            for _ in 0..<4000 where isOpen {
                isOpen = client.send("x")
                usleep(50_000)
            }
            #expect(!isOpen, "it was let drip on")
            let answer = try #require(client.untilClosed())
            #expect(answer.hasPrefix("HTTP/1.1 408"), "\(answer.prefix(80))")
        }
    }

    @Test(
        "who says nothing, or a letter now and then, is cut off",
        arguments: ["", "GET /heal", "GET /health HTTP/1.1\r\nHost: local"]
    )
    func silent(start: String) async throws {
        try await serving { port in
            let client = try RawConnection(port)
            client.send(start)
            var isOpen = true
            for _ in 0..<(start.isEmpty ? 0 : 4000) where isOpen {
                isOpen = client.send("h")
                usleep(50_000)
            }
            #expect(start.isEmpty || !isOpen)
            let answer = try #require(client.untilClosed(), "was not closed")
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"), "\(answer)")
        }
    }

    @Test("requests one behind the other are answered in turn, until what follows is no request")
    func pipelined() async throws {
        try await serving { port in
            let client = try RawConnection(port)
            let one = "GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n"
            client.send(one + one + "\u{1}\u{2} rubbish\r\n\r\n" + one)
            let answer = try #require(client.untilClosed(), "was not closed")
            #expect(answer.ranges(of: "HTTP/1.1 200").count == 2)
            #expect(answer.ranges(of: "HTTP/1.1 400").count == 1)
        }
    }

    @Test("lengths that contradict each other are refused")
    func contradicting() async throws {
        try await serving { port in
            for lengths in [
                "Content-Length: 5\r\nContent-Length: 6\r\n",
                "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
                "Content-Length: -1\r\n",
            ] {
                let client = try RawConnection(port)
                client.send("POST /sign-in HTTP/1.1\r\nHost: localhost\r\n\(lengths)\r\nhello!")
                let answer = try #require(client.untilClosed(), "was not closed")
                #expect(answer.hasPrefix("HTTP/1.1 4"), "\(lengths): \(answer.prefix(80))")
            }
        }
    }

    @Test("more connections than there is room for wait, and are answered once others end")
    func full() async throws {
        try await serving(connections: 8) { port in
            let silent = try (0..<12).map { _ in try RawConnection(port) }
            let client = try RawConnection(port)
            client.get("/health")
            #expect(client.answer()?.status == 200)
            withExtendedLifetime(silent) {}
        }
    }

    @Test("a page from elsewhere whose name leads here is refused; whoever asks by our name is not")
    func hosts() async throws {
        try await serving { port in
            for (host, status) in [
                ("localhost:\(port)", 303), ("127.0.0.1:\(port)", 303), ("[::1]:\(port)", 303),
                ("evil.example", 421), ("localhost.evil.example:\(port)", 421),
            ] {
                let client = try RawConnection(port)
                client.send("GET / HTTP/1.1\r\nHost: \(host)\r\n\r\n")
                #expect(client.answer()?.status == status, "\(host)")
            }
            let client = try RawConnection(port)
            client.send("GET / HTTP/1.1\r\n\r\n")
            let answer = client.answer()
            #expect(answer.map { [400, 421].contains($0.status) } ?? true)
        }
    }
}
