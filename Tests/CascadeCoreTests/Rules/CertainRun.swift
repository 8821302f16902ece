import CascadeCore
import Testing

/// A run of a programme in which what is asked for is certain: all replicates come to the same.
struct CertainRun {
    let outcome: Outcome

    /// Runs four replicates.
    init(_ draft: ProgrammeDraft, until: CalendarDate? = nil) async throws {
        let scenario = try Scenario(Programme(draft), until: until)
        outcome = try await scenario.run(seed: 1, replicates: 4, workers: 1)
    }

    /// A metric at the end of each week, the same in all replicates.
    func weekly(_ metric: Metric, sourceLocation: SourceLocation = #_sourceLocation) -> [Double] {
        let series = outcome.series[metric] ?? []
        #expect(
            series.allSatisfy { $0.standardError == 0 },
            "not certain",
            sourceLocation: sourceLocation
        )
        return series.map(\.mean)
    }

    /// A metric at the end of the last week.
    func final(_ metric: Metric, sourceLocation: SourceLocation = #_sourceLocation) -> Double {
        weekly(metric, sourceLocation: sourceLocation).last ?? 0
    }

    /// What became of a course.
    func course(_ id: String) throws -> Outcome.CourseResult {
        let position = try #require(outcome.programme.courses.firstIndex { $0.id == id })
        return outcome.courses[position]
    }

    /// Mean people first reached in each organisation.
    var reached: [Double] { outcome.organisations.map(\.peopleReached.mean) }
}

/// `count` times `value`, then the other one, `weeks` in all.
func steps(_ value: Double, until week: Int, then later: Double, weeks: Int = 12) -> [Double] {
    Array(repeating: value, count: week) + Array(repeating: later, count: weeks - week)
}
