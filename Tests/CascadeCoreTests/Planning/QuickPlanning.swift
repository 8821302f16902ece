import CascadeTestSupport
import Foundation

@testable import CascadeCore

/// Plans for tests: as the planner makes them, with less effort.
enum QuickPlanning {
    /// Whether to try all that could be tried: set `CASCADE_ALL_TRIALS=1`, best in a release build.
    static let triesAll = ProcessInfo.processInfo.environment["CASCADE_ALL_TRIALS"] == "1"

    /// The first few seeds, or all of them.
    static func seeds(_ few: Int, of all: Int) -> Range<Int> { 0..<(triesAll ? all : few) }

    /// A search that a test can wait for.
    static let effort = PlanEffort(
        levels: [6, 24, 64],
        probeReplicates: 16,
        candidates: 60,
        rounds: 2,
        breadth: 6,
        reasonReplicates: 600,
        expected: 5_000
    )

    /// A planner that takes little effort, or all that it would take for a user where all is tried.
    static func planner(
        _ programme: Programme,
        _ request: PlanRequest,
        seed: UInt64 = 1,
        replicates: Int = 200,
        workers: Int? = nil
    ) -> Planner {
        var planner = Planner(
            programme,
            request,
            seed: seed,
            replicates: replicates,
            workers: workers
        )
        if !triesAll { planner.effort = effort }
        return planner
    }

    /// A search that ends at once, with a plan that keeps to the limits.
    static var stopped: Planner.Stop {
        let stop = Planner.Stop()
        stop.set()
        return stop
    }

    /// The values of the first goal of some plans, replicate by replicate, on the draws of an answer's judge.
    static func scores(
        of plans: [Plan],
        in programme: Programme,
        goal: Goal,
        replicates: Range<Int>,
        seed: UInt64
    ) async throws -> [[Double]] {
        let index = ProgrammeIndex(programme)
        let base = Scenario(programme)
        guard let score = GoalScore(goal, programme, index: index, scenario: base) else {
            return []
        }
        let trials = plans.enumerated().map { position, plan in
            Trial(
                scenario: Scenario(programme.applying(plan)),
                // Only plans without new ties may share a worker's memory.
                shape: plan.ties.isEmpty ? 0 : position + 1,
                replicates: replicates,
                measures: [score.measure]
            )
        }
        return try await values(of: trials, seed: seed).map { score.scores($0[0]) }
    }
}
