import CascadeCore
import CascadeTestSupport
import Testing

@Suite("How long people are kept")
struct RetentionTests {
    private static func day(_ text: String) throws -> CalendarDate {
        try #require(CalendarDate(text))
    }

    private static func programme() throws -> Programme {
        let start = try day("2018-01-01")
        var draft = ProgrammeDraft(id: "town", name: "Town", start: start, weeks: 520)
        draft.sectors = [Sector(id: "faith", name: "Faith")]
        draft.courses = [Course(id: "workshop", name: "Workshop")]
        draft.organisations = [
            Organisation(id: "abbey", name: "Abbey", sector: "faith", people: 40)
        ]
        draft.people = ["never", "old", "trainer", "recent", "confirmed", "planned", "cancelled"]
            .map { Person(id: $0, name: $0, organisation: "abbey") }
        draft.people.append(
            Person(id: "anonymous-1", name: Person.erasedName, organisation: "abbey")
        )
        draft.people.append(
            Person(id: "joined", name: "J", organisation: "abbey", joined: try day("2025-06-01"))
        )
        draft.sessions = [
            Session(
                id: "s1",
                course: "workshop",
                start: try day("2020-02-29"),
                status: .delivered,
                trainers: ["trainer"]
            ),
            Session(id: "s2", course: "workshop", start: try day("2024-05-05"), status: .delivered),
            Session(
                id: "s3",
                course: "workshop",
                start: try day("2027-05-05"),
                people: ["planned"]
            ),
            Session(
                id: "s4",
                course: "workshop",
                start: try day("2025-05-05"),
                status: .cancelled,
                people: ["cancelled"]
            ),
        ]
        draft.attendance = [
            Attendance(session: "s1", attendee: .person("old")),
            Attendance(session: "s1", attendee: .person("recent")),
            Attendance(session: "s2", attendee: .person("recent"), outcome: .noShow),
        ]
        draft.confirmations = [Confirmation(person: "confirmed", month: try day("2025-03-01"))]
        return try Programme(draft)
    }

    @Test("whoever had no part for so many years is listed, longest ago first")
    func lapsed() throws {
        let programme = try Self.programme()
        let today = try Self.day("2026-02-28")
        func ids(_ years: Int) -> [String] {
            Retention.lapsed(programme, years: years, today: today)
                .map { programme.people[$0.person].id }
        }
        #expect(ids(6) == ["never", "cancelled"])
        #expect(ids(5) == ["never", "cancelled", "old", "trainer"])
        #expect(ids(1) == ["never", "cancelled", "old", "trainer", "recent"])
        #expect(ids(30) == [])
    }

    @Test("six years to the day are six years")
    func limit() throws {
        let programme = try Self.programme()
        let lapsed = Retention.lapsed(programme, years: 6, today: try Self.day("2026-03-01"))
        #expect(lapsed.map { programme.people[$0.person].id }.contains("old"))
        #expect(lapsed.first { programme.people[$0.person].id == "never" }?.wasActive == false)
    }
}
