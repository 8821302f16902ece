import ArgumentParser
import CascadeCore
import CascadeFormats
import CascadeRendering

/// `cascade simulate`: how far the cascade reaches, and how sure that is.
struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Says how far the cascade reaches, and how sure that is.",
        discussion: """
            Examples:
              cascade simulate Samples/portsmouth
              cascade simulate Samples/portsmouth --replicates 10000 --svg reach.svg
              cascade simulate Samples/portsmouth --until 2027-01-31 --format json > reach.json

            The same programme, seed and number of replicates give the same answer, to the last digit.
            """
    )

    @Argument(help: "Programme folder or file.")
    var programme: String

    @Option(
        help:
            "How often the whole programme is run; without it 1000, fewer for very large programmes."
    )
    var replicates: Int?

    @Option(
        help: "Last day to simulate, such as 2027-01-31; without it the programme's own length."
    )
    var until: String?

    @Option(help: "Write a chart of reach over time to this .svg, .png or .pdf file.")
    var svg: String?

    @Option(help: "Write the final people reached of each replicate to this file, one a line.")
    var trace: String?

    @Option(help: "text, json or csv.")
    var format = DataFormat.text

    @Flag(help: "End with status 1 where the chance of the target is below one half.")
    var check = false

    @Flag(help: "Write over files that exist.")
    var force = false

    @OptionGroup var simulation: SimulationOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let replicates { try validateReplicates(replicates, least: 1) }
    }

    func run() async throws {
        let programme = try readProgramme(programme)
        let last = try until.map { try lastDay($0, of: programme) }
        if let svg { _ = try PictureFormat(path: svg, among: [.svg, .png, .pdf]) }
        for path in [svg, trace] {
            if let path { try OutputFile.check(path, force: force) }
        }
        let scenario = Scenario(programme, until: last)
        if replicates == nil {
            remarkFewReplicates(programme.usualReplicates(), quiet: output.quiet)
        }
        let outcome = try await simulate(
            scenario,
            replicates: replicates ?? programme.usualReplicates(),
            options: simulation,
            quiet: output.quiet
        )
        if !output.quiet {
            let held = History(programme).sessions.count
            if held > 0 {
                Console.error(
                    "Note: this is the plan alone; cascade forecast goes from the \(Wording.counted(held, "session")) on record."
                )
            }
            for notice in outcome.notices.prefix(10) { Console.error("Note: \(notice).") }
            if outcome.notices.count > 10 {
                Console.error("Note: and \(outcome.notices.count - 10) more like these.")
            }
        }
        switch format {
        case .text: Console.print(SimulationText(outcome).text)
        case .json: Console.print(SimulationJSON(outcome).text)
        case .csv: Console.write(SimulationTable(outcome).text)
        }
        try writeFiles(outcome)
        if check {
            guard let target = outcome.target else {
                throw Failure(
                    .usage,
                    programme.target == nil
                        ? "--check needs a target; the programme has none."
                        : "--check needs the target's day among the weeks simulated. Maybe leave out --until."
                )
            }
            if target.probability < 0.5 { throw Failure(.no, "") }
        }
    }

    private func writeFiles(_ outcome: Outcome) throws {
        if let trace {
            let lines = outcome.finalPeopleReached.map { "\($0)\n" }.joined()
            try OutputFile.write(Array(lines.utf8), to: trace, force: force)
            if !output.quiet { Console.error("Wrote \(trace).") }
        }
        if let svg {
            let format = try PictureFormat(path: svg, among: [.svg, .png, .pdf])
            do {
                let bytes = try FanChart(outcome).rendered(as: format, limits: .ofThisProcess)
                try OutputFile.write(bytes, to: svg, force: force)
            } catch let error as RenderingError {
                throw Failure(error)
            }
            if !output.quiet { Console.error("Wrote \(svg).") }
        }
    }
}
