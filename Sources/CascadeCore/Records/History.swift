/// What was delivered until a day: the records in the order of their days, with everything that follows from them.
///
/// Lineage, status, observed reach, learning and forecasting all read the records through this one type.
///
/// - A session counts as delivered where its status says so, or where it is planned and has rows of attendance. One that
///   starts after the day is not seen; its completions count from its last day on.
/// - Someone is reached at their first completed course. A headcount stays a count: it is reached where its course needs
///   nothing completed before, else its people were counted there already and only its attendances count.
/// - Founding trainers have generation 0 and are not people reached.
/// - Someone who trained others before first completing a course on record was trained elsewhere: their generation stays 0 and
///   nobody comes before them, though the session in which they first complete a course does reach them. So nobody can
///   descend from themselves.
/// - A row of attendance for one of the session's own trainers is passed over: they were there to train.
/// - Someone qualifies the day after they complete a train-the-trainer course.
package struct History: Sendable {
    /// Days in which one session led or co-led keeps a trainer active: the SMRC's rule, one in twelve months.
    package static let activeDays = 365

    /// The programme whose records these are.
    package let programme: Programme
    /// The last day that is seen.
    package let asOf: CalendarDate
    /// Sessions delivered, in the order of their first days, then of writing.
    package var sessions: [HeldSession]
    /// The rows of attendance of these sessions, those of one session together, in written order.
    package var rows: [Row]
    /// What is known of each person, by position in the programme's people.
    package var people: [PersonHistory]
    /// Headcounts without names, in the order of sessions.
    package var headcounts: [Headcount]
    /// By position in the programme's people: months confirmed without a session until the day, as first days, in order.
    package var confirmedNone: [[CalendarDate]]

    /// A session that took place; people, courses and organisations by position in the programme.
    package struct HeldSession: Sendable, Equatable {
        /// Position among the programme's sessions.
        package var session: Int
        /// Its course.
        package var course: Int
        /// First day.
        package var start: CalendarDate
        /// Last day.
        package var end: CalendarDate
        /// The host; nil: not known.
        package var host: Int?
        /// Its trainers, lead first; empty: external.
        package var trainers: [Int]
        /// Everyone booked, no-shows included.
        package var booked: Int
        /// Those who turned up, whether they completed or not.
        package var attended: Int
        /// Those who completed; none while its last day is to come.
        package var completed: Int
        /// People reached here for the first time, headcounts included.
        package var reached: Int
        /// Of those who completed: came forward, did not, not known.
        package var cameForward: (yes: Int, no: Int, unknown: Int)
        /// Generation of those whom it reaches: the lead trainer's plus one.
        package var generation: Int
        /// Fidelity of those whom it reaches.
        package var fidelity: Double
        /// Its rows of attendance, as positions in ``History/rows``.
        package var rows: Range<Int>

        package static func == (left: HeldSession, right: HeldSession) -> Bool {
            left.session == right.session && left.course == right.course
                && left.start == right.start && left.end == right.end && left.host == right.host
                && left.trainers == right.trainers && left.booked == right.booked
                && left.attended == right.attended && left.completed == right.completed
                && left.reached == right.reached && left.cameForward == right.cameForward
                && left.generation == right.generation && left.fidelity == right.fidelity
                && left.rows == right.rows
        }
    }

    /// A row of attendance: one person, or people without names.
    package struct Row: Sendable, Equatable {
        /// Position among ``History/sessions``.
        package var held: Int32
        /// Position in the programme's people; −1: people without names.
        package var person: Int32
        /// How many people: 1 for a person.
        package var count: Int32
        /// Their organisation on that day; −1: not known.
        package var organisation: Int32
        /// What became of them.
        package var outcome: Attendance.Result
        /// Whether they came forward; nil: not known.
        package var cameForward: Bool?
        /// How many people are reached here for the first time.
        package var reached: Int32 = 0
    }

    /// A completed course.
    package struct Completion: Sendable, Equatable {
        /// The course.
        package var course: Int
        /// Position among ``History/sessions``.
        package var held: Int
        /// The day on which it counts: the session's last.
        package var day: CalendarDate
    }

    /// What is known of one person.
    package struct PersonHistory: Sendable, Equatable {
        /// Courses completed, in order.
        package var completions: [Completion] = []
        /// The first day on which they completed a course; nil: not reached.
        package var reached: CalendarDate?
        /// Position among ``History/rows`` of the row that reached them.
        package var reachedRow: Int?
        /// When they came forward: the last day of the session at which they did.
        package var cameForward: CalendarDate?
        /// Position among ``History/sessions`` of the session at which they came forward.
        package var cameForwardAt: Int?
        /// Whether coming forward was ever asked and recorded, yes or no.
        package var wasAsked = false
        /// The day on which they first qualified to deliver a course, founders at the programme's start; nil: no trainer.
        package var qualified: CalendarDate?
        /// Position among ``History/sessions`` of the session that first qualified them; nil for founders.
        package var qualifiedAt: Int?
        /// The courses that they may deliver on the day, what has run out left out, in the programme's order.
        package var qualifiedFor: [Int] = []
        /// Positions among ``History/sessions`` of sessions led, in order.
        package var led: [Int] = []
        /// Positions of sessions that they helped to train.
        package var coTrained: [Int] = []
        /// Generation; nil for people neither reached nor training.
        package var generation: Int?
        /// Fidelity, as the model defines it, by the programme's expected assumption.
        package var fidelity: Double = 1
        /// Whether they are a founding trainer.
        package var isFounder = false
        /// Whether they are still with an organisation of the programme on the day.
        package var isPresent = true
    }

    /// People without names at a session.
    package struct Headcount: Sendable, Equatable {
        /// Position among ``History/sessions``.
        package var held: Int
        /// How many.
        package var count: Int
        /// Their organisation; nil: not known.
        package var organisation: Int?
        /// What became of them.
        package var outcome: Attendance.Result
        /// Whether they came forward; nil: not known.
        package var cameForward: Bool?
        /// Whether they count as people reached.
        package var isReached: Bool
    }
}
