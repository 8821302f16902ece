import CascadeCore
import CascadeFormats
import CascadeTestSupport
import Foundation
import GRDB
import Testing

@testable import CascadeStore

@Suite("A programme file holds its programme")
struct ProgrammeStoreTests {
    @Test("what was put into a file is read from it, by who made it and by others")
    func roundTrip() throws {
        let scratch = try StoreScratch()
        let programme = try Programme.town()
        let store = try scratch.store(programme)
        #expect(try store.programme() == programme)
        let other = try ProgrammeStore.open(at: store.path)
        #expect(try other.programme() == programme)
        #expect(try other.planText() == nil)
        #expect(ProgrammeStore.isProgrammeFile(at: store.path))
        store.close()
        other.close()
        #expect(scratch.names == ["town.cascade"])
    }

    @Test(
        "export after import is the identity on every sample, byte for byte, the plan file too",
        arguments: try PackageFolder.folders(in: "Samples")
    )
    func samples(name: String) throws {
        let scratch = try StoreScratch()
        let programme = try ProgrammeFolder.read(at: PackageFolder.path("Samples/\(name)"))
        let store = try ProgrammeStore.create(
            at: scratch.path("one.cascade"),
            programme,
            plan: "aim: people\n# kept\n",
            by: "ana",
            at: .morning
        )
        store.close()
        let other = try ProgrammeStore.open(at: store.path, readOnly: true)
        #expect(try other.programme() == programme)
        #expect(try other.planText() == "aim: people\n# kept\n")
        other.close()
    }

    @Test("the writer waits for the disk at every change, in a file with a log ahead of it")
    func pragmas() throws {
        let store = try StoreScratch().store()
        let writer = try #require(store.writer)
        try writer.writeWithoutTransaction { db in
            #expect(try Int.fetchOne(db, sql: "PRAGMA synchronous") == 2)
            #expect(try String.fetchOne(db, sql: "PRAGMA journal_mode") == "wal")
            #expect(try Bool.fetchOne(db, sql: "PRAGMA foreign_keys") == true)
            #expect(
                try Int32.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID
            )
            let loose = try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
                    AND strict = 0 AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'grdb_%'
                    """
            )
            #expect(loose == [])
        }
        #expect(try store.faults() == [])
    }

    @Test("a change is read at once, here and elsewhere, and is in the log with what it changed")
    func change() throws {
        let scratch = try StoreScratch()
        let store = try scratch.store()
        let other = try ProgrammeStore.open(at: store.path)
        _ = try other.programme()
        let result = try store.change(asking()) { draft in
            draft.people[1].name = "Bo Berg"
            draft.sessions[1].seats = [Session.Seats(.champions, 5)]
        }
        #expect(try store.programme().people[1].name == "Bo Berg")
        #expect(try other.programme() == store.programme())
        #expect(try store.stored().placements == (TableLoaderProbe.load(store)).placements)
        let entry = try #require(result.entry)
        #expect(entry.who == "ben")
        #expect(entry.at == .minutes(1))
        let changes = try store.changes(of: entry.id)
        #expect(changes.map(\.table) == ["people", "sessions"])
        #expect(changes[0].before?.contains("\"name\":\"Bo\"") == true)
        #expect(changes[0].after?.contains("\"name\":\"Bo Berg\"") == true)
        #expect(try store.entries().map(\.kind) == [.edited, .imported])
    }

    @Test("nothing is written where an edit throws, leaves problems or changes nothing")
    func nothing() throws {
        struct Stop: Error {}
        let store = try StoreScratch().store()
        let before = try store.programme()
        #expect(throws: Stop.self) {
            try store.change(asking()) { draft in
                draft.name = "Other"
                throw Stop()
            }
        }
        let error = #expect(throws: StoreError.self) {
            try store.change(asking()) { $0.people[0].organisation = "nowhere" }
        }
        guard case .invalid(let problems)? = error?.kind else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(problems.count == 1)
        #expect(try store.change(asking()) { _ in } == .unchanged)
        #expect(try store.programme() == before)
        #expect(try store.entries().count == 1)
    }

    @Test("a recording is applied once, though it changes nothing or was undone since")
    func recordings() throws {
        let store = try StoreScratch().store()
        let request = asking(.recorded, recording: "r-1")
        let first = try store.change(request) { $0.people[1].name = "Bo Berg" }
        let entry = try #require(first.entry)
        #expect(entry.recording == "r-1")
        let second = try store.change(request) { $0.people[1].name = "Someone" }
        #expect(second == .alreadyKnown(entry))
        _ = try store.undo(by: "cy", at: .minutes(3))
        let third = try store.change(request) { $0.people[1].name = "Someone" }
        guard case .alreadyKnown = third else {
            Issue.record("\(third)")
            return
        }
        #expect(try store.programme() == .town())
        let idle = try store.change(asking(.recorded, recording: "r-2")) { _ in }
        guard case .applied = idle else {
            Issue.record("\(idle)")
            return
        }
        #expect(try store.knownRecordings(among: ["r-0", "r-1", "r-2"]) == ["r-1", "r-2"])
    }

    @Test("what came by recordings is read after the rest, in whichever order it came")
    func arrival() throws {
        let start = try Programme.town().start
        let recordings: [(String, (inout ProgrammeDraft) -> Void)] = ["c", "a", "b"].map { id in
            let day = id == "a" ? 70 : 60
            return (
                id,
                { draft in
                    draft.people.append(
                        Person(id: "new-\(id)", name: "New", organisation: "clinic")
                    )
                    draft.sessions.append(
                        Session(
                            id: id,
                            course: "workshop",
                            start: start + day,
                            status: .delivered,
                            recorded: RecordMark(id: id, at: .morning)
                        )
                    )
                    draft.attendance += [
                        Attendance(session: id, attendee: .person("new-\(id)")),
                        Attendance(session: id, attendee: .headcount(3)),
                    ]
                }
            )
        }
        var results: [Programme] = []
        for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
            let store = try StoreScratch().store()
            for number in order {
                let (id, edit) = recordings[number]
                _ = try store.change(asking(.recorded, recording: id), edit)
            }
            #expect(try store.programme() == TableLoaderProbe.load(store).programme)
            results.append(try store.programme())
        }
        #expect(results[0].sessions.map(\.id) == ["s1", "s2", "b", "c", "a"])
        #expect(results[0].people.map(\.id) == ["ines", "bo", "new-a", "new-b", "new-c"])
        #expect(results.allSatisfy { $0 == results[0] })
    }
}

/// What stands in the file, read anew.
enum TableLoaderProbe {
    static func load(_ store: ProgrammeStore) throws -> StoredProgramme {
        try store.reader.read { try TableLoader.load($0) }
    }
}

extension StoredProgramme {
    var programme: Programme { get throws { try Programme(contents.draft) } }
}
