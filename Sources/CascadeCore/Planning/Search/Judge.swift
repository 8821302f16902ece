import CascadeGraph

/// Judges the plan that a search has chosen, by replicates that the search has not seen, and finds reasons for its parts.
struct Judge {
    let planner: Planner
    var search: PlanSearch
    let stop: Planner.Stop
    /// Replicates that judge: fewer where the search was stopped, so that the answer comes soon.
    let replicates: Int
    let space: PlanSpace
    let best: PlanState

    /// What each replicate is asked, in this order, before the goals.
    static let metrics: [Metric] = [
        .peopleReached, .effectiveReach, .organisationsReached, .organisationsEmbedded, .cost,
    ]

    init(_ planner: Planner, _ search: PlanSearch, stop: Planner.Stop) {
        self.planner = planner
        self.search = search
        self.stop = stop
        space = search.space
        best = search.best
        let most = search.effort.levels.last ?? 1
        replicates = stop.isSet ? min(planner.replicates, max(most, 50)) : planner.replicates
    }

    /// The answer: the plan with what it comes to, how good it is, and why.
    mutating func answer(
        progress: @escaping @Sendable (Planner.Progress) -> Void
    ) async throws(SimulationCancelled) -> PlanAnswer {
        let plan = space.plan(best)
        let programme = space.programme.applying(plan)
        let practices = practiceStates()
        let measures =
            Self.metrics.map(Measure.metric) + search.goals.map(\.measure) + [.targetMet]
        let scenario = Scenario(programme, until: space.lastDay)
        // The judge runs what anyone else would run: the programme with the plan in it.
        var trials = [
            Trial(
                scenario: Scenario(space.programme, until: space.lastDay),
                shape: -1,
                replicates: 0..<replicates,
                measures: measures
            ),
            Trial(scenario: scenario, shape: -2, replicates: 0..<replicates, measures: measures),
        ]
        for (_, state) in practices {
            trials.append(
                Trial(
                    scenario: space.scenario(state),
                    shape: state.ties.contains(true) ? -3 : 0,
                    replicates: 0..<replicates,
                    measures: measures
                )
            )
        }
        let rows = try await values(of: trials, seed: planner.seed, workers: planner.workers)
        let hasTarget = scenario.target != nil
        let today = result(rows[0], tieCost: 0, hasTarget: hasTarget)
        let planned = result(rows[1], tieCost: space.costOfTies(best), hasTarget: hasTarget)
        let scores = scores(rows[1])
        let quality = PlanAnswer.Quality(
            gain: Difference(before: self.scores(rows[0]), after: scores),
            bound: nil,
            boundError: nil,
            plansTried: search.trials.plansTried,
            replicatesSearched: search.trials.replicatesRun,
            practices: practices.enumerated().map { position, practice in
                let row = self.scores(rows[position + 2])
                return PlanAnswer.PracticeResult(
                    practice: practice.practice,
                    value: Estimate(row).mean,
                    gain: Difference(before: row, after: scores)
                )
            }
        )
        var answer = PlanAnswer(
            request: space.request,
            plan: plan,
            programme: programme,
            today: today,
            planned: planned,
            quality: quality,
            invitations: [],
            additions: [],
            meetsAim: meetsAim(planned),
            seed: planner.seed,
            replicates: replicates,
            lastDay: programme.firstMonday + (7 * scenario.weeks - 1),
            isInterrupted: stop.isSet,
            notices: space.notices + scenario.notices.map { "\($0)" }
        )
        if !stop.isSet {
            if let bound = try await search.bound() {
                answer.quality.bound = max(bound.mean, planned.goals.first ?? 0)
                answer.quality.boundError = bound.standardError
            }
        }
        try await explain(&answer)
        if let budget = space.programme.budget, planned.cost.mean > budget,
            search.budget == nil
        {
            let words = PlanWords(space.programme)
            answer.notices.append(
                "the plan is expected to cost \(words.money(planned.cost.mean)), more than the programme's budget of \(words.money(budget))"
            )
        }
        if let budget = search.budget, planned.cost.mean > budget {
            let words = PlanWords(space.programme)
            answer.notices.append(
                "on these fresh runs the plan costs \(words.money(planned.cost.mean)) on average, a little more than the budget of \(words.money(budget)) that it kept on the runs of the search"
            )
        }
        progress(.share(1))
        return answer
    }

    private func meetsAim(_ planned: PlanAnswer.Result) -> Bool? {
        guard case .cheapest(_, let least) = space.request.aim else { return nil }
        return (planned.goals.first ?? 0) >= least
    }

    private func scores(_ row: [[Double]]) -> [Double] {
        search.goals[0].scores(row[Self.metrics.count])
    }

    private func result(
        _ row: [[Double]],
        tieCost: Double,
        hasTarget: Bool
    ) -> PlanAnswer.Result {
        let goals = search.goals.enumerated().map { position, goal in
            Estimate(goal.scores(row[Self.metrics.count + position]))
        }
        return PlanAnswer.Result(
            people: Outcome.Summary(row[0], of: .peopleReached),
            effectiveReach: Outcome.Summary(row[1], of: .effectiveReach),
            organisations: Outcome.Summary(row[2], of: .organisationsReached),
            embedded: Outcome.Summary(row[3], of: .organisationsEmbedded),
            cost: Outcome.Summary(row[4].map { $0 + tieCost }, of: .cost),
            chanceOfTarget: hasTarget ? row.last.map { Estimate($0).mean } : nil,
            goals: goals.map(\.mean),
            goalErrors: goals.map(\.standardError)
        )
    }

    /// What usual practice makes of the seats of today's sessions and of those that the plan adds.
    private func practiceStates() -> [(practice: UsualPractice, state: PlanState)] {
        UsualPractice.allCases.compactMap { practice in
            guard
                let wanted = space.state(of: practice, like: best, seed: search.trials.seed),
                let state = search.model.nearest(to: wanted)
            else { return nil }
            return (practice, state)
        }
    }
}

extension Outcome.Summary {
    /// The summary of some values of a metric, by the same tally as the simulation's own.
    init(_ values: [Double], of metric: Metric) {
        var tally = NumberTally()
        for value in values {
            tally.add(Int64(min(1e15, max(-1e15, (value * metric.scale).rounded()))))
        }
        self = tally.summary(scale: metric.scale)
    }
}
