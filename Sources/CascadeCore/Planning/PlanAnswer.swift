/// What the planner found, judged by replicates that the search has not seen.
public struct PlanAnswer: Sendable, Equatable {
    /// What a programme comes to over fresh replicates.
    public struct Result: Sendable, Equatable {
        /// People reached.
        public var people: Outcome.Summary
        /// Effective reach.
        public var effectiveReach: Outcome.Summary
        /// Organisations reached.
        public var organisations: Outcome.Summary
        /// Organisations embedded.
        public var embedded: Outcome.Summary
        /// Cost, ties brokered included.
        public var cost: Outcome.Summary
        /// Chance of the target; nil without a target among the weeks run.
        public var chanceOfTarget: Double?
        /// By goal of the request: its value.
        public var goals: [Double]
        /// By goal of the request: its standard error.
        public var goalErrors: [Double]
    }

    /// How good the plan is, as far as can be told.
    public struct Quality: Sendable, Equatable {
        /// By how much the first goal differs from today's plan, replicate by replicate, for goals that are means.
        public var gain: Difference?
        /// A value of the first goal that no plan within the limits passes, where one could be worked out.
        ///
        /// It rests on diminishing returns: that a further seat for an organisation never brings more than the one before.
        public var bound: Double?
        /// Standard error of the bound.
        public var boundError: Double?
        /// Number of plans that were run.
        public var plansTried: Int
        /// Number of replicates that the search ran.
        public var replicatesSearched: Int
        /// By usual practice: the value of the first goal when seats are shared out that way, on the judge's draws.
        public var practices: [PracticeResult]
    }

    /// What usual practice comes to in the same seats and sessions.
    public struct PracticeResult: Sendable, Equatable {
        /// The practice.
        public var practice: UsualPractice
        /// Value of the first goal.
        public var value: Double
        /// By how much the plan is better, replicate by replicate.
        public var gain: Difference
    }

    /// Why an organisation is invited.
    public struct Invitation: Sendable, Equatable {
        /// Id of the organisation.
        public var organisation: String
        /// Seats by session, in order of date.
        public var seats: [Seats]
        /// Seats that today's plan gives it.
        public var seatsToday: Int
        /// People expected through its seats: reached with them and not without them, anywhere; nil where that was not worked
        /// out, because the plan is large or the search was stopped.
        public var people: Difference?
        /// Those of them in other organisations.
        public var elsewhere: Double?
        /// Names of sectors that the organisation's ties bring together, its own first; one or none: it links no others.
        public var links: [String]
        /// Limits that ask for it.
        public var asked: [Limit]

        /// Seats at a session.
        public struct Seats: Sendable, Equatable {
            /// Id of the session.
            public var session: String
            /// How many.
            public var count: Int
        }
    }

    /// Why a session is held or a tie is brokered.
    public struct Addition: Sendable, Equatable {
        /// What is added.
        public var thing: Thing
        /// People reached with it and not without it; nil where that was not worked out.
        public var people: Difference?
        /// What it costs: expected cost with it less without it; nil where that was not worked out.
        public var cost: Double?
        /// By how much the first goal differs with it and without it; nil where that was not worked out.
        public var goal: Difference? = nil

        /// A session by id, or a tie by the ids of its ends.
        public enum Thing: Sendable, Hashable {
            /// A further session.
            case session(String)
            /// A new tie.
            case tie(String, String)
        }
    }

    /// What was asked.
    public var request: PlanRequest
    /// The plan chosen.
    public var plan: Plan
    /// The programme with the plan in it.
    public var programme: Programme
    /// The programme as it is.
    public var today: Result
    /// The programme with the plan.
    public var planned: Result
    /// How good it is.
    public var quality: Quality
    /// Who is invited and why, most people first.
    public var invitations: [Invitation]
    /// What is added and why, in the plan's order.
    public var additions: [Addition]
    /// Whether the aim of ``Aim/cheapest(_:least:)`` is met; nil for other aims.
    public var meetsAim: Bool?
    /// Seed of the judge's draws.
    public var seed: UInt64
    /// Replicates that judge.
    public var replicates: Int
    /// Last day simulated.
    public var lastDay: CalendarDate
    /// Whether the search was stopped early; the plan is the best until then.
    public var isInterrupted: Bool
    /// What a user should know.
    public var notices: [String]
}

/// Why no plan exists.
public struct PlanConflict: Error, Sendable, Equatable {
    /// Limits that can't be kept together; without any one of them the others can.
    public var limits: [Limit]
    /// What they meet with in the programme itself, in words: capacity, headcount, dates.
    public var reasons: [String]
}

/// How seats are shared out without a model.
public enum UsualPractice: String, Sendable, Hashable, CaseIterable {
    /// In the order in which organisations were written down, a few people from each.
    case firstCome = "first come"
    /// The organisations with most people first.
    case biggestFirst = "biggest first"
    /// One from each sector in turn.
    case onePerSector = "one per sector"
    /// The organisations with most partners first.
    case mostConnected = "most connected"
    /// Drawn by chance.
    case random
}

/// Why an organisation is not invited, and what would bring it in.
public struct WhyNot: Sendable, Equatable {
    /// Id of the organisation.
    public var organisation: String
    /// What stands in the way.
    public var reason: Reason
    /// The smallest change that brings it in, tried; nil where none of those tried does.
    public var remedy: Remedy?
    /// By how much the first goal changes when it is invited without any other change, at the expense of the seats worth least.
    public var ifInvited: Difference?

    /// What stands in the way.
    public enum Reason: Sendable, Hashable {
        /// It is invited.
        case invited(seats: Int)
        /// A limit forbids it.
        case limit(Limit)
        /// It has nobody who could come.
        case nobodyEligible
        /// Its seats would bring less than those given to others.
        case others
        /// The plan decides no seats.
        case noSeatsDecided
    }

    /// A change that brings it in.
    public enum Remedy: Sendable, Hashable {
        /// So many seats more in all.
        case seats(Int)
        /// So much more money.
        case money(Double)
        /// Sessions from this day on are decided too.
        case date(CalendarDate)
        /// Without these limits, and with one that asks for it.
        case without([Limit])
        /// With a limit that asks for it.
        case invite
    }
}

/// What more money or more seats buy.
public struct NextPound: Sendable, Equatable {
    /// What the curve is drawn against.
    public enum Resource: String, Sendable, Hashable {
        /// Expected cost.
        case budget
        /// Seats offered.
        case seats
    }

    /// The best plan found for one amount.
    public struct Point: Sendable, Equatable {
        /// The limit: money or seats.
        public var limit: Double
        /// Expected cost.
        public var cost: Double
        /// Seats offered by name or to anyone in planned sessions.
        public var seats: Int
        /// Planned sessions held.
        public var sessions: Int
        /// People reached, over fresh replicates.
        public var people: Outcome.Summary
        /// Value of the first goal.
        public var goal: Double
        /// What the plan adds to the point before, in words: ids of sessions.
        public var added: [String]
    }

    /// What it is drawn against.
    public var resource: Resource
    /// Points by rising limit.
    public var points: [Point]
    /// Position of the point past which a further pound or seat buys clearly less; nil where the curve has no bend.
    public var bend: Int?
    /// Position of the point nearest to today's plan.
    public var today: Int?
}
