import CascadeCore
import CascadeFormats
import Foundation
import Testing

@testable import CascadeStore

@Suite("What a programme file knows for papers")
struct PaperStoreTests {
    private static func change(
        _ store: ProgrammeStore,
        _ minute: Int,
        _ edit: (inout ProgrammeDraft) -> Void
    ) throws -> Entry? {
        let request = ChangeRequest(
            kind: .edited,
            summary: "Changed",
            who: "ana",
            at: .minutes(minute)
        )
        return try store.change(request, edit).entry
    }

    @Test(
        "each change of a session raises its number, undoing included, and changes of others do not"
    )
    func revisions() throws {
        let store = try StoreScratch().store()
        #expect(try store.sessionRevisions().isEmpty)
        let id = try #require(try store.programme().sessions.first?.id)
        _ = try Self.change(store, 1) { $0.sessions[0].place = "Another hall" }
        let second = try #require(
            try Self.change(store, 2) { draft in
                draft.sessions[0].start = draft.sessions[0].start + 7
                draft.sessions[0].end = nil
            }
        )
        _ = try Self.change(store, 3) { $0.name = "Another town" }
        #expect(
            try store.sessionRevisions() == [id: .init(sequence: 2, at: .minutes(2))]
        )
        _ = try store.undo(second.id, by: "ana", at: .minutes(5))
        #expect(
            try store.sessionRevisions() == [id: .init(sequence: 3, at: .minutes(5))]
        )
    }

    @Test("a session that came by a change starts at none")
    func added() throws {
        let store = try StoreScratch().store()
        _ = try Self.change(store, 4) { draft in
            draft.sessions.append(
                Session(id: "extra", course: draft.courses[0].id, start: draft.start + 20)
            )
        }
        #expect(
            try store.sessionRevisions()["extra"] == .init(sequence: 0, at: .minutes(4))
        )
        _ = try Self.change(store, 6) { draft in
            for position in draft.sessions.indices where draft.sessions[position].id == "extra" {
                draft.sessions[position].status = .cancelled
            }
        }
        #expect(
            try store.sessionRevisions()["extra"] == .init(sequence: 1, at: .minutes(6))
        )
    }

    @Test(
        "a key for badges is kept through changes, replaced only when asked, and in no log and no export"
    )
    func key() throws {
        let scratch = try StoreScratch()
        let store = try scratch.store()
        #expect(try store.badgeKey() == nil)
        let first = BadgeKey().pem
        try store.keep(badgeKey: first)
        #expect(throws: StoreError.self) { try store.keep(badgeKey: BadgeKey().pem) }
        let entry = try #require(try Self.change(store, 1) { $0.name = "Another town" })
        _ = try store.undo(entry.id, by: "ana", at: .minutes(2))
        #expect(try store.badgeKey() == first)
        let secret = try #require(first.split(separator: "\n").dropFirst().first)
        for entry in try store.entries() {
            for change in try store.changes(of: entry.id) {
                #expect(!"\(change)".contains(secret))
            }
        }
        let folder = scratch.path("export")
        try ProgrammeFolder.write(try store.programme(), to: folder)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let text = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
            #expect(!text.contains(secret))
        }
        let copy = scratch.path("copy.cascade")
        try store.backup(to: copy, overwrite: false)
        let backup = try ProgrammeStore.open(at: copy, readOnly: true)
        #expect(try backup.badgeKey() == first)
        let second = BadgeKey().pem
        try store.keep(badgeKey: second, force: true)
        #expect(try store.badgeKey() == second)
    }
}
