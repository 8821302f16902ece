import CascadeGraph
import RealModule

/// What one more seat for an organisation at a session is worth around a plan, found by running the plan with small additions.
///
/// A seat brings its own person, and with a small chance a trainer, who brings many. To run seats one by one would bury the
/// difference in the luck of those few, so the two are run apart: some seats whose people never come forward, and one trainer
/// more for certain, weighed by the chance that a seat becomes one. Both are runs of the simulation itself on the plan's own
/// draws, so that any goal can be asked, and so can the cost.
struct SeatWorth: Sendable {
    /// By slot, then candidate: gain of the goal by a seat.
    private(set) var gain: [Double]
    /// By slot, then candidate: standard error of the gain.
    private(set) var gainError: [Double]
    /// By slot, then candidate: cost of a seat, with that of the sessions that come of it.
    private(set) var cost: [Double]
    private let width: Int

    /// Finds what seats are worth around a plan.
    ///
    /// - Parameters:
    ///   - state: the plan; it is run with as many replicates as the trials.
    ///   - candidates: candidates that are tried; others are worth nothing.
    ///   - replicates: replicates of each trial.
    ///   - trials: runs plans.
    ///   - goal: rank of the goal.
    /// - Throws: ``SimulationCancelled``.
    /// - Complexity: up to 2 × courses + 1 trials for each candidate.
    init(
        around state: PlanState,
        candidates: [Int],
        replicates: Int,
        trials: inout PlanTrials,
        goal: Int = 0
    ) async throws(SimulationCancelled) {
        let space = trials.space
        width = space.candidates.count
        let cells = space.slots.count * width
        gain = Array(repeating: 0, count: cells)
        gainError = gain
        cost = gain
        try await trials.run([state], replicates: replicates)
        let scenario = space.scenario(state)
        let chances = TrainerChance(space, state)
        let probes = Self.probes(space, candidates, chances)
        guard !probes.isEmpty else { return }
        let results = try await values(
            of: probes.map { probe in
                Trial(
                    scenario: probe.applied(to: scenario, space),
                    shape: state.ties.contains(true) ? -1 : 0,
                    replicates: 0..<replicates,
                    measures: trials.measures
                )
            },
            seed: trials.seed,
            workers: trials.workers
        )
        trials.countProbes(probes.count * replicates)
        let before = Array(trials.pricing(state, goal: goal).prefix(replicates))
        let costBefore = Array(trials.cost(state).prefix(replicates))
        let tieCost = space.costOfTies(state)
        var found: [Probe: (gain: Estimate, cost: Double)] = [:]
        for (position, probe) in probes.enumerated() {
            let after = trials.pricing(of: results[position], goal: goal)
            found[probe] = (
                Estimate(from: before, to: after),
                Estimate(from: costBefore, to: results[position][1].map { $0 + tieCost }).mean
            )
        }
        fill(space, candidates, chances, Self.drawnIn(found, probes, space))
    }

    /// What was found for each kind of addition, drawn towards what organisations of that size gain.
    private static func drawnIn(
        _ found: [Probe: (gain: Estimate, cost: Double)],
        _ probes: [Probe],
        _ space: PlanSpace
    ) -> [Probe: (gain: Estimate, cost: Double)] {
        var kinds: [[Probe]] = []
        var kindOf: [String: Int] = [:]
        for probe in probes {
            if let kind = kindOf[probe.kind] {
                kinds[kind].append(probe)
            } else {
                kindOf[probe.kind] = kinds.count
                kinds.append([probe])
            }
        }
        var result = found
        for kind in kinds {
            let raw = kind.map { probe in
                var estimate = found[probe]?.gain ?? Estimate([])
                let units = probe.units(space)
                estimate.mean /= units
                estimate.standardError /= units
                return estimate
            }
            let sizes = kind.map { Double.log(Double(1 + space.trainable[$0.candidate])) }
            for (probe, estimate) in zip(kind, Shrinkage(raw, sizes: sizes).estimates) {
                let units = probe.units(space)
                result[probe]?.gain.mean = estimate.mean * units
                result[probe]?.gain.standardError = estimate.standardError * units
            }
        }
        return result
    }

