/// A forecast that has learnt from the records and starts from where they stand, beside the plan's own.
public struct Forecast: Sendable {
    /// The last day on record that was looked at.
    public var asOf: CalendarDate
    /// The number of weeks wholly over by then: in ``outcome`` these are what was observed, and all later ones are simulated.
    public var weeksObserved: Int
    /// From the recorded state, with what the records teach: observed until the day, simulated after it.
    public var outcome: Outcome
    /// What the plan alone led to expect: the programme as planned, simulated from its start with its own assumptions.
    public var plan: Outcome
    /// What the records say about each assumption that they inform.
    public var learnt: [Learnt]
    /// Trainers on record: ever qualified, founders included, and those of them who have led a session.
    public var trainersQualified: Int
    /// Trainers on record who have led a session.
    public var trainersDelivering: Int
    /// What is on record until the day.
    package var reach: Reach
    /// What the records don't tell, in words.
    public var remarks: [String]

    /// Fewer trainers than this say little: a forecast from them is mostly what was assumed.
    public static let fewestTrainers = 10

    /// People reached on record until the day.
    public var peopleReached: Int { reach.peopleReached }
    /// Sessions on record until the day.
    public var sessionsHeld: Int { reach.sessionsHeld }

    /// Whether fewer trainers than ``fewestTrainers`` are on record.
    public var hasFewTrainers: Bool { trainersQualified < Self.fewestTrainers }

    /// How many more people are reached at the end than the plan led to expect, in the middle run of each.
    public var change: Double { outcome.final(.peopleReached).p50 - plan.final(.peopleReached).p50 }
}

extension Programme {
    /// The last day on record; the programme's start where nothing is.
    public var lastRecordedDay: CalendarDate {
        RecordReading(self).lastDay ?? self.start
    }

    /// Learns from the records until a day and simulates what comes after it.
    ///
    /// - Parameters:
    ///   - asOf: last day of records to look at; nil: the last day on record.
    ///   - until: last day to simulate; nil: the programme's own length.
    ///   - seed: seed of all draws.
    ///   - replicates: how many, at least 1.
    ///   - priorWeight: how many observations an assumption given as a plain number counts for, above 0.
    ///   - workers: how many run at a time; nil: one for each core.
    ///   - days: days after `asOf` at which ``Forecast/outcome`` keeps coverage by organisation, for pictures over time.
    ///   - progress: called with the number of replicates done of both simulations together, from any thread.
    /// - Returns: what was learnt, and both simulations.
    /// - Throws: ``SimulationCancelled``.
    public func forecast(
        asOf: CalendarDate? = nil,
        until: CalendarDate? = nil,
        seed: UInt64,
        replicates: Int,
        priorWeight: Double = 10,
        workers: Int? = nil,
        keeping days: [CalendarDate] = [],
        progress: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws(SimulationCancelled) -> Forecast {
        let day = asOf ?? lastRecordedDay
        let history = History(known(on: day), asOf: day)
        let learning = Learning(history, priorWeight: priorWeight)
        var scenario = Scenario(from: history, learning: learning, until: until)
        scenario.programme = self
        scenario = scenario.keeping(days)
        let outcome = try await scenario.run(
            seed: seed,
            replicates: replicates,
            workers: workers,
            progress: progress
        )
        let plan = try await Scenario(asPlanned, until: outcome.lastDay).run(
            seed: seed,
            replicates: replicates,
            workers: workers,
            progress: { progress(replicates + $0) }
        )
        return Forecast(
            asOf: day,
            weeksObserved: min(history.weekNow, scenario.weeks),
            outcome: outcome,
            plan: plan,
            learnt: learning.learnt,
            trainersQualified: learning.trainersQualified,
            trainersDelivering: learning.trainersDelivering,
            reach: history.reach(),
            remarks: learning.remarks
        )
    }
}
