import CascadeCore
import Testing

@testable import CascadeStore

@Suite("Browsers from which someone signed in before")
struct DeviceTests {
    @Test("a token is that of its own account only, also after the file is opened anew")
    func own() async throws {
        let scratch = try StoreScratch()
        let store = try scratch.accounts()
        let ana = try await store.add()
        let bo = try await store.add("bo@example.org")
        let token = try store.makeDeviceToken(for: ana.id)
        #expect(try store.makeDeviceToken(for: ana.id) != token)
        #expect(try store.isDevice(token, of: " ANA@example.org"))
        #expect(try !store.isDevice(token, of: bo.email))
        #expect(try !store.isDevice(token, of: "nobody@example.org"))
        store.close()
        let again = try scratch.accounts()
        #expect(try again.isDevice(token, of: ana.email))
    }

    @Test("a token that was made elsewhere or changed is worth nothing")
    func forged() async throws {
        let store = try StoreScratch().accounts()
        let ana = try await store.add()
        let bo = try await store.add("bo@example.org")
        let other = try StoreScratch().accounts()
        let namesake = try await other.add()
        #expect(namesake.id == ana.id)
        let foreign = try other.makeDeviceToken(for: namesake.id)
        #expect(try !store.isDevice(foreign, of: ana.email))
        let token = try store.makeDeviceToken(for: ana.id)
        let parts = token.split(separator: ".")
        #expect(parts.count == 3)
        let bent = parts[1].first == "A" ? "B" : "A"
        for forged in [
            "", ".", "..", "1..", token + "A", String(token.dropLast(4)),
            String(repeating: "1", count: 100_000),
            "\(bo.id).\(parts[1]).\(parts[2])",
            "\(parts[0]).\(bent + parts[1].dropFirst()).\(parts[2])",
            "\(parts[0]).\(parts[1])", "\(parts[0]).\(parts[1]).", "99999999999999999999.a.b",
        ] {
            #expect(try !store.isDevice(forged, of: ana.email), "\(forged.prefix(80))")
            #expect(try !store.isDevice(forged, of: bo.email), "\(forged.prefix(80))")
        }
        #expect(try store.isDevice(token, of: ana.email))
    }
}
