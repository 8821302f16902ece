import CascadeSolver

/// The course of a search.
extension PlanSearch {
    /// Starts from the best of today's plan, usual practice and the cheapest plan.
    ///
    /// - Throws: ``PlanConflict`` where even the cheapest plan costs more than the budget.
    mutating func start(cheapest: PlanState) async throws {
        let first = budget == nil ? effort.levels.first : effort.levels.last
        try await trials.run([best, cheapest], replicates: first ?? 1)
        if !isAffordable(best) {
            let mean = Estimate(trials.cost(cheapest)).mean
            guard mean <= (budget ?? mean) + 1e-6 else { throw try await budgetConflict() }
            try await trim()
            if !isAffordable(best) { best = cheapest }
        }
        report()
        guard space.slots.contains(where: { $0.places > 0 }) else { return }
        var starts: [PlanState] = []
        for practice in UsualPractice.allCases {
            if let state = space.state(of: practice, like: best, seed: trials.seed),
                let feasible = model.nearest(to: state)
            {
                starts.append(feasible)
            }
        }
        if !stop.isSet { _ = try await race(starts) }
    }

    /// Searches until nothing helps or it is told to stop.
    mutating func run() async throws(SimulationCancelled) {
        if case .cheapest(_, let least) = space.request.aim {
            try await findCheapest(least: least)
            return
        }
        try await climb()
        guard budget != nil, !stop.isSet,
            space.slots.contains(where: { $0.isOptional && !$0.isNew }),
            let cheapest = model.cheapest(within: space.limits)
        else { return }
        // What today's plan holds may stand in the way of what the same money could buy: once more, from nothing.
        let fromToday = best
        try await restart(from: cheapest)
        try await climb()
        _ = try await race([fromToday])
    }

    /// Searches from the best plan so far until nothing helps.
    mutating func climb() async throws(SimulationCancelled) {
        try await improveSeats()
        guard space.slots.contains(where: \.isOptional) || !space.ties.isEmpty else { return }
        let before = best
        try await addSessions()
        if budget != nil || !space.request.mayDrop.isEmpty { try await exchangeSessions() }
        if best != before { try await improveSeats() }
        try await leaveOutWhatBringsNothing()
    }

    /// Leaves out what costs most for what it brings, sessions first, then seats, until the budget is kept.
    private mutating func trim() async throws(SimulationCancelled) {
        let most = effort.levels.last ?? 1
        let level = effort.levels.dropLast().last ?? most
        try await trials.run([best], replicates: most)
        while !stop.isSet, !isAffordable(best) {
            let held = space.slots.indices.filter { space.slots[$0].isOptional && best.held[$0] }
            guard !held.isEmpty else { break }
            var ways: [(slots: [Int], state: PlanState)] = []
            for slot in held {
                var without = best
                without.held[slot] = false
                if let kept = model.nearest(to: without.tidied()) { ways.append(([slot], kept)) }
            }
            try await trials.run([best] + ways.map(\.state), replicates: level)
            let costs = trials.cost(best)
            let losses = ways.compactMap { way -> (slot: Int, rate: Double)? in
                let saved = -Estimate(from: costs, to: trials.cost(way.state)).mean
                guard saved > 0, let slot = way.slots.first else { return nil }
                return (slot, -difference(from: best, to: way.state).mean / saved)
            }
            .sorted { ($0.rate, $0.slot) < ($1.rate, $1.slot) }
            var next = best
            for loss in losses.prefix(max(1, held.count / 10)) { next.held[loss.slot] = false }
            guard !losses.isEmpty, let kept = model.nearest(to: next.tidied()) else { break }
            best = kept
            try await trials.run([best], replicates: most)
        }
        for _ in 0..<3 where !stop.isSet && !isAffordable(best) {
            guard let budget, var prices = try await prices() else { return }
            let cost = Estimate(trials.cost(best))
            prices.left = budget - cost.mean - 2 * cost.standardError
            guard let fewer = model.best(from: best, prices: prices, moves: nil) else { return }
            best = fewer
            try await trials.run([best], replicates: most)
        }
    }

    /// Why even the cheapest plan costs more than the budget.
    private mutating func budgetConflict() async throws -> PlanConflict {
        // Whether limits can be kept depends on the simulation here, so that each set is run. Leaving out one limit after
        // another leaves a set that is minimal.
        var limits = space.limits
        var position = 0
        while position < limits.count {
            var fewer = limits
            fewer.remove(at: position)
            if try await canKeep(fewer) { position += 1 } else { limits = fewer }
        }
        return PlanConflict(limits: limits, reasons: space.reasons(for: limits))
    }

    private mutating func canKeep(_ limits: [Limit]) async throws -> Bool {
        guard let state = model.cheapest(within: limits) else { return false }
        try await trials.run([state], replicates: effort.levels.last ?? 1)
        let cost = Estimate(trials.cost(state)).mean
        for case .budget(let amount) in limits where cost > amount + 1e-6 { return false }
        return true
    }
}

/// A minimal set of limits that can't be kept together; see ``minimalConflict(among:isFeasible:)``.
func minimalLimits(_ limits: [Limit], isFeasible: ([Limit]) -> Bool) -> [Limit] {
    minimalConflict(among: limits, isFeasible: isFeasible) ?? []
}
