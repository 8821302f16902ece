/// What a plan should carry as far as it can, told at the end of the horizon unless it says otherwise.
public enum Goal: Sendable, Hashable {
    /// People reached, on average.
    case people
    /// Effective reach, on average.
    case effectiveReach
    /// Organisations with at least one person reached, on average.
    case organisations
    /// Organisations embedded, on average.
    case embedded
    /// People reached who are now in a part of the partnership ÷ its headcount, on average.
    case coverage(Part)
    /// Completions of the course with this id, on average.
    case completions(String)
    /// The chance that the programme's target is met by its day.
    case chanceOfTarget
    /// People reached, on average over the worst tenth of the runs.
    case worstDecile
    /// Coverage of the least covered sector, on average.
    case equity
}

/// A part of the partnership.
public enum Part: Sendable, Hashable {
    /// Every organisation.
    case everyone
    /// The organisations of the sector with this id.
    case sector(String)
    /// The organisations of this area.
    case area(String)
    /// The organisations of the stakeholder group with this id.
    case group(String)
    /// The organisation with this id.
    case organisation(String)

    /// Whether an organisation belongs to it.
    public func contains(_ organisation: Organisation) -> Bool {
        switch self {
        case .everyone: true
        case .sector(let id): organisation.sector == id
        case .area(let name): organisation.area == name
        case .group(let id): organisation.group == id
        case .organisation(let id): organisation.id == id
        }
    }
}

/// What a plan is for.
public enum Aim: Sendable, Hashable {
    /// As much as the limits allow of the first goal; each further one decides among plans that are within 1% of each other on
    /// those before it.
    case most([Goal])
    /// The cheapest plan that comes to `least` of a goal: a chance of the target from 0 to 1, or a number of people.
    case cheapest(Goal, least: Double)

    /// The goals in order of rank, at least one.
    public var goals: [Goal] {
        switch self {
        case .most(let goals): goals.isEmpty ? [.people] : goals
        case .cheapest(let goal, _): [goal]
        }
    }
}
