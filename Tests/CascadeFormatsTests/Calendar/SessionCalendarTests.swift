import CascadeCore
import Foundation
import Testing

@testable import CascadeFormats

@Suite("Calendar files")
struct SessionCalendarTests {
    private static let hours = ClockTime("09:30").flatMap { from in
        ClockTime("16:30").flatMap { SessionCalendar.Hours(from: from, to: $0) }
    }

    private static func lines(_ text: String) -> [String] {
        text.replacing("\r\n ", with: "").components(separatedBy: "\r\n")
    }

    private static func event(_ id: String, _ text: String) -> [String] {
        let lines = lines(text)
        guard let uid = lines.firstIndex(of: "UID:\(id)@river-city.cascade"),
            let end = lines[uid...].firstIndex(of: "END:VEVENT")
        else { return [] }
        return Array(lines[uid..<end])
    }

    @Test(
        "texts are escaped",
        arguments: [
            ("a,b;c\\d", "a\\,b\\;c\\\\d"), ("a\nb\r\nc\rd", "a\\nb\\nc\\nd"),
            (",\u{301}", "\\,\u{301}"),
            ("a\u{0}\u{7}b\tc", "ab\tc"), ("x\u{2028}y\u{85}z", "x\\ny\\nz"),
            ("END:VEVENT\r\n", "END:VEVENT\\n"),
        ]
    )
    func escaping(text: String, value: String) {
        #expect(
            Array(ICalendarText.escaped(text).unicodeScalars) == Array(value.unicodeScalars)
        )
    }

    @Test(
        "lines are folded at 75 octets, between characters, and unfold to what they were",
        arguments: 60...90
    )
    func folding(length: Int) {
        for letter in ["a", "é", "€", "🦊"] {
            var file = ICalendarText()
            let text = String(repeating: letter, count: length)
            file.property("SUMMARY", text: text)
            let parts = file.text.components(separatedBy: "\r\n")
            #expect(parts.allSatisfy { $0.utf8.count <= 75 })
            #expect(parts.last == "")
            #expect(!file.text.contains("\u{FFFD}"))
            #expect(Self.lines(file.text).first == "SUMMARY:" + text)
        }
    }

    @Test("planned and cancelled sessions are in it in order, delivered ones on request")
    func which() throws {
        let programme = try PaperProgramme.make()
        var calendar = SessionCalendar(programme)
        #expect(calendar.sessions.map(\.id) == ["talk", "home", "gone", "next"])
        calendar.includesDelivered = true
        #expect(
            calendar.sessions.map(\.id) == ["launch", "talk", "train", "home", "gone", "next"]
        )
    }

    @Test("nobody's name, address or note is in it")
    func people() throws {
        let programme = try PaperProgramme.make()
        let text = SessionCalendar(programme, hours: Self.hours, includesDelivered: true).text
        for person in programme.people where person.id != "zoe" {
            #expect(!text.contains(person.name))
        }
        #expect(!text.contains("maren@") && !text.contains("cake"))
    }

    @Test(
        "whole days end on the day after the last, meetings repeat, and a cancelled session says so"
    )
    func days() throws {
        let text = try SessionCalendar(PaperProgramme.make()).text
        let three = Self.event("next", text)
        #expect(three.contains("DTSTART;VALUE=DATE:20261023"))
        #expect(three.contains("DTEND;VALUE=DATE:20261026"))
        #expect(!three.contains { $0.hasPrefix("RRULE") })
        let circle = Self.event("talk", text)
        #expect(circle.contains("DTEND;VALUE=DATE:20260319"))
        #expect(circle.contains("RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=6"))
        #expect(circle.contains("LOCATION:online"))
        let gone = Self.event("gone", text)
        #expect(gone.contains("STATUS:CANCELLED"))
        #expect(gone.contains("SUMMARY:Cancelled: Restorative Workshop"))
        #expect(Self.event("home", text).contains("TRANSP:TRANSPARENT"))
        #expect(!text.contains("VTIMEZONE"))
    }

    @Test("with times each day of a course has them, in London")
    func times() throws {
        let text = try SessionCalendar(PaperProgramme.make(), hours: Self.hours).text
        let three = Self.event("next", text)
        #expect(three.contains("DTSTART;TZID=Europe/London:20261023T093000"))
        #expect(three.contains("DTEND;TZID=Europe/London:20261023T163000"))
        #expect(three.contains("RRULE:FREQ=DAILY;COUNT=3"))
        #expect(Self.event("home", text).contains("DTSTART;VALUE=DATE:20260401"))
        #expect(text.contains("BEGIN:VTIMEZONE"))
    }

    @Test("a session keeps its identity when it moves, and carries its number of changes")
    func identity() throws {
        let before = try SessionCalendar(PaperProgramme.make()).text
        let moved = try PaperProgramme.make {
            $0.sessions[2].start = PaperProgramme.day("2026-11-06")
        }
        let at = try #require(Moment("2026-03-04T17:20:00Z"))
        let after = SessionCalendar(moved, revisions: ["next": .init(sequence: 3, at: at)]).text
        #expect(Self.event("next", before).contains("SEQUENCE:0"))
        #expect(Self.event("next", after).contains("SEQUENCE:3"))
        #expect(Self.event("next", after).contains("DTSTAMP:20260304T172000Z"))
        #expect(Self.event("talk", after) == Self.event("talk", before))
        #expect(try SessionCalendar(PaperProgramme.make()).text == before)
    }

    @Test(
        "times of day are read as they are written",
        arguments: [
            ("09:30", 570), ("00:00", 0), ("23:59", 1439), ("24:00", nil), ("9:30", nil),
            ("09:60", nil),
            ("09.30", nil), ("", nil), ("0９:30", nil),
        ] as [(String, Int?)]
    )
    func clock(text: String, minutes: Int?) {
        #expect(ClockTime(text)?.minutes == minutes)
    }
}
