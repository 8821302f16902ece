/// The weeks and days of a programme, as a timetable counts them.
struct TimetableCalendar {
    private let programme: Programme
    /// Day of the week on which a course's sessions start, 0 for Monday, by id of the course.
    private let weekdays: [String: Int]

    /// The calendar of a programme: sessions of a course start on the day of the week on which most of its sessions do (of
    /// several such, the first of the week), else on a Wednesday.
    init(_ programme: Programme, fixed: [Session]) {
        self.programme = programme
        var counts: [String: [Int]] = [:]
        var seen = Set<String>()
        for session in fixed + programme.sessions where session.status != .cancelled {
            guard seen.insert(session.id).inserted else { continue }
            counts[session.course, default: [Int](repeating: 0, count: 7)][
                session.start.weekday
            ] += 1
        }
        weekdays = counts.mapValues { counts in
            let most = counts.max() ?? 0
            return counts.firstIndex(of: most) ?? Self.wednesday
        }
    }

    private static let wednesday = 2

    /// Length of the programme in weeks.
    var weeks: Int { programme.weeks }

    /// The first day of the programme.
    var start: CalendarDate { programme.start }

    /// The day on which a session of a course starts that starts in a week.
    func date(week: Int, course: String) -> CalendarDate {
        programme.firstMonday + (7 * week + (weekdays[course] ?? Self.wednesday))
    }

    /// The weeks of the programme that have a day within from–to, both included.
    func weeks(from: CalendarDate, to: CalendarDate) -> Range<Int> {
        let first = max(0, programme.week(of: from))
        let last = min(programme.weeks - 1, programme.week(of: to))
        return first <= last ? first..<last + 1 : 0..<0
    }

    /// The week of a day, which may lie outside the programme.
    func week(of date: CalendarDate) -> Int { programme.week(of: date) }

    /// The weeks of the programme that a dated session takes.
    func weeks(of session: Session) -> Range<Int> {
        let course = programme.courses.first { $0.id == session.course }
        let last = session.end ?? course?.lastDay(from: session.start) ?? session.start
        return weeks(from: session.start, to: max(session.start, last))
    }

    /// Whether a person is there on a day; those whom the programme does not know always are.
    func isThere(_ person: String, on date: CalendarDate) -> Bool {
        guard let person = programme.people.first(where: { $0.id == person }) else { return true }
        if let joined = person.joined, joined > date { return false }
        if let left = person.left, left < date { return false }
        return true
    }
}
