/// What a comparison of scenarios came to.
public struct ComparisonOutcome: Sendable, Equatable {
    /// One scenario.
    public struct Entry: Sendable, Equatable {
        /// What it is called.
        public var name: String
        /// The programme.
        public var programme: Programme
        /// What each measure came to; measures that the scenario doesn't have are left out.
        public var summaries: [ComparedMeasure: SampleSummary]

        /// A scenario's numbers.
        package init(
            name: String,
            programme: Programme,
            summaries: [ComparedMeasure: SampleSummary]
        ) {
            self.name = name
            self.programme = programme
            self.summaries = summaries
        }
    }

    /// Two scenarios set against each other.
    public struct Pair: Sendable, Equatable {
        /// Position of the scenario compared with.
        public var from: Int
        /// Position of the scenario that is compared.
        public var to: Int
        /// By measure that both have: the second less the first.
        public var differences: [ComparedMeasure: ComparedDifference]

        /// A pair and its differences.
        package init(
            from: Int,
            to: Int,
            differences: [ComparedMeasure: ComparedDifference]
        ) {
            self.from = from
            self.to = to
            self.differences = differences
        }

        /// Whether both come to the same, in everything and in every replicate.
        public var isNothing: Bool { differences.values.allSatisfy(\.isNothing) }
    }

    /// The scenarios, in the order given.
    public var entries: [Entry]
    /// Each scenario against each before it: all against the first, then all later ones against the second, and so on.
    public var pairs: [Pair]
    /// The measures, in the order of reports: the common ones, then completions by course.
    public var measures: [ComparedMeasure]
    /// Which assumption drives the answer: of the one scenario, or of each other scenario against the first.
    public var tornadoes: [Tornado]
    /// Last day simulated in all scenarios.
    public var lastDay: CalendarDate
    /// Seed of all draws.
    public var seed: UInt64
    /// Replicates of each scenario.
    public var replicates: Int
    /// What a user should know.
    public var notices: [String]

    /// The results of a comparison.
    package init(
        entries: [Entry],
        pairs: [Pair],
        measures: [ComparedMeasure],
        tornadoes: [Tornado],
        lastDay: CalendarDate,
        seed: UInt64,
        replicates: Int,
        notices: [String]
    ) {
        self.entries = entries
        self.pairs = pairs
        self.measures = measures
        self.tornadoes = tornadoes
        self.lastDay = lastDay
        self.seed = seed
        self.replicates = replicates
        self.notices = notices
    }

    /// The pair of two scenarios.
    public func pair(_ from: Int, _ to: Int) -> Pair? {
        pairs.first { $0.from == from && $0.to == to }
    }
}
