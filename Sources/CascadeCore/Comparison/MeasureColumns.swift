/// What each replicate of one scenario came to.
struct MeasureColumns: Sendable {
    /// By measure: its value in replicate order.
    private var values: [ComparedMeasure: [Double]] = [:]

    /// Runs a scenario and keeps what the measures came to.
    ///
    /// - Complexity: one simulation; 8 bytes for each replicate and measure.
    init(
        _ scenario: Scenario,
        _ measures: [ComparedMeasure],
        seed: UInt64,
        replicates: Int,
        workers: Int?,
        progress: @escaping @Sendable (Int) -> Void
    ) async throws(SimulationCancelled) {
        let counted = measures.compactMap { measure in
            measure.counted(in: scenario).map { (measure, $0) }
        }
        let run = try await scenario.replicates(
            replicates,
            seed: seed,
            workers: workers,
            measuring: counted.map(\.1),
            progress: progress
        )
        for ((measure, _), column) in zip(counted, run.measured) { values[measure] = column }
    }

    /// A column whose mean is the measure; nil where the scenario has no such thing.
    ///
    /// Cost per person is mean cost ÷ mean people reached, so its column is that ratio and, for each replicate, what it adds
    /// to the ratio's error: R + (cost − R × people) ÷ mean people. Means, standard errors and paired differences of such
    /// columns are those of the ratio by the delta method.
    func column(_ measure: ComparedMeasure) -> [Double]? {
        guard measure == .costPerPerson else { return values[measure] }
        guard let people = values[.people], let cost = values[.cost] else { return nil }
        let mean = people.reduce(0, +) / Double(people.count)
        guard mean > 0 else { return nil }
        let ratio = cost.reduce(0, +) / Double(cost.count) / mean
        return zip(cost, people).map { ratio + ($0 - ratio * $1) / mean }
    }

    /// By replicate: cost ÷ people reached; no number where nobody is reached.
    private var ratios: [Double] {
        guard let people = values[.people], let cost = values[.cost] else { return [] }
        return zip(cost, people).map { $1 > 0 ? $0 / $1 : .nan }
    }

    /// The summary of a measure; nil where the scenario has no such thing.
    func summary(_ measure: ComparedMeasure) -> SampleSummary? {
        guard let column = column(measure) else { return nil }
        var summary = SampleSummary(column)
        if measure == .costPerPerson {
            let single = SampleSummary(ratios.filter { !$0.isNaN })
            (summary.p10, summary.p50, summary.p90) = (single.p10, single.p50, single.p90)
        }
        return summary
    }

    /// By how much another scenario's measure differs; nil where one of them has no such thing.
    func difference(_ measure: ComparedMeasure, to other: MeasureColumns) -> ComparedDifference? {
        guard let before = column(measure), let after = other.column(measure) else { return nil }
        guard measure == .costPerPerson else {
            return ComparedDifference(
                before: before,
                after: after,
                isFewerBetter: measure.isFewerBetter
            )
        }
        let pairs = zip(ratios, other.ratios).filter { !$0.0.isNaN && !$0.1.isNaN }
        guard !pairs.isEmpty else { return nil }
        var result = ComparedDifference(
            before: pairs.map(\.0),
            after: pairs.map(\.1),
            isFewerBetter: true
        )
        let whole = Difference(before: before, after: after)
        result.difference.mean = whole.mean
        result.difference.standardError = whole.standardError
        result.difference.replicates = whole.replicates
        return result
    }
}
