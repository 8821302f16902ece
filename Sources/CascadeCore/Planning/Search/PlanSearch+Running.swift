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
            best = cheapest
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
        try await improveSeats()
        guard space.slots.contains(where: \.isOptional) || !space.ties.isEmpty else { return }
        let before = best
        try await addSessions()
        if budget != nil || !space.request.mayDrop.isEmpty { try await exchangeSessions() }
        if best != before { try await improveSeats() }
        try await leaveOutWhatBringsNothing()
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
