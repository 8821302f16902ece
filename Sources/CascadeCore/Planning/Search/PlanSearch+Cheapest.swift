/// Working backwards: the cheapest plan that comes to enough.
extension PlanSearch {
    /// Whether a plan that has been run comes to at least `least` of the first goal, with one standard error for safety.
    func comes(_ state: PlanState, to least: Double) -> Bool {
        let estimate = value(state)
        return estimate.mean - (estimate.standardError.isFinite ? estimate.standardError : 0)
            >= least
    }

    /// Adds until the goal is met, then takes away what isn't needed, dearest first.
    mutating func findCheapest(least: Double) async throws(SimulationCancelled) {
        let most = effort.levels.last ?? 1
        try await trials.run([best], replicates: most)
        if !comes(best, to: least) {
            try await improveSeats()
            try await trials.run([best], replicates: most)
        }
        if !comes(best, to: least) {
            try await addSessions(isEnough: { $0.comes($0.best, to: least) })
        }
        try await trials.run([best], replicates: most)
        guard comes(best, to: least) else { return }
        try await takeAway(least: least)
    }

    /// Leaves out sessions and ties, then seats, as long as the goal is met.
    private mutating func takeAway(least: Double) async throws(SimulationCancelled) {
        var tried = Set<PlanState>()
        while !stop.isSet {
            let ways = plansWithoutOne { space.slots[$0].isOptional }
                .filter { !tried.contains($0) }
            guard let next = try await cheapest(of: ways, least: least) else { break }
            tried.formUnion(ways)
            tried.remove(next)
            accept(next)
        }
        try await takeAwaySeats(least: least)
    }

    /// The cheapest of some plans that comes to enough and is cheaper than the best; nil: none.
    private mutating func cheapest(
        of ways: [PlanState],
        least: Double
    ) async throws(SimulationCancelled) -> PlanState? {
        let before = Estimate(trials.cost(best)).mean
        var field = ways
        for level in effort.levels {
            try await trials.run(field, replicates: level)
            field = field.filter { state in
                let estimate = value(state)
                return Estimate(trials.cost(state)).mean < before - 1e-9
                    && estimate.mean + 2 * estimate.standardError >= least
            }
            if field.isEmpty { return nil }
        }
        return field.filter { comes($0, to: least) }.min {
            Estimate(trials.cost($0)).mean < Estimate(trials.cost($1)).mean
        }
    }

    private mutating func takeAwaySeats(least: Double) async throws(SimulationCancelled) {
        guard let prices = try await prices() else { return }
        var low = 0
        var high = best.seatsInAll
        // Fewest seats that still do, by halving: seats worth least go first.
        while high - low > max(1, best.seatsInAll / 50), !stop.isSet {
            let middle = (low + high) / 2
            var open = prices
            open.left = nil
            guard
                let state = model.best(from: best, prices: open, moves: 0, seatsAtMost: middle),
                let next = try await cheapest(of: [state], least: least)
            else {
                low = middle
                continue
            }
            accept(next)
            high = min(middle, next.seatsInAll)
        }
    }
}
