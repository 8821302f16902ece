import CascadeCore

/// Numbers as others than the lead may see them.
///
/// A forecast starts from the records, so that its first weeks all but say what was counted. Here numbers of people are
/// rounded to the nearest 5, those below 5 become 0, and what was observed week by week is replaced by what the published
/// figures say; everything by organisation, generation and course is that of the plan, which knows no records. The chance of
/// the target is rounded, or left out where it would say more than the published numbers.
enum Published {
    /// A number of people, blurred.
    static func people(_ value: Double) -> Double {
        guard value.isFinite, value >= Double(DisclosureProfile.standard.threshold) else {
            return 0
        }
        return Double(DisclosureProfile.standard.rounded(Wording.whole(value)))
    }

    /// An amount of money to two significant figures, in which no single attendance can be found.
    static func money(_ value: Double) -> Double {
        var unit = 1.0
        while abs(value) >= unit * 100 { unit *= 10 }
        return Double(Wording.whole(value / unit)) * unit
    }

    /// A summary with each number blurred.
    static func summary(
        _ summary: Outcome.Summary,
        _ blur: (Double) -> Double
    ) -> Outcome.Summary {
        var result = Outcome.Summary(constant: 0)
        result.mean = blur(summary.mean)
        result.p05 = blur(summary.p05)
        result.p10 = blur(summary.p10)
        result.p25 = blur(summary.p25)
        result.p50 = blur(summary.p50)
        result.p75 = blur(summary.p75)
        result.p90 = blur(summary.p90)
        result.p95 = blur(summary.p95)
        return result
    }

    /// How a metric is blurred; nil: it counts no people.
    static func blur(_ metric: Metric) -> ((Double) -> Double)? {
        switch metric {
        case .peopleReached, .attendances, .championsWaiting, .trainersQualified, .trainersActive,
            .effectiveReach:
            people
        case .cost: money
        case .organisationsReached, .organisationsEmbedded, .sessionsHeld, .newCrossSectorLinks:
            nil
        }
    }

    /// People reached so far at the end of each week, from the published numbers by month alone.
    ///
    /// The months' numbers are added up, a hidden one taken for 2, and put in proportion to the published total, where the
    /// line ends; within a month it rises evenly.
    static func line(
        _ table: DisclosedTable,
        weeks: Int,
        start: CalendarDate,
        asOf: CalendarDate
    ) -> [Double] {
        guard let totals = table.totals, let all = totals.last, weeks > 0 else {
            return Array(repeating: 0, count: max(0, weeks))
        }
        let months = zip(table.columns, totals).compactMap {
            column,
            count -> (from: CalendarDate, to: CalendarDate, count: Double)? in
            guard let first = CalendarDate("\(column.label)-01") else { return nil }
            let (year, month, _) = first.components
            let next =
                CalendarDate(year: month == 12 ? year + 1 : year, month: month % 12 + 1, day: 1)
                ?? first + 31
            return (first, min(next, asOf + 1), Double(count.number ?? 2))
        }
        let sum = months.reduce(0) { $0 + $1.count }
        let scale = sum > 0 ? Double(all.number ?? 0) / sum : 0
        return (0..<weeks).map { week in
            let day = start + 7 * (week + 1)
            return months.reduce(0) { total, month in
                let days = max(1, month.to - month.from)
                let share = Double(max(0, min(days, day - month.from))) / Double(days)
                return total + month.count * scale * share
            }
        }
    }
}

extension Outcome {
    /// The outcome as others than the lead may see it; see ``Published``.
    func published(_ figures: PublicFigures, weeksObserved: Int, plan: Outcome) -> Outcome {
        var result = self
        for metric in Metric.allCases {
            guard let blur = Published.blur(metric), let series = series[metric] else { continue }
            result.series[metric] = series.map { Published.summary($0, blur) }
        }
        if let table = figures.table("People reached by sector and month") {
            let line = Published.line(
                table,
                weeks: min(weeksObserved, weeks),
                start: programme.firstMonday,
                asOf: figures.asOf
            )
            let floor = Double(table.totals?.last?.number ?? 0)
            for week in 0..<weeks {
                let value = result.series[.peopleReached]?[week] ?? Summary(constant: 0)
                result.series[.peopleReached]?[week] =
                    week < line.count
                    ? Summary(constant: Published.people(line[week]))
                    : Published.summary(value) { max($0, floor) }
            }
        }
        for sector in result.sectors.indices {
            result.sectors[sector].peopleReached = Published.summary(
                sectors[sector].peopleReached,
                Published.people
            )
            result.sectors[sector].coverage = 0
        }
        if let target = self.target, let wanted = programme.target {
            let total = figures.table("People reached by sector and month")?.totals?.last
            result.target = Published.target(
                target,
                of: wanted,
                reached: total?.number,
                asOf: figures.asOf
            )
        }
        result.organisations = plan.organisations
        result.generations = plan.generations
        result.courses = plan.courses
        result.partnerships = plan.partnerships
        result.reachGivenByExternalTrainers = plan.reachGivenByExternalTrainers
        result.finalPeopleReached = finalPeopleReached.map { Int32(Published.people(Double($0))) }
        result.notices = []
        return result
    }
}
