import ArgumentParser
import CascadeCore
import CascadeFormats
import CascadeRendering

/// `cascade forecast`: what the records teach, and how far it goes from here.
struct ForecastCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forecast",
        abstract: "Learns from what was delivered, and forecasts from there.",
        discussion: """
            Examples:
              cascade forecast my-city
              cascade forecast my-city --as-of 2027-06-30 --svg forecast.svg
              cascade forecast my-city --backtest --months 6

            What you assumed and what the records say are put together, assumption by assumption; the forecast starts from \
            where the records stand, with the plan's own forecast beside it. --backtest hides the last months, forecasts them \
            and says how often it would have been right.
            """
    )

    @Argument(help: "Programme folder or file.")
    var programme: String

    @Option(
        name: .customLong("as-of"),
        help: "Last day of records to look at, such as 2027-06-30; without it the last on record."
    )
    var asOf: String?

    @Option(help: "How often the programme is run; without it 1000, fewer for large programmes.")
    var replicates: Int?

    @Option(
        help: "Last day to simulate, such as 2028-01-31; without it the programme's own length."
    )
    var until: String?

    @Option(
        name: .customLong("prior-weight"),
        help:
            "How many observations an assumption given as a plain number counts for, 0.1 to 10000."
    )
    var priorWeight = 10.0

    @Flag(help: "Hide the last months, forecast them, and compare with what happened.")
    var backtest = false

    @Option(
        help:
            "With --backtest: how many months are hidden, 1 to 24; without it 6, fewer where the records are short."
    )
    var months: Int?

    @Option(help: "Write a chart of people reached over time to this .svg, .png or .pdf file.")
    var svg: String?

    @Option(help: "text, json or csv.")
    var format = DataFormat.text

    @Flag(help: "Write over files that exist.")
    var force = false

    @OptionGroup var simulation: SimulationOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let replicates { try validateReplicates(replicates, least: 1) }
        guard (0.1...10_000).contains(priorWeight) else {
            throw ValidationError(
                "--prior-weight is \(priorWeight), expected 0.1 to 10000. Maybe 10."
            )
        }
        if let months {
            guard backtest else {
                throw ValidationError("--months goes with --backtest. Maybe add --backtest.")
            }
            guard (1...24).contains(months) else {
                throw ValidationError("--months is \(months), expected 1 to 24. Maybe 6.")
            }
        }
        if backtest {
            for (name, isGiven) in [
                ("--svg", svg != nil), ("--until", until != nil), ("--as-of", asOf != nil),
            ] where isGiven {
                throw ValidationError("\(name) does not go with --backtest. Maybe leave it out.")
            }
        }
    }

    func run() async throws {
        let programme = try readProgramme(programme)
        guard !backtest else { return try await test(programme) }
        let day = try asOf.map { try recordDay($0, of: programme) }
        let last = try until.map { try lastDay($0, of: programme) }
        if let day, let last, last <= day {
            throw Failure(
                .usage,
                "--until is \(last), expected a day after the records' last day, \(day)."
            )
        }
        if let svg {
            _ = try PictureFormat(path: svg, among: [.svg, .png, .pdf])
            try OutputFile.check(svg, force: force)
        }
        let replicates = self.replicates ?? programme.usualForecastReplicates
        if self.replicates == nil { remarkFewReplicates(replicates, quiet: output.quiet) }
        let forecast = try await withProgress(of: 2 * replicates, quiet: output.quiet) { progress in
            try await programme.forecast(
                asOf: day,
                until: last,
                seed: simulation.seed ?? programme.seed,
                replicates: replicates,
                priorWeight: priorWeight,
                workers: simulation.workers,
                progress: progress
            )
        }
        if !output.quiet {
            for notice in forecast.outcome.notices.prefix(10) { Console.error("Note: \(notice).") }
        }
        switch format {
        case .text: Console.print(ForecastText(forecast).text)
        case .json: Console.print(ForecastJSON(forecast).text)
        case .csv: Console.write(ForecastTable(forecast).text)
        }
        guard let svg else { return }
        let picture = try PictureFormat(path: svg, among: [.svg, .png, .pdf])
        do {
            let bytes = try FanChart(forecast).rendered(as: picture, limits: .ofThisProcess)
            try OutputFile.write(bytes, to: svg, force: force)
        } catch let error as RenderingError {
            throw Failure(error)
        }
        if !output.quiet { Console.error("Wrote \(svg).") }
    }

    private func test(_ programme: Programme) async throws {
        // Half a year, or as much of it as short records allow.
        let usual = (3...6).last { !programme.backtestCuts(months: $0).isEmpty } ?? 6
        let months = months ?? usual
        let cuts = programme.backtestCuts(months: months).count
        guard cuts > 0 else {
            throw Failure(
                .no,
                "The records of \(programme.name) are too short for a back-test of \(Wording.counted(months, "month")): "
                    + "they need as many months again before, and at least 3. Maybe use --months \(max(1, months / 2))."
            )
        }
        let replicates = self.replicates ?? min(500, programme.usualForecastReplicates)
        let result = try await withProgress(of: cuts * replicates, quiet: output.quiet) {
            progress in
            try await programme.backtest(
                months: months,
                seed: simulation.seed ?? programme.seed,
                replicates: replicates,
                priorWeight: priorWeight,
                workers: simulation.workers,
                progress: progress
            )
        }
        let report = BacktestReport(result, of: programme, replicates: replicates)
        switch format {
        case .text: Console.print(report.text)
        case .json: Console.print(report.json)
        case .csv: Console.write(report.csv)
        }
    }
}

/// The day given by `--as-of`.
func recordDay(_ text: String, of programme: Programme) throws -> CalendarDate {
    guard let day = CalendarDate(text) else {
        throw Failure(.usage, "--as-of is “\(text)”, expected a day such as 2027-06-30.")
    }
    guard day >= programme.start, day < programme.lastDay else {
        throw Failure(
            .usage,
            "--as-of is \(day), expected a day of the programme before its last, "
                + "from \(programme.start) to \(programme.lastDay + -1)."
        )
    }
    return day
}
