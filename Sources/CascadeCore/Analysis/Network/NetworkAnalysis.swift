package import CascadeGraph

/// A programme's network in figures: the partnerships as given, what the simulation sends across them, and the lineage on
/// record.
///
/// Ties are counted once for each pair of organisations, in whichever direction they serve; their strengths add up, at most
/// to 1.
public struct NetworkAnalysis: Sendable, Equatable {
    /// Where an organisation stands.
    public struct OrganisationPosition: Sendable, Equatable {
        /// What an organisation is to the network, in one word; the first that applies.
        public enum Role: String, Sendable, Hashable, CaseIterable {
            /// Without it some others are cut off from the rest.
            case onlyWay = "only way"
            /// It has no ties.
            case alone
            /// It brings other sectors together more than nine in ten organisations do.
            case broker
            /// It has more partners than nine in ten organisations have.
            case hub
            /// It has one partner.
            case edge = "at the edge"
            /// None of these.
            case member
        }

        /// Its role.
        public var role: Role
        /// Number of partners.
        public var partners: Int
        /// Number of partners of other sectors.
        public var partnersElsewhere: Int
        /// Sum of the strengths of its ties.
        public var strength: Double
        /// Share of the shortest ways between other organisations that lead through it, 0 to 1.
        public var betweenness: Double
        /// Burt's constraint: near 0 where its partners don't know each other; nil without partners.
        public var constraint: Double?
        /// Burt's effective size of its circle of partners; nil without partners.
        public var effectiveSize: Double?
        /// Pairs of organisations without a tie that it stands between, by what sectors they are of.
        public var brokerage: Brokerage
        /// Largest k such that it has k partners who have k partners each among themselves.
        public var core: Int
        /// Position of its community.
        public var community: Int
        /// Organisations that its removal cuts off from the largest rest.
        public var cutsOff: Int
        /// People of those.
        public var cutsOffPeople: Int
        /// Mean number of people reached there.
        public var reached: Double
        /// Those reached by its own trainers.
        public var reachedAtHome: Double
        /// Those reached across ties, by partners' trainers.
        public var reachedByPartners: Double
        /// Those reached at planned sessions and by enrolment.
        public var reachedPlanned: Double
        /// Mean number of people of partners whom its trainers reached.
        public var givenToPartners: Double
    }

    /// Open pairs of organisations that an organisation stands between, in both directions (Gould & Fernandez).
    public struct Brokerage: Sendable, Equatable {
        /// All three of one sector.
        public var coordinator: Int
        /// Between two of another sector.
        public var itinerant: Int
        /// From another sector into its own.
        public var gatekeeper: Int
        /// From its own sector to another.
        public var representative: Int
        /// Between two other sectors.
        public var liaison: Int
        /// Pairs of which at least one is of another sector.
        public var acrossSectors: Int { itinerant + gatekeeper + representative + liaison }
    }

    /// How a sector mixes with others.
    public struct SectorPosition: Sendable, Equatable {
        /// Ties between its organisations.
        public var tiesInside: Int
        /// Ties to other sectors.
        public var tiesOutside: Int
        /// Ties to other sectors if sectors were dealt out by chance.
        public var expectedOutside: Double
        /// (E − I) ÷ (E + I); nil without ties.
        public var externalInternalIndex: Double?
        /// Share of chance deals that leave it at least as closed; nil without ties.
        public var chanceAsClosed: Double?
        /// Mean number of people reached there by trainers of its own organisations.
        public var reachedBySector: Double
        /// Mean number of people reached there by trainers of other sectors.
        public var reachedByOtherSectors: Double
        /// Mean number of people reached there at planned sessions and by enrolment.
        public var reachedPlanned: Double
        /// Mean number of people of other sectors whom its trainers reached.
        public var givenToOtherSectors: Double

        /// Whether it keeps to itself more than chance explains: at most half the expected ties outside, with a chance
        /// below 5%.
        public var isSilo: Bool {
            guard let chanceAsClosed, tiesInside >= 2 else { return false }
            return chanceAsClosed < 0.05 && Double(tiesOutside) <= expectedOutside / 2
        }
    }

    /// Organisations that are more closely tied among themselves than with the rest.
    public struct Community: Sendable, Equatable {
        /// Its organisations, by position.
        public var organisations: [Int]
        /// Headcount.
        public var people: Int
        /// Number of its organisations by sector.
        public var bySector: [Int]
    }

