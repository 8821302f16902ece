/// What was delivered until a day: the records in the order of their days, with everything that follows from them.
///
/// Lineage, status, observed reach, learning and forecasting all read the records through this one type.
///
/// - A session counts as delivered where its status says so, or where it is planned and has rows of attendance. One that
///   starts after the day is not seen; its completions count from its last day on.
/// - Someone is reached at their first completed course. A headcount stays a count: it is reached where its course needs
///   nothing completed before, else its people were counted there already and only its attendances count.
/// - Founding trainers have generation 0 and are not people reached.
package struct History: Sendable {
    /// The programme whose records these are.
    package let programme: Programme
    /// The last day that is seen.
    package let asOf: CalendarDate
    /// Sessions delivered, in the order of their first days, then of writing.
    package var sessions: [HeldSession]
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

        package static func == (left: HeldSession, right: HeldSession) -> Bool {
            left.session == right.session && left.course == right.course
                && left.start == right.start && left.end == right.end && left.host == right.host
                && left.trainers == right.trainers && left.booked == right.booked
                && left.attended == right.attended && left.completed == right.completed
                && left.reached == right.reached && left.cameForward == right.cameForward
                && left.generation == right.generation
        }
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
        /// When they came forward: the last day of the session at which they did.
        package var cameForward: CalendarDate?
        /// Whether coming forward was ever asked and recorded, yes or no.
        package var wasAsked = false
        /// The day on which they first qualified to deliver a course, founders at the programme's start; nil: no trainer.
        package var qualified: CalendarDate?
        /// The courses that they may deliver.
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