    private mutating func fill(
        _ space: PlanSpace,
        _ candidates: [Int],
        _ chances: TrainerChance,
        _ found: [Probe: (gain: Estimate, cost: Double)]
    ) {
        for (position, slot) in space.slots.enumerated() where slot.places > 0 {
            guard let range = Self.weeks(space, course: slot.course) else { continue }
            let span = Double(range.upperBound - range.lowerBound)
            let late = span > 0 ? Double(slot.week - range.lowerBound) / span : 0
            let sessionCost = space.base.courses[slot.course].sessionCost
            for candidate in candidates where space.most[position * width + candidate] > 0 {
                let cell = position * width + candidate
                var variance = 0.0
                for (week, share) in [(range.lowerBound, 1 - late), (range.upperBound, late)] {
                    let probe = Probe.seats(course: slot.course, week: week, candidate: candidate)
                    guard share > 0, let result = found[probe] else { continue }
                    let seats = Double(Self.seats(space, candidate))
                    gain[cell] += share * result.gain.mean / seats
                    variance += (share * result.gain.standardError / seats).squared
                    cost[cell] += share * (result.cost - sessionCost) / seats
                }
                let chance = chances.chance(slot: position, candidate: candidate)
                if chance > 0, let result = found[.trainer(candidate: candidate)] {
                    gain[cell] += chance * result.gain.mean
                    variance += (chance * result.gain.standardError).squared
                    cost[cell] += chance * result.cost
                }
                gainError[cell] = variance.squareRoot()
            }
        }
    }

    /// One small addition to a plan.
    private enum Probe: Hashable, Sendable {
        case seats(course: Int, week: Int, candidate: Int)
        case trainer(candidate: Int)

        var candidate: Int {
            switch self {
            case .seats(_, _, let candidate), .trainer(let candidate): candidate
            }
        }

        /// The same for additions that differ in the organisation alone.
        var kind: String {
            switch self {
            case .seats(let course, let week, _): "seats \(course) \(week)"
            case .trainer: "trainer"
            }
        }

        /// Seats or trainers added.
        func units(_ space: PlanSpace) -> Double {
            switch self {
            case .seats: Double(SeatWorth.seats(space, candidate))
            case .trainer: 1
            }
        }

        func applied(to scenario: Scenario, _ space: PlanSpace) -> Scenario {
            switch self {
            case .seats(let course, let week, let candidate):
                scenario.withProbe(
                    course: course,
                    week: week,
                    organisation: space.candidates[candidate],
                    seats: SeatWorth.seats(space, candidate)
                )
            case .trainer(let candidate):
                scenario.withTrainer(at: space.candidates[candidate])
            }
        }
    }

    private static func seats(_ space: PlanSpace, _ candidate: Int) -> Int {
        max(1, min(4, space.trainable[candidate] / 2))
    }

    /// The first and last week of the slots of a course whose seats are shared out.
    private static func weeks(_ space: PlanSpace, course: Int) -> ClosedRange<Int>? {
        let weeks = space.slots.filter { $0.course == course && $0.places > 0 }.map(\.week)
        guard let first = weeks.min(), let last = weeks.max() else { return nil }
        return first...last
    }

    private static func probes(
        _ space: PlanSpace,
        _ candidates: [Int],
        _ chances: TrainerChance
    ) -> [Probe] {
        var probes: [Probe] = []
        for course in space.base.courses.indices {
            guard let weeks = weeks(space, course: course) else { continue }
            for candidate in candidates {
                for week in Set([weeks.lowerBound, weeks.upperBound]).sorted() {
                    probes.append(.seats(course: course, week: week, candidate: candidate))
                }
            }
        }
        if chances.isAny {
            for candidate in candidates { probes.append(.trainer(candidate: candidate)) }
        }
        return probes
    }
}

extension Double {
    /// Its square.
    var squared: Double { self * self }
}
