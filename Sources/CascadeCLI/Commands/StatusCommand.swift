import ArgumentParser
import CascadeCore
import CascadeFormats

/// `cascade status`: where the programme stands by its records.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Says what was reached, who has gone quiet, and how the plan is going.",
        discussion: """
            Examples:
              cascade status my-city
              cascade status my-city --as-of 2026-12-31 --sector schools
              cascade status my-city --format json > status.json
              cascade status my-city --format csv --table stalls

            Stalls name people, so that the lead can ring them: this is for the lead. For others there is cascade export FILE \
            FOLDER --public. What the plan was expected to have \
            brought by the day stands beside what it brought; --replicates 0 leaves that out.
            """
    )

    @Argument(help: "Programme folder or file.")
    var programme: String

    @Option(help: "Last day that is seen; without it the last day on record.")
    var asOf: String?

    @OptionGroup(title: "Only a part of the records") var filter: ReachFilterOptions

    @Option(help: "Replicates of the plan as it was written; 0 leaves it out.")
    var replicates = 200

    @Option(help: "text, json or csv.")
    var format = DataFormat.text

    @Option(
        help:
            "With --format csv, which table: figures, sectors, organisations, courses, generations, months, funnel, stalls, plan, practice or indicators; without it figures."
    )
    var table: StatusTable?

    @OptionGroup var simulation: SimulationOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        try validateReplicates(replicates, least: 0)
        if table != nil, format != .csv {
            throw ValidationError("--table needs --format csv.")
        }
    }

    func run() async throws {
        let programme = try readProgramme(programme)
        let day = try asOf.map { try recordedDay($0, option: "--as-of") }
        let chosen = try filter.filter(in: programme)
        let history = History(programme, asOf: day)
        let status = StatusData(
            history,
            chosen,
            forecast: try await forecast(history, chosen)
        )
        switch format {
        case .text: Console.print(StatusText(status).text)
        case .json: Console.print(status.json.text)
        case .csv: Console.print((table ?? .figures).text(of: status))
        }
    }

    /// What the plan was expected to have brought by the day; nil where it isn't asked for or only a part is.
    private func forecast(_ history: History, _ filter: ReachFilter) async throws -> Outcome? {
        let programme = history.programme
        guard replicates > 0, filter == ReachFilter(), !history.sessions.isEmpty,
            history.asOf >= programme.start, programme.week(of: history.asOf) < 1040
        else { return nil }
        let count = min(replicates, programme.usualReplicates(most: replicates))
        return try await simulate(
            Scenario(programme.asPlanned, until: history.asOf),
            replicates: max(1, count),
            options: simulation,
            quiet: output.quiet
        )
    }
}

/// Which table of a status is printed as CSV.
enum StatusTable: String, CaseIterable, ExpressibleByArgument {
    /// One row for each figure, with what the plan was expected to bring.
    case figures
    /// One row for each sector.
    case sectors
    /// One row for each organisation.
    case organisations
    /// One row for each course.
    case courses
    /// One row for each generation.
    case generations
    /// One row for each month.
    case months
    /// One row for each step from the first course to training others.
    case funnel
    /// One row for each stall.
    case stalls
    /// One row for each figure of plan against actual.
    case plan
    /// One row for each kind of dialogue.
    case practice
    /// One row for each indicator.
    case indicators

    /// The table: comma-separated text with a heading, without a line break at the end.
    func text(of data: StatusData) -> String {
        let parts = ["attendances", "peopleReached", "completions", "sessionsHeld"]
        return switch self {
        case .figures:
            CSVText.rows(["figure", "value", "planP10", "planP50", "planP90"], data.figures)
        case .sectors: CSVText.rows(["sector"] + parts, data.parts(\.bySector, "sector"))
        case .organisations:
            CSVText.rows(
                ["organisation"] + parts,
                data.parts(\.byOrganisation, "organisation")
            )
        case .courses: CSVText.rows(["course"] + parts, data.parts(\.byCourse, "course"))
        case .generations:
            CSVText.rows(["generation"] + parts, data.parts(\.byGeneration, "generation"))
        case .months: CSVText.rows(["month"] + parts, data.parts(\.byMonth, "month"))
        case .funnel:
            CSVText.rows(["step", "people", "share", "medianDays", "waiting"], data.funnelRows)
        case .stalls:
            CSVText.rows(
                ["kind", "person", "name", "organisation", "since", "days", "detail"],
                data.stallRows
            )
        case .plan: CSVText.rows(["figure", "value"], data.planRows)
        case .practice:
            CSVText.rows(
                ["dialogue", "held", "people", "preparationMeetings", "followUpMeetings"],
                data.practiceRows
            )
        case .indicators:
            CSVText.rows(
                ["indicator", "unit", "baseline", "latest", "date", "target", "by"],
                data.indicatorRows
            )
        }
    }
}
