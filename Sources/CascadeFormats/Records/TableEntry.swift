import CascadeCore

/// What one row, or one cell of a register, says.
struct TableEntry {
    /// One person at the session.
    struct Attendee: Hashable {
        var person: TablePerson
        var outcome: Attendance.Result
        var cameForward: Bool?
    }

    /// So many people without names.
    struct Headcount: Hashable {
        var count: Int
        var organisation: String?
        var outcome: Attendance.Result
    }

    /// A trainer, with whether they led.
    struct Trainer: Hashable {
        var person: TablePerson
        var isLead: Bool
    }

    /// The row.
    var row: Int
    /// The word that the rows of a session share; nil: date, course, host and trainers say which rows belong together.
    var label: String?
    /// Whether the same word on another day means another session.
    var labelNeedsDate = false
    /// Id of the session of the programme that is named.
    var session: String?
    /// First day.
    var date: CalendarDate?
    /// Last day.
    var end: CalendarDate?
    /// Id of the course.
    var course: String?
    /// Id of the hosting organisation.
    var host: String?
    /// Where it took place.
    var place: String?
    /// Trainers, in the order of writing.
    var trainers: [Trainer] = []
    /// People by name.
    var attendees: [Attendee] = []
    /// People without names.
    var headcounts: [Headcount] = []
    /// Free text.
    var notes: String?

    /// What tells its session from others.
    var key: [String] {
        if let session { return ["session", session] }
        let day = date?.description ?? ""
        if let label {
            return ["label", SessionTableMapping.word(label), labelNeedsDate ? day : ""]
        }
        let names = trainers.map(\.person.content).sorted()
        return ["day", day, course ?? "", host ?? ""] + names
    }
}
