/// Something that can be taught.
public struct Course: Sendable, Hashable {
    /// How a course is spread over time.
    public enum Pattern: Sendable, Hashable {
        /// Consecutive days.
        case days(Int)
        /// Meetings every so many weeks, with hours a month that learners spend on their own.
        case meetings(count: Int, everyWeeks: Int, asynchronousHoursPerMonth: Double)
        /// At the learner's own pace.
        case selfPaced
    }

    /// Where learners and trainers meet.
    public enum Format: String, Sendable, Hashable, CaseIterable {
        /// In one room.
        case inPerson = "in-person"
        /// Online.
        case virtual
        /// Both.
        case blended
    }

    /// What happens to a session that lacks trainers.
    public enum ShortOfTrainers: String, Sendable, Hashable, CaseIterable {
        /// It runs short, at lower fidelity.
        case run
        /// It is cancelled.
        case cancel
    }

    /// What a session costs, in the programme's currency.
    public struct Cost: Sendable, Hashable {
        /// Fixed cost of holding a session.
        public var session: Double
        /// Further cost per attendance.
        public var person: Double

        /// A cost of `session` plus `person` for each attendance.
        public init(session: Double = 0, person: Double = 0) {
            self.session = session
            self.person = person
        }
    }

    /// What an attendance pays, in the programme's currency.
    public struct Price: Sendable, Hashable {
        /// Fee of someone who is not a member.
        public var standard: Double
        /// Fee of a member; nil: the standard fee.
        public var member: Double?
        /// Mean donation per attendance.
        public var donation: Double

        /// A price with a standard fee, a member's fee and a mean donation.
        public init(standard: Double = 0, member: Double? = nil, donation: Double = 0) {
            self.standard = standard
            self.member = member
            self.donation = donation
        }
    }

    /// The share of a session's seats that a stakeholder group should have.
    public struct CompositionRule: Sendable, Hashable {
        /// Id of the group.
        public var group: String
        /// Least share of the seats, in (0, 1].
        public var atLeast: Double

        /// A rule that `group` has `atLeast` of the seats.
        public init(group: String, atLeast: Double) {
            self.group = group
            self.atLeast = atLeast
        }
    }

    /// Unique id.
    public var id: String
    /// Name as people know it.
    public var name: String
    /// Hours of teaching and study in all.
    public var hours: Double
    /// How it is spread over time.
    public var pattern: Pattern
    /// Where people meet.
    public var format: Format
    /// Fewest people with whom a session runs.
    public var capacityMinimum: Int
    /// Most people in a session (for a self-paced course: learners at one time); nil: no limit.
    public var capacityMaximum: Int?
    /// Trainers that a session should have.
    public var trainersRequired: Int
    /// What happens with fewer.
    public var whenShortOfTrainers: ShortOfTrainers
    /// Whether completers may come forward as champions.
    public var makesChampions: Bool
    /// Whether the audience must attend; changes the default `attendance`.
    public var mandatory: Bool
    /// What a session costs.
    public var cost: Cost
    /// What an attendance pays.
    public var price: Price
    /// Shares of stakeholder groups that a session should have.
    public var composition: [CompositionRule]
    /// Weeks for which a completion counts; nil: for good.
    public var validityWeeks: Int?
    /// What must be completed before.
    public var requires: Prerequisite?
    /// Ids of the courses that completers may deliver.
    public var qualifiesFor: [String]
    /// Ids of the courses whose completion this course renews.
    public var refreshes: [String]
    /// Whether it runs whenever enough champions wait.
    public var rolling: Bool
    /// Ids of the sectors whose people may take it; empty: all.
    public var audience: [String]
    /// Mean number of people a week who begin a self-paced course on their own; nil: only by planned sessions.
    public var enrolmentPerWeek: Double?
    /// Whether people for whom there is no place wait for the next planned session or free place.
    public var waitingList: Bool
    /// Assumptions that hold for this course.
    public var assumptions: AssumptionSet
    /// Free text.
    public var notes: String?

    /// A course with the defaults of the programme format.
    public init(
        id: String,
        name: String,
        hours: Double = 6,
        pattern: Pattern = .days(1),
        format: Format = .inPerson,
        capacityMinimum: Int = 4,
        capacityMaximum: Int? = nil,
        trainersRequired: Int = 1,
        whenShortOfTrainers: ShortOfTrainers = .run,
        makesChampions: Bool = false,
        mandatory: Bool = false,
        cost: Cost = Cost(),
        price: Price = Price(),
        composition: [CompositionRule] = [],
        validityWeeks: Int? = nil,
        requires: Prerequisite? = nil,
        qualifiesFor: [String] = [],
        refreshes: [String] = [],
        rolling: Bool = false,
        audience: [String] = [],
        enrolmentPerWeek: Double? = nil,
        waitingList: Bool = false,
        assumptions: AssumptionSet = [:],
        notes: String? = nil
    ) {
        self.id = id
        self.name = name
        self.hours = hours
        self.pattern = pattern
        self.format = format
        self.capacityMinimum = capacityMinimum
        self.capacityMaximum = capacityMaximum
        self.trainersRequired = trainersRequired
        self.whenShortOfTrainers = whenShortOfTrainers
        self.makesChampions = makesChampions
        self.mandatory = mandatory
        self.cost = cost
        self.price = price
        self.composition = composition
        self.validityWeeks = validityWeeks
        self.requires = requires
        self.qualifiesFor = qualifiesFor
        self.refreshes = refreshes
        self.rolling = rolling
        self.audience = audience
        self.enrolmentPerWeek = enrolmentPerWeek
        self.waitingList = waitingList
        self.assumptions = assumptions
        self.notes = notes
    }

    /// Whether completing it qualifies people to deliver a course.
    public var isTrainTheTrainer: Bool { !qualifiesFor.isEmpty }
}
