/// Someone who is known to the simulation as a person rather than as a count.
///
/// Kept together, not as separate arrays: whoever looks at a person needs most of this at once.
struct Individual {
    /// Key of everything drawn for this person.
    var key: UInt64
    /// Courses completed at some time.
    var completed: UInt64 = 0
    /// Courses whose completion still counts.
    var valid: UInt64 = 0
    /// Courses begun and not yet completed.
    var inProgress: UInt64 = 0
    /// Courses for a place in which the person waits.
    var waitingFor: UInt64 = 0
    /// Courses that the person may deliver.
    var qualified: UInt64 = 0
    /// Courses that the person may be booked for, as counted in `eligibleMembers`.
    var eligible: UInt64 = 0
    /// −1 once the person has left the partnership.
    var organisation: Int32
    /// Position among the organisation's members.
    var position: Int32 = -1
    /// Position among the trainers; −1 for none.
    var trainer: Int32 = -1
    /// The session for which the person is booked last.
    var bookedFor: Int32 = -1
    /// Week of the last completed course.
    var lastTraining: Int32 = 0
    /// Slot of the skill half-life.
    var halfLife: Int32 = -1
    /// Position in the champion queue; −1 for whoever does not wait.
    var ticket: Int32 = -1
    /// Week in which the person last joined the queue.
    var cameForward: Int32 = -1
    var fidelity: Double = 1
    var generation: Int16 = 0
    /// Times that train-the-trainer was not completed.
    var failures: Int8 = 0
    /// Counted among people reached.
    var isReached = false
    /// A founding trainer.
    var isFounder = false
    /// Has had the one chance to come forward.
    var hadChampionChance = false
    /// Known by name in the programme.
    var isNamed = false

    /// Whether the person holds a place as trained: leaves at the weekly hazard and is not among the never-trained.
    var isTrained: Bool { isReached || isFounder }
}

/// Someone qualified to deliver, with a timetable.
///
/// What every turn needs comes first, close together: pairs ran 5% faster for it.
struct Trainer {
    enum Status: UInt8 {
        /// Will never deliver.
        case dormant
        /// Has a first session ahead.
        case pending
        /// Delivers.
        case active
        /// Has stopped or left.
        case stopped
    }

    /// Key of the trainer's turns.
    let key: UInt64
    /// Time of the next turn, in weeks; the turn falls due in the week of its whole part.
    var nextTurn: Double = .infinity
    /// Further turns a week.
    var rate = 0.0
    let person: Int32
    /// Number of turns so far.
    var turns: Int32 = 0
    /// Week of the entry that counts among those due; −1 for none.
    var dueWeek: Int32 = -1
    /// Last week with a turn or a session as a co-trainer.
    var busyWeek: Int32 = -1
    /// Week of the first turn; −1 before.
    var firstTurn: Int32 = -1
    var status: Status
    /// First week in which they may lead.
    var qualifiedFrom: Int32 = 0
    /// Has held a session.
    var hasDelivered = false
    /// Course that qualified them; for founders the first that qualifies.
    var course: Int32
    /// Weeks from the first turn after which the trainer stops.
    var career: Double = .infinity
    /// Slot of the yearly lapse.
    var lapseSlot: Int32
    /// The next and the previous active trainer of the same organisation; −1 for none.
    var nextActive: Int32 = -1
    var previousActive: Int32 = -1
}
