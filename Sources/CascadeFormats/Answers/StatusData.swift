package import CascadeCore

/// Where a programme stands by its records, as rows for programs.
package struct StatusData {
    /// A row: its members in the order of writing.
    package typealias Row = [(String, JSONText)]

    /// The records.
    package let history: History
    /// The part of them that is asked about.
    package let filter: ReachFilter
    /// What the plan was expected to have brought by the day; nil: left out.
    package let forecast: Outcome?
    /// What was reached.
    package let reach: Reach
    /// From the first course to training others.
    package let funnel: Funnel
    /// Who has gone quiet, and who waits.
    package let stalls: Stalls
    /// Plan against actual.
    package let progress: PlanProgress

    /// Where a programme stands.
    ///
    /// - Parameters:
    ///   - history: its records until a day.
    ///   - filter: the part of them that is asked about.
    ///   - forecast: what the plan was expected to have brought by the day; nil: left out.
    package init(_ history: History, _ filter: ReachFilter, forecast: Outcome?) {
        self.history = history
        self.filter = filter
        self.forecast = forecast
        reach = history.reach(filter)
        funnel = Funnel(history, filter)
        stalls = Stalls(history, filter)
        progress = PlanProgress(history, filter)
    }

    /// The programme.
    package var programme: Programme { history.programme }

    /// A figure with its name in JSON and what a simulation calls it.
    package struct Figure {
        /// Its name in JSON.
        package let name: String
        /// How much; nil where it is not known.
        package let value: Double?
        /// What a simulation calls it; nil where it has no such figure.
        package let metric: Metric?
    }

    /// Every observed figure, in the order of the model.
    package var observed: [Figure] {
        func whole(_ name: String, _ value: Int, _ metric: Metric?) -> Figure {
            Figure(name: name, value: Double(value), metric: metric)
        }
        return [
            whole("attendances", reach.attendances, .attendances),
            whole("peopleReached", reach.peopleReached, .peopleReached),
            whole("peopleThereNow", reach.peopleThereNow, nil),
            whole("headcount", reach.headcount, nil),
            Figure(name: "coverage", value: reach.coverage, metric: nil),
            whole("organisationsReached", reach.organisationsReached, .organisationsReached),
            whole("organisationsEmbedded", reach.organisationsEmbedded, .organisationsEmbedded),
            Figure(name: "effectiveReach", value: reach.effectiveReach, metric: .effectiveReach),
            whole("completions", reach.completions, nil),
            whole("sessionsHeld", reach.sessionsHeld, .sessionsHeld),
            whole("champions", reach.champions, nil),
            whole("trainersQualified", reach.trainersQualified, .trainersQualified),
            whole("trainersActive", reach.trainersActive, .trainersActive),
            whole("newCrossSectorLinks", reach.newCrossSectorLinks, .newCrossSectorLinks),
            Figure(name: "cost", value: reach.cost, metric: .cost),
            Figure(name: "costPerPerson", value: reach.costPerPerson, metric: nil),
        ]
    }

    /// What the plan was expected to have brought.
    package func expected(_ metric: Metric?) -> Outcome.Summary? {
        guard let metric, let forecast else { return nil }
        return forecast.final(metric)
    }

    /// One row for each figure, with what the plan was expected to have brought.
    package var figures: [Row] {
        observed.map { figure in
            let plan = expected(figure.metric)
            return [
                ("figure", .string(figure.name)), ("value", .optional(figure.value)),
                ("planP10", .optional(plan?.p10)), ("planP50", .optional(plan?.p50)),
                ("planP90", .optional(plan?.p90)),
            ]
        }
    }

    /// One row for each part of the figures that add up.
    package func parts(_ parts: KeyPath<Reach, [Reach.Part]>, _ name: String) -> [Row] {
        reach[keyPath: parts].map { part in
            [
                (name, part.name.map(JSONText.string) ?? .null),
                ("attendances", .count(part.attendances)),
                ("peopleReached", .count(part.peopleReached)),
                ("completions", .count(part.completions)),
                ("sessionsHeld", .count(part.sessionsHeld)),
            ]
        }
    }

    /// One row for each step from the first course to training others.
    package var funnelRows: [Row] {
        let all = funnel.count(.trained)
        return Funnel.Step.allCases.map { step in
            let time: WaitingTime? =
                switch step {
                case .qualified: funnel.untilQualified
                case .firstSession: funnel.untilFirstSession
                case .trained, .cameForward, .active: nil
                }
            let count = funnel.count(step)
            return [
                ("step", .string(step.rawValue)), ("people", .count(count)),
                ("share", all > 0 ? .number(Double(count) / Double(all)) : .null),
                ("medianDays", time?.median.map(JSONText.count) ?? .null),
                ("waiting", time.map { .count($0.waiting) } ?? .null),
            ]
        }
    }

    /// One row for each figure of plan against actual.
    package var planRows: [Row] {
        planFigures.map { [("figure", .string($0.0)), ("value", .count($0.1))] }
    }

    private var planFigures: [(String, Int)] {
        [
            ("sessionsDue", progress.due), ("sessionsDelivered", progress.delivered),
            ("sessionsCancelled", progress.cancelled),
            ("sessionsNotReported", progress.notReported),
            ("sessionsRunning", progress.running), ("seatsDue", progress.seatsDue),
            ("seatsDelivered", progress.seatsDelivered), ("attended", progress.attended),
            ("sessionsUnplanned", progress.unplanned),
            ("attendedUnplanned", progress.attendedUnplanned),
        ]
    }

    /// Everything, schema `cascade.status/1`.
    package var json: JSONText {
        func rows(_ rows: [Row]) -> JSONText { .array(rows.map(JSONText.object)) }
        let members = observed.map { figure -> (String, JSONText) in
            (figure.name, .optional(figure.value))
        }
        let plan = observed.compactMap { figure -> (String, JSONText)? in
            expected(figure.metric).map { summary in
                (
                    figure.name,
                    .object([
                        ("p10", .number(summary.p10)), ("p50", .number(summary.p50)),
                        ("p90", .number(summary.p90)),
                    ])
                )
            }
        }
        return .object([
            ("schema", .string("cascade.status/1")),
            ("programme", .string(programme.id)),
            ("asOf", .string(history.asOf.description)),
            ("filter", filterMembers),
            ("figures", .object(members)),
            ("planExpected", plan.isEmpty ? .null : .object(plan)),
            ("bySector", rows(parts(\.bySector, "sector"))),
            ("byOrganisation", rows(parts(\.byOrganisation, "organisation"))),
            ("byCourse", rows(parts(\.byCourse, "course"))),
            ("byGeneration", rows(parts(\.byGeneration, "generation"))),
            ("byMonth", rows(parts(\.byMonth, "month"))),
            ("funnel", rows(funnelRows)),
            ("reachedWithoutNames", .count(funnel.withoutNames)),
            ("stallCounts", .object(stallCounts)),
            ("stalls", rows(stallRows)),
            ("plan", .object(planFigures.map { ($0.0, .count($0.1)) })),
            ("practice", rows(practiceRows)),
            ("indicators", rows(indicatorRows)),
        ])
    }

    private var filterMembers: JSONText {
        func text(_ value: String?) -> JSONText { value.map(JSONText.string) ?? .null }
        return .object([
            ("sector", text(filter.sector)), ("organisation", text(filter.organisation)),
            ("area", text(filter.area)), ("course", text(filter.course)),
            ("from", text(filter.from?.description)), ("to", text(filter.to?.description)),
            ("generation", filter.generation.map(JSONText.count) ?? .null),
            ("trainer", text(filter.trainer)),
        ])
    }
}
