/// What the user wants of a plan: what for, within which limits, and what it may decide.
public struct PlanRequest: Sendable, Hashable {
    /// Whose seats the plan shares out anew.
    public enum Seating: Sendable, Hashable {
        /// Nobody's: the sessions stay as they are planned.
        case none
        /// Seats that today's plan gives to organisations by name; seats for anyone and for champions stay.
        case named
        /// Those, and the seats that today's plan gives to anyone.
        case all
    }

    /// Further sessions of a course that the plan may hold.
    public struct Further: Sendable, Hashable {
        /// Id of the course.
        public var course: String
        /// The most of them.
        public var atMost: Int
        /// Ids of organisations that may host, in order of preference; empty: those that host the course today.
        public var hosts: [String]
        /// Ids of people who may lead; empty: external trainers.
        public var trainers: [String]
        /// Named trainers at each; 0: external trainers.
        public var trainersEach: Int
        /// Places at each; nil: as many as the course takes.
        public var seats: Int?
        /// Id of the course that each one comes after, so that its champions can be booked, with the weeks between.
        public var follows: String?
        /// Weeks between a session of `follows` and this one.
        public var followsWithin: ClosedRange<Int>

        /// The most further sessions of a course where no number is given.
        public static let usualMost = 24

        /// Up to `atMost` further sessions of a course.
        public init(
            course: String,
            atMost: Int,
            hosts: [String] = [],
            trainers: [String] = [],
            trainersEach: Int = 0,
            seats: Int? = nil,
            follows: String? = nil,
            followsWithin: ClosedRange<Int> = 1...3
        ) {
            self.course = course
            self.atMost = atMost
            self.hosts = hosts
            self.trainers = trainers
            self.trainersEach = trainersEach
            self.seats = seats
            self.follows = follows
            self.followsWithin = followsWithin
        }
    }

    /// Ties that the plan may broker.
    public struct NewTies: Sendable, Hashable {
        /// The most of them.
        public var atMost: Int
        /// Strength of each, in (0, 1].
        public var strength: Double
        /// What brokering one costs, in the programme's currency.
        public var cost: Double
        /// Pairs of organisations' ids to choose from; empty: any pair of different sectors without a tie.
        public var among: [Pair]

        /// Two organisations by id.
        public struct Pair: Sendable, Hashable {
            /// One.
            public var first: String
            /// The other.
            public var second: String

            /// A pair.
            public init(_ first: String, _ second: String) {
                self.first = first
                self.second = second
            }
        }

        /// Up to `atMost` new ties.
        public init(atMost: Int, strength: Double = 0.5, cost: Double = 0, among: [Pair] = []) {
            self.atMost = atMost
            self.strength = strength
            self.cost = cost
            self.among = among
        }
    }

    /// What the plan is for.
    public var aim: Aim
    /// What it must keep to.
    public var limits: [Limit]
    /// Whose seats it shares out anew.
    public var seating: Seating
    /// Courses, by id, whose planned sessions have their seats shared out; empty: all that make sense.
    public var seatingCourses: [String]
    /// Further sessions that it may hold.
    public var further: [Further]
    /// Courses, by id, whose planned sessions it may leave out to save money.
    public var mayDrop: [String]
    /// Ties that it may broker.
    public var ties: NewTies?
    /// Sessions that start before this day stay as they are; nil: the programme's start.
    public var from: CalendarDate?

    /// A request; without arguments: share out today's named seats so that most people are reached.
    public init(
        aim: Aim = .most([.people]),
        limits: [Limit] = [],
        seating: Seating = .named,
        seatingCourses: [String] = [],
        further: [Further] = [],
        mayDrop: [String] = [],
        ties: NewTies? = nil,
        from: CalendarDate? = nil
    ) {
        self.aim = aim
        self.limits = limits
        self.seating = seating
        self.seatingCourses = seatingCourses
        self.further = further
        self.mayDrop = mayDrop
        self.ties = ties
        self.from = from
    }
}
