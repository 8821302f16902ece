/// How reach spreads over a programme: coverage of every organisation at some days, on record and then as expected.
package struct ReachSpread: Sendable {
    /// One day.
    package struct Frame: Sendable, Equatable {
        /// The day.
        package var day: CalendarDate
        /// Whether it is on record; else it is expected.
        package var isObserved: Bool
        /// People reached until the day: counted, or the mean of the replicates; nil: hidden.
        package var people: Double?
        /// The 10% and 90% quantiles of an expected number, where there are replicates enough.
        package var range: ClosedRange<Double>?
        /// By organisation, coverage from 0 to 1, or for others than the lead people reached ÷ headcount; nil: hidden.
        package var coverage: [Double?]
    }

    /// The programme; where numbers are for others than the lead, it has one organisation for each sector.
    package let programme: Programme
    /// The days, in order, those on record first.
    package let frames: [Frame]
    /// Replicates behind what is expected; nil where nothing is.
    package let replicates: Int?
    /// Seed of the simulation; nil where nothing is expected.
    package let seed: UInt64?
    /// How the numbers were blurred for others; nil: they are as they are.
    package let profile: DisclosureProfile?

    /// The records until a history's day, at the given days of it, and what an outcome expects after that.
    ///
    /// Expected days are those of which the outcome kept coverage (see ``Scenario/keeping(_:)``), each told as the last day of
    /// its week, and its last day. The week of the history's own day is left out: it would show the same again.
    ///
    /// - Parameters:
    ///   - programme: the programme of both.
    ///   - history: the records; nil: nothing is on record and all is expected.
    ///   - days: days to show of the records; those after the history's day are passed over. Its own day is always shown.
    ///   - outcome: what is expected; nil: nothing after the records.
    /// - Complexity: O(people + rows of attendance) for each day on record.
    package init(
        _ programme: Programme,
        history: History?,
        days: [CalendarDate] = [],
        expecting outcome: Outcome?
    ) {
        var frames: [Frame] = []
        if let history {
            let seen = Set(days.filter { $0 < history.asOf }).sorted() + [history.asOf]
            frames = seen.map { day in
                let known = day == history.asOf ? history : History(programme, asOf: day)
                return Frame(
                    day: day,
                    isObserved: true,
                    people: Double(known.reach().peopleReached),
                    coverage: known.coverage
                )
            }
        }
        if let outcome {
            let after = history.map { $0.asOf + 6 } ?? programme.start + -1
            frames += Self.expected(outcome).map(\.frame).filter { $0.day > after }
        }
        self.programme = programme
        self.frames = frames
        replicates = outcome?.replicates
        seed = outcome?.seed
        profile = nil
    }

    init(
        programme: Programme,
        frames: [Frame],
        of outcome: Outcome?,
        profile: DisclosureProfile
    ) {
        self.programme = programme
        self.frames = frames
        replicates = outcome?.replicates
        seed = outcome?.seed
        self.profile = profile
    }

    /// What an outcome expects at the weeks that it kept, and at its end, with people reached by organisation.
    static func expected(_ outcome: Outcome) -> [(frame: Frame, peopleReached: [Double])] {
        var moments = outcome.coverageKept
        if outcome.weeks > 0, moments.last?.week != outcome.weeks - 1 {
            moments.append(
                Outcome.KeptCoverage(
                    week: outcome.weeks - 1,
                    coverage: outcome.organisations.map(\.coverage),
                    peopleReached: outcome.organisations.map(\.peopleReached.mean)
                )
            )
        }
        let series = outcome.series[.peopleReached] ?? []
        return moments.compactMap { moment in
            guard series.indices.contains(moment.week) else { return nil }
            let people = series[moment.week]
            let frame = Frame(
                day: outcome.programme.firstMonday + (7 * moment.week + 6),
                isObserved: false,
                people: people.mean,
                range: outcome.hasRange ? people.p10...max(people.p10, people.p90) : nil,
                coverage: moment.coverage.map { $0.isFinite ? max(0, min(1, $0)) : 0 }
            )
            return (frame, moment.peopleReached)
        }
    }
}

extension History {
    /// By organisation, people reached who are there on the day ÷ headcount, as ``Reach/coverage`` has it; 0 for a headcount
    /// of 0.
    ///
    /// - Complexity: O(people + rows of attendance).
    package var coverage: [Double] {
        let organisations = programme.organisations
        let index = ProgrammeIndex(programme)
        var present = Array(repeating: 0, count: organisations.count)
        for session in sessions where session.end <= asOf {
            for row in rows[session.rows] where row.reached > 0 && row.outcome == .completed {
                if row.person < 0 {
                    if row.organisation >= 0 { present[Int(row.organisation)] += Int(row.reached) }
                    continue
                }
                let person = Int(row.person)
                guard people[person].isPresent,
                    let home = index.organisations[programme.people[person].organisation]
                else { continue }
                present[home] += Int(row.reached)
            }
        }
        return zip(present, organisations).map { count, organisation in
            organisation.people > 0 ? Double(count) / Double(organisation.people) : 0
        }
    }
}
