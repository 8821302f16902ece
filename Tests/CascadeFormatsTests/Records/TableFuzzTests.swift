import CascadeCore
import Testing

@testable import CascadeFormats

@Suite("Tables that were damaged on their way")
struct TableFuzzTests {
    private static let seeds = [
        SessionTableTests.rows,
        "Date;Course;Host;Trainers;Attended;Completed;No-shows\n14/02/2026;workshop;halyard;maren;12;10;3\n",
        "personal,family,email,event,role\nAda,Byrne,ada@halyard.example,2026-02-10-ferryman,learner\n",
        "First Name,Last Name,Event Title,Event Start Date,Participant Status,Participant Role\n"
            + "Ada,Byrne,Restorative Workshop,2026-02-11 09:30:00,Attended,\"Speaker, Volunteer\"\n",
        "training_title_phrase,training_start_date,trainers,participants,unknown participants\n"
            + "workshop,12/02/2026,\"7,Maren,Okafor-Lisle\",\"Ben Cole\",\"2(na), 1(male), Nurse\"\n",
        "Course\tPractice Circle\nLast name\tFirst name\t4 Feb 2026 9.00AM All students\t04.03.2026 09.00 A\n"
            + "Byrne\tAda\tP (2/2)\tL (1/2)\n",
    ]
    private static let pieces = [
        "(", ")", "\"", ",", ";", "\t", "\n", "\r\n", "-", "@", "<", ">", "#REF!", "½", "٣", "&",
        "99999999999999999999", "9223372036854775807(male), 9223372036854775807(na)", "\u{FEFF}",
        "\u{A0}", "\u{200B}", "=", "|", ":", "0", "-1", "2026-02-30", "31/31/31", " and ", "é",
        "e\u{301}", "👩‍👩‍👧", "n/a", "Total", "date", "course", "event", "role", "person",
    ]

    @Test("are read or refused, and what is kept of them fits the programme", arguments: 0..<300)
    func damaged(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let source = Self.seeds[Int(seed) % Self.seeds.count]
        var text = Array(source)
        for _ in 0..<Int.random(in: 1...6, using: &random) {
            let place = Int.random(in: 0...text.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0:
                let end = min(text.count, place + Int.random(in: 0...12, using: &random))
                text.removeSubrange(place..<end)
            case 1:
                let piece = Self.pieces.randomElement(using: &random) ?? ""
                text.insert(contentsOf: piece, at: place)
            default:
                let end = min(text.count, place + 40)
                text.insert(contentsOf: text[place..<end], at: place)
            }
        }
        let mapping = SessionTableMapping(
            dates: seed.isMultiple(of: 2) ? .dmy : nil,
            course: seed.isMultiple(of: 3) ? "workshop" : nil,
            organisation: seed.isMultiple(of: 5) ? "halyard" : nil
        )
        do {
            let reading = try TableExample.read(String(text), mapping)
            var recorder = Recorder(TableExample.draft, today: TableExample.at.day)
            for recording in reading.recordings { _ = try recorder.apply(recording) }
            #expect(recorder.finished().problems().isEmpty, "\(String(text))")
        } catch is TextFault {
            // It is no table any more.
        }
    }
}
