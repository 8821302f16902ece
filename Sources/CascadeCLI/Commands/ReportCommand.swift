import ArgumentParser
import CascadeCore
import CascadeRendering
import CascadeReport

/// `cascade report`: one page for funders.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract:
            "Writes one page for funders: what has happened, what is expected, how sure that is.",
        discussion: """
            Examples:
              cascade report my-city -o report.html
              cascade report my-city.cascade --public -o report.html --pdf report.pdf
              cascade verify report.html my-city.cascade

            The page is one file that opens in any browser, on paper too, and loads nothing from anywhere. Without --public it \
            names people and shows small numbers, and says that it is not to be passed on; with --public small numbers are \
            hidden, others rounded, and nobody is named.

            --pdf prints it through Chromium or Chrome where one is installed.
            """
    )

    @Argument(help: "Programme folder or file.")
    var programme: String

    @Option(name: .shortAndLong, help: "The .html file to write.")
    var output: String

    @Flag(
        name: .customLong("public"),
        help: "For others than the lead: small numbers hidden, nobody named."
    )
    var isPublic = false

    @Option(
        name: .customLong("as-of"),
        help: "Last day of records to look at, such as 2027-06-30; without it the last on record."
    )
    var asOf: String?

    @Option(help: "Last day to simulate; without it the programme's own length.")
    var until: String?

    @Option(help: "How often the programme is run; without it 1000, fewer for large programmes.")
    var replicates: Int?

    @Option(help: "Also print it into this .pdf file, through Chromium or Chrome.")
    var pdf: String?

    @Flag(help: "Write over files that exist.")
    var force = false

    @OptionGroup var simulation: SimulationOptions
    @OptionGroup var options: OutputOptions

    func validate() throws {
        if let replicates, !(1...ReportOptions.mostReplicates).contains(replicates) {
            throw ValidationError(
                "--replicates is \(replicates), expected 1 to \(ReportOptions.mostReplicates): cascade verify runs them all again. "
                    + "Maybe 1000."
            )
        }
        guard output.lowercased().hasSuffix(".html") || output.lowercased().hasSuffix(".htm") else {
            throw ValidationError("-o is \(output), expected the name of an .html file.")
        }
        if let pdf, !pdf.lowercased().hasSuffix(".pdf") {
            throw ValidationError("--pdf is \(pdf), expected the name of a .pdf file.")
        }
    }

    func run() async throws {
        try OutputFile.check(output, force: force)
        if let pdf { try OutputFile.check(pdf, force: force) }
        let programme = try readProgramme(programme)
        let day = try asOf.map { try recordDay($0, of: programme) }
        let last = try until.map { try lastDay($0, of: programme) }
        if let day, let last, last <= day {
            throw Failure(
                .usage,
                "--until is \(last), expected a day after the records' last day, \(day)."
            )
        }
        let replicates = self.replicates ?? programme.usualForecastReplicates
        if self.replicates == nil { remarkFewReplicates(replicates, quiet: options.quiet) }
        let settings = ReportOptions(
            isPublic: isPublic,
            asOf: day,
            until: last,
            seed: simulation.seed ?? programme.seed,
            replicates: replicates
        )
        let (output, pdf, force) = (output, pdf, force)
        let (workers, quiet) = (simulation.workers, options.quiet)
        // Making and printing are watched as one, so that Ctrl-C finds either, and nothing between them.
        try await Interruption.cancelling {
            let report = try await makeReport(
                of: programme,
                settings,
                workers: workers,
                quiet: quiet
            )
            try OutputFile.write(Array(report.page.utf8), to: output, force: force)
            if !quiet {
                Console.error(
                    "Wrote \(output), \(settings.isPublic ? "for everyone" : "for the lead; not to be passed on"). "
                        + report.headlineText
                )
            }
            if let pdf { try await PagePrinter.print(output, to: pdf, force: force, quiet: quiet) }
        }
    }
}

/// Makes a report with a progress bar; Ctrl-C stops it within a second.
func makeReport(
    of programme: Programme,
    _ options: ReportOptions,
    workers: Int?,
    quiet: Bool
) async throws -> FunderReport {
    do {
        return try await withProgress(quiet: quiet) { share in
            try await FunderReport.make(
                of: programme,
                options: options,
                workers: workers,
                limits: .ofThisProcess,
                progress: share
            )
        }
    } catch let error as RenderingError {
        throw Failure(error)
    } catch let error as ReportError {
        switch error {
        case .nothingToReport, .noReport: throw Failure(.no, error.description)
        case .unusableDay: throw Failure(.usage, error.description)
        }
    }
}
