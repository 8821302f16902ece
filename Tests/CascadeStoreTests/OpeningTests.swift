import CascadeCore
import CascadeFormats
import Foundation
import GRDB
import Testing

@testable import CascadeStore

@Suite("Opening programme files")
struct OpeningTests {
    private static func error(_ work: () throws -> Void) -> StoreError? {
        do {
            try work()
            return nil
        } catch {
            return error as? StoreError
        }
    }

    @Test(
        "what is no programme file is named for what it is",
        arguments: [
            ("PK\u{3}\u{4}rest", "a spreadsheet"), ("%PDF-1.7 and more", "a PDF document"),
            ("id,name\n", "this is text"), ("", "the file is empty"),
            ("\u{1}\u{2}\u{3}", "another kind"),
        ]
    )
    func foreign(text: String, words: String) throws {
        let scratch = try StoreScratch()
        let path = scratch.path("x.cascade")
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        let error = try #require(Self.error { _ = try ProgrammeStore.open(at: path) })
        #expect(error.kind == .foreign)
        #expect(error.description.contains(words), "\(error)")
        #expect(!ProgrammeStore.isProgrammeFile(at: path))
        let over = Self.error {
            _ = try ProgrammeStore.create(
                at: path,
                .town(),
                by: "ana",
                at: .morning
            )
        }
        #expect(over?.kind == .exists)
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(text.utf8))
    }

    @Test("another program's database, a folder and nothing at all are refused")
    func others() throws {
        let scratch = try StoreScratch()
        let path = scratch.path("other.db")
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: "CREATE TABLE t (x)") }
        try queue.close()
        let other = Self.error { _ = try ProgrammeStore.open(at: path) }
        #expect(other?.description.contains("a database of another program") == true)
        let folder = Self.error { _ = try ProgrammeStore.open(at: scratch.path) }
        #expect(folder?.description.contains("this is a folder") == true)
        let missing = Self.error { _ = try ProgrammeStore.open(at: scratch.path("none")) }
        #expect(missing?.kind == .missing)
    }

    @Test("only the owner may read a programme file and its copies, as they hold names and a key")
    func permissions() throws {
        func mode(_ path: String) throws -> Int? {
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            return (attributes[.posixPermissions] as? NSNumber)?.intValue
        }
        let scratch = try StoreScratch()
        let store = try scratch.store()
        try store.backup(to: scratch.path("copy.cascade"))
        try store.backup(to: scratch.path("copy.cascade"), overwrite: true)
        _ = try store.change(asking()) { $0.name = "Other" }
        #expect(try store.tidy())
        for name in scratch.names { #expect(try mode(scratch.path(name)) == 0o600, "\(name)") }
        #expect(scratch.names.contains("town.cascade-wal"))
    }

    @Test("a file of a newer version is refused and left as it is")
    func newer() throws {
        let store = try StoreScratch().store()
        try store.writing().write { try $0.execute(sql: "PRAGMA user_version = 99") }
        store.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: store.path))
        for readOnly in [false, true] {
            let error = Self.error {
                _ = try ProgrammeStore.open(at: store.path, readOnly: readOnly)
            }
            #expect(error?.kind == .newer)
            #expect(error?.description.contains("a newer version of Cascade") == true)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: store.path)) == before)
    }

    @Test(
        "an older file is upgraded after a copy of it is put beside it",
        arguments: [false, true]
    )
    func older(readOnly: Bool) throws {
        let scratch = try StoreScratch()
        let store = try scratch.store()
        let programme = try store.programme()
        store.close()
        let next = Migrations(
            steps: Migrations.current.steps + [
                Migrations.Step(number: Migrations.current.version + 1) { db in
                    try db.execute(sql: "CREATE TABLE later (x INTEGER) STRICT")
                }
            ]
        )
        let upgraded = try ProgrammeStore.open(
            at: store.path,
            readOnly: readOnly,
            migrations: next
        )
        #expect(try upgraded.programme() == programme)
        let hasLater = try upgraded.reader.read { try $0.tableExists("later") }
        #expect(hasLater)
        upgraded.close()
        let copy = "town.cascade.before-v\(next.version)"
        #expect(scratch.names == ["town.cascade", copy])
        let old = try ProgrammeStore.open(at: scratch.path(copy))
        #expect(try old.programme() == programme)
        old.close()
        #expect(Self.error { _ = try ProgrammeStore.open(at: store.path) }?.kind == .newer)
    }

    @Test("a damaged file is called so, and nothing crashes", arguments: 0..<20)
    func damaged(seed: Int) throws {
        let store = try StoreScratch().store()
        store.close()
        let file = URL(fileURLWithPath: store.path)
        var bytes = try Data(contentsOf: file)
        var random = RandomEdits(seed: UInt64(seed))
        let start = seed % 2 == 0 ? 4096 : 100
        for _ in 0..<(seed < 10 ? 3 : 400) {
            bytes[start + random.below(bytes.count - start)] = UInt8(random.below(256))
        }
        try bytes.write(to: file)
        let error = Self.error {
            let store = try ProgrammeStore.open(at: store.path)
            defer { store.close() }
            _ = try store.programme()
            _ = try store.entries()
            _ = try store.search("bo")
        }
        if let error {
            #expect([.damaged, .system, .foreign, .newer].contains(error.kind), "\(error)")
        }
    }

    @Test("a file that is not there appears as a whole, and one that is there stays")
    func creating() throws {
        let scratch = try StoreScratch()
        let store = try scratch.store()
        let error = Self.error { _ = try scratch.store() }
        #expect(error?.kind == .exists)
        _ = try store.change(asking()) { $0.name = "Other" }
        #expect(try store.entries().count == 2)
        #expect(try store.programme().name == "Other")
        store.close()
        #expect(scratch.names == ["town.cascade"])
        let nowhere = Self.error {
            _ = try ProgrammeStore.create(
                at: scratch.path("no/where.cascade"),
                .town(),
                by: "ana",
                at: .morning
            )
        }
        #expect(nowhere?.kind == .readOnly)
    }

    @Test("a log left behind by a file that was deleted does not get into a new one")
    func leftBehind() throws {
        let scratch = try StoreScratch()
        let first = try scratch.store()
        _ = try first.change(asking()) { $0.name = "Ghost" }
        let log = try Data(contentsOf: URL(fileURLWithPath: first.path + "-wal"))
        first.close()
        unlink(first.path)
        try log.write(to: URL(fileURLWithPath: first.path + "-wal"))
        let second = try scratch.store()
        #expect(try second.programme() == .town())
        #expect(try second.faults() == [])
        second.close()
    }

    @Test("the log can't be changed or shortened, nor can rows refer to nothing")
    func appendOnly() throws {
        let store = try StoreScratch().store()
        _ = try store.change(asking(.recorded, recording: "r")) { $0.people[0].notes = "x" }
        let writer = try store.writing()
        for sql in [
            "UPDATE entries SET who = 'x'", "DELETE FROM entries", "DELETE FROM entry_rows",
            "UPDATE entry_rows SET after = '{}'", "DELETE FROM recordings",
            "UPDATE recordings SET id = 'x'", "DELETE FROM people", "DELETE FROM organisations",
            "INSERT INTO people (code, name, organisation) VALUES ('x', 'x', 99)",
            "UPDATE sessions SET status = 'perhaps'", "UPDATE people SET organisation = 'x'",
        ] {
            #expect(throws: DatabaseError.self, "\(sql)") {
                try writer.write { try $0.execute(sql: sql) }
            }
        }
        #expect(try store.faults() == [])
    }

    @Test(
        "search finds by the starts of words, without regard to accents, in any text",
        arguments: [
            ("ines", ["ines"]), ("INÊS avi", ["ines"]), ("cafe", ["abbey"]), ("abb", ["abbey"]),
            ("example", ["ines"]), ("nobody", []), ("", []), ("\"", []), ("* OR NEAR(", []),
            ("b", ["bo"]), ("'; DROP TABLE people; --", []), ("ines NOT bo", []),
            ("name:ines", []), ("{ines}", ["ines"]), ("^ines -", ["ines"]), ("\u{0}ines", ["ines"]),
        ] as [(String, [String])]
    )
    func search(words: String, found: [String]) throws {
        let store = try StoreScratch().store()
        #expect(try store.search(words).map(\.id) == found)
    }

    @Test("search follows changes")
    func searchAfterChange() throws {
        let store = try StoreScratch().store()
        _ = try store.change(asking()) { $0.people[1].name = "Zoë" }
        #expect(try store.search("zoe").map(\.id) == ["bo"])
        #expect(try store.search("zoe")[0].organisation == "clinic")
        _ = try store.undo(by: "cy", at: .minutes(2))
        #expect(try store.search("zoe") == [])
        #expect(try store.search("c", limit: 1).count == 1)
    }
}
