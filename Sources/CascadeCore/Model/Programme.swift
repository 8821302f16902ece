/// Everything that a programme holds, not yet checked.
///
/// Readers and editors fill a draft; ``Programme/init(_:)`` checks it.
public struct ProgrammeDraft: Sendable, Hashable {
    /// When an organisation counts as embedded.
    public struct Embedded: Sendable, Hashable {
        /// Least coverage, in (0, 1].
        public var coverage: Double
        /// Fewest active trainers inside.
        public var trainers: Int

        /// Embedded from this coverage and number of active trainers.
        public init(coverage: Double = 0.2, trainers: Int = 1) {
            self.coverage = coverage
            self.trainers = trainers
        }
    }

    /// A number of people who should complete a course.
    public struct CourseGoal: Sendable, Hashable {
        /// Id of the course.
        public var course: String
        /// People who complete it, at least 1.
        public var people: Int

        /// A goal of `people` through a course.
        public init(course: String, people: Int) {
            self.course = course
            self.people = people
        }
    }

    /// What the programme wants to reach by a day.
    ///
    /// All that is set must be met.
    public struct Target: Sendable, Hashable {
        /// People reached.
        public var people: Int?
        /// Organisations reached.
        public var organisations: Int?
        /// Effective reach.
        public var effective: Int?
        /// Completions of courses, in the order of writing.
        public var completions: [CourseGoal]
        /// Last day.
        public var by: CalendarDate

        /// A target for a day.
        public init(
            people: Int? = nil,
            organisations: Int? = nil,
            effective: Int? = nil,
            completions: [CourseGoal] = [],
            by: CalendarDate
        ) {
            self.people = people
            self.organisations = organisations
            self.effective = effective
            self.completions = completions
            self.by = by
        }
    }

    /// Days on which nothing is held; every week that has one of them is closed.
    public struct Blackout: Sendable, Hashable {
        /// First day.
        public var from: CalendarDate
        /// Last day.
        public var to: CalendarDate
        /// Why.
        public var why: String?

        /// A blackout from one day to another, both included.
        public init(from: CalendarDate, to: CalendarDate, why: String? = nil) {
            self.from = from
            self.to = to
            self.why = why
        }
    }

    /// A stakeholder group for composition rules.
    public struct Group: Sendable, Hashable {
        /// Unique id.
        public var id: String
        /// Name as people know it.
        public var name: String

        /// A stakeholder group.
        public init(id: String, name: String) {
            self.id = id
            self.name = name
        }
    }

    /// A kind of dialogue that champions hold; recorded, not simulated.
    public struct Dialogue: Sendable, Hashable {
        /// Unique id.
        public var id: String
        /// Name as people know it.
        public var name: String
        /// People present, as a rule.
        public var people: Int?
        /// Preparation meetings, as a rule.
        public var preparationMeetings: Int?
        /// Follow-up meetings, as a rule.
        public var followUpMeetings: Int?
        /// Free text.
        public var notes: String?

        /// A kind of dialogue.
        public init(
            id: String,
            name: String,
            people: Int? = nil,
            preparationMeetings: Int? = nil,
            followUpMeetings: Int? = nil,
            notes: String? = nil
        ) {
            self.id = id
            self.name = name
            self.people = people
            self.preparationMeetings = preparationMeetings
            self.followUpMeetings = followUpMeetings
            self.notes = notes
        }
    }

    /// An outcome that funders follow.
    public struct Indicator: Sendable, Hashable {
        /// Unique id.
        public var id: String
        /// Name as people know it.
        public var name: String
        /// Unit of the figures.
        public var unit: String?
        /// Value before the programme.
        public var baseline: Double?
        /// Value wanted.
        public var target: Double?
        /// By when.
        public var by: CalendarDate?

        /// An indicator.
        public init(
            id: String,
            name: String,
            unit: String? = nil,
            baseline: Double? = nil,
            target: Double? = nil,
            by: CalendarDate? = nil
        ) {
            self.id = id
            self.name = name
            self.unit = unit
            self.baseline = baseline
            self.target = target
            self.by = by
        }
    }

