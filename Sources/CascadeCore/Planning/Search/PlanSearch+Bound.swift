/// How much better another plan could be.
extension PlanSearch {
    /// A value of the first goal that no plan within the limits passes, if a further seat or session never brings more than it
    /// does to the best plan: the value of the best plan and what the best linear change would add at today's worth.
    ///
    /// For a goal with diminishing returns this is the gap of Frank and Wolfe (1956, doi:10.1002/nav.3800030109).
    ///
    /// - Returns: nil for goals whose returns don't diminish so (organisations, chances, the worst tenth, the least covered
    ///   sector), where sessions may be exchanged, where only some organisations were considered, and where nothing is decided.
    mutating func bound() async throws(SimulationCancelled) -> Estimate? {
        switch goals[0].goal {
        case .people, .effectiveReach, .coverage, .completions: break
        case .organisations, .embedded, .chanceOfTarget, .worstDecile, .equity: return nil
        }
        // Nor where a session may be left out for another one, or where not everyone was considered.
        if isBackwards || !space.request.mayDrop.isEmpty
            || (!space.candidates.isEmpty
                && space.candidates.count < space.programme.organisations.count)
        {
            return nil
        }
        let most = effort.levels.last ?? 1
        try await trials.run([best], replicates: most)
        let here = value(best)
        var gap = 0.0
        var variance = here.standardError.squared
        var used: Double? = nil
        let prices = try await prices()
        if let prices {
            var open = prices
            // What the best plan leaves of the budget may be spent on seats.
            open.left = moneyLeft.map { max(0, $0) }
            if let other = model.best(from: best, prices: open, moves: nil) {
                for cell in other.seats.indices {
                    let change = Double(other.seats[cell]) - Double(best.seats[cell])
                    gap += change * prices.gain[cell]
                    if change > 0 {
                        variance += (change * prices.gainError[cell]).squared
                    }
                }
            }
            used = gap
        }
        let ways = additions(to: best, prices: prices)
        if !ways.isEmpty {
            guard let extra = try await boundOfAdditions(ways) else { return nil }
            gap += extra.mean
            variance += extra.standardError.squared
        } else if used == nil {
            return nil
        }
        var result = here
        result.mean += max(0, gap)
        result.standardError = variance.squareRoot()
        return result
    }

    /// What all further sessions and ties together could bring at most: each that is left, at what one of its kind brings now.
    private mutating func boundOfAdditions(
        _ ways: [Addition]
    ) async throws(SimulationCancelled) -> Estimate? {
        guard ways.count <= 4 * effort.breadth else { return nil }
        let level = effort.levels.last ?? 1
        try await trials.run([best] + ways.map(\.state), replicates: level)
        var gain = 0.0
        var variance = 0.0
        for course in space.base.courses.indices {
            let own = ways.filter { way in
                way.ties.isEmpty && way.slots.contains { space.slots[$0].course == course }
            }
            let gains = own.map { ownGain($0.state) }
            guard let most = gains.max(by: { $0.mean < $1.mean }), most.mean > 0 else { continue }
            let left = Double(sessionsLeft(course))
            gain += left * most.mean
            variance += (left * most.standardError).squared
        }
        let byTie = ways.filter { !$0.ties.isEmpty }.map { ownGain($0.state) }
        if let most = byTie.max(by: { $0.mean < $1.mean }), most.mean > 0 {
            let left = Double(
                (space.request.ties?.atMost ?? 0) - best.ties.count(where: { $0 })
            )
            gain += left * most.mean
            variance += (left * most.standardError).squared
        }
        var result = Estimate([0, 0])
        result.mean = gain
        result.standardError = variance.squareRoot()
        return result
    }

    /// By how much a plan that has been run is better than the best on the first goal alone.
    private func ownGain(_ state: PlanState) -> Estimate {
        Estimate(
            from: trials.scores(best, goal: 0),
            to: trials.scores(state, goal: 0)
        )
    }

    /// Further sessions of a course that may still be held.
    private func sessionsLeft(_ course: Int) -> Int {
        let free = space.slots.indices.count {
            space.slots[$0].isOptional && space.slots[$0].course == course && !best.held[$0]
        }
        let id = space.programme.courses[course].id
        let held = space.slots.indices.count {
            space.slots[$0].isNew && space.slots[$0].course == course && best.held[$0]
        }
        let most = space.limits.compactMap { limit in
            if case .sessions(let most, id) = limit { return most }
            return nil
        }.min()
        return min(free, most.map { max(0, $0 - held) } ?? free)
    }
}
