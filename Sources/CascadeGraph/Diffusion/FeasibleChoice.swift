/// A choice of seeds that grows and can always be completed to one that keeps to the limits.
///
/// The choices that can be completed are closed downwards: a node that cannot be added now never can be. Without a budget they
/// are the independent sets of a matroid (El Halabi, Mitrović, Norouzi-Fard, Tardos & Tarnawski, "Fairness in streaming submodular
/// maximization", NeurIPS 2020).
struct FeasibleChoice: Sendable {
    let nodeCount: Int
    /// The most seeds, never more than there are to choose from.
    let count: Int
    /// The most that they may cost, rounding allowed for; infinite without a budget.
    private(set) var budget: Double
    private var costs: [Double]
    private let groups: [Int]
    private let atLeast: [Int]
    private let atMost: [Int]
    private let cannotBeChosen: [Bool]
    /// For each group that needs seeds, where cost matters, its nodes from the cheapest on.
    private var cheapest: [[Int]]

    /// The nodes chosen, in order.
    private(set) var chosen: [Int] = []
    /// What they cost.
    private(set) var cost = 0.0
    private var isChosen: [Bool]
    private var groupSizes: [Int]
    /// Number of seeds that groups need besides.
    private var needed = 0
    /// For each group the least cost of the seeds that it still needs, and that of the dearest of them.
    private var reserves: [Double]
    private var dearest: [Double]
    private var reserve = 0.0

    /// The required nodes, in the order given.
    ///
    /// - Throws: if nothing keeps to the limits.
    /// - Complexity: O(V log V) with a budget and groups, else O(V).
    init(_ limits: InfluenceLimits, nodeCount: Int) throws(InfeasibleLimits) {
        Self.check(limits, nodeCount: nodeCount)
        self.nodeCount = nodeCount
        groups = limits.groups
        let groupCount = max(
            limits.atLeast.count,
            limits.atMost.count,
            (limits.groups.max() ?? -1) + 1
        )
        atLeast = (0..<groupCount).map { $0 < limits.atLeast.count ? limits.atLeast[$0] : 0 }
        atMost = (0..<groupCount).map { $0 < limits.atMost.count ? limits.atMost[$0] : .max }
        var isExcluded = [Bool](repeating: false, count: nodeCount)
        for node in limits.excluded { isExcluded[node] = true }
        cannotBeChosen = isExcluded
        isChosen = [Bool](repeating: false, count: nodeCount)
        let available = isExcluded.count { !$0 }
        count = min(limits.count ?? available, available)
        budget = limits.budget.map { $0 * (1 + 1e-12) } ?? .infinity
        costs =
            limits.budget == nil
            ? [] : limits.costs.isEmpty ? [Double](repeating: 1, count: nodeCount) : limits.costs
        groupSizes = [Int](repeating: 0, count: groupCount)
        reserves = [Double](repeating: 0, count: groupCount)
        dearest = [Double](repeating: 0, count: groupCount)
        if !costs.isEmpty, atLeast.contains(where: { $0 > 0 }) {
            var members = [[Int]](repeating: [], count: groupCount)
            for node in groups.indices where groups[node] >= 0 && !isExcluded[node] {
                if atLeast[groups[node]] > 0 { members[groups[node]].append(node) }
            }
            cheapest = members.map { [costs] in
                $0.sorted { (costs[$0], $0) < (costs[$1], $1) }
            }
        } else {
            cheapest = []
        }
        needed = atLeast.reduce(0, +)
        for node in limits.required where !isChosen[node] { record(node) }
        for group in 0..<groupCount where groupSizes[group] == 0 { updateReserve(of: group) }
        let reasons = self.reasons(limits)
        guard reasons.isEmpty else { throw InfeasibleLimits(reasons: reasons) }
    }

    /// Whether a node can be added.
    @inline(__always)
    func allows(_ node: Int) -> Bool {
        guard !isChosen[node], !cannotBeChosen[node] else { return false }
        var needed = self.needed
        var reserve = self.reserve
        if !groups.isEmpty, groups[node] >= 0 {
            let group = groups[node]
            guard groupSizes[group] < atMost[group] else { return false }
            if groupSizes[group] < atLeast[group] {
                needed -= 1
                if !costs.isEmpty { reserve -= min(costs[node], dearest[group]) }
            }
        }
        guard chosen.count + 1 + needed <= count else { return false }
        return costs.isEmpty || cost + costs[node] + reserve <= budget
    }

