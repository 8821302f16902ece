import Testing

@testable import CascadeWeb

@Suite("How the pages can be reached")
struct ConfigurationTests {
    @Test(
        "an address of pages is read as browsers write it, and nothing else is taken for one",
        arguments: [
            ("https://cascade.example.org", "https://cascade.example.org"),
            ("HTTPS://Cascade.Example.org/", "https://cascade.example.org"),
            ("https://cascade.example.org:443", "https://cascade.example.org"),
            ("http://localhost:80/", "http://localhost"),
            ("http://10.0.0.7:8080", "http://10.0.0.7:8080"),
            ("http://[::1]:81", "http://[::1]:81"),
            ("https://", nil), ("cascade.example.org", nil), ("https://a b", nil),
            ("https://example.org/cascade", nil), ("https://me@example.org", nil),
            ("ftp://example.org", nil), ("https://example.org:", nil), ("https://a\r\nX: y", nil),
        ] as [(String, String?)]
    )
    func origins(text: String, expected: String?) {
        #expect(WebConfiguration.origin(text) == expected)
    }

    @Test("whoever starts a server is told how it could be misused, and nothing where it can't be")
    func cautions() {
        var configuration = WebConfiguration(directory: ".")
        #expect(configuration.cautions.isEmpty)
        configuration.origin = "https://cascade.example.org"
        #expect(configuration.cautions.count == 1)
        #expect(configuration.cautions.first?.contains("--behind-proxy") == true)
        configuration.isBehindProxy = true
        #expect(configuration.cautions.isEmpty)
        configuration.host = "0.0.0.0"
        #expect(configuration.cautions.first?.contains("pretend") == true)
        configuration.isBehindProxy = false
        configuration.origin = nil
        #expect(configuration.cautions.first?.contains("plain text") == true)
    }
}
