import ArgumentParser
import CascadeCore
import CascadeRendering
import Foundation

/// `cascade draw`: pictures of a programme.
struct DrawCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draw",
        abstract:
            "Draws a programme: its partnership, its curriculum, who is reached when, or who trained whom.",
        discussion: """
            Examples:
              cascade draw Samples/portsmouth -o portsmouth.svg
              cascade draw Samples/portsmouth --view reach -o reach.pdf
              cascade draw Samples/portsmouth --view sectors -o sectors.svg
              cascade draw Samples/portsmouth --colour fragility -o fragility.svg
              cascade draw my-city --view lineage --public -o lineage.svg

            The ending of the file's name says the format: .svg, .png, .pdf, or .dot for Graphviz. Without -o the SVG goes to
            standard output.

            --colour says what the circles of the partnership show: coverage, the people expected to be reached; community, who is
            closely tied with whom; brokerage, who brings others together across sectors; fragility, how many people elsewhere
            are lost if an organisation drops out. Fragility tries each, which takes many simulations.

            The view lineage draws the records solid: who was trained by whom. It adds, dashed, how many more a forecast from them \
            expects; --replicates 0 leaves that out. Without any records it draws what a simulation of the plan expects. It names \
            people, for the lead; --public shows numbers.
            """
    )

    @Argument(help: "Programme folder or file.")
    var programme: String

    @Option(
        help: "partnership, curriculum, reach, sectors or lineage.",
        transform: { text in
            guard let view = View(rawValue: text) else {
                let views = View.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("expected one of \(views).")
            }
            return view
        }
    )
    var view = View.partnership

    @Option(
        help: "What colours the partnership: coverage, community, brokerage or fragility.",
        transform: { text in
            guard let colouring = Colouring(rawValue: text) else {
                let colourings = Colouring.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("expected one of \(colourings).")
            }
            return colouring
        }
    )
    var colour: Colouring?

    @Option(name: .shortAndLong, help: "File to write.")
    var output: String?

    @Option(help: "Replicates of the simulation shown, as for simulate; 0 leaves it out.")
    var replicates: Int?

    @Option(help: "For the view lineage: last day of the records; without it the last on record.")
    var asOf: String?

    @Option(help: "For the view lineage: last day of what is expected, shown dashed.")
    var until: String?

    @Flag(
        name: .customLong("public"),
        help: "For the view lineage: people are shown as numbers, without names."
    )
    var isPublic = false

    @Option(help: "Seconds that a layout may take.")
    var timeLimit = 20

    @Flag(help: "Write over a file that exists.")
    var force = false

    @OptionGroup var simulation: SimulationOptions
    @OptionGroup var options: OutputOptions

    func validate() throws {
        if let replicates { try validateReplicates(replicates, least: 0) }
        if replicates == 0, view == .reach {
            throw ValidationError(
                "the view reach shows a simulation. Maybe leave out --replicates 0."
            )
        }
        if let colour {
            guard view == .partnership else {
                throw ValidationError(
                    "--colour \(colour.rawValue) is for the view partnership. Maybe leave out --view \(view.rawValue)."
                )
            }
            if replicates == 0, colour != .coverage {
                throw ValidationError(
                    "--colour \(colour.rawValue) analyses a simulation. Maybe leave out --replicates 0."
                )
            }
        }
        if view != .lineage, asOf != nil || until != nil || isPublic {
            throw ValidationError(
                "--as-of, --until and --public are for the view lineage. Maybe add --view lineage."
            )
        }
        guard (1...3600).contains(timeLimit) else {
            throw ValidationError("--time-limit is \(timeLimit), expected 1 to 3600 seconds.")
        }
    }

    func run() async throws {
        let format =
            try output.map { try PictureFormat(path: $0, among: PictureFormat.allCases) } ?? .svg
        if let output { try OutputFile.check(output, force: force) }
        let programme = try readProgramme(programme)
        let day = try asOf.map { try recordedDay($0, option: "--as-of") }
        let last = try until.map { try lastDay($0, of: programme) }
        let showsRecords =
            view == .lineage && !History(programme, asOf: day).sessions.isEmpty
        if showsRecords, let last, last <= day ?? programme.lastRecordedDay {
            throw Failure(
                .usage,
                "--until is \(last), expected a day after the records' last day, \(day ?? programme.lastRecordedDay)."
            )
        }
        let replicates =
            self.replicates
            ?? (showsRecords
                ? usualForecastReplicates(for: programme) : usualReplicates(for: programme))
        if self.replicates == nil, replicates > 0 {
            remarkFewReplicates(replicates, quiet: options.quiet)
        }
        let colouring = colour ?? .coverage
        var outcome: Outcome?
        var expected: Forecast?
        var network: NetworkAnalysis?
        var fragility: [Difference?] = []
        if showsRecords, replicates > 0 {
            expected = try await forecast(
                programme,
                asOf: day,
                until: last,
                replicates: replicates,
                options: simulation,
                quiet: options.quiet
            )
        } else if colouring == .fragility {
            let analysis = try await analyse(
                Scenario(programme),
                replicates: replicates,
                options: simulation,
                quiet: options.quiet
            )
            (outcome, network, fragility) =
                (analysis.outcome, analysis.network, analysis.fragility)
        } else if replicates > 0 {
            outcome = try await simulate(
                Scenario(programme, until: last),
                replicates: replicates,
                options: simulation,
                quiet: options.quiet
            )
            if view == .sectors || colouring != .coverage {
                network = await outcome?.networkAnalysis(workers: simulation.workers)
            }
        }
        let (ties, losses) = (network, fragility)
        let (view, shown, seconds, hidesPeople) = (view, outcome, timeLimit, isPublic)
        let forecast = expected
        do {
            let bytes = try await Interruption.cancelling {
                var limits = GraphvizLimits.ofThisProcess
                limits.seconds = seconds
                return try Picture(
                    view,
                    of: programme,
                    outcome: shown,
                    forecast: forecast,
                    network: ties,
                    fragility: losses,
                    colouring: colouring,
                    asOf: day,
                    isPublic: hidesPeople,
                    limits: limits
                ).rendered(as: format)
            }
            if let output {
                try OutputFile.write(bytes, to: output, force: force)
                if !options.quiet { Console.error("Wrote \(output).") }
            } else {
                Console.write(String(decoding: bytes, as: UTF8.self))
            }
        } catch let error as RenderingError {
            throw Failure(error)
        }
    }
}

extension GraphvizLimits {
    /// The usual limits, with this program as the worker.
    static var ofThisProcess: GraphvizLimits {
        GraphvizLimits(worker: Bundle.main.executablePath)
    }
}

extension PictureFormat {
    /// The format that a file's name ends with.
    init(path: String, among formats: [PictureFormat]) throws {
        let ending = URL(fileURLWithPath: path).pathExtension.lowercased()
        guard let format = PictureFormat(rawValue: ending), formats.contains(format) else {
            let endings = formats.map { ".\($0.rawValue)" }.joined(separator: ", ")
            throw Failure(
                .usage,
                "\(path) does not end with the name of a format: one of \(endings)."
            )
        }
        self = format
    }
}
