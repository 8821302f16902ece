import CascadeCore
import Foundation
import GRDB
import Testing

@testable import CascadeStore

@Suite("The file of accounts")
struct AccountFileTests {
    @Test("no password and no secret stands in the file or beside it")
    func secrets() async throws {
        let scratch = try StoreScratch()
        let store = try scratch.accounts()
        let ana = try await store.add("ana@example.org", password: "tulips-are-not-for-sale")
        try await store.setPassword("nor-are-the-daffodils", of: ana.id)
        func link(_ kind: Link.Kind) throws -> String {
            try store.makeLink(
                kind,
                programme: "town",
                role: .lead,
                label: "Fund",
                expires: nil,
                at: .morning
            ).secret
        }
        let page = try link(.page)
        let token = try link(.token)
        _ = try store.link(secret: page, kind: .page, at: .morning)
        let first = try store.start(.account(ana.id))
        let second = try store.start(.account(ana.id), replacing: first)
        let start = try store.makeStartLink(at: .morning, lifetime: 60)
        let device = try store.makeDeviceToken(for: ana.id)
        let secrets = [
            "tulips-are-not-for-sale", "nor-are-the-daffodils", page, token, first, second, start,
            device,
        ]
        func check() throws {
            let bytes = scratch.bytes
            // What is to be found shows that the search would find the rest.
            #expect(bytes.contains("ana@example.org"))
            #expect(try bytes.contains(#require(Secret.hash(of: second))))
            for secret in secrets { #expect(!bytes.contains(secret), "\(secret)") }
            for secret in secrets.dropFirst(2).dropLast() {
                let raw = Secret.bytes(of: secret)
                #expect(raw.map { $0.count == 32 && !bytes.contains($0) } == true, "\(secret)")
            }
        }
        #expect(scratch.names.contains("accounts.sqlite-wal"))
        try check()
        store.close()
        #expect(scratch.names == ["accounts.sqlite"])
        try check()
    }

    @Test("only the owner may read the file and what stands beside it")
    func permissions() async throws {
        let scratch = try StoreScratch()
        let store = try scratch.accounts()
        _ = try await store.add()
        #expect(scratch.names.count == 3)
        for name in scratch.names {
            let attributes = try FileManager.default.attributesOfItem(atPath: scratch.path(name))
            let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue
            #expect(mode == 0o600, "\(name)")
        }
        #expect(store.path == scratch.path("accounts.sqlite"))
    }

    @Test("a change is on the disk when it is done, and what is removed is written over")
    func settings() throws {
        let store = try StoreScratch().accounts()
        func pragma(_ name: String) throws -> String? {
            try store.writer.read { try String.fetchOne($0, sql: "PRAGMA \(name)") }
        }
        #expect(try pragma("journal_mode") == "wal")
        #expect(try pragma("synchronous") == "2")
        #expect(try pragma("foreign_keys") == "1")
        #expect(try pragma("secure_delete") == "1")
        #expect(try pragma("application_id") == String(0x4361_7341))
        #expect(try pragma("user_version") == "2")
    }

    @Test("a file of a newer version is refused and left as it is")
    func newer() async throws {
        let scratch = try StoreScratch()
        let store = try scratch.accounts()
        try store.execute("PRAGMA user_version = 99")
        store.close()
        let before = scratch.bytes
        let error = await error(StoreError.self) { _ = try scratch.accounts() }
        #expect(error?.kind == .newer)
        #expect(error?.description.contains("a newer version of Cascade") == true)
        #expect(error?.description.contains("Install the newest Cascade") == true)
        #expect(scratch.names == ["accounts.sqlite"])
        #expect(scratch.bytes == before)
    }

    @Test("an older file is upgraded after a copy of it is put beside it")
    func older() async throws {
        let scratch = try StoreScratch()
        let store = try scratch.accounts()
        let ana = try await store.add()
        store.close()
        let next = Migrations(
            steps: AccountSchema.migrations.steps + [
                Migrations.Step(number: AccountSchema.migrations.version + 1) { db in
                    try db.execute(sql: "CREATE TABLE later (x INTEGER) STRICT")
                }
            ]
        )
        let upgraded = try AccountStore.open(
            inDirectory: scratch.path,
            passwords: Passwords(cost: .little),
            migrations: next
        )
        #expect(try upgraded.accounts() == [ana])
        #expect(try upgraded.number("SELECT count(*) FROM later") == 0)
        upgraded.close()
        #expect(scratch.names == ["accounts.sqlite", "accounts.sqlite.before-v\(next.version)"])
        #expect(await error(StoreError.self) { _ = try scratch.accounts() }?.kind == .newer)
    }

    @Test("what is no file of accounts is refused and left as it is")
    func foreign() async throws {
        for bytes in [Data(), Data("name,email\n".utf8)] {
            let scratch = try StoreScratch()
            try bytes.write(to: URL(fileURLWithPath: scratch.path("accounts.sqlite")))
            let error = await error(StoreError.self) { _ = try scratch.accounts() }
            #expect(error?.kind == .foreign)
            #expect(scratch.bytes == bytes)
        }
        let scratch = try StoreScratch()
        try scratch.store(named: "accounts.sqlite").close()
        #expect(await error(StoreError.self) { _ = try scratch.accounts() }?.kind == .foreign)
        #expect(!ProgrammeStore.isProgrammeFile(at: try StoreScratch().accounts().path))
        let nowhere = await error(StoreError.self) {
            _ = try AccountStore.open(inDirectory: scratch.path("none"))
        }
        #expect(nowhere?.kind == .readOnly)
        #expect(nowhere?.path == scratch.path("none/accounts.sqlite"))
    }

    @Test("a damaged file is called so, and nothing crashes", arguments: 0..<20)
    func damaged(seed: Int) async throws {
        let scratch = try StoreScratch()
        let store = try scratch.accounts()
        _ = try await store.add()
        store.close()
        let file = URL(fileURLWithPath: store.path)
        var bytes = try Data(contentsOf: file)
        var random = RandomEdits(seed: UInt64(seed))
        let start = seed % 2 == 0 ? 4096 : 100
        for _ in 0..<(seed < 10 ? 3 : 4000) {
            bytes[start + random.below(bytes.count - start)] = UInt8(random.below(256))
        }
        try bytes.write(to: file)
        do {
            let store = try scratch.accounts()
            defer { store.close() }
            _ = try store.accounts()
            _ = try store.links(of: "town")
            _ = try store.start(.local)
            _ = try await store.account(
                email: "ana@example.org",
                password: AccountStore.password
            )
        } catch let error as StoreError {
            #expect([.damaged, .system, .foreign, .newer].contains(error.kind), "\(error)")
        }
    }

    @Test("processes that start at the same time make one file between them", arguments: 0..<3)
    func creating(round: Int) async throws {
        let scratch = try StoreScratch()
        let stores = try await withThrowingTaskGroup(of: AccountStore.self) { group in
            for _ in 0..<6 { group.addTask { try scratch.accounts() } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        let ana = try await stores[0].add()
        let token = try stores[1].makeDeviceToken(for: ana.id)
        for store in stores { #expect(try store.isDevice(token, of: ana.email)) }
        for store in stores { store.close() }
        #expect(scratch.names == ["accounts.sqlite"])
    }

    @Test("the tables take no row that makes no sense")
    func strict() async throws {
        let store = try StoreScratch().accounts()
        let id = try await store.add().id
        try store.setGrant(.lead, on: "town", of: id)
        _ = try store.start(.account(id))
        for sql in [
            "INSERT INTO grants VALUES (99, 'town', 'lead', NULL)",
            "INSERT INTO grants VALUES (\(id), 'city', 'king', NULL)",
            "INSERT INTO grants VALUES (\(id), 'city', 'trainer', NULL)",
            "INSERT INTO grants VALUES (\(id), 'city', 'lead', 'ana')",
            "INSERT INTO grants VALUES (\(id), 'town', 'funder', NULL)",
            "INSERT INTO sessions VALUES (randomblob(31), NULL, NULL, 1)",
            "INSERT INTO sessions VALUES (randomblob(32), 99, NULL, 1)",
            "INSERT INTO sessions VALUES (randomblob(32), NULL, 99, 1)",
            "INSERT INTO start_links VALUES ('text', 1)", "UPDATE accounts SET name = NULL",
            "UPDATE accounts SET is_administrator = 2", "UPDATE accounts SET created = 'today'",
            """
            INSERT INTO links (kind, hash, programme, role, label, created)
            VALUES ('door', randomblob(32), 'town', 'lead', 'x', 1)
            """,
        ] {
            #expect(throws: DatabaseError.self, "\(sql)") {
                try store.execute(sql)
            }
        }
        try store.execute("INSERT INTO sessions VALUES (randomblob(32), NULL, NULL, 1)")
    }
}

extension Data {
    /// Whether a text stands somewhere in the bytes.
    func contains(_ text: String) -> Bool { contains(Data(text.utf8)) }

    /// Whether bytes stand somewhere in these.
    func contains(_ part: Data) -> Bool { range(of: part) != nil }
}
