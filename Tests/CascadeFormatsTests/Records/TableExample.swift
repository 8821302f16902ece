import CascadeCore
import Testing

@testable import CascadeFormats

/// A small programme, and tables read for it.
enum TableExample {
    static let at = Moment(secondsSinceEpoch: 1_780_000_000)

    /// A day of 2026.
    static func day(_ month: Int, _ day: Int) -> CalendarDate {
        CalendarDate(year: 2026, month: month, day: day) ?? CalendarDate(daysSinceEpoch: 0)
    }

    static var draft: ProgrammeDraft {
        var draft = ProgrammeDraft(id: "town", name: "Town", start: day(1, 12), weeks: 52)
        draft.sectors = [Sector(id: "any", name: "Any")]
        draft.organisations = [
            Organisation(
                id: "lead",
                name: "The Lead Charity",
                sector: "any",
                people: 20,
                foundingTrainers: 2
            ),
            Organisation(id: "halyard", name: "Halyard Trust", sector: "any", people: 30),
            Organisation(id: "ferryman", name: "Ferryman Academy", sector: "any", people: 40),
        ]
        draft.courses = [
            Course(id: "workshop", name: "Restorative Workshop", makesChampions: true),
            Course(
                id: "ttt",
                name: "Train the Trainer",
                pattern: .days(2),
                requires: .course("workshop"),
                qualifiesFor: ["workshop"]
            ),
            Course(
                id: "circle",
                name: "Practice Circle",
                pattern: .meetings(count: 4, everyWeeks: 2, asynchronousHoursPerMonth: 0)
            ),
        ]
        draft.people = [
            Person(
                id: "maren",
                name: "Maren Okafor-Lisle",
                organisation: "lead",
                roles: [.trainer],
                email: "maren@lead.example"
            ),
            Person(id: "tobias", name: "Tobias Whitlow", organisation: "lead", roles: [.trainer]),
            Person(
                id: "ada",
                name: "Ada Byrne",
                organisation: "halyard",
                email: "Ada@Halyard.example"
            ),
            Person(id: "sam-1", name: "Sam Jones", organisation: "ferryman"),
            Person(id: "sam-2", name: "Sam Jones", organisation: "ferryman"),
        ]
        draft.sessions = [
            Session(
                id: "workshop-1",
                course: "workshop",
                start: day(1, 14),
                host: "lead",
                trainers: ["maren"]
            ),
            Session(
                id: "workshop-3",
                course: "workshop",
                start: day(3, 4),
                host: "halyard",
                trainers: ["maren", "tobias"]
            ),
        ]
        return draft
    }

    /// What a text gives.
    static func read(
        _ text: String,
        _ mapping: SessionTableMapping = SessionTableMapping(),
        saved: [SessionTable.SavedMapping] = [],
        draft: ProgrammeDraft = Self.draft
    ) throws -> SessionTableReading {
        let grid = try TableGrid(csv: Array(text.utf8))
        return SessionTable.read(grid, try Programme(draft), mapping, saved, at, at.day)
    }

    /// What a file of these bytes gives.
    static func read(
        bytes: [UInt8],
        _ name: String,
        sheet: String? = nil
    ) throws -> SessionTableReading {
        let folder = try TemporaryFolder(["other.txt": ""])
        try folder.write(bytes, to: name)
        return try SessionTable.read(
            "\(folder.path)/\(name)",
            for: try Programme(draft),
            sheet: sheet,
            at: at
        )
    }

    /// The sessions of a reading, as text: course, day, host, trainers; attendees.
    static func told(_ reading: SessionTableReading) -> [String] {
        reading.sessions.map { session in
            let delivered = session.delivered
            var parts = [delivered.course, delivered.start.description]
            if let end = delivered.end { parts[1] += "/\(end)" }
            parts += [delivered.session, delivered.host, delivered.place].compactMap(\.self)
            let trainers = delivered.trainers.map(told).joined(separator: "+")
            let people = delivered.attendees.map(told).joined(separator: ", ")
            return parts.joined(separator: " ") + " by \(trainers): \(people)"
        }
    }

    private static func told(_ who: Recording.Who) -> String {
        switch who {
        case .known(let id): id
        case .new(let person):
            "\(person.name)@\(person.organisation)" + (person.email.map { " <\($0)>" } ?? "")
        }
    }

    private static func told(_ attendee: Recording.Attendee) -> String {
        var text =
            switch attendee.subject {
            case .person(let who): told(who)
            case .headcount(let count, let organisation): "\(count)@\(organisation ?? "?")"
            }
        if attendee.outcome != .completed { text += " \(attendee.outcome.rawValue)" }
        if let cameForward = attendee.cameForward { text += cameForward ? " +" : " -" }
        return text
    }
}
