import CascadeCore
import CascadeRendering

/// All that a report is made from: the records until its day, and what is expected from there.
struct ReportSource {
    /// The programme as complete records of the day have it.
    let programme: Programme
    /// How the report is made, with its days resolved.
    let options: ReportOptions
    /// Last day of records.
    let asOf: CalendarDate
    /// The records.
    let history: History
    /// What was counted, for the lead's eyes.
    let reach: Reach
    /// What others may see of it; nil for the lead's own report.
    let figures: PublicFigures?
    /// The forecast from the records, as it may be shown; nil where nothing is on record.
    let forecast: Forecast?
    /// What is expected, as it may be shown.
    let outcome: Outcome
    /// What is shown by organisation; of the plan where others look and something is on record: then it is not shown.
    let detail: Outcome
    /// The network of ``detail``.
    let network: NetworkAnalysis
    /// Maps and the lineage, as SVG.
    private(set) var pictures: [View: ReportDrawing] = [:]

    var isPublic: Bool { options.isPublic }

    /// Whether anything was held until the day.
    var hasRecords: Bool { reach.sessionsHeld > 0 }

    /// Runs what the report needs.
    init(
        _ programme: Programme,
        options: ReportOptions,
        workers: Int?,
        limits: GraphvizLimits,
        progress: @escaping @Sendable (Double) -> Void
    ) async throws {
        guard !programme.organisations.isEmpty else {
            throw ReportError.nothingToReport(programme: programme.name, missing: "organisations")
        }
        guard !programme.courses.isEmpty else {
            throw ReportError.nothingToReport(programme: programme.name, missing: "courses")
        }
        func day(_ text: String?) throws -> CalendarDate? {
            guard let text else { return nil }
            guard let day = CalendarDate(text), abs(day - programme.start) < 7 * 1040 else {
                throw ReportError.unusableDay(text)
            }
            return day
        }
        let asOf = try day(options.asOf) ?? programme.lastRecordedDay
        let until = try day(options.until)
        if let until, until <= asOf { throw ReportError.unusableDay(until.description) }
        let known = programme.known(on: asOf)
        let history = History(known, asOf: asOf)
        let reach = history.reach()
        let hasRecords = reach.sessionsHeld > 0
        let figures = options.isPublic ? PublicFigures(history) : nil
        let total = Double(options.replicates) * (hasRecords ? 2 : 1)
        let done: @Sendable (Int) -> Void = { progress(Double($0) / total) }
        if hasRecords {
            var forecast = try await known.forecast(
                asOf: asOf,
                until: until,
                seed: options.seed,
                replicates: options.replicates,
                workers: workers,
                progress: done
            )
            detail = figures == nil ? forecast.outcome : forecast.plan
            network = await detail.networkAnalysis(workers: workers)
            if let figures {
                forecast.outcome = forecast.outcome.published(
                    figures,
                    weeksObserved: forecast.weeksObserved,
                    plan: forecast.plan
                )
            }
            outcome = forecast.outcome
            self.forecast = forecast
        } else {
            let outcome = try await Scenario(known, until: until).run(
                seed: options.seed,
                replicates: options.replicates,
                workers: workers,
                progress: done
            )
            detail = outcome
            network = await outcome.networkAnalysis(workers: workers)
            self.outcome = outcome
            forecast = nil
        }
        self.programme = known
        var resolved = options
        resolved.asOf = asOf.description
        self.options = resolved
        self.asOf = asOf
        self.history = history
        self.reach = reach
        self.figures = figures
        for view in [View.partnership, .sectors, .lineage] where view != .lineage || !showsPlan {
            pictures[view] = try Self.drawing(view, self, limits: limits)
        }
    }

    // MARK: - Figures

    /// A whole number as a figure.
    func count(_ id: String, _ label: String, _ value: Int) -> ReportFigure {
        ReportFigure(id, label, value: String(value), text: Wording.count(value))
    }

