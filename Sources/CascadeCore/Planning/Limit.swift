/// One thing that a plan must keep to.
///
/// Limits on seats count seats offered to organisations by name, in the sessions whose seats the plan decides.
public enum Limit: Sendable, Hashable {
    /// The whole programme's expected cost: what all sessions cost, trainers' own included, less fees and donations.
    case budget(Double)
    /// The most seats that the plan offers in all, or in sessions of the course with this id.
    case seats(Int, course: String?)
    /// The fewest seats for a part of the partnership, in all or in sessions of one course.
    case atLeast(Int, Part, course: String?)
    /// The most seats for a part of the partnership, in all or in sessions of one course.
    case atMost(Int, Part, course: String?)
    /// The organisation with this id has at least one seat.
    case invite(String)
    /// The organisation with this id has no seat.
    case leaveOut(String)
    /// The person with this id is booked by name.
    case invitePerson(String)
    /// The most further sessions of the course with this id.
    case sessions(Int, course: String)
    /// Sessions that the plan adds, all or those of a course, start within these days.
    case dates(from: CalendarDate?, to: CalendarDate?, course: String?)
    /// Nothing that the plan adds is held in the weeks of these days.
    case blackout(from: CalendarDate, to: CalendarDate, why: String?)
    /// The trainer with this person's id leads nothing that the plan adds in the weeks of these days.
    case away(trainer: String, from: CalendarDate, to: CalendarDate)
    /// The most sessions that the trainer with this person's id leads, those already planned included.
    case trainerAtMost(trainer: String, sessions: Int)
    /// The organisation with this id hosts nothing that the plan adds in the weeks of these days.
    case closed(host: String, from: CalendarDate, to: CalendarDate)
    /// The most sessions a week at the organisation with this id.
    case hostAtMost(host: String, perWeek: Int)
    /// The most sessions a week, those already planned included.
    case atMostPerWeek(Int)
    /// At least so many weeks between the starts of two sessions of the course with this id.
    case gap(course: String, weeks: Int)
    /// So many named trainers at each session that the plan adds of the course with this id.
    case trainers(course: String, Int)
    /// At least this share of the seats offered by name in each session of the course goes to a stakeholder group.
    case share(Double, group: String, course: String)
}