    /// Unique id.
    public var id: String
    /// Name as people know it.
    public var name: String
    /// What it is about, in a sentence or two.
    public var about: String?
    /// First day; weeks are counted from the Monday of its week.
    public var start: CalendarDate
    /// Length in weeks.
    public var weeks: Int
    /// ISO 4217 code of all amounts of money.
    public var currency: String
    /// Money available.
    public var budget: Double?
    /// When an organisation counts as embedded.
    public var embedded: Embedded
    /// What the programme wants to reach.
    public var target: Target?
    /// Closed days.
    public var blackouts: [Blackout]
    /// Hours a week that a self-paced learner studies.
    public var studyHoursPerWeek: Double
    /// Years after which people without activity are offered for erasure; nil: 6.
    public var retentionYears: Int?
    /// Seed used where none is given.
    public var seed: UInt64
    /// Sectors, in written order.
    public var sectors: [Sector]
    /// Stakeholder groups, in written order.
    public var groups: [Group]
    /// Courses, in written order.
    public var courses: [Course]
    /// Assumptions that hold for the programme.
    public var assumptions: AssumptionSet
    /// Organisations, in written order.
    public var organisations: [Organisation]
    /// Ties, in written order.
    public var partnerships: [Partnership]
    /// Named people, in written order.
    public var people: [Person]
    /// Sessions, in written order.
    public var sessions: [Session]
    /// Recorded attendance, in written order.
    public var attendance: [Attendance]
    /// Kinds of dialogue, in written order.
    public var dialogues: [Dialogue]
    /// Outcomes that funders follow, in written order.
    public var indicators: [Indicator]
    /// Months in which trainers held nothing, by their own word, in written order.
    public var confirmations: [Confirmation]
    /// Dialogues held, in written order.
    public var practice: [Practice]
    /// What the indicators were, in written order.
    public var measurements: [Measurement]

    /// A draft with the defaults of the programme format and nothing in it.
    public init(id: String, name: String, start: CalendarDate, weeks: Int) {
        self.id = id
        self.name = name
        self.start = start
        self.weeks = weeks
        currency = "GBP"
        embedded = Embedded()
        blackouts = []
        studyHoursPerWeek = 2
        seed = 1
        sectors = []
        groups = []
        courses = []
        assumptions = [:]
        organisations = []
        partnerships = []
        people = []
        sessions = []
        attendance = []
        dialogues = []
        indicators = []
        confirmations = []
        practice = []
        measurements = []
    }
}

/// A programme that has been checked: ids are unique, references resolve, values lie in their ranges.
///
/// All that a draft holds is read through the programme: `programme.organisations`, `programme.start`.
@dynamicMemberLookup
public struct Programme: Sendable, Hashable {
    /// What was checked.
    public let draft: ProgrammeDraft

    /// The programme in `draft`.
    ///
    /// - Throws: ``InvalidProgramme`` with every problem found.
    public init(_ draft: ProgrammeDraft) throws(InvalidProgramme) {
        let problems = draft.problems()
        guard problems.isEmpty else { throw InvalidProgramme(problems: problems) }
        self.draft = draft
    }

    /// The programme in a draft that has just been checked and has no problems.
    package init(checked draft: ProgrammeDraft) {
        self.draft = draft
    }

    /// What the draft holds under `member`.
    public subscript<Value>(dynamicMember member: KeyPath<ProgrammeDraft, Value>) -> Value {
        draft[keyPath: member]
    }

    /// The Monday from which weeks are counted.
    public var firstMonday: CalendarDate { draft.start.monday }

    /// The last day of the horizon: the Sunday of the last week.
    public var lastDay: CalendarDate { firstMonday + (7 * draft.weeks - 1) }

    /// The week of a day, counted from 0; negative before the start, at least `weeks` after the end.
    public func week(of date: CalendarDate) -> Int {
        let days = date - firstMonday
        return days >= 0 ? days / 7 : (days - 6) / 7
    }
}
