/// What a recording has done to a programme.
public struct RecordingResult: Sendable, Hashable {
    /// Whether it counts.
    public enum Effect: Sendable, Hashable {
        /// It says what holds now.
        case applied
        /// A later recording of the same thing holds; of this one only its newcomers were added.
        case superseded(by: RecordMark)
        /// It was known already.
        case alreadyKnown
    }

    /// An organisation that has more named people than its headcount said.
    public struct Growth: Sendable, Hashable {
        /// Id of the organisation.
        public var organisation: String
        /// Its headcount before.
        public var before: Int
        /// Its headcount now: the number of its named people.
        public var after: Int
    }

    /// Someone who completed a course that qualifies them to deliver others.
    public struct Qualification: Sendable, Hashable {
        /// Id of the person.
        public var person: String
        /// Ids of the courses that they may now deliver.
        public var courses: [String]
    }

    /// Whether it counts.
    public var effect: Effect = .applied
    /// Id of the session that it is about.
    public var session: String?
    /// Whether that session is new to the programme.
    public var isNewSession = false
    /// Id of the dialogues that it adds.
    public var practice: String?
    /// People new to the programme, in the order of the recording.
    public var newPeople: [Person] = []
    /// Organisations whose headcount had to grow to hold their named people.
    public var growth: [Growth] = []
    /// Ids of the trainers, lead first.
    public var trainers: [String] = []
    /// What was recorded of each attendee, in the order of the recording.
    public var attendance: [Attendance] = []
    /// People who may now deliver courses, in the order of the recording; with named trainers of before left out.
    public var qualified: [Qualification] = []

    /// What a recording without an effect has done.
    public init() {}

    /// How many turned up, headcounts included.
    public var turnedUp: Int { count { $0.outcome != .noShow } }
    /// How many completed, headcounts included.
    public var completed: Int { count { $0.outcome == .completed } }
    /// How many came forward as champions, headcounts included.
    public var champions: Int { count { $0.cameForward == true } }

    private func count(_ counts: (Attendance) -> Bool) -> Int {
        attendance.reduce(0) { sum, row in
            guard counts(row) else { return sum }
            return sum + row.headcount
        }
    }
}

extension Attendance {
    /// How many people it stands for.
    package var headcount: Int {
        if case .headcount(let count) = attendee { return count }
        return 1
    }
}
