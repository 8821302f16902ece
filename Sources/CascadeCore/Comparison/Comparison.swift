/// Runs scenarios on the same draws and sets them side by side.
///
/// Draws belong to the parts of a programme, not to the order of events (see ``RandomStream``), so what two scenarios have in
/// common is the same in both, replicate by replicate, and scenarios that do not differ come to exactly the same.
public struct Comparison: Sendable {
    /// The last day simulated.
    public let lastDay: CalendarDate
    /// Seed of all draws.
    public let seed: UInt64
    /// Replicates of each scenario.
    public let replicates: Int
    let names: [String]
    let scenarios: [Scenario]
    let workers: Int?
    private let notices: [String]

    /// A comparison of programmes.
    ///
    /// Programmes of different length are compared until the earliest of their last days.
    ///
    /// - Parameters:
    ///   - programmes: what to compare, each with a name; at least one. The first is what the others are compared with.
    ///   - day: last day to simulate; nil: the earliest last day of all programmes.
    ///   - seed: seed of all draws.
    ///   - replicates: how many of each scenario, at least 1.
    ///   - workers: how many run at a time; nil: one for each core.
    /// - Throws: ``ComparisonFault`` where currencies differ or the programmes have no day in common.
    public init(
        programmes: [(name: String, programme: Programme)],
        until day: CalendarDate? = nil,
        seed: UInt64,
        replicates: Int,
        workers: Int? = nil
    ) throws(ComparisonFault) {
        precondition(!programmes.isEmpty, "nothing to compare")
        let ends = programmes.map { $0.programme.lastDay }
        let last = day ?? ends.min() ?? CalendarDate(daysSinceEpoch: 0)
        let currency = programmes[0].programme.currency
        for (name, programme) in programmes {
            guard programme.currency == currency else {
                throw .differentCurrencies(
                    first: currency,
                    other: programme.currency,
                    name: name
                )
            }
            guard programme.firstMonday <= last else {
                throw .noCommonDay(name: name, starts: programme.start, lastDay: last)
            }
        }
        names = programmes.map(\.name)
        scenarios = programmes.map { Scenario($0.programme, until: last) }
        let week = scenarios[0].programme.week(of: last)
        lastDay = scenarios[0].programme.firstMonday + (7 * week + 6)
        self.seed = seed
        self.replicates = replicates
        self.workers = workers
        var notices: [String] = []
        if day == nil, Set(ends).count > 1 {
            notices.append(
                "the programmes end on different days; they are compared until \(last), the earliest"
            )
        }
        if Set(programmes.map { $0.programme.target }).count > 1 {
            notices.append("the targets differ; each chance is that of the scenario's own target")
        }
        for scenario in scenarios {
            for notice in scenario.notices where !notices.contains(notice) {
                notices.append(notice)
            }
        }
        self.notices = notices
    }

    /// Runs all scenarios and compares them.
    ///
    /// - Parameters:
    ///   - measure: what to look for the driving assumptions of; nil: don't look.
    ///   - progress: called with the share of the work that is done, from any thread.
    /// - Returns: what it came to; the same to the last bit for any number of workers.
    /// - Throws: ``SimulationCancelled`` within a week of simulated time after the surrounding task is cancelled.
    /// - Complexity: a simulation of each scenario, and two more of it for each assumption that is not known.
    public func run(
        tornado measure: ComparedMeasure? = nil,
        progress: @escaping @Sendable (Double) -> Void = { _ in }
    ) async throws(SimulationCancelled) -> ComparisonOutcome {
        let unknown = measure == nil ? [] : UnknownAssumption.all(in: scenarios)
        let trials = unknown.reduce(0) { $0 + 2 * $1.scenarios.count }
        let total = Double(replicates) * Double(scenarios.count + trials)
        let measures = measures
        var columns: [MeasureColumns] = []
        for (position, scenario) in scenarios.enumerated() {
            columns.append(
                try await MeasureColumns(
                    scenario,
                    measures,
                    seed: seed,
                    replicates: replicates,
                    workers: workers
                ) { [replicates] done in
                    progress(Double(position * replicates + done) / total)
                }
            )
        }
        var tornadoes: [Tornado] = []
        if let measure {
            let before = scenarios.count * replicates
            tornadoes = try await self.tornadoes(of: measure, unknown, from: columns) { done in
                progress(Double(before + done) / total)
            }
        }
        return ComparisonOutcome(
            entries: scenarios.indices.map { position in
                ComparisonOutcome.Entry(
                    name: names[position],
                    programme: scenarios[position].programme,
                    summaries: Self.found(measures) { columns[position].summary($0) }
                )
            },
            pairs: pairs(columns, measures),
            measures: measures,
            tornadoes: tornadoes,
            lastDay: lastDay,
            seed: seed,
            replicates: replicates,
            notices: notices
        )
    }

    /// The common measures, then completions of each course of any scenario.
    private var measures: [ComparedMeasure] {
        var courses: [String] = []
        var seen = Set<String>()
        for scenario in scenarios {
            for course in scenario.programme.courses where seen.insert(course.id).inserted {
                courses.append(course.id)
            }
        }
        return ComparedMeasure.common + courses.map { .completions($0) }
    }

    private func pairs(
        _ columns: [MeasureColumns],
        _ measures: [ComparedMeasure]
    ) -> [ComparisonOutcome.Pair] {
        columns.indices.flatMap { from in
            columns.indices.dropFirst(from + 1).map { to in
                ComparisonOutcome.Pair(
                    from: from,
                    to: to,
                    differences: Self.found(measures) {
                        columns[from].difference($0, to: columns[to])
                    }
                )
            }
        }
    }

    private static func found<Value>(
        _ measures: [ComparedMeasure],
        _ value: (ComparedMeasure) -> Value?
    ) -> [ComparedMeasure: Value] {
        var result: [ComparedMeasure: Value] = [:]
        for measure in measures { result[measure] = value(measure) }
        return result
    }
}
