/// What the replicates of a scenario came to.
public struct Outcome: Sendable, Equatable {
    /// Mean, standard error and quantiles of a number over the replicates.
    public struct Summary: Sendable, Equatable {
        /// Mean over replicates.
        public var mean: Double
        /// Standard error of the mean.
        public var standardError: Double
        /// Quantiles; each is exact below 512 tally units and within 0.2% above.
        public var p05, p10, p25, p50, p75, p90, p95: Double

        /// A summary with the same value everywhere and no error.
        public init(constant value: Double) {
            mean = value
            standardError = 0
            (p05, p10, p25, p50, p75, p90, p95) = (value, value, value, value, value, value, value)
        }
    }

    /// How an organisation is first reached: by whom and when, over the replicates that reach it.
    public struct FirstReach: Sendable, Equatable {
        /// Whose trainer reached it.
        public enum Source: Sendable, Hashable {
            /// An external trainer, or one named in the plan, at a planned session.
            case plannedSession
            /// A trainer of its own.
            case itself
            /// A trainer of the partner organisation at this position.
            case partner(Int)
        }

        /// Median week.
        public var week: Int
        /// Most frequent generation of the first person reached, from 1.
        public var generation: Int
        /// Most frequent source.
        public var source: Source
        /// Share of the replicates that reach it in which that was the source.
        public var sourceShare: Double
    }

    /// What became of one organisation.
    public struct OrganisationResult: Sendable, Equatable {
        /// People first reached while there.
        public var peopleReached: Summary
        /// Mean coverage at the end: people reached who are there now ÷ headcount, 0 to 1; 0 for a headcount of 0.
        public var coverage: Double
        /// Share of replicates in which it was reached.
        public var chanceReached: Double
        /// Share of replicates in which it is embedded at the end.
        public var chanceEmbedded: Double
        /// Mean number of active trainers there at the end.
        public var trainersActive: Double
        /// Mean number of people whom its own trainers reached at home.
        public var reachedAtHome: Double
        /// Mean number of people whom its trainers reached anywhere; the trainers of a session share those it reached.
        public var reachGiven: Double
        /// How it is first reached; nil where no replicate reaches it.
        public var firstReach: FirstReach?
    }

    /// What became of one sector.
    public struct SectorResult: Sendable, Equatable {
        /// People first reached while there.
        public var peopleReached: Summary
        /// Mean coverage at the end, 0 to 1.
        public var coverage: Double
        /// Headcount of its organisations.
        public var people: Int
        /// Number of its organisations.
        public var organisations: Int
        /// Mean number of its organisations reached.
        public var organisationsReached: Double
    }

    /// What became of one generation.
    public struct GenerationResult: Sendable, Equatable {
        /// People reached in it.
        public var peopleReached: Summary
        /// Mean number of its people who qualified as trainers.
        public var trainersQualified: Double
        /// Mean number of its people who delivered at least one session.
        public var trainersDelivering: Double
        /// Mean people reached so far, by week.
        public var peopleReachedByWeek: [Double]
    }

    /// What became of one course.
    public struct CourseResult: Sendable, Equatable {
        /// Sessions held.
        public var sessionsHeld: Double
        /// Sessions cancelled for lack of people or trainers.
        public var sessionsCancelled: Double
        /// People who turned up.
        public var attendances: Double
        /// People who completed it, each once a completion.
        public var completions: Summary
        /// People on its waiting list at the end.
        public var waiting: Double
        /// Fees and donations received.
        public var income: Double
        /// Share of sessions held whose composition met the course's rules; nil without rules or sessions.
        public var compositionMet: Double?
    }

    /// What went across one partnership.
    public struct PartnershipResult: Sendable, Equatable {
        /// Mean number of people of `from` whom trainers of `to` reached across it.
        public var reachedInFrom: Double
        /// Mean number of people of `to` whom trainers of `from` reached across it.
        public var reachedInTo: Double
        /// Mean number of people reached across it, in both directions.
        public var reached: Double { reachedInFrom + reachedInTo }

        /// So many people in each direction.
        public init(reachedInFrom: Double, reachedInTo: Double) {
            self.reachedInFrom = reachedInFrom
            self.reachedInTo = reachedInTo
        }
    }

    /// Chance and date of meeting the target.
    public struct TargetResult: Sendable, Equatable {
        /// Share of replicates that meet it by its day.
        public var probability: Double
        /// Standard error of that share.
        public var standardError: Double
        /// Last day of the week in which 10, 50 and 90% of replicates have met it; nil where they don't.
        public var p10, p50, p90: CalendarDate?
    }

    /// Coverage of all organisations at the end of one week, in the programme's order.
    package struct KeptCoverage: Sendable, Equatable {
        /// The week, from 0.
        package var week: Int
        /// By organisation, mean coverage, 0 to 1; 0 for a headcount of 0.
        package var coverage: [Double]
        /// By organisation, mean people first reached while there.
        package var peopleReached: [Double]
    }

    /// The cascade's reproduction number.
    public struct ReproductionNumber: Sendable, Equatable {
        /// Mean over what is not known; infinite where trainers never stop.
        public var mean: Double
        /// 10% and 90% quantiles over what is not known.
        public var p10, p90: Double
    }

    /// The programme that was simulated.
    public var programme: Programme
    /// The seed of all draws.
    public var seed: UInt64
    /// Number of replicates.
    public var replicates: Int
    /// Number of weeks simulated.
    public var weeks: Int
    /// Each metric's summary at the end of each week, `weeks` long.
    public var series: [Metric: [Summary]]
    /// By sector, in the programme's order.
    public var sectors: [SectorResult]
    /// By organisation, in the programme's order.
    public var organisations: [OrganisationResult]
    /// By generation; position 0 is the founding trainers, who are not people reached.
    public var generations: [GenerationResult]
    /// By course, in the programme's order.
    public var courses: [CourseResult]
    /// By partnership, in the programme's order.
    public var partnerships: [PartnershipResult]
    /// Mean people reached by external trainers; with `reachGiven` of all organisations this adds up to people reached.
    public var reachGivenByExternalTrainers: Double
    /// The target, where the programme has one.
    public var target: TargetResult?
    /// Reproduction number of the programme; nil where no course qualifies trainers.
    public var reproductionNumber: ReproductionNumber?
    /// Reproduction number by sector, in the programme's order: new delivering trainers of any sector that one
    /// delivering trainer of this sector brings about.
    public var reproductionNumberBySector: [ReproductionNumber]
    /// People reached at the end of each replicate, in replicate order.
    public var finalPeopleReached: [Int32]
    /// What a user should know about the run: sessions outside the horizon, say.
    public var notices: [String]
    /// Coverage by organisation at the end of the weeks that the scenario kept, in order; see ``Scenario/keeping(_:)``.
    package var coverageKept: [KeptCoverage] = []

    /// The last day simulated.
    public var lastDay: CalendarDate { programme.firstMonday + (7 * weeks - 1) }

    /// A metric's summary at the end of the last week.
    public func final(_ metric: Metric) -> Summary {
        series[metric]?.last ?? Summary(constant: 0)
    }
}