    /// Adds a node.
    ///
    /// - Precondition: it is allowed.
    mutating func add(_ node: Int) {
        precondition(allows(node), "node \(node) cannot be added")
        record(node)
    }

    /// Whether the group of a node needs more seeds.
    func isNeeded(_ node: Int) -> Bool {
        guard let group = group(of: node) else { return false }
        return groupSizes[group] < atLeast[group]
    }

    /// The same choice with money no object.
    func withoutBudget() -> FeasibleChoice {
        var other = self
        other.budget = .infinity
        other.costs = []
        other.cheapest = []
        return other
    }

    /// What a node costs; 0 without a budget.
    func cost(of node: Int) -> Double { costs.isEmpty ? 0 : costs[node] }

    /// The group of a node, or nil.
    func group(of node: Int) -> Int? { groups.isEmpty || groups[node] < 0 ? nil : groups[node] }

    /// Whether there is a budget.
    var hasBudget: Bool { !costs.isEmpty }

    /// Whether any group has a limit.
    var hasQuotas: Bool {
        atLeast.contains { $0 > 0 } || atMost.contains { $0 < .max }
    }

    /// Whether the number of seeds is limited.
    var hasCount: Bool { count < cannotBeChosen.count { !$0 } }

    private mutating func record(_ node: Int) {
        isChosen[node] = true
        chosen.append(node)
        cost += cost(of: node)
        guard let group = group(of: node) else { return }
        if groupSizes[group] < atLeast[group] { needed -= 1 }
        groupSizes[group] += 1
        updateReserve(of: group)
    }

    /// - Complexity: O(seeds of the group).
    private mutating func updateReserve(of group: Int) {
        guard !cheapest.isEmpty else { return }
        var left = max(0, atLeast[group] - groupSizes[group])
        var sum = 0.0
        dearest[group] = 0
        for node in cheapest[group] where !isChosen[node] {
            if left == 0 { break }
            left -= 1
            sum += costs[node]
            dearest[group] = costs[node]
        }
        reserves[group] = sum
        reserve = reserves.reduce(0, +)
    }

    /// Why the required nodes cannot be completed.
    private func reasons(_ limits: InfluenceLimits) -> [InfeasibleLimits.Reason] {
        var reasons: [InfeasibleLimits.Reason] = []
        for node in chosen where cannotBeChosen[node] {
            reasons.append(.requiredAndExcluded(node: node))
        }
        let most = limits.count ?? .max
        if chosen.count > most {
            reasons.append(.tooManyRequired(required: chosen.count, count: most))
        }
        var available = [Int](repeating: 0, count: groupSizes.count)
        for node in groups.indices where groups[node] >= 0 && !cannotBeChosen[node] {
            available[groups[node]] += 1
        }
        for group in groupSizes.indices {
            let least = atLeast[group]
            let most = atMost[group]
            if least > most {
                reasons.append(.groupContradiction(group: group, atLeast: least, atMost: most))
            }
            if least > available[group] {
                reasons.append(
                    .groupTooSmall(group: group, atLeast: least, available: available[group])
                )
            }
            if groupSizes[group] > most {
                reasons.append(
                    .groupOverfull(group: group, required: groupSizes[group], atMost: most)
                )
            }
        }
        if chosen.count <= most, chosen.count + needed > most {
            reasons.append(.countTooSmall(needed: chosen.count + needed, count: most))
        }
        if let budget = limits.budget, cost + reserve > self.budget {
            reasons.append(.budgetTooSmall(needed: cost + reserve, budget: budget))
        }
        return reasons
    }

    private static func check(_ limits: InfluenceLimits, nodeCount: Int) {
        precondition((limits.count ?? 0) >= 0, "count \(limits.count ?? 0) below 0")
        precondition((limits.budget ?? 0) >= 0, "budget \(limits.budget ?? 0) below 0")
        precondition(
            limits.costs.isEmpty || limits.costs.count == nodeCount,
            "a cost for each node"
        )
        for cost in limits.costs {
            precondition(cost >= 0 && cost < .infinity, "a cost of \(cost)")
        }
        precondition(
            limits.groups.isEmpty || limits.groups.count == nodeCount,
            "a group for each node"
        )
        for least in limits.atLeast { precondition(least >= 0, "at least \(least) seeds") }
        for most in limits.atMost { precondition(most >= 0, "at most \(most) seeds") }
        for node in limits.required + limits.excluded {
            precondition(node >= 0 && node < nodeCount, "node \(node) of \(nodeCount)")
        }
    }
}
