/// What stands on record on a day, in the arrays of a scenario, ready to be put in place at the start of each replicate.
///
/// - People who completed a course are individuals of their organisation, with their courses, generation, fidelity and the
///   week of their last training. People without names become unnamed individuals; where their organisation is not known
///   they are spread over the organisations in proportion to headcount, and no organisation counts as reached by them.
/// - Where leaving is on record, whoever is not recorded as having left is still there. Where it is not, and for people without
///   names, each replicate draws who has left since they were last seen, at the assumed turnover; they leave the partnership.
/// - Where more people are on record in an organisation than its headcount, those trained first have left it.
/// - A later course taken by people without names is taken by those of their organisation reached first who lack it.
struct RecordedState: Sendable {
    /// Someone on record.
    struct Seat: Sendable {
        /// Key of the person, the same in every replicate.
        var key: UInt64
        /// Position among the scenario's named people; −1 for others.
        var named: Int32 = -1
        /// −1: not known, or has left.
        var organisation: Int32
        var hasLeft = false
        /// Whether nothing but their number is on record.
        var isUnnamed = false
        /// Whether the records would say if they had left.
        var isPresenceKnown = false
        var isReached = false
        var isFounder = false
        var hadChampionChance = false
        var isWaiting = false
        var failures: Int8 = 0
        var generation: Int16 = 0
        var fidelity = 1.0
        /// Week in which they were last on record.
        var lastSeen: Int32 = 0
        /// Week of the last completed course, and the course.
        var lastTraining: Int32 = 0
        var lastCourse: Int32 = 0
        /// Week in which they last joined the champion queue.
        var cameForward: Int32 = -1
        /// Week in which someone known by name left it, unqualified: after failing twice, or to a course still under way.
        var leftQueue: Int32 = -1
        var completed: UInt64 = 0
        /// Position in `trainers`; −1 for none.
        var trainer: Int32 = -1
        /// Course and week that qualified someone without a name, of whose sessions nothing is known.
        var unwatchedCourse: Int32 = -1
        var unwatchedSince: Int32 = 0
    }

    /// Someone in the middle of a course on the day.
    struct Enrolment: Sendable {
        var seat: Int
        var course: Int
        var completionWeek: Int
        var generation: Int16
        var fidelity: Double
        var isFromQueue: Bool
    }

    /// The first week to simulate.
    let firstWeek: Int
    /// The share of that week which is over with the day, and on record: only the rest of it is simulated.
    let elapsed: Double
    var seats: [Seat] = []
    /// All seats, those trained last first.
    var order: [Int] = []
    /// By seat, then course: the week of the last completion or renewal; `.min` for none.
    var completionWeeks: [Int32] = []
    var trainers: [TrainerEvidence] = []
    var enrolments: [Enrolment] = []
    /// Seats of waiting champions in the order in which they joined the queue.
    var queue: [Int] = []
    /// Founding trainers without names who led none of the sessions on record.
    var unnamedFounders: [Int32]
    /// Yearly hazard of leaving unseen, by organisation; nil where leaving is on record.
    var unseenLeaving: [Double]?

    var peopleReached = 0
    var attendances = 0
    var sessionsHeld = 0
    var cost = 0.0
    /// People ever qualified.
    var qualified = 0
    /// By organisation: people first reached there.
    var reachedByOrganisation: [Int32]
    /// Pairs of organisations that sat in one session.
    var links: [(Int, Int)] = []
    /// By course.
    var sessionsByCourse: [Int64]
    var attendancesByCourse: [Int64]
    var completionsByCourse: [Int64]
    var income: [Int64]
    /// People reached by week and generation.
    var reach: [(week: Int, generation: Int16, people: Int)] = []
    /// First reach of each organisation.
    var firstReach: [(organisation: Int, week: Int, generation: Int16)] = []
    /// By generation: people who qualified, and who delivered.
    var qualifiedByGeneration: [Int64]
    var deliveringByGeneration: [Int64]
    /// Credit for people reached, by organisation of the trainers.
    var credit: [Int64]
    var externalCredit: Int64 = 0
    /// By metric, then week before `firstWeek`: what was on record at the end of it, in tally units.
    var observed: [[Int64]] = []
    /// The week in which the target was first met on record; −1 where it was not.
    var targetWeek = -1
    /// What a user should know, in words.
    var notices: [String] = []
}
