/// Something that a timetable has to keep to.
///
/// Days close whole weeks, as in the model: any day within from–to closes its week. A limit never moves a fixed session, and
/// where fixed sessions alone go beyond it, it leaves no room for wanted ones and is not broken.
package enum TimetableLimit: Sendable, Hashable {
    /// No session starts in these weeks; those of several meetings pause over them.
    case blackout(from: CalendarDate, to: CalendarDate, why: String?)
    /// A trainer leads nothing in these weeks, nor any session that would last into them.
    case away(trainer: String, from: CalendarDate, to: CalendarDate)
    /// A trainer leads at most so many sessions, fixed ones included.
    case trainerAtMost(trainer: String, sessions: Int)
    /// A host has nothing in these weeks, nor any session that would last into them.
    case closed(host: String, from: CalendarDate, to: CalendarDate)
    /// A host has at most so many sessions in a week, fixed ones included. Without this limit it has room for any number.
    case hostAtMost(host: String, perWeek: Int)
    /// At most so many sessions of all courses in a week, fixed ones included; those of several weeks count in each of them.
    case atMostPerWeek(Int)
    /// Sessions of a course (nil: all) start on these days or between them (nil: no end).
    case dates(from: CalendarDate?, to: CalendarDate?, course: String?)
    /// The start weeks of a course's sessions are at least so many weeks apart, those of fixed ones included.
    case gap(course: String, weeks: Int)
    /// At least so many named trainers at each wanted session of a course.
    case trainers(course: String, Int)
}
