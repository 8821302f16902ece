import CascadeGraph

/// Holding further sessions, leaving some out, and brokering ties.
extension PlanSearch {
    /// One way to hold or broker more.
    struct Addition: Sendable {
        var state: PlanState
        /// Slots and ties that it adds.
        var slots: [Int]
        var ties: [Int]
    }

    /// The ways to add something to a plan: for each course its first, middle and last free session, each also with the session
    /// of train-the-trainer after it, and ties.
    func additions(to state: PlanState, prices: SeatModel.Prices?) -> [Addition] {
        var found: [Addition] = []
        func add(_ slots: [Int], _ ties: [Int] = []) {
            var next = state
            for slot in slots { next.held[slot] = true }
            for tie in ties { next.ties[tie] = true }
            guard isWithinSessionLimits(next),
                !found.contains(where: { $0.slots == slots && $0.ties == ties })
            else { return }
            if let filled = fill(next, slots, prices: prices) {
                found.append(Addition(state: filled, slots: slots, ties: ties))
            }
        }
        for course in space.base.courses.indices {
            let free = space.slots.indices.filter {
                space.slots[$0].isOptional && space.slots[$0].course == course && !state.held[$0]
            }
            .sorted { (space.slots[$0].week, $0) < (space.slots[$1].week, $1) }
            guard !free.isEmpty else { continue }
            for slot in free where isWorthTrying(slot, of: free) {
                add([slot])
                if let next = followUp(of: slot, in: state) { add([slot, next]) }
            }
        }
        let perTime = state.ties.count <= Self.few ? Self.few : max(1, effort.breadth / 2)
        if state.ties.count(where: { $0 }) < (space.request.ties?.atMost ?? 0) {
            for tie in state.ties.indices.filter({ !state.ties[$0] }).prefix(perTime) {
                add([], [tie])
            }
        }
        return found
    }

    /// Choices that are few enough for each to be tried.
    private static let few = 12

    /// Whether to try a free session of a course: all where they are few, else those that are planned today, each of which has
    /// people of its own, at even distances, and of new ones the first, the middle and the last.
    private func isWorthTrying(_ slot: Int, of free: [Int]) -> Bool {
        guard free.count > Self.few else { return true }
        let alike = free.filter { space.slots[$0].isNew == space.slots[slot].isNew }
        guard let position = alike.firstIndex(of: slot) else { return false }
        if space.slots[slot].isNew {
            return position == 0 || position == alike.count / 2 || position == alike.count - 1
        }
        let most = max(Self.few, effort.breadth)
        return position * most / alike.count != (position - 1) * most / alike.count || position == 0
    }

    /// A free session of a course that qualifies trainers, held within six weeks after a slot whose course makes champions.
    private func followUp(of slot: Int, in state: PlanState) -> Int? {
        let course = space.base.courses[space.slots[slot].course]
        guard course.makesChampions else { return nil }
        let week = space.slots[slot].week
        return space.slots.indices.filter { next in
            let value = space.slots[next]
            return value.isOptional && !state.held[next]
                && space.base.courses[value.course].qualifiesFor & course.bit != 0
                && value.week > week && value.week <= week + 6
        }
        .min { (space.slots[$0].week, $0) < (space.slots[$1].week, $1) }
    }

    private func isWithinSessionLimits(_ state: PlanState) -> Bool {
        for limit in space.limits {
            guard case .sessions(let most, let course) = limit else { continue }
            let held = space.slots.indices.count {
                state.held[$0] && space.slots[$0].isNew
                    && space.slots[$0].session.course == course
            }
            if held > most { return false }
        }
        return true
    }

    /// A plan with seats given at slots that have just been added.
    private func fill(_ state: PlanState, _ slots: [Int], prices: SeatModel.Prices?) -> PlanState? {
        let places = slots.reduce(0) { $0 + space.slots[$1].places }
        guard places > 0 else { return state }
        guard let prices else { return model.nearest(to: state) }
        if let quick = model.filled(state, slots: slots, gain: prices.gain) {
            return isInUse(quick, slots) ? quick : nil
        }
        var open = prices
        open.left = nil
        guard let full = model.best(from: state, prices: open, moves: places),
            isInUse(full, slots)
        else { return nil }
        return full
    }

    /// Whether somebody is invited to each of some slots that share out seats.
    private func isInUse(_ state: PlanState, _ slots: [Int]) -> Bool {
        slots.allSatisfy { space.slots[$0].places == 0 || state.seats(at: $0) > 0 }
    }

