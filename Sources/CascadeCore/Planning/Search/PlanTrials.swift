import CascadeGraph

/// Runs possible plans on the same draws and keeps what they came to.
///
/// A plan that is asked for again with more replicates runs only those that are missing.
struct PlanTrials {
    private(set) var space: PlanSpace
    let goals: [GoalScore]
    let seed: UInt64
    let workers: Int?
    /// What each replicate is asked: people, cost, progress towards the target, then each goal's measure.
    let measures: [Measure]
    private(set) var replicatesRun = 0
    private var table: [PlanState: [[Double]]] = [:]

    /// Number of different plans that were run.
    var plansTried: Int { table.count }

    init(_ space: PlanSpace, goals: [GoalScore], seed: UInt64, workers: Int?) {
        self.space = space
        self.goals = goals
        self.seed = seed
        self.workers = workers
        measures =
            [.metric(.peopleReached), .metric(.cost), .targetProgress] + goals.map(\.measure)
    }

    /// Goes on with the same space under other limits.
    mutating func use(_ space: PlanSpace) { self.space = space }

    /// Runs plans until each has at least so many replicates.
    ///
    /// - Throws: ``SimulationCancelled``.
    mutating func run(_ states: [PlanState], replicates: Int) async throws(SimulationCancelled) {
        var trials: [Trial] = []
        var asked: [PlanState] = []
        var seen = Set<PlanState>()
        for state in states where seen.insert(state).inserted {
            let have = table[state]?[0].count ?? 0
            guard have < replicates else { continue }
            trials.append(
                Trial(
                    scenario: space.scenario(state),
                    shape: state.ties.contains(true) ? asked.count + 1 : 0,
                    replicates: have..<replicates,
                    measures: measures
                )
            )
            asked.append(state)
        }
        guard !trials.isEmpty else { return }
        let results = try await values(
            of: trials,
            seed: seed,
            workers: workers
        )
        for (position, state) in asked.enumerated() {
            replicatesRun += trials[position].replicates.count
            if var row = table[state] {
                for measure in row.indices { row[measure] += results[position][measure] }
                table[state] = row
            } else {
                table[state] = results[position]
            }
        }
    }

    /// Cost by replicate, with that of ties brokered.
    func cost(_ state: PlanState) -> [Double] {
        let ties = space.costOfTies(state)
        let costs = table[state]?[1] ?? []
        return ties == 0 ? costs : costs.map { $0 + ties }
    }

    /// Scores of a goal by replicate.
    func scores(_ state: PlanState, goal: Int) -> [Double] {
        goals[goal].scores(table[state]?[3 + goal] ?? [])
    }

    /// Scores by which the search is led: those of the goal, and for a chance a little of the progress towards the target, so
    /// that it can be told where to go while the chance is still 0 or already 1.
    func guidance(_ state: PlanState, goal: Int) -> [Double] {
        guard let row = table[state] else { return [] }
        return guidance(of: row, goal: goal)
    }

    /// The same of what a trial came to, by measure.
    func guidance(of row: [[Double]], goal: Int) -> [Double] {
        let scores = goals[goal].scores(row[3 + goal])
        guard goals[goal].goal == .chanceOfTarget else { return scores }
        return zip(scores, row[2]).map { $0 + 0.05 * $1 }
    }

    /// Scores by which seats are priced: smooth ones that rise with the goal, where the goal itself hardly moves by a seat.
    ///
    /// A chance is priced by the progress towards the target, and the worst tenth by the people of all runs.
    func pricing(of row: [[Double]], goal: Int) -> [Double] {
        switch goals[goal].goal {
        case .chanceOfTarget: row[2]
        case .worstDecile: row[0]
        default: guidance(of: row, goal: goal)
        }
    }

    /// The same of a plan that has been run.
    func pricing(_ state: PlanState, goal: Int) -> [Double] {
        table[state].map { pricing(of: $0, goal: goal) } ?? []
    }

    /// Counts replicates that were run beside those of plans.
    mutating func countProbes(_ replicates: Int) { replicatesRun += replicates }
}
