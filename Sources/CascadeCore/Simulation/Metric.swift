/// A number that the simulation counts every week, by its name in JSON.
public enum Metric: String, Sendable, CaseIterable, Hashable {
    /// Unique people who completed at least one course.
    case peopleReached
    /// Rows of attendance with outcome completed or attended.
    case attendances
    /// Organisations with at least one person reached.
    case organisationsReached
    /// Organisations with enough coverage and active trainers, at this time.
    case organisationsEmbedded
    /// Champions waiting for train-the-trainer, at this time.
    case championsWaiting
    /// People ever qualified as trainers, founders included.
    case trainersQualified
    /// Trainers delivering, at this time.
    case trainersActive
    /// Sessions held.
    case sessionsHeld
    /// Cost so far: what sessions cost less fees and donations.
    case cost
    /// People reached who are still here, weighted by fidelity and what is left of their skill.
    case effectiveReach
    /// Pairs of organisations of different sectors first brought together.
    case newCrossSectorLinks

    /// Tallies are whole numbers of 1 ÷ `scale` units.
    package var scale: Double {
        switch self {
        case .cost: 100
        case .effectiveReach: 10
        default: 1
        }
    }
}
