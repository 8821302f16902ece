import CascadeCore
import Testing

@testable import CascadeStore

@Suite("One-time links")
struct StartLinkTests {
    @Test("a link can be looked at often and used once")
    func once() throws {
        let store = try StoreScratch().accounts()
        let secret = try store.makeStartLink(at: .morning, lifetime: 600)
        #expect(secret.utf8.count == 43)
        for _ in 0..<2 { #expect(try store.isStartLink(secret, at: .minutes(1))) }
        for wrong in ["", "x", Secret().text] {
            #expect(try !store.isStartLink(wrong, at: .minutes(1)))
            #expect(try !store.useStartLink(wrong, at: .minutes(1)))
        }
        #expect(try store.useStartLink(secret, at: .minutes(1)))
        #expect(try !store.useStartLink(secret, at: .minutes(1)))
        #expect(try !store.isStartLink(secret, at: .minutes(1)))
    }

    @Test("of many who come at the same time by two connections, one is let in", arguments: 0..<5)
    func race(round: Int) async throws {
        let scratch = try StoreScratch()
        let stores = [try scratch.accounts(), try scratch.accounts()]
        let secret = try stores[0].makeStartLink(at: .morning, lifetime: 600)
        let uses = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<16 {
                group.addTask { try stores[number % 2].useStartLink(secret, at: .morning) }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(uses == 1)
    }

    @Test("a link ends in time, and when another is made")
    func ends() throws {
        let scratch = try StoreScratch()
        let store = try scratch.accounts()
        let first = try store.makeStartLink(at: .morning, lifetime: 600)
        #expect(try store.isStartLink(first, at: .minutes(9)))
        #expect(try !store.isStartLink(first, at: .minutes(10)))
        #expect(try !store.useStartLink(first, at: .minutes(10)))
        let second = try store.makeStartLink(at: .morning, lifetime: 600)
        #expect(try !store.useStartLink(first, at: .morning))
        store.close()
        let again = try scratch.accounts()
        #expect(try again.useStartLink(second, at: .morning))
    }
}
