import CascadeCore
import Synchronization

/// Runs a planner with a progress bar and a word now and then; the first Ctrl-C ends the search with the best so far.
struct Planning {
    let planner: Planner
    private let quiet: Bool

    init(_ planner: Planner, quiet: Bool) {
        self.planner = planner
        self.quiet = quiet
    }

    /// The plan, judged.
    func plan() async throws -> PlanAnswer {
        try await run { stop, progress in
            try await planner.plan(stop: stop, progress: progress)
        }
        .value
    }

    /// Why an organisation is not invited in the plan.
    func whyNot(_ organisation: String) async throws -> WhyNot {
        try await run { stop, progress in
            let answer = try await planner.plan(stop: stop) { step in
                if case .share(let share) = step { progress(.share(share / 2)) }
            }
            return try await planner.whyNot(organisation, given: answer, stop: stop) { step in
                if case .share(let share) = step { progress(.share(0.5 + share / 2)) }
            }
        }
        .value
    }

    /// What more of a resource buys, and whether the search was stopped early.
    func nextPound(_ resource: NextPound.Resource) async throws -> (NextPound, Bool) {
        let result = try await run { stop, progress in
            try await planner.nextPound(resource, stop: stop, progress: progress)
        }
        return (result.value, result.isStopped)
    }

    private func run<Value: Sendable>(
        _ work:
            @escaping @Sendable (
                Planner.Stop, @escaping @Sendable (Planner.Progress) -> Void
            ) async throws -> Value
    ) async throws -> (value: Value, isStopped: Bool) {
        let stop = Planner.Stop()
        let bar = ProgressBar(total: 1000, quiet: quiet)
        let note = InterimNote(planner.programme, planner.request, bar)
        defer { bar.finish() }
        return try await stoppable(clearing: bar) {
            let value = try await Interruption.stopping {
                stop.set()
                bar.remark(
                    "Stopping: the best plan so far is judged. Ctrl-C again ends at once."
                )
            } work: {
                try await work(stop) { step in
                    switch step {
                    case .share(let share): bar.update(Int(share * 1000))
                    case .better(let value, let cost, let tried):
                        note.tell(value: value, cost: cost, plansTried: tried)
                    }
                }
            }
            return (value, stop.isSet)
        }
    }
}

/// A line about the best plan so far, at most every few seconds.
private final class InterimNote: Sendable {
    private let last = Mutex<ContinuousClock.Instant?>(nil)
    private let words: PlanWords
    private let goal: Goal
    private let currency: String
    private let bar: ProgressBar

    init(_ programme: Programme, _ request: PlanRequest, _ bar: ProgressBar) {
        words = PlanWords(programme)
        goal = request.aim.goals.first ?? .people
        currency = programme.currency
        self.bar = bar
    }

    func tell(value: Double, cost: Double, plansTried: Int) {
        let isDue = last.withLock { last in
            let now = ContinuousClock.now
            if let last, now - last < .seconds(3) { return false }
            last = now
            return true
        }
        guard isDue else { return }
        bar.remark(
            "So far: \(words.goal(goal)) \(words.value(value, of: goal)), at \(Wording.roundMoney(cost, currency)) "
                + "(\(Wording.counted(plansTried, "plan")) tried)"
        )
    }
}
