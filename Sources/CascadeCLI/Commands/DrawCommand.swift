import ArgumentParser
import CascadeCore
import CascadeRendering
import Foundation

/// `cascade draw`: pictures of a programme.
struct DrawCommand: AsyncParsableCommand {
    /// Most organisations among which brokers and only ways are looked for without being asked.
    ///
    /// Beyond it circles are folded and nobody could be told apart.
    static let mostMarked = 3000

    static let configuration = CommandConfiguration(
        commandName: "draw",
        abstract:
            "Draws a programme: its partnership, its curriculum, who is reached when, who trained whom, or what changed.",
        discussion: """
            Examples:
              cascade draw Samples/portsmouth -o portsmouth.svg
              cascade draw Samples/portsmouth --view reach -o reach.pdf
              cascade draw Samples/portsmouth --view sectors -o sectors.svg
              cascade draw Samples/portsmouth --ties people -o people.svg
              cascade draw Samples/portsmouth --colour fragility -o fragility.svg
              cascade draw my-city --view lineage --public -o lineage.svg
              cascade draw my-city --view change --from 2026-03-31 --as-of 2026-09-30 -o change.svg
              cascade draw my-city --view change -o expected.svg
              cascade draw Samples/dudley --view change --against Samples/dudley/scenarios/no-moves.yaml -o moves.svg
              cascade draw my-city --view spread -o spread.svg
              cascade draw my-city --view spread --animated -o spread-animated.svg

            The ending of the file's name says the format: .svg, .png, .pdf, or .dot for Graphviz. Without -o the SVG goes to
            standard output.

            The views partnership and sectors show what is expected pale, from a simulation of the plan. Where there are records they \
            show these solid, and the forecast that goes on from them pale; --as-of looks at the records until that day, --until \
            ends the forecast earlier or later, and --replicates 0 leaves what is expected out. --public leaves the records out.

            --ties people makes a tie as wide as the number of people trained across it. Brokers between sectors and \
            organisations without which some others are cut off are ringed, up to \(mostMarked) organisations.

            --colour says what the circles of the partnership show: coverage, the people expected to be reached; community, who is
            closely tied with whom; brokerage, who brings others together across sectors; fragility, how many people elsewhere
            are lost if an organisation drops out. Fragility tries each, which takes many simulations.

            The view lineage draws the records solid: who was trained by whom. It adds, dashed, how many more a forecast from them \
            expects; --replicates 0 leaves that out. Without any records it draws what a simulation of the plan expects. It names \
            people, for the lead; --public shows published numbers alone. The view curriculum tells the same way who is where.

            The view change draws then and now with everything in one place, and lists what changed in sentences: from one day on \
            record to another with --from and --as-of; from now to what is expected by the end without --from; from this plan to \
            another scenario with --against, on the same random draws.

            The view spread draws the same small map at the ends of quarters: on record in full colour, expected hatched. With \
            --animated one map shows them one after the other, and the last to whoever prefers no motion. For both views --public \
            folds organisations into sectors and hides small numbers.
            """
    )

    @Argument(help: "Programme folder or file.")
    var programme: String

    @Option(
        help: "partnership, curriculum, reach, sectors, lineage, change or spread.",
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

    @Option(
        help: "What widths of ties of the partnership stand for: strength or people.",
        transform: { text in
            guard let measure = TieMeasure(rawValue: text) else {
                let measures = TieMeasure.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("expected one of \(measures).")
            }
            return measure
        }
    )
    var ties: TieMeasure?

    @Option(name: .shortAndLong, help: "File to write.")
    var output: String?

    @Option(help: "Replicates of the simulation shown, as for simulate; 0 leaves it out.")
    var replicates: Int?

    @Option(
        help:
            "For the views lineage, curriculum, partnership, sectors, change and spread: last day of the records; without it the last on record."
    )
    var asOf: String?

    @Option(
        help:
            "Last day simulated or forecast; without it the programme's last."
    )
    var until: String?

    @Option(help: "For the view change: the earlier day on record, such as 2026-03-31.")
    var from: String?

    @Option(
        help:
            "For the view change: another scenario, as for compare: a programme folder, or a .yaml file laid over this one."
    )
    var against: String?

    @Flag(help: "For the view spread: one map in which the days follow one another, as .svg.")
    var animated = false

    @Flag(
        name: .customLong("public"),
        help:
            "For others than the lead: no names of people, small numbers hidden; partnership, sectors and curriculum leave the records out."
    )
    var isPublic = false

    @Option(help: "Seconds that a layout may take; then a faster one is used.")
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
        if ties != nil, view != .partnership {
            throw ValidationError(
                "--ties is for the view partnership. Maybe leave out --view \(view.rawValue)."
            )
        }
        if view == .reach, asOf != nil || until != nil || isPublic {
            throw ValidationError(
                "--as-of, --until and --public are for the views lineage, curriculum, partnership, sectors, change and spread. Maybe add --view lineage."
            )
        }
        try validateOverTime()
        guard (1...3600).contains(timeLimit) else {
            throw ValidationError("--time-limit is \(timeLimit), expected 1 to 3600 seconds.")
        }
    }

    func run() async throws {
        let format =
            try output.map { try PictureFormat(path: $0, among: PictureFormat.allCases) } ?? .svg
        if let output { try OutputFile.check(output, force: force) }
        let programme = try readProgramme(programme)
        if view == .change || view == .spread {
            return try await drawOverTime(programme, as: format)
        }
        let day = try asOf.map { try recordedDay($0, option: "--as-of") }
        let last = try until.map { try lastDay($0, of: programme) }
        let figures = try await DrawnFigures(self, of: programme, asOf: day, until: last)
        let (view, hidesPeople) = (view, isPublic)
        let (colouring, measure) = (colour ?? .coverage, ties ?? .strength)
        try await write(as: format) { limits in
            try Picture(
                view,
                of: programme,
                outcome: figures.outcome,
                forecast: figures.forecast,
                network: figures.network,
                fragility: figures.fragility,
                colouring: colouring,
                ties: measure,
                asOf: day,
                isPublic: hidesPeople,
                limits: limits
            )
        }
    }

    /// Draws a picture within the limits and writes it to the file, or to standard output.
    func write(
        as format: PictureFormat,
        _ picture: @escaping @Sendable (GraphvizLimits) throws -> Picture
    ) async throws {
        var allowed = GraphvizLimits.ofThisProcess
        allowed.seconds = timeLimit
        let limits = allowed
        do {
            let drawn = try await Interruption.cancelling {
                try picture(limits).drawn(as: format)
            }
            if !options.quiet { for remark in drawn.remarks { Console.error(remark) } }
            if let output {
                try OutputFile.write(drawn.bytes, to: output, force: force)
                if !options.quiet { Console.error("Wrote \(output).") }
            } else {
                Console.write(String(decoding: drawn.bytes, as: UTF8.self))
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
