import CascadeCore
import Foundation
import Testing

@Suite("Days of the calendar")
struct CalendarDateTests {
    /// Foundation's calendar, Gregorian before 1582 too.
    private static func calendar() -> Calendar {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
        return calendar
    }

    @Test("days, weekdays and parts agree with the system's calendar")
    func agrees() throws {
        let calendar = Self.calendar()
        // Every 37th day of 500 years, and every day around leap days and turns of centuries.
        var days = Array(stride(from: -100_000, through: 100_000, by: 37))
        for year in [1896, 1900, 1904, 1999, 2000, 2024, 2026, 2100, 2104] {
            let first = try #require(CalendarDate(year: year, month: 2, day: 27)).daysSinceEpoch
            days += first...(first + 4)
            let last = try #require(CalendarDate(year: year, month: 12, day: 30)).daysSinceEpoch
            days += last...(last + 3)
        }
        for day in days {
            let date = Date(timeIntervalSince1970: Double(day) * 86_400)
            let parts = calendar.dateComponents([.year, .month, .day, .weekday], from: date)
            let found = CalendarDate(daysSinceEpoch: day)
            #expect(found.components.year == parts.year)
            #expect(found.components.month == parts.month)
            #expect(found.components.day == parts.day)
            // Foundation counts from Sunday, 1.
            #expect(found.weekday == ((parts.weekday ?? 0) + 5) % 7)
            let again = CalendarDate(
                year: parts.year ?? 0,
                month: parts.month ?? 0,
                day: parts.day ?? 0
            )
            #expect(again == found)
            #expect(CalendarDate(found.description) == found)
        }
    }

    @Test(
        "days that do not exist are refused",
        arguments: [
            "2026-02-29", "2100-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00",
            "0000-01-01", "2026-1-1",
            "26-01-01", "2026/01/01", "2026-01-011", "", "2026-01-0x", "+026-01-01", "２０２６-01-01",
        ]
    )
    func refused(text: String) {
        #expect(CalendarDate(text) == nil)
    }

    @Test(
        "days that do exist are read",
        arguments: [
            ("1970-01-01", 0), ("2000-02-29", 11_016), ("2026-01-12", 20_465), ("1969-12-31", -1),
            ("9999-12-31", 2_932_896),
            ("0001-01-01", -719_162),
        ]
    )
    func read(text: String, days: Int) {
        #expect(CalendarDate(text)?.daysSinceEpoch == days)
        #expect(CalendarDate(daysSinceEpoch: days).description == text)
    }

    @Test("a week begins on its Monday")
    func mondays() {
        for day in -20...20 {
            let date = CalendarDate(daysSinceEpoch: day)
            #expect(date.monday.weekday == 0)
            #expect((0...6).contains(date - date.monday))
        }
    }

    @Test("days are counted, compared and spelled out")
    func words() throws {
        let day = try #require(CalendarDate("2027-12-04"))
        #expect(day.spelledOut == "4 December 2027")
        #expect(day.monthAndYear == "December 2027")
        #expect((day + 28).description == "2028-01-01")
        #expect(day + 28 - day == 28)
        #expect(day < day + 1 && !(day < day))
    }
}
