/// What a choice of seeds must keep to: how many, what they may cost, and how they are shared between groups.
///
/// Everything is optional; without limits all nodes are chosen.
public struct InfluenceLimits: Sendable, Hashable {
    /// The most seeds, those required included; nil: no limit.
    public var count: Int?
    /// What the seeds may cost together; nil: no limit.
    ///
    /// A sum that passes it by less than a 10¹²th is rounding and allowed.
    public var budget: Double?
    /// What each node costs, at least 0; empty: 1 each if there is a budget.
    public var costs: [Double]
    /// For each node the number of its group, from 0; empty: no groups.
    ///
    /// A negative number is no group.
    public var groups: [Int]
    /// For each group the fewest seeds; groups past the end: 0.
    public var atLeast: [Int]
    /// For each group the most seeds; groups past the end: no limit.
    public var atMost: [Int]
    /// Nodes that must be seeds.
    public var required: [Int]
    /// Nodes that must not be seeds.
    public var excluded: [Int]

    /// Limits on a choice of seeds.
    public init(
        count: Int? = nil,
        budget: Double? = nil,
        costs: [Double] = [],
        groups: [Int] = [],
        atLeast: [Int] = [],
        atMost: [Int] = [],
        required: [Int] = [],
        excluded: [Int] = []
    ) {
        self.count = count
        self.budget = budget
        self.costs = costs
        self.groups = groups
        self.atLeast = atLeast
        self.atMost = atMost
        self.required = required
        self.excluded = excluded
    }
}

/// Limits that no choice of seeds keeps to, with every reason that was found.
public struct InfeasibleLimits: Error, Hashable, CustomStringConvertible {
    /// One reason why no choice keeps to the limits.
    public enum Reason: Sendable, Hashable {
        /// More nodes are required than may be chosen.
        case tooManyRequired(required: Int, count: Int)
        /// A node is both required and excluded.
        case requiredAndExcluded(node: Int)
        /// A group needs more seeds than it may have.
        case groupContradiction(group: Int, atLeast: Int, atMost: Int)
        /// A group needs more seeds than it has nodes to choose from.
        case groupTooSmall(group: Int, atLeast: Int, available: Int)
        /// More nodes of a group are required than it may have.
        case groupOverfull(group: Int, required: Int, atMost: Int)
        /// The nodes required and what groups need besides are more than may be chosen.
        case countTooSmall(needed: Int, count: Int)
        /// The nodes required and the cheapest that meet what groups need cost more than the budget.
        case budgetTooSmall(needed: Double, budget: Double)
    }

    /// Why no choice keeps to the limits, at least one reason.
    public let reasons: [Reason]

    /// The error for these reasons.
    public init(reasons: [Reason]) {
        self.reasons = reasons
    }

    /// The reasons, a line each.
    public var description: String {
        reasons.map { reason in
            switch reason {
            case .tooManyRequired(let required, let count):
                "\(required) nodes must be chosen, but only \(count) may be"
            case .requiredAndExcluded(let node):
                "node \(node) must be chosen and must not be"
            case .groupContradiction(let group, let atLeast, let atMost):
                "group \(group) needs at least \(atLeast) and may have at most \(atMost)"
            case .groupTooSmall(let group, let atLeast, let available):
                "group \(group) needs at least \(atLeast), but only \(available) can be chosen from"
            case .groupOverfull(let group, let required, let atMost):
                "\(required) nodes of group \(group) must be chosen, but only \(atMost) may be"
            case .countTooSmall(let needed, let count):
                "the nodes and groups that are a must need \(needed), but only \(count) may be chosen"
            case .budgetTooSmall(let needed, let budget):
                "what must be chosen costs at least \(needed), over the budget of \(budget)"
            }
        }.joined(separator: "\n")
    }
}
