import CascadeCore
import CascadeTestSupport
import Testing

@Suite("Recordings in any order")
struct RecordingPropertyTests {
    /// Applies a queue and returns how many recordings were refused.
    private func replay(_ queue: [Recording], into draft: inout ProgrammeDraft) -> Int {
        queue.count { recording in
            do throws(RecordingError) {
                _ = try recording.apply(to: &draft, today: RecordingExample.today)
                return false
            } catch {
                return true
            }
        }
    }

    @Test(
        "a queue replayed ten times in random order leads to one state, without problems",
        arguments: 0..<30 as Range<UInt64>
    )
    func order(seed: UInt64) {
        var draws = Draws(seed: seed)
        let queue = RecordingExample.queue(&draws)
        var states: [ProgrammeDraft] = []
        for _ in 0..<4 {
            var draft = RecordingExample.draft
            var refused = queue.count
            for _ in 0..<10 { refused = replay(draws.shuffled(queue), into: &draft) }
            #expect(refused == 0, "seed \(seed)")
            #expect(draft.problems().map(\.subject) == [], "seed \(seed)")
            states.append(RecordingExample.sorted(draft))
        }
        for state in states.dropFirst() {
            #expect(state == states[0], "seed \(seed)")
            // Equal texts may still be written in different bytes.
            #expect(
                state.people.map { Array($0.name.utf8) }
                    == states[0].people.map { Array($0.name.utf8) }
            )
        }
        #expect(states[0] != RecordingExample.sorted(RecordingExample.draft))
    }

    @Test(
        "applying one by one and many at once come to the same",
        arguments: 0..<10 as Range<UInt64>
    )
    func batch(seed: UInt64) {
        var draws = Draws(seed: seed)
        let queue = RecordingExample.queue(&draws)
        var one = RecordingExample.draft
        _ = replay(queue, into: &one)
        var recorder = Recorder(RecordingExample.draft, today: RecordingExample.today)
        for recording in queue { _ = try? recorder.apply(recording) }
        #expect(RecordingExample.sorted(recorder.finished()) == RecordingExample.sorted(one))
    }

    @Test("the latest recording of a session is what holds", arguments: 0..<20 as Range<UInt64>)
    func latest(seed: UInt64) throws {
        var draws = Draws(seed: seed)
        let queue = RecordingExample.queue(&draws)
        var draft = RecordingExample.draft
        _ = replay(queue, into: &draft)
        for id in ["w1", "w2", "t1"] {
            let ofSession = queue.filter { recording in
                switch recording.content {
                case .delivered(let held): held.session == id
                case .cancelled(let session, _): session == id
                default: false
                }
            }
            let last = ofSession.max { ($0.at, $0.id) < ($1.at, $1.id) }
            let session = try #require(draft.sessions.first { $0.id == id })
            #expect(session.recorded?.id == last?.id)
            switch last?.content {
            case .delivered(let held):
                #expect(session.status == .delivered)
                #expect(session.start == held.start)
                let rows = draft.attendance.filter { $0.session == id }
                #expect(rows.map(\.outcome) == held.attendees.map(\.outcome))
            case .cancelled(_, let why):
                #expect(session.status == .cancelled)
                #expect(session.notes == why)
                let planned = try #require(RecordingExample.draft.sessions.first { $0.id == id })
                #expect(session.start == planned.start && session.trainers == planned.trainers)
                #expect(!draft.attendance.contains { $0.session == id })
            default: #expect(session.recorded == nil)
            }
        }
    }
}
