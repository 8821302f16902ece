import CascadeGraph
import Synchronization

/// The search for a plan: from several starts, by linear steps that the simulation accepts or refuses.
///
/// 1. *Starts.* Today's plan, what usual practice would do, and the cheapest plan within the limits race each other.
/// 2. *Seats.* Seats are priced around the best plan (``SeatWorth``), an integer program moves a limited number of them
///    (``SeatModel``), and the simulation judges the moves; fewer are moved where many don't help. This is successive linear
///    programming with a trust region (Palacios-Gomez, Lasdon & Engquist 1982, doi:10.1287/mnsc.28.10.1106).
/// 3. *Sessions and ties.* Each is tried in the best plan and the one that brings most, for its cost where money is short, is
///    kept; then one is exchanged for another where that helps.
///
/// Plans are compared replicate by replicate on the same draws, with more replicates where they are close (racing).
struct PlanSearch {
    var trials: PlanTrials
    let model: SeatModel
    let effort: PlanEffort
    let stop: Planner.Stop
    let progress: @Sendable (Planner.Progress) -> Void
    /// The best plan so far.
    var best: PlanState
    /// By goal: the most that a plan accepted so far came to, so that small losses on a goal don't add up.
    private var peaks: [Double] = []
    /// Goals in order of rank.
    var goals: [GoalScore] { trials.goals }
    var space: PlanSpace { trials.space }

    /// The budget; nil: none.
    let budget: Double?

    init(
        _ trials: PlanTrials,
        from start: PlanState,
        effort: PlanEffort,
        stop: Planner.Stop,
        progress: @escaping @Sendable (Planner.Progress) -> Void
    ) {
        self.trials = trials
        model = SeatModel(space: trials.space)
        self.effort = effort
        self.stop = stop
        self.progress = progress
        best = start
        budget = trials.space.limits.lazy.compactMap { limit in
            if case .budget(let amount) = limit { return amount }
            return nil
        }.min()
    }

    /// Whether a plan that has been run keeps to the budget, as far as its runs can tell.
    ///
    /// Before the last level only what is surely too dear falls out. At the last one the mean must do: with one standard error
    /// for safety, but for the plan of today, which nobody needs to be kept from.
    func isAffordable(_ state: PlanState) -> Bool {
        guard let budget else { return true }
        let costs = trials.cost(state)
        let cost = Estimate(costs)
        let error = cost.standardError.isFinite ? cost.standardError : abs(cost.mean)
        if costs.count < effort.levels.last ?? 1 { return cost.mean - 2 * error <= budget + 1e-6 }
        return cost.mean + (state == space.today ? 0 : error) <= budget + 1e-6
    }

    /// Value of the first goal of a plan that has been run.
    func value(_ state: PlanState, goal: Int = 0) -> Estimate {
        Estimate(trials.scores(state, goal: goal))
    }

    /// By how much the second plan is better, and the goal that decides.
    ///
    /// Within 1% on a goal that isn't the last, the next one decides.
    func difference(from first: PlanState, to second: PlanState) -> Estimate {
        for goal in goals.indices {
            let before = trials.guidance(first, goal: goal)
            let after = trials.guidance(second, goal: goal)
            let gain = Estimate(from: before, to: after)
            let isLast = goal == goals.count - 1
            let most = goal < peaks.count ? peaks[goal] : Estimate(before).mean
            let isClose =
                abs(gain.mean) <= 0.01 * abs(most)
                && Estimate(after).mean >= most - 0.01 * abs(most)
            if isLast || !isClose { return gain }
        }
        return Estimate([])
    }

    /// The best of some plans and the best so far, by racing.
    ///
    /// - Returns: whether it is better than the best so far, which it then becomes.
    mutating func race(_ rivals: [PlanState]) async throws(SimulationCancelled) -> Bool {
        var field = rivals.filter { $0 != best }
        guard !field.isEmpty else { return false }
        for (position, level) in effort.levels.enumerated() {
            try await trials.run([best] + field, replicates: level)
            field = field.filter(isAffordable)
            let isLast = position == effort.levels.count - 1
            var gains: [(state: PlanState, gain: Estimate)] = field.map {
                ($0, difference(from: best, to: $0))
            }
            gains.sort { $0.gain.mean > $1.gain.mean }
            guard let first = gains.first else { return false }
            if isLast {
                guard first.gain.mean > max(0, 0.5 * first.gain.standardError) else {
                    return false
                }
                accept(first.state)
                return true
            }
            let bar = first.gain.mean - 2 * first.gain.standardError
            field = gains.prefix(effort.breadth).filter {
                $0.gain.mean + 2 * $0.gain.standardError >= max(0, bar)
            }.map(\.state)
            if field.isEmpty || stop.isSet { return false }
        }
        return false
    }

    mutating func accept(_ state: PlanState) {
        best = state
        let values = goals.indices.map { Estimate(trials.guidance(state, goal: $0)).mean }
        if peaks.isEmpty { peaks = values }
        for goal in values.indices {
            // Where a goal decides, those after it start anew from what the plan comes to.
            let isClose = abs(values[goal] - peaks[goal]) <= 0.01 * abs(peaks[goal])
            peaks[goal] = max(peaks[goal], values[goal])
            if !isClose {
                for later in goal..<values.count { peaks[later] = values[later] }
                break
            }
        }
        let value = value(state).mean
        progress(
            .better(
                value: value,
                cost: Estimate(trials.cost(state)).mean,
                plansTried: trials.plansTried
            )
        )
        report()
    }

    /// Goes on from another plan, better or not.
    mutating func restart(from state: PlanState) async throws(SimulationCancelled) {
        try await trials.run([state], replicates: effort.levels.last ?? 1)
        best = state
        peaks = []
    }

    func report() {
        progress(
            .share(min(0.95, Double(trials.replicatesRun) / Double(max(1, effort.expected))))
        )
    }

    /// Money left for changes by the mean cost of the best plan; nil without a budget.
    var moneyLeft: Double? { budget.map { max(0, $0 - Estimate(trials.cost(best)).mean) } }

    /// Candidates whose seats are priced.
    var pricedCandidates: [Int] { Array(space.candidates.indices) }

    /// Moves seats while that helps, first for the first goal, then for those that decide among plans as good on it.
    mutating func improveSeats() async throws(SimulationCancelled) {
        guard space.slots.contains(where: { $0.places > 0 }) else { return }
        for goal in goals.indices { try await improveSeats(for: goal) }
        try await exchangeSeats()
    }

    private mutating func improveSeats(for goal: Int) async throws(SimulationCancelled) {
        var round = 0
        while round < effort.rounds, !stop.isSet {
            round += 1
            let worth = try await SeatWorth(
                around: best,
                candidates: pricedCandidates,
                replicates: effort.probeReplicates,
                trials: &trials,
                goal: goal
            )
            report()
            if stop.isSet { return }
            let prices = SeatModel.Prices(gain: worth.gain, cost: worth.cost, left: moneyLeft)
            let seats = max(4, best.seatsInAll)
            var proposals: [PlanState] = []
            for moves in Set([seats, seats / 2, seats / 4, seats / 8, seats / 20]).sorted()
            where moves > 0 {
                if let state = model.best(from: best, prices: prices, moves: moves),
                    !proposals.contains(state)
                {
                    proposals.append(state)
                }
            }
            guard try await race(proposals) else { return }
        }
    }
}