    /// What seats are worth around the best plan, for filling new sessions.
    mutating func prices() async throws(SimulationCancelled) -> SeatModel.Prices? {
        guard space.slots.contains(where: { $0.places > 0 }) else { return nil }
        let worth = try await SeatWorth(
            around: best,
            candidates: pricedCandidates,
            replicates: effort.probeReplicates,
            trials: &trials
        )
        return SeatModel.Prices(
            gain: worth.gain,
            cost: worth.cost,
            gainError: worth.gainError,
            left: moneyLeft
        )
    }

    /// Adds sessions and ties as long as that helps: where money is short what brings most for its cost, else what brings most.
    ///
    /// - Parameter isEnough: ends as soon as the best plan is good enough.
    /// - Throws: ``SimulationCancelled``.
    mutating func addSessions(
        isEnough: (borrowing PlanSearch) -> Bool = { _ in false }
    ) async throws(SimulationCancelled) {
        guard space.slots.contains(where: \.isOptional) || !space.ties.isEmpty else { return }
        var prices: SeatModel.Prices?
        var steps = 0
        while !stop.isSet, steps < 400 {
            if steps.isMultiple(of: 5) { prices = try await self.prices() }
            steps += 1
            let ways = additions(to: best, prices: prices)
            guard let next = try await bestAddition(ways, byCost: budget != nil || isBackwards)
            else { return }
            accept(next)
            if isEnough(self) { return }
        }
    }

    /// Whether the aim is the cheapest plan.
    var isBackwards: Bool {
        if case .cheapest = space.request.aim { return true }
        return false
    }

    /// The addition that brings most, or most for its cost; nil where none brings anything.
    mutating func bestAddition(
        _ ways: [Addition],
        byCost: Bool
    ) async throws(SimulationCancelled) -> PlanState? {
        var field = ways.map(\.state)
        guard !field.isEmpty else { return nil }
        let levels = effort.levels.suffix(2)
        for (position, level) in levels.enumerated() {
            try await trials.run([best] + field, replicates: level)
            field = field.filter(isAffordable)
            let costBefore = Estimate(trials.cost(best)).mean
            var ranked: [(state: PlanState, rate: Double)] = []
            for state in field {
                let gain = difference(from: best, to: state)
                let isLast = position == levels.count - 1
                guard gain.mean > (isLast ? 0.5 : -1) * gain.standardError, gain.mean > 0 || !isLast
                else { continue }
                let cost = max(1e-6, Estimate(trials.cost(state)).mean - costBefore)
                ranked.append((state, byCost && gain.mean > 0 ? gain.mean / cost : gain.mean))
            }
            ranked.sort { $0.rate > $1.rate }
            field = ranked.prefix(position == 0 ? max(2, effort.breadth / 2) : 1).map(\.state)
            if field.isEmpty { return nil }
        }
        return field.first
    }

    /// The best plan without one of its sessions among some slots, or without one of its new ties, as far as limits allow.
    func plansWithoutOne(where mayGo: (Int) -> Bool) -> [PlanState] {
        let slots = space.slots.indices.filter { best.held[$0] && mayGo($0) }
        let ties = best.ties.indices.filter { best.ties[$0] }
        return slots.compactMap { slot in
            var without = best
            without.held[slot] = false
            return model.nearest(to: without.tidied())
        }
            + ties.map { tie in
                var without = best
                without.ties[tie] = false
                return without
            }
    }

    /// Leaves out new sessions and ties whose gain can't be told from none.
    mutating func leaveOutWhatBringsNothing() async throws(SimulationCancelled) {
        let level = effort.levels.last ?? 1
        while !stop.isSet {
            let ways = plansWithoutOne { space.slots[$0].isNew }
            try await trials.run([best] + ways, replicates: level)
            let gains = ways.map { difference(from: best, to: $0) }
            guard let most = gains.indices.max(by: { gains[$0].mean < gains[$1].mean }),
                gains[most].mean >= -gains[most].standardError
            else { return }
            accept(ways[most])
        }
    }

    /// Leaves out each session that may be, to see whether something else in its place brings more.
    mutating func exchangeSessions() async throws(SimulationCancelled) {
        let prices = try await prices()
        let optional = space.slots.indices.filter { space.slots[$0].isOptional && best.held[$0] }
        for slot in optional.suffix(effort.breadth) where !stop.isSet && best.held[slot] {
            var without = best
            without.held[slot] = false
            without = without.tidied()
            guard let kept = model.nearest(to: without) else { continue }
            let rivals = additions(to: kept, prices: prices).filter { !$0.slots.contains(slot) }
            _ = try await race(rivals.map(\.state) + [kept])
        }
    }
}