    /// A pair of organisations with a tie.
    public struct TiePosition: Sendable, Equatable {
        /// The organisation with the lower position.
        public var first: Int
        /// The other one.
        public var second: Int
        /// Strength, the sum where several ties are given.
        public var strength: Double
        /// Mean number of people of the first whom trainers of the second reached across it.
        public var reachedInFirst: Double
        /// Mean number of people of the second whom trainers of the first reached across it.
        public var reachedInSecond: Double
        /// Whether its loss would cut some organisations off from others.
        public var isBridge: Bool
        /// Share of the shortest ways between two organisations that lead across it, 0 to 1; nil where the network is too
        /// large to work it out exactly.
        public var betweenness: Double?
    }

    /// An organisation through which all ties between its sector and some others lead.
    public struct OnlyLink: Sendable, Equatable {
        /// The organisation.
        public var organisation: Int
        /// The other sectors, by position.
        public var sectors: [Int]
        /// Mean number of people reached across these ties, in both directions.
        public var reached: Double
    }

    /// How evenly coverage is spread over organisations, weighted by headcount.
    public struct Equity: Sendable, Equatable {
        /// Gini index: 0 where all are covered alike, near 1 where one has everything.
        public var gini: Double
        /// Theil's T, the sum of the next two.
        public var theil: Double
        /// The part that lies between sectors.
        public var theilBetween: Double
        /// The part that lies within sectors.
        public var theilWithin: Double
    }

    /// The network as a whole.
    public struct Summary: Sendable, Equatable {
        /// Number of organisations.
        public var organisations: Int
        /// Number of pairs with a tie.
        public var ties: Int
        /// Share of all pairs that have a tie.
        public var density: Double
        /// Parts that are connected, organisations without ties being parts of their own.
        public var parts: Int
        /// Organisations of the largest part.
        public var largestPart: Int
        /// Freeman's degree centralisation: 1 for a star, 0 where all have as many partners; nil below 3 organisations.
        public var centralisation: Double?
        /// (E − I) ÷ (E + I) over all ties; nil without ties.
        public var externalInternalIndex: Double?
        /// The same if sectors were dealt out by chance.
        public var expectedExternalInternalIndex: Double?
        /// Share of chance deals that are at least as closed; nil without ties.
        public var chanceAsClosed: Double?
        /// Newman's assortativity by sector: 1 where all ties stay within, 0 where they are as chance has it; nil where
        /// undefined.
        public var assortativity: Double?
        /// Modularity of the communities.
        public var modularity: Double
        /// The same index over the people whom trainers are expected to reach, by tie and at home; nil where there are none.
        public var flowExternalInternalIndex: Double?
    }

    /// The network as a whole.
    public var summary: Summary
    /// By organisation, in the programme's order.
    public var organisations: [OrganisationPosition]
    /// By sector, in the programme's order.
    public var sectors: [SectorPosition]
    /// Number of pairs with a tie, by the sectors of both; those within a sector stand on the diagonal.
    public var tiesBetweenSectors: [[Int]]
    /// Mean number of people reached, by the sector of the trainer, then that of the person.
    public var reachBetweenSectors: [[Double]]
    /// Communities, the largest first.
    public var communities: [Community]
    /// Pairs with a tie, in ascending order.
    public var ties: [TiePosition]
    /// Organisations that alone link sectors.
    public var onlyLinks: [OnlyLink]
    /// Organisations in the order in which a greedy choice of the most influential ones would take them.
    public var influential: [Int]
    /// How evenly coverage is spread; nil where nobody is reached.
    public var equity: Equity?
    /// Who trained whom, on record; nil where nothing is recorded.
    public var lineage: Lineage?
    /// The ties as an undirected graph without self-loops or parallel edges; its edges stand in the order of ``ties``.
    package var graph: Graph
}

extension NetworkAnalysis {
    /// The organisation that stands between most pairs across sectors, of several the one with most partners of other
    /// sectors, then the first; nil where none does.
    package var firstBroker: Int? {
        func rank(_ organisation: Int) -> (Int, Int, Int) {
            let position = organisations[organisation]
            return (position.brokerage.acrossSectors, position.partnersElsewhere, -organisation)
        }
        return organisations.indices.filter { organisations[$0].brokerage.acrossSectors > 0 }
            .max { rank($0) < rank($1) }
    }

    /// The partners of an organisation, in ascending order.
    func neighbours(of organisation: Int) -> [Int] {
        graph.arcs(of: organisation).map { Int(graph.targets[$0]) }
    }

    /// Whether two organisations have a tie.
    func areTied(_ first: Int, _ second: Int) -> Bool {
        graph.arcs(of: first).contains { Int(graph.targets[$0]) == second }
    }
}
