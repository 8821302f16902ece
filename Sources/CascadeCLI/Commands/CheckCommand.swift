import ArgumentParser
import CascadeCore
import CascadeFormats

/// `cascade check`: what is wrong with a programme's data, and what a practitioner would warn of.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Lists the problems of the data, then what a practitioner would warn of.",
        discussion: """
            Examples:
              cascade check Samples/portsmouth
              cascade check Samples/portsmouth --assumptions

            A plan.yaml is checked too. Ends with status 1 where the data has problems; warnings leave it at 0.
            """
    )

    @Argument(help: "Programme folder or file.")
    var programme: String

    @Flag(
        help: "Print every assumption in force, where it was set, and the source of each default."
    )
    var assumptions = false

    @Option(
        help: "Replicates of the simulation behind the warnings, without it 200; 0 leaves it out."
    )
    var replicates: Int?

    @Option(help: "Day on which records are judged; without it the latest one in the records.")
    var asOf: String?

    @Option(help: "text, json or csv.")
    var format = DataFormat.text

    @OptionGroup var simulation: SimulationOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let replicates { try validateReplicates(replicates, least: 0) }
    }

    func run() async throws {
        let day = try asOf.map { text in
            guard let day = CalendarDate(text) else {
                throw Failure(.usage, "--as-of is “\(text)”, expected a day such as 2027-01-31.")
            }
            return day
        }
        let programme: Programme
        do {
            programme = try ProgrammeSource(self.programme).checked()
        } catch let error as ProgrammeFolderError {
            if case .invalid(let report) = error, format != .text {
                Console.print(ProblemData(report).text(as: format))
                throw Failure(.no, "")
            }
            throw Failure(error, reading: self.programme)
        }
        if assumptions {
            Console.print(AssumptionReport(programme).text(as: format))
            return
        }
        let replicates = self.replicates ?? programme.usualReplicates(most: 200)
        var outcome: Outcome?
        if replicates > 0 {
            outcome = try await simulate(
                Scenario(programme),
                replicates: replicates,
                options: simulation,
                quiet: output.quiet
            )
        }
        let report = CheckReport(
            programme: programme,
            warnings: programme.warnings(outcome: outcome, asOf: day),
            notices: programme.draft.identifierRemarks + (outcome?.notices ?? [])
        )
        Console.print(report.text(as: format))
    }
}
