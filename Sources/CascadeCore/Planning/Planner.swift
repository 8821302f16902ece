import CascadeGraph
import Synchronization

/// Finds a plan for a programme: whom to invite, what to hold when, which ties to broker.
///
/// The search runs the simulation on draws of its own; the plan that it chooses is judged by fresh replicates under `seed`, those
/// that ``Scenario/run(seed:replicates:workers:progress:)`` runs for the programme with the plan in it, so that both tell the
/// same numbers. The same request and seed give the same plan on any number of workers.
public struct Planner: Sendable {
    /// The programme as it is.
    public let programme: Programme
    /// What is wanted.
    public let request: PlanRequest
    /// Seed of the judge's draws; those of the search follow from it.
    public let seed: UInt64
    /// Replicates that judge.
    public let replicates: Int
    let lastDay: CalendarDate
    let workers: Int?
    /// How much the search runs; nil: as the size of the programme asks for.
    var effort: PlanEffort?

    /// Asks a search to end soon with the best that it has.
    public final class Stop: Sendable {
        private let flag = Atomic<Bool>(false)

        /// A search that goes on.
        public init() {}

        /// Ends the search as soon as the runs at hand are done.
        public func set() { flag.store(true, ordering: .relaxed) }

        /// Whether it is to end.
        public var isSet: Bool { flag.load(ordering: .relaxed) }
    }

    /// How far a search is.
    public enum Progress: Sendable {
        /// About this share of the work is done, 0 to 1.
        case share(Double)
        /// A better plan was found: its value of the first goal and its cost, on the search's draws.
        case better(value: Double, cost: Double, plansTried: Int)
    }

    /// A planner of a programme.
    ///
    /// - Parameters:
    ///   - programme: the programme as it is.
    ///   - request: what is wanted, checked against the programme.
    ///   - lastDay: last day to simulate; nil: the programme's own length.
    ///   - seed: seed of the judge's draws.
    ///   - replicates: how many judge, at least 1.
    ///   - workers: how many run at a time; nil: one for each core.
    public init(
        _ programme: Programme,
        _ request: PlanRequest,
        until lastDay: CalendarDate? = nil,
        seed: UInt64,
        replicates: Int,
        workers: Int? = nil
    ) {
        self.programme = programme
        self.request = request
        self.lastDay = lastDay ?? programme.lastDay
        self.seed = seed
        self.replicates = replicates
        self.workers = workers
    }

    /// The best plan found within the limits.
    ///
    /// - Parameters:
    ///   - stop: ends the search early.
    ///   - progress: called from any thread.
    /// - Returns: the plan, what it comes to, and why.
    /// - Throws: ``PlanConflict`` where no plan keeps to the limits, ``SimulationCancelled``.
    /// - Complexity: some thousands of replicates of the programme; fewer for large ones.
    public func plan(
        stop: Stop = Stop(),
        progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) async throws -> PlanAnswer {
        let search = try await searched(stop: stop, progress: progress)
        var judge = Judge(self, search, stop: stop)
        return try await judge.answer(progress: progress)
    }

    /// Draws of the search, apart from those of the judge.
    var searchSeed: UInt64 { RandomStream.key(seed, 0x5EA2C4) }

    /// A search that has run to its end or to its stop.
    func searched(
        request: PlanRequest? = nil,
        from start: PlanState? = nil,
        stop: Stop,
        progress: @escaping @Sendable (Progress) -> Void
    ) async throws -> PlanSearch {
        let space = try await PlanSpace(
            programme,
            request ?? self.request,
            until: lastDay,
            seed: searchSeed,
            workers: workers
        )
        var search = try await begun(space, from: start, stop: stop, progress: progress)
        try await search.run()
        return search
    }

    /// A search at its start.
    func begun(
        _ space: PlanSpace,
        from start: PlanState?,
        stop: Stop,
        progress: @escaping @Sendable (Progress) -> Void
    ) async throws -> PlanSearch {
        let goals = space.request.aim.goals.compactMap {
            GoalScore($0, programme, index: space.index, scenario: space.base)
        }
        let people = GoalScore(.people, programme, index: space.index, scenario: space.base)
        let trials = PlanTrials(
            space,
            goals: goals.isEmpty ? [people].compactMap(\.self) : goals,
            seed: searchSeed,
            workers: workers
        )
        let effort = self.effort ?? PlanEffort(programme)
        let model = SeatModel(space: space)
        guard let cheapest = model.cheapest(within: space.limits) else {
            throw conflict(space, model)
        }
        let today = model.nearest(to: start ?? space.today)
        var search = PlanSearch(
            trials,
            from: today ?? cheapest,
            effort: effort,
            stop: stop,
            progress: progress
        )
        try await search.start(cheapest: cheapest)
        return search
    }

    /// The limits that can't be kept together, found by leaving out one after another.
    private func conflict(_ space: PlanSpace, _ model: SeatModel) -> PlanConflict {
        guard model.areContradictory(space.limits) else {
            return PlanConflict(
                limits: [],
                reasons: ["no plan within the limits was found, and none is proven not to exist"]
            )
        }
        let limits = minimalLimits(space.limits) { !model.areContradictory($0) }
        return PlanConflict(limits: limits, reasons: space.reasons(for: limits))
    }
}
