import CascadeCore
import Foundation
import GRDB
import Testing

@testable import CascadeStore

@Suite("Nothing confirmed is lost, and nothing half-written is seen", .serialized)
struct CrashTests {
    /// Checks that a file is sound, holds all changes that were confirmed and no half of another.
    private static func check(_ path: String, confirmed: [String]) throws {
        let store = try ProgrammeStore.open(at: path)
        defer { store.close() }
        #expect(try store.faults() == [])
        let programme = try store.programme()
        #expect(programme.draft.problems().isEmpty)
        let sessions = Set(programme.sessions.map(\.id))
        let people = Set(programme.people.map(\.id))
        #expect(confirmed.allSatisfy(sessions.contains), "a change is lost")
        let recorded = sessions.subtracting(["s1", "s2"])
        #expect(people.subtracting(["ines", "bo"]) == recorded, "half a change is there")
        for id in recorded {
            #expect(programme.attendance.count { $0.session == id } == 2)
        }
        let known = try store.entries().compactMap(\.recording)
        #expect(Set(known) == recorded)
        let begun = try StoreScratch().store()
        #expect(try LogProbe.rewound(store) == LogProbe.rows(begun))
    }

    @Test("a process that is killed at any moment loses none of the changes it was told of")
    func killed() throws {
        let scratch = try StoreScratch()
        let store = try scratch.store()
        store.close()
        var confirmed: [String] = []
        var random = RandomEdits(seed: 7)
        for round in 0..<16 {
            let writer = try WriterProcess(store.path, name: "w\(round)", count: 100_000)
            if round % 8 != 7 { writer.waitForChange() }
            usleep(UInt32(random.below(120_000)))
            writer.end()
            confirmed += writer.ended().confirmed
            if round % 5 == 3 { try Self.check(store.path, confirmed: confirmed) }
        }
        #expect(confirmed.count >= 14, "only \(confirmed.count) changes were made")
        try Self.check(store.path, confirmed: confirmed)
    }

    @Test("a full disk stops a change with a message, and leaves the file as it was")
    func full() throws {
        let scratch = try StoreScratch()
        let store = try scratch.store()
        store.close()
        let size = try FileManager.default.attributesOfItem(atPath: store.path)[.size] as? Int ?? 0
        let blocks = size / 512 + 200
        let writer = try WriterProcess(
            store.path,
            name: "w",
            count: 10_000,
            after: "ulimit -f \(blocks)"
        )
        let (status, confirmed, messages) = writer.ended()
        #expect(status == 3)
        #expect(messages.contains("there is no room for what was to be written"), "\(messages)")
        #expect(messages.contains("free some space"))
        try Self.check(store.path, confirmed: confirmed)
        let after = try WriterProcess(store.path, name: "v", count: 3).ended()
        #expect(after.status == 0, "\(after.messages)")
        try Self.check(store.path, confirmed: confirmed + after.confirmed)
    }

    @Test("two processes that write at once both finish, and all their changes are there")
    func two() throws {
        let scratch = try StoreScratch()
        let store = try scratch.store()
        let writers = try ["a", "b"].map { try WriterProcess(store.path, name: $0, count: 60) }
        var seen = 0
        for _ in 0..<20 {
            // Who reads meanwhile sees whole changes only.
            let programme = try store.programme()
            #expect(programme.sessions.count == programme.people.count)
            #expect(programme.sessions.count >= seen)
            seen = programme.sessions.count
            usleep(10_000)
        }
        let ends = writers.map { $0.ended() }
        for end in ends { #expect(end.status == 0, "\(end.messages)") }
        let confirmed = ends.flatMap(\.confirmed)
        #expect(confirmed.count == 120)
        try Self.check(store.path, confirmed: confirmed)
        store.close()
    }

    @Test("copies made while another process writes open, are sound and lack nothing before them")
    func backups() throws {
        let scratch = try StoreScratch()
        let store = try scratch.store()
        let writer = try WriterProcess(store.path, name: "w", count: 150)
        for number in 0..<5 {
            let before = try store.programme().sessions.map(\.id).filter { $0.hasPrefix("w") }
            let path = scratch.path("copy-\(number).cascade")
            try store.backup(to: path)
            try Self.check(path, confirmed: before)
            usleep(20_000)
        }
        let end = writer.ended()
        #expect(end.status == 0, "\(end.messages)")
        try Self.check(store.path, confirmed: end.confirmed)
        let error = #expect(throws: StoreError.self) {
            try store.backup(to: scratch.path("copy-0.cascade"))
        }
        #expect(error?.kind == .exists)
        try store.backup(to: scratch.path("copy-0.cascade"), overwrite: true)
        try Self.check(scratch.path("copy-0.cascade"), confirmed: end.confirmed)
        #expect(!scratch.names.contains { $0.contains(".new-") })
    }

    @Test("who waits too long for another writer is told so")
    func busy() throws {
        let scratch = try StoreScratch()
        let store = try scratch.store()
        let other = try ProgrammeStore.open(
            at: store.path,
            migrations: .current,
            patience: 0.1
        )
        let error = #expect(throws: StoreError.self) {
            _ = try store.change(asking()) { _ in
                _ = try other.change(asking()) { $0.name = "Late" }
            }
        }
        #expect(error?.kind == .busy)
        #expect(error?.description.contains("someone else has been writing to it") == true)
        #expect(try store.entries().count == 1)
    }
}
