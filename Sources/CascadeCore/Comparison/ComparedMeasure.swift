/// A number by which scenarios are compared, one for each replicate.
public enum ComparedMeasure: Sendable, Hashable {
    /// People reached.
    case people
    /// Effective reach.
    case effective
    /// Organisations reached.
    case organisations
    /// Organisations embedded on the last day.
    case embedded
    /// Cost: what sessions cost less fees and donations.
    case cost
    /// Whether the target is met by its day: 1 or 0, so that the mean is the chance.
    case chance
    /// Cost ÷ people reached.
    case costPerPerson
    /// Completions of the course with this id.
    case completions(String)

    /// The measures that every programme has, in the order of reports.
    public static let common: [ComparedMeasure] = [
        .people, .effective, .organisations, .embedded, .chance, .cost, .costPerPerson,
    ]

    /// Its name in data: `peopleReached`, `completions.c300`.
    public var name: String {
        switch self {
        case .people: "peopleReached"
        case .effective: "effectiveReach"
        case .organisations: "organisationsReached"
        case .embedded: "organisationsEmbedded"
        case .cost: "cost"
        case .chance: "chanceOfTarget"
        case .costPerPerson: "costPerPerson"
        case .completions(let course): "completions.\(course)"
        }
    }

    /// What scenarios of a programme are judged by where nothing else is asked: people reached, or the chance of the target
    /// where that wants completions of courses alone.
    public static func usual(for programme: Programme) -> ComparedMeasure {
        guard let target = programme.target, !target.completions.isEmpty else { return .people }
        let isAlone = [target.people, target.organisations, target.effective].allSatisfy {
            $0 == nil
        }
        return isAlone ? .chance : .people
    }

    /// Whether less of it is better.
    public var isFewerBetter: Bool { self == .cost || self == .costPerPerson }

    /// What the simulation counts for it in a programme; nil for what follows from other measures, and where the
    /// programme has no such thing.
    func counted(in scenario: Scenario) -> Measure? {
        switch self {
        case .people: return .metric(.peopleReached)
        case .effective: return .metric(.effectiveReach)
        case .organisations: return .metric(.organisationsReached)
        case .embedded: return .metric(.organisationsEmbedded)
        case .cost: return .metric(.cost)
        case .chance: return scenario.target == nil ? nil : .targetMet
        case .costPerPerson: return nil
        case .completions(let course):
            return scenario.programme.courses.firstIndex { $0.id == course }
                .map { .completions($0) }
        }
    }
}
