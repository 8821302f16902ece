import CascadeCore
import CascadeTestSupport
import Testing

@testable import CascadeFormats

@Suite("Recordings as lines of JSON")
struct RecordingJSONTests {
    @Test("what is written reads back as the same recordings", arguments: 0..<20 as Range<UInt64>)
    func roundTrip(seed: UInt64) throws {
        var draws = Draws(seed: seed)
        var queue = RecordingExample.queue(&draws)
        for number in queue.indices {
            // What the text does not hold follows from the recording.
            if case .practice(var practice) = queue[number].content {
                practice.id = ""
                queue[number].content = .practice(practice)
            }
        }
        let text = queue.map { RecordingJSON.text(of: $0) }.joined(separator: "\n") + "\n"
        let read = try RecordingJSON.read(Array(text.utf8), name: "queue")
        #expect(read.map(\.recording) == queue)
        #expect(read.map(\.line) == Array(1...queue.count))
        #expect(
            read.map { RecordingJSON.text(of: $0.recording) }.joined(separator: "\n") + "\n" == text
        )
    }

    @Test("texts with quotation marks, line ends and other signs survive")
    func texts() throws {
        let why = "\"a\\b\"\n\t\u{1}\u{2028}é日本 😀"
        let recording = RecordingExample.recording("r", 1, .cancelled(session: "w1", why: why))
        let text = RecordingJSON.text(of: recording)
        #expect(!text.contains("\n"))
        #expect(try RecordingJSON.read(Array(text.utf8), name: "q").first?.recording == recording)
    }

    @Test(
        "what cannot be read is named with its line",
        arguments: [
            ("{", "q:2: "), ("[]", "expected an object"),
            (
                #"{"schema":"cascade.recording/2","id":"a","at":"2026-03-04T17:20:00Z","none":{"trainer":"a","month":"2026-03"}}"#,
                "expected cascade.recording/1"
            ),
            (
                #"{"schema":"cascade.recording/1","id":"a","at":"4 March","none":{"trainer":"a","month":"2026-03"}}"#,
                "2026-03-04T17:20:00Z"
            ),
            (
                #"{"schema":"cascade.recording/1","id":"a","at":"2026-03-04T17:20:00Z"}"#,
                "one of delivered"
            ),
            (
                #"{"schema":"cascade.recording/1","id":"a","at":"2026-03-04T17:20:00Z","delivred":{}}"#,
                "Did you mean \"delivered\""
            ),
            (
                #"{"schema":"cascade.recording/1","id":"a","at":"2026-03-04T17:20:00Z","none":{"trainer":"a","month":"March"}}"#,
                "a month, written like 2026-03"
            ),
            (
                #"{"schema":"cascade.recording/1","id":"a","at":"2026-03-04T17:20:00Z","cancelled":{"session":3}}"#,
                "text in quotation marks"
            ),
            (
                #"{"schema":"cascade.recording/1","id":"a","at":"2026-03-04T17:20:00Z","delivered":{"course":"w","start":"2026-02-30"}}"#,
                "a day of the calendar"
            ),
            (
                #"{"schema":"cascade.recording/1","id":"a","at":"2026-03-04T17:20:00Z","delivered":{"course":"w","start":"2026-02-03","attendees":[{"person":"a","headcount":2}]}}"#,
                "not both"
            ),
            (
                #"{"schema":"cascade.recording/1","id":"a","at":"2026-03-04T17:20:00Z","delivered":{"course":"w","start":"2026-02-03","attendees":[{"person":"a","outcome":"left"}]}}"#,
                "completed, attended or no-show"
            ),
            (
                #"{"schema":"cascade.recording/1","id":"a","at":"2026-03-04T17:20:00Z","practice":{"dialogue":"c","date":"2026-02-03","count":"3"}}"#,
                "a whole number"
            ),
            (
                #"{"schema":"cascade.recording/1","id":"a","at":"2026-03-04T17:20:00Z","measurement":{"indicator":"c","date":"2026-02-03"}}"#,
                "a number"
            ),
        ]
    )
    func faults(line: String, part: String) {
        let error = #expect(throws: RecordingJSON.Invalid.self) {
            try RecordingJSON.read(Array("\n\(line)\n".utf8), name: "q")
        }
        #expect(error?.problems.count == 1, "\(error?.description ?? "")")
        #expect(error?.description.contains(part) == true, "\(error?.description ?? "")")
        #expect(error?.description.hasPrefix("q:2: ") == true)
    }
}
