/// One of the pitfalls that practitioners of train-the-trainer programmes warn of, as far as the data show it.
public struct Warning: Sendable, Hashable {
    /// Which pitfall.
    ///
    /// The order is that of printing between warnings that concern equal shares of a programme.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The expected cost lies above the budget, or may well.
        case budgetExceeded
        /// The target is larger than the headcount, or is met only by counting attendances.
        case attendancesCountedAsPeople
        /// A delivering trainer brings about fewer than one new delivering trainer.
        case reproductionBelowOne
        /// Champions wait longer for train-the-trainer than it takes to lose half of the skill.
        case trainTheTrainerBottleneck
        /// A chance is set as high as what people say they mean to do.
        case statedIntent
        /// More people are reached for each train-the-trainer place than any measured programme reached.
        case reachPerPlace
        /// A large share of a course's sessions is called off.
        case sessionsCancelled
        /// Free sessions book no more people than they want in the room.
        case noShowsNotAllowedFor
        /// Fewer people are expected at a planned session than its course needs.
        case groupTooSmall
        /// Sessions have fewer trainers than their course requires.
        case fewerCoTrainers
        /// Certified trainers have led no session.
        case certifiedWithoutSession
        /// A fifth of the trainers give most of the sessions.
        case concentratedDelivery
        /// Organisations hang on one trainer.
        case oneTrainer
        /// Trained people leave faster than others are trained.
        case turnoverOutrunsTraining
        /// Nothing renews what people learn within half a year.
        case noRefresher
        /// Small organisations are full while a large one is hardly touched.
        case saturation
        /// Hardly any tie leads from one sector to another.
        case sectorSilos
        /// One organisation alone joins others to the rest.
        case singleConnector
        /// Organisations have no tie at all.
        case isolatedOrganisations
        /// Past sessions still stand as planned.
        case notReported
        /// The plan rests on generations that no record has shown.
        case unobservedGenerations
        /// The forecast rests on fewer than ten trainers.
        case fewTrainers

        /// What the pitfall changes.
        package var bearing: Bearing {
            switch self {
            case .budgetExceeded, .attendancesCountedAsPeople, .reproductionBelowOne,
                .trainTheTrainerBottleneck, .statedIntent, .reachPerPlace, .sessionsCancelled,
                .noShowsNotAllowedFor, .groupTooSmall, .fewerCoTrainers:
                .plan
            case .certifiedWithoutSession, .concentratedDelivery, .oneTrainer,
                .turnoverOutrunsTraining, .noRefresher, .saturation, .sectorSilos, .singleConnector,
                .isolatedOrganisations:
                .lasting
            case .notReported, .unobservedGenerations, .fewTrainers:
                .reading
            }
        }
    }

    /// What a pitfall changes, most important first.
    package enum Bearing: Int, Sendable, Comparable {
        /// Whether the plan can do what it says.
        case plan
        /// Whether what it does spreads and lasts.
        case lasting
        /// How far its figures can be trusted.
        case reading

        package static func < (left: Bearing, right: Bearing) -> Bool {
            left.rawValue < right.rawValue
        }
    }

    /// Which pitfall.
    public var kind: Kind
    /// The course, sector, organisation or programme concerned, in words.
    public var about: String
    /// What the data show, in one plain sentence with its number.
    public var message: String
    /// What can be done, in one plain sentence.
    public var advice: String
    /// Share of the programme that it concerns, 0 to 1; orders warnings of equal bearing.
    package var share: Double

    /// A warning that concerns a share of the programme.
    package init(kind: Kind, about: String, message: String, advice: String, share: Double) {
        self.kind = kind
        self.about = about
        self.message = message
        self.advice = advice
        self.share = share.isFinite ? min(1, max(0, share)) : 1
    }
}