    /// A number rounded to a whole one as a figure.
    func count(_ id: String, _ label: String, _ value: Double) -> ReportFigure {
        count(id, label, Wording.whole(value))
    }

    /// A number of people that may be hidden as a figure.
    func count(_ id: String, _ label: String, _ value: DisclosedCount) -> ReportFigure {
        switch value {
        case .shown(let number): count(id, label, number)
        case .hidden: ReportFigure(id, label, value: "hidden", text: DisclosedCount.mark)
        }
    }

    /// A share as a figure: 0.34 as `34%`.
    func share(_ id: String, _ label: String, _ value: Double) -> ReportFigure {
        ReportFigure(id, label, value: Self.digits(value, 3), text: Wording.percent(value))
    }

    /// An amount of money as a figure.
    func money(_ id: String, _ label: String, _ value: Double) -> ReportFigure {
        let shown = isPublic && hasRecords ? Published.money(value) : value
        return ReportFigure(
            id,
            label,
            value: String(Wording.whole(shown)),
            text: Wording.roundMoney(shown, programme.currency)
        )
    }

    /// A range of whole numbers as a figure.
    func range(_ id: String, _ label: String, _ low: Double, _ high: Double) -> ReportFigure {
        ReportFigure(
            id,
            label,
            value: "\(Wording.whole(low)) \(Wording.whole(high))",
            text: Wording.range(low, high)
        )
    }

    /// A number with so many digits after the point, for programs.
    static func digits(_ value: Double, _ count: Int) -> String {
        var scale = 1
        for _ in 0..<count { scale *= 10 }
        let scaled = Wording.whole(abs(value) * Double(scale))
        let rest = String(scaled % scale)
        let sign = value < 0 && scaled > 0 ? "-" : ""
        return "\(sign)\(scaled / scale)."
            + String(repeating: "0", count: count - rest.utf8.count) + rest
    }

    // MARK: - Observed

    /// A line of a published table without columns, or `exact` for the lead.
    func published(_ title: String, _ key: String?, exact: Int) -> DisclosedCount {
        guard let figures else { return .shown(exact) }
        guard let table = figures.table(title) else { return .hidden }
        guard let key else { return table.totals?.last ?? .hidden }
        guard let line = table.lines.firstIndex(where: { $0.key == key }) else { return .shown(0) }
        return table.cells[line].last ?? .hidden
    }

    var peopleReached: DisclosedCount {
        published("People reached by sector and month", nil, exact: reach.peopleReached)
    }
    var attendances: DisclosedCount {
        published("Attendances by course", nil, exact: reach.attendances)
    }
    var champions: DisclosedCount {
        published("Champions and trainers", "champions", exact: reach.champions)
    }
    var trainersQualified: DisclosedCount {
        published("Champions and trainers", "qualified", exact: reach.trainersQualified)
    }
    var trainersActive: DisclosedCount {
        published("Champions and trainers", "active", exact: reach.trainersActive)
    }

    /// People reached of a sector, by its id; nil: of no known sector.
    func reached(sector: String?) -> DisclosedCount {
        published(
            "People reached by sector and month",
            "sector:\(sector ?? "")",
            exact: reach.bySector.first { $0.name == sector }?.peopleReached ?? 0
        )
    }

    /// What the sessions cost so far; for others worked out from the published attendances alone.
    var costSoFar: Double {
        guard let figures else { return reach.cost }
        let table = figures.table("Attendances by course")
        return reach.byCourse.reduce(0) { total, part in
            guard let course = programme.courses.first(where: { $0.id == part.name }) else {
                return total
            }
            let line = table?.lines.firstIndex { $0.key == "course:\(course.id)" }
            let heads = line.flatMap { table?.cells[$0].last }?.number ?? 2
            let each = course.cost.person - course.price.donation - course.price.standard
            return total + Double(part.sessionsHeld) * course.cost.session + Double(heads) * each
        }
    }
}
