import CascadeCore
import CascadeFormats
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeStore

@Suite("Recordings in a programme file")
struct RecordingReplayTests {
    /// The programme of the tests, with attendance that was written by hand.
    private var programme: Programme {
        get throws {
            var draft = RecordingExample.draft
            draft.attendance = [
                Attendance(session: "w1", attendee: .person("zoe")),
                Attendance(session: "w1", attendee: .person("ann"), outcome: .noShow),
                Attendance(session: "w2", attendee: .headcount(3)),
            ]
            draft.measurements = [Measurement(indicator: "cin", date: Example.start, value: 400)]
            return try Programme(draft)
        }
    }

    /// The bytes of every file of an export after a queue was sent in an order of `draws`, ten times.
    private func export(_ queue: [Recording], _ draws: inout Draws) throws -> [String: Data] {
        let folder = NSTemporaryDirectory() + "cascade-replay-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let store = try ProgrammeStore.create(
            at: folder + "/p.cascade",
            programme,
            plan: nil,
            by: "test",
            at: RecordingExample.moment(0)
        )
        defer { store.close() }
        for _ in 0..<10 {
            for recording in draws.shuffled(queue) {
                let request = ChangeRequest(
                    kind: .recorded,
                    summary: "Recorded",
                    who: "test",
                    at: recording.at,
                    recording: recording.id
                )
                do {
                    _ = try store.change(request) { draft in
                        _ = try recording.apply(to: &draft, today: RecordingExample.today)
                    }
                } catch is RecordingError {
                    // It is about what another recording brings, and comes again.
                    continue
                }
            }
        }
        #expect(try store.knownRecordings(among: queue.map(\.id)).count == queue.count)
        try ProgrammeFolder.write(try store.programme(), to: folder + "/out")
        var files: [String: Data] = [:]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder + "/out") {
            files[name] = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/out/\(name)"))
        }
        return files
    }

    @Test(
        "a queue sent ten times in random order leaves the same file, byte for byte",
        arguments: 0..<4 as Range<UInt64>
    )
    func replay(seed: UInt64) throws {
        var draws = Draws(seed: seed)
        let queue = RecordingExample.queue(&draws, count: 25)
        let first = try export(queue, &draws)
        let second = try export(queue, &draws)
        #expect(first.keys.sorted() == second.keys.sorted())
        for name in first.keys.sorted() {
            let texts = [first, second].map { String(decoding: $0[name] ?? Data(), as: UTF8.self) }
            #expect(texts[0] == texts[1], "\(name), seed \(seed)")
        }
        #expect(first["attendance.csv"] != nil)
    }

    @Test("a merge is undone as a whole")
    func merge() throws {
        let folder = NSTemporaryDirectory() + "cascade-merge-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let before = try programme
        let store = try ProgrammeStore.create(
            at: folder + "/p.cascade",
            before,
            plan: nil,
            by: "test",
            at: RecordingExample.moment(0)
        )
        defer { store.close() }
        for merge in ["person", "organisation"] {
            let request = ChangeRequest(
                kind: .merged,
                summary: "Merged",
                who: "test",
                at: RecordingExample.moment(1)
            )
            let result = try store.change(request) { draft in
                if merge == "person" {
                    try draft.merge(person: "zoe", into: "ann")
                } else {
                    try draft.merge(organisation: "o1", into: "o0")
                }
            }
            #expect(try store.programme() != before)
            let entry = try #require(result.entry)
            _ = try store.undo(entry.id, by: "test", at: RecordingExample.moment(2))
            #expect(try store.programme() == before)
        }
    }
}
