import CascadeStore
import Foundation
import Synchronization
import Testing

@testable import CascadeWeb

@Suite("Limits, secrets and counts")
struct LimitTests {
    private final class Clock: Sendable {
        private let value = Mutex(0.0)
        var now: Double { value.withLock { $0 } }
        func advance(_ seconds: Double) { value.withLock { $0 += seconds } }
    }

    private func isTaken(
        _ limits: RateLimits,
        _ rule: RateLimits.Rule,
        _ subject: String
    ) -> Bool {
        (try? limits.take(rule, for: subject)) != nil
    }

    @Test("so many tries are free at once, then one for each of so many seconds")
    func burst() {
        let clock = Clock()
        let limits = RateLimits { clock.now }
        let rule = RateLimits.Rule("test", burst: 3, seconds: 10)
        #expect(
            (0..<5).map { _ in isTaken(limits, rule, "a") } == [true, true, true, false, false]
        )
        #expect(isTaken(limits, rule, "b"), "one who tries must not hold up another")
        #expect(isTaken(limits, RateLimits.Rule("other", burst: 1, seconds: 10), "a"))
        clock.advance(9.9)
        #expect(!isTaken(limits, rule, "a"))
        clock.advance(0.2)
        #expect([isTaken(limits, rule, "a"), isTaken(limits, rule, "a")] == [true, false])
        clock.advance(1000)
        #expect((0..<4).map { _ in isTaken(limits, rule, "a") } == [true, true, true, false])
    }

    @Test("who is refused is told after how many seconds to try again")
    func retry() {
        let limits = RateLimits { 0 }
        let rule = RateLimits.Rule("test", burst: 1, seconds: 15)
        #expect(isTaken(limits, rule, "a"))
        do {
            try limits.take(rule, for: "a")
            Issue.record("was not refused")
        } catch {
            #expect(error.status == 429 && error.retryAfter == 15)
        }
    }

    @Test("a flood of subjects doesn't fill the memory, and who tried last is remembered")
    func flood() {
        let clock = Clock()
        let limits = RateLimits { clock.now }
        let rule = RateLimits.Rule("test", burst: 1, seconds: 1e9)
        for number in 0..<50_000 {
            clock.advance(0.001)
            #expect(isTaken(limits, rule, "\(number)"))
        }
        #expect(limits.count <= 20_001)
        #expect(!isTaken(limits, rule, "49999"))
    }

    @Test(
        "an address of IPv4 counts by itself, one of IPv6 with its network",
        arguments: [
            ("192.0.2.7", "192.0.2.7"), ("::ffff:192.0.2.7", "192.0.2.7"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"), ("2001:db8:1:2::9", "2001:db8:1:2::/64"),
            ("fe80::1%eth0", "fe80:0:0:0::/64"), ("::1", "0:0:0:0::/64"), ("unknown", "unknown"),
            ("", ""),
        ]
    )
    func networks(address: String, subject: String) {
        #expect(NetworkAddress.subject(of: address) == subject)
        #expect(NetworkAddress.subject(of: String(repeating: "x", count: 900)).utf8.count == 64)
    }

    @Test("on one computer only its own names are answered, elsewhere the name people use")
    func hosts() {
        var configuration = WebConfiguration(directory: ".")
        for good in [
            "localhost", "LOCALHOST:8080", "127.0.0.1:1", "[::1]:8080", "[::1]", "localhost.",
        ] {
            #expect(configuration.accepts(host: good), "\(good)")
        }
        let bad: [String?] = [
            nil, "", "evil.example", "localhost.evil.example", "127.0.0.1.evil.example",
            "localhost:x",
            "evil.example:8080", "[::2]", "localhost@evil.example",
        ]
        for host in bad { #expect(!configuration.accepts(host: host), "\(host ?? "none")") }
        configuration.origin = "https://cascade.example.org"
        #expect(configuration.accepts(host: "cascade.example.org"))
        #expect(configuration.accepts(host: "Cascade.Example.org:443"))
        #expect(!configuration.accepts(host: "localhost"))
        #expect(!configuration.accepts(host: nil))
        configuration.origin = nil
        configuration.host = "0.0.0.0"
        #expect(configuration.accepts(host: "cascade.local"))
    }

    @Test("secrets differ, what follows from them says nothing of them, and only the same matches")
    func secrets() {
        let secrets = (0..<200).map { _ in Secret.random() }
        #expect(Set(secrets.map(\.text)).count == 200)
        let secret = Secret("a secret")
        #expect(secret.derived(for: "form").text.utf8.count == 43)
        #expect(secret.derived(for: "form") == Secret("a secret").derived(for: "form"))
        #expect(secret.derived(for: "form") != secret.derived(for: "other"))
        #expect(secret.derived(for: "form") != Secret("b secret").derived(for: "form"))
        #expect(secret.matches("a secret"))
        for wrong in ["", "a secre", "a secret ", "A secret", "b secret"] {
            #expect(!secret.matches(wrong), "\(wrong)")
        }
    }

    @Test("cookies are read by their whole name, and those of an encrypted site only it can set")
    func cookies() {
        var configuration = WebConfiguration(directory: ".")
        let plain = Cookies(configuration)
        let header = "other=1; xcascade=2; cascade=abc=; cascade-device=d"
        #expect(plain.value(plain.session, in: header) == "abc=")
        #expect(plain.value(plain.device, in: header) == "d")
        #expect(plain.value("missing", in: header) == nil)
        #expect(plain.value(plain.session, in: nil) == nil)
        #expect(plain.settingSession("s", seconds: 5).contains("HttpOnly; SameSite=Lax; Max-Age=5"))
        #expect(!plain.settingSession("s", seconds: 5).contains("Secure"))
        configuration.origin = "https://cascade.example.org"
        let secure = Cookies(configuration)
        #expect(secure.settingSession("s", seconds: 5).hasPrefix("__Host-cascade=s; Path=/;"))
        #expect(secure.settingSession("s", seconds: 5).hasSuffix("; Secure"))
        #expect(secure.endingSession.contains("Max-Age=0"))
        #expect(secure.value(secure.session, in: "cascade=abc") == nil)
    }

    @Test("values of a form come as they were typed, whatever is in them")
    func forms() {
        let values = FormValues(encoded: "a=1&b=%C3%A9+x&a=2&c&=n&d=%zz%4&a=+&e=a%3Db%26c")
        #expect(values["a"] == "1" && values.all("a") == ["1", "2"])
        #expect(values["b"] == "é x" && values.raw("c")?.isEmpty == true && values["c"] == nil)
        #expect(
            values["d"] == "%zz%4" && values["e"] == "a=b&c" && values.has("") && !values.has("z")
        )
        for text in ["a=b&c d", "é🦋\u{301}\"", "100%", "\r\n"] {
            let pair = FormValues([FormValues.Pair(text, text)])
            #expect(FormValues(encoded: pair.encoded) == pair)
        }
        #expect(values.setting("a", "3").all("a") == ["3"])
        #expect(!values.setting("a", nil).has("a"))
        let many = String(repeating: "a=1&", count: 30_000)
        #expect(FormValues(encoded: many).pairs.count == 20_000)
    }

    @Test("counts of requests add up, in the format of Prometheus")
    func metrics() {
        let metrics = Metrics()
        metrics.count("GET /", status: 200, seconds: 0.004)
        metrics.count("GET /", status: 200, seconds: 0.2)
        metrics.count("GET /", status: 404, seconds: 9)
        let text = metrics.text(work: (1, 2))
        for line in [
            "cascade_requests_total{route=\"GET /\",status=\"200\"} 2",
            "cascade_requests_total{route=\"GET /\",status=\"404\"} 1",
            "cascade_request_seconds_bucket{le=\"0.005\"} 1",
            "cascade_request_seconds_bucket{le=\"0.25\"} 2",
            "cascade_request_seconds_bucket{le=\"5.0\"} 2",
            "cascade_request_seconds_bucket{le=\"+Inf\"} 3", "cascade_request_seconds_count 3",
            "cascade_work{state=\"waiting\"} 2",
        ] {
            #expect(text.split(separator: "\n").contains(Substring(line)), "\(line)")
        }
        #expect(text.hasSuffix("\n"))
    }
}
