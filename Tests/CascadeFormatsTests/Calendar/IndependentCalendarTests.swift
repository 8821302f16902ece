import CascadeCore
import CascadeTestSupport
import Foundation
import Testing

@testable import CascadeFormats

/// Calendar files that we write, read by icalendar and dateutil.
@Suite("Calendar files open in other programs")
struct IndependentCalendarTests {
    private static func seen(_ calendar: SessionCalendar) throws -> [String: Any] {
        let folder = try TemporaryFolder(["calendar.ics": calendar.text])
        let seen = try PaperReader.read(["calendar", "\(folder.path)/calendar.ics"])
        #expect(seen["endsWithLineEnd"] as? Bool == true)
        #expect(seen["bareLineEnds"] as? Bool == false)
        #expect((seen["longestLine"] as? Int ?? 0) <= 75)
        #expect(seen["errors"] as? [String] == [])
        #expect(seen["method"] as? String == "PUBLISH")
        #expect(seen["name"] as? String == calendar.programme.name)
        return seen
    }

    private static func events(_ seen: [String: Any]) -> [String: [String: Any]] {
        let events = seen["events"] as? [[String: Any]] ?? []
        return Dictionary(
            events.map { ($0["uid"] as? String ?? "", $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    @Test("texts, days and states are seen as they were meant")
    func wholeDays() throws {
        let calendar = try SessionCalendar(PaperProgramme.make(), includesDelivered: true)
        let events = try Self.events(Self.seen(calendar))
        #expect(events.count == 6)
        let launch = try #require(events["launch@river-city.cascade"])
        #expect(launch["location"] as? String == "Lantern Hall; upstairs, left")
        #expect(
            launch["description"] as? String == """
                Restorative Workshop: 6 hours, in person.
                Host: The Trust.
                Room for 12 people.
                River City, Together
                """
        )
        let train = try #require(events["train@river-city.cascade"])
        #expect(
            (train["description"] as? String)?.contains("Host: School, \(PaperProgramme.rude).")
                == true
        )
        let next = try #require(events["next@river-city.cascade"])
        #expect(next["start"] as? String == "2026-10-23")
        #expect(next["end"] as? String == "2026-10-26")
        #expect(next["status"] as? String == "CONFIRMED")
        #expect(events["gone@river-city.cascade"]?["status"] as? String == "CANCELLED")
        let talk = try #require(events["talk@river-city.cascade"])
        #expect(
            talk["meetings"] as? [String] == [
                "2026-03-18", "2026-04-01", "2026-04-15", "2026-04-29", "2026-05-13", "2026-05-27",
            ]
        )
    }

    @Test(
        "times are London's on both sides of the change of the clocks, by the zone that the file describes"
    )
    func times() throws {
        let from = try #require(ClockTime("09:30"))
        let to = try #require(ClockTime("16:30"))
        let calendar = try SessionCalendar(
            PaperProgramme.make(),
            hours: SessionCalendar.Hours(from: from, to: to)
        )
        let seen = try Self.seen(calendar)
        let events = Self.events(seen)
        #expect(
            events["next@river-city.cascade"]?["meetings"] as? [String] == [
                "2026-10-23T09:30:00+01:00", "2026-10-24T09:30:00+01:00",
                "2026-10-25T09:30:00+00:00",
            ]
        )
        let talk = events["talk@river-city.cascade"]?["meetings"] as? [String] ?? []
        #expect(
            Array(talk.prefix(2)) == ["2026-03-18T09:30:00+00:00", "2026-04-01T09:30:00+01:00"]
        )
        let zones = try #require(seen["zones"] as? [[String: Any]])
        #expect(zones.count == 1)
        let winter = "0:00:00"
        let summer = "1:00:00"
        #expect(
            zones.first?["offsets"] as? [String]
                == [winter, winter, winter] + Array(repeating: summer, count: 7) + [winter, winter]
        )
    }

    @Test(
        "every sample's calendar is sound",
        arguments: ["portsmouth", "dudley", "restorative-cities"]
    )
    func samples(name: String) throws {
        let programme = try ProgrammeFolder.read(at: PackageFolder.path("Samples/\(name)"))
        let events = try Self.events(Self.seen(SessionCalendar(programme)))
        #expect(events.count == programme.sessions.count)
    }
}
