import CascadeCore

/// A programme with so many people and attendances, the same for the same numbers.
enum LargeProgramme {
    /// Organisations of 100 people; sessions of twenty, over four years.
    static func draft(people: Int, attendances: Int) -> ProgrammeDraft {
        let start = CalendarDate(daysSinceEpoch: 19_728)
        var draft = ProgrammeDraft(id: "large", name: "Large", start: start, weeks: 208)
        draft.sectors = [Sector(id: "all", name: "All")]
        var workshop = Course(id: "workshop", name: "Workshop")
        workshop.makesChampions = true
        draft.courses = [workshop]
        let organisations = max(1, people / 100)
        draft.organisations = (0..<organisations).map { number in
            Organisation(
                id: "o\(number)",
                name: "Organisation \(number)",
                sector: "all",
                people: 200
            )
        }
        draft.people = (0..<people).map { number in
            Person(
                id: "p\(number)",
                name: "Person Number \(number)",
                organisation: "o\(number % organisations)"
            )
        }
        let sessions = max(1, attendances / 20)
        draft.sessions = (0..<sessions).map { number in
            Session(
                id: "s\(number)",
                course: "workshop",
                start: start + number % 1400,
                status: .delivered,
                host: "o\(number % organisations)",
                trainers: ["p\(number % 97)"]
            )
        }
        draft.attendance = (0..<attendances).map { number in
            Attendance(
                session: "s\(number / 20)",
                attendee: .person("p\((number * 7919) % people)"),
                outcome: number % 11 == 0 ? .noShow : .completed
            )
        }
        return draft
    }
}
