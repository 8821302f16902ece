import CascadeCore
import CascadeTestSupport

@testable import CascadeFormats

/// A small programme with a session of each kind, and names that are hard on markup.
enum PaperProgramme {
    static let rude = "Zoë <b>\"Quill\"</b> & 'Son'; x\\y, z"

    static func draft() -> ProgrammeDraft {
        var draft = ProgrammeDraft(
            id: "river-city",
            name: "River City, Together",
            start: CalendarDate(daysSinceEpoch: 20_465),
            weeks: 104
        )
        draft.sectors = [Sector(id: "any", name: "Any")]
        draft.organisations = [
            Organisation(
                id: "trust",
                name: "The Trust",
                sector: "any",
                people: 50,
                foundingTrainers: 1
            ),
            Organisation(
                id: "school",
                name: "School, \(rude)",
                sector: "any",
                people: 50
            ),
        ]
        draft.courses = [
            Course(
                id: "workshop",
                name: "Restorative Workshop",
                capacityMinimum: 1,
                capacityMaximum: 12,
                makesChampions: true
            ),
            Course(
                id: "ttt",
                name: "Train the Trainer",
                hours: 18,
                pattern: .days(3),
                capacityMinimum: 1,
                validityWeeks: 52,
                requires: .course("workshop"),
                qualifiesFor: ["workshop"]
            ),
            Course(
                id: "circle",
                name: "Learning circle",
                hours: 12,
                pattern: .meetings(count: 6, everyWeeks: 2, asynchronousHoursPerMonth: 0),
                format: .virtual,
                capacityMinimum: 1
            ),
            Course(
                id: "own",
                name: "At home",
                pattern: .selfPaced,
                format: .virtual,
                capacityMinimum: 1
            ),
        ]
        draft.people = [
            Person(
                id: "maren",
                name: "Maren Lisle",
                organisation: "trust",
                roles: [.trainer, .contact],
                email: "maren@trust.example"
            ),
            Person(
                id: "amina",
                name: "Amina O’Rourke",
                organisation: "school",
                email: "Amina@School.example"
            ),
            Person(id: "zoe", name: rude, organisation: "school"),
            Person(id: "abe", name: "Ábe", organisation: "trust"),
            Person(id: "ned", name: "Ned", organisation: "trust"),
        ]
        draft.sessions = [
            Session(
                id: "launch",
                course: "workshop",
                start: day("2026-01-14"),
                status: .delivered,
                host: "trust",
                place: "Lantern Hall; upstairs, left",
                trainers: ["maren"],
                people: ["zoe", "amina"],
                seats: [.init(.organisation("school"), 5), .init(.anyone, 3)],
                notes: "Amina brings cake"
            ),
            Session(
                id: "train",
                course: "ttt",
                start: day("2026-03-27"),
                status: .delivered,
                host: "school"
            ),
            Session(id: "next", course: "ttt", start: day("2026-10-23"), host: "school"),
            Session(id: "talk", course: "circle", start: day("2026-03-18"), trainers: ["maren"]),
            Session(
                id: "gone",
                course: "workshop",
                start: day("2026-05-06"),
                status: .cancelled,
                place: "Old Hall"
            ),
            Session(id: "home", course: "own", start: day("2026-04-01")),
        ]
        draft.attendance = [
            Attendance(session: "launch", attendee: .person("amina"), cameForward: true),
            Attendance(session: "launch", attendee: .person("zoe"), cameForward: false),
            Attendance(session: "launch", attendee: .person("abe"), outcome: .attended),
            Attendance(session: "launch", attendee: .person("ned"), outcome: .noShow),
            Attendance(session: "launch", attendee: .headcount(4), organisation: "school"),
            Attendance(session: "train", attendee: .person("amina")),
        ]
        return draft
    }

    static func make(_ change: (inout ProgrammeDraft) -> Void = { _ in }) throws -> Programme {
        var draft = draft()
        change(&draft)
        return try Programme(draft)
    }

    static func day(_ text: String) -> CalendarDate {
        CalendarDate(text) ?? CalendarDate(daysSinceEpoch: 0)
    }
}
