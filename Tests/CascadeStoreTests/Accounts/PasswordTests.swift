import Dispatch
import Foundation
import GRDB
import Synchronization
import Testing

@testable import CascadeStore

@Suite("Passwords")
struct PasswordTests {
    @Test("the hash is scrypt's, as RFC 7914 has it")
    func vector() throws {
        // Section 12, the second example; a shorter key is the start of a longer one.
        let key: [UInt8] = [
            0xFD, 0xBA, 0xBE, 0x1C, 0x9D, 0x34, 0x72, 0x00, 0x78, 0x56, 0xE7, 0x19, 0x0D, 0x01,
            0xE9,
            0xFE, 0x7C, 0x6A, 0xD7, 0xCB, 0xC8, 0x23, 0x78, 0x30, 0xE7, 0x73, 0x76, 0x63, 0x4B,
            0x37,
            0x31, 0x62,
        ]
        let text = "scrypt$ln=10,r=8,p=16$TmFDbA$\(Secret.text(of: Data(key)))"
        let hash = try #require(PasswordHash(text))
        #expect(hash.text == text)
        #expect(try hash.matches("password"))
        #expect(try !hash.matches("passwore"))
    }

    @Test("a hash says what it cost, and no two are alike")
    func text() throws {
        let hashes = try (0..<2).map { _ in try PasswordHash(of: "password", .little) }
        #expect(hashes[0].text != hashes[1].text)
        for hash in hashes {
            #expect(hash.text.hasPrefix("scrypt$ln=4,r=8,p=1$"))
            let again = try #require(PasswordHash(hash.text))
            #expect(again.cost == .little)
            #expect(try again.matches("password"))
        }
        #expect(PasswordCost.usual == PasswordCost(logarithm: 17, blockSize: 8, parallelism: 1))
    }

    @Test("a password can be worked out at the usual cost, which takes 128 MB")
    func usualCost() async throws {
        let kept = try await Passwords(cost: .usual).hash("correct horse battery staple")
        #expect(kept.hasPrefix("scrypt$ln=17,r=8,p=1$"))
        #expect(PasswordHash(kept)?.cost == .usual)
    }

    @Test(
        "what describes no bearable hash is none",
        arguments: [
            "", "scrypt$", "password", "scrypt$ln=4,r=8,p=1$TmFDbA$TmFDbA",
            "scrypt$ln=40,r=8,p=1$TmFDbA$\(String(repeating: "A", count: 43))",
            "scrypt$ln=20,r=32,p=1$TmFDbA$\(String(repeating: "A", count: 43))",
            "scrypt$ln=0,r=8,p=1$TmFDbA$\(String(repeating: "A", count: 43))",
            "scrypt$ln=4,r=0,p=1$TmFDbA$\(String(repeating: "A", count: 43))",
        ]
    )
    func notHashes(text: String) {
        #expect(PasswordHash(text) == nil)
    }

    @Test("every attempt to sign in takes the same work, whatever is wrong")
    func sameWork() async throws {
        let store = try StoreScratch().accounts()
        let ana = try await store.add()
        var count = store.passwords.derivations
        #expect(count == 1)
        for (email, password) in [
            (ana.email, AccountStore.password), (ana.email, "a wrong password"),
            ("nobody@example.org", AccountStore.password), ("no address", AccountStore.password),
            ("", ""), (ana.email, ""), (ana.email, String(repeating: "x", count: 1_000_000)),
            (String(repeating: "x", count: 1_000_000), "x"),
        ] {
            _ = try await store.account(email: email, password: password)
            count += 1
            #expect(store.passwords.derivations == count, "\(email.prefix(30))")
        }
    }

    @Test("a password that was kept at a lower cost is kept anew when it is next used")
    func raised() async throws {
        let scratch = try StoreScratch()
        let store = try scratch.accounts()
        let ana = try await store.add()
        let secret = try store.start(.account(ana.id))
        store.close()
        let dearer = PasswordCost(logarithm: 5, blockSize: 4, parallelism: 2)
        let again = try scratch.accounts(dearer)
        func kept() throws -> String? {
            try again.reader.read { try String.fetchOne($0, sql: "SELECT password FROM accounts") }
        }
        #expect(try await again.account(email: ana.email, password: "a wrong password") == nil)
        #expect(try kept()?.hasPrefix("scrypt$ln=4,r=8,p=1$") == true)
        let found = try await again.account(email: ana.email, password: AccountStore.password)
        #expect(found == ana)
        #expect(try kept()?.hasPrefix("scrypt$ln=5,r=4,p=2$") == true)
        let count = again.passwords.derivations
        let once = try await again.account(email: ana.email, password: AccountStore.password)
        #expect(once == ana)
        #expect(again.passwords.derivations == count + 1)
        #expect(try again.session(secret: secret, at: .morning)?.account == ana)
    }

    /// Work that goes on until it is let go.
    private final class HeldWork: Sendable {
        private let gate = DispatchSemaphore(value: 0)
        private let state = Mutex((running: 0, most: 0, done: 0))

        var running: Int { state.withLock { $0.running } }
        var most: Int { state.withLock { $0.most } }
        var done: Int { state.withLock { $0.done } }

        func run() {
            state.withLock { state in
                state.running += 1
                state.most = max(state.most, state.running)
            }
            gate.wait()
            state.withLock { state in
                state.running -= 1
                state.done += 1
            }
        }

        func letGo(_ count: Int) { for _ in 0..<count { gate.signal() } }
    }

    private static func until(_ isSo: () -> Bool) async throws {
        while !isSo() { try await Task.sleep(for: .milliseconds(1)) }
    }

    @Test("two pieces of work are done at a time, a few wait, and more are turned away at once")
    func queue() async throws {
        let queue = PasswordQueue(width: 2, room: 3)
        let held = HeldWork()
        var tasks: [Task<Void, any Error>] = []
        for number in 1...5 {
            tasks.append(Task { try await queue.run { held.run() } })
            try await Self.until { held.running + queue.waiting == number }
        }
        #expect(held.running == 2)
        #expect(queue.waiting == 3)
        await #expect(throws: SignInBusy.self) { try await queue.run { held.run() } }

        tasks[3].cancel()
        await #expect(throws: CancellationError.self) { try await tasks[3].value }
        #expect(queue.waiting == 2)
        let late = Task { try await queue.run { held.run() } }
        try await Self.until { queue.waiting == 3 }

        held.letGo(5)
        for task in [tasks[0], tasks[1], tasks[2], tasks[4], late] { try await task.value }
        #expect(held.done == 5)
        #expect(held.most == 2)
        #expect(queue.waiting == 0)
        #expect(try await queue.run { 7 } == 7)
    }

    @Test("what work throws reaches who asked, and the next piece is done all the same")
    func throwing() async throws {
        struct Fault: Error {}
        let queue = PasswordQueue(width: 1, room: 1)
        for _ in 0..<3 {
            await #expect(throws: Fault.self) { try await queue.run { throw Fault() } }
        }
        #expect(try await queue.run { 7 } == 7)
    }
}
