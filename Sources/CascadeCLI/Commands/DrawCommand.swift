import ArgumentParser
import CascadeCore
import CascadeRendering
import Foundation

/// `cascade draw`: pictures of a programme.
struct DrawCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "draw",
        abstract: "Draws a programme: its partnership, its curriculum, or who is reached when.",
        discussion: """
            Examples:
              cascade draw Samples/portsmouth -o portsmouth.svg
              cascade draw Samples/portsmouth --view reach -o reach.pdf

            The ending of the file's name says the format: .svg, .png, .pdf, or .dot for Graphviz. Without -o the SVG goes to
            standard output.
            """
    )

    @Argument(help: "Programme folder.")
    var programme: String

    @Option(
        help: "partnership, curriculum or reach.",
        transform: { text in
            guard let view = View(rawValue: text) else {
                let views = View.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("expected one of \(views).")
            }
            return view
        }
    )
    var view = View.partnership

    @Option(name: .shortAndLong, help: "File to write.")
    var output: String?

    @Option(help: "Replicates of the simulation shown, as for simulate; 0 leaves it out.")
    var replicates: Int?

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
        guard (1...3600).contains(timeLimit) else {
            throw ValidationError("--time-limit is \(timeLimit), expected 1 to 3600 seconds.")
        }
    }

    func run() async throws {
        let format =
            try output.map { try PictureFormat(path: $0, among: PictureFormat.allCases) } ?? .svg
        if let output { try OutputFile.check(output, force: force) }
        let programme = try readProgramme(programme)
        let replicates = self.replicates ?? usualReplicates(for: programme)
        if self.replicates == nil { remarkFewReplicates(replicates, quiet: options.quiet) }
        var outcome: Outcome?
        if replicates > 0 {
            outcome = try await simulate(
                Scenario(programme),
                replicates: replicates,
                options: simulation,
                quiet: options.quiet
            )
        }
        let (view, shown, seconds) = (view, outcome, timeLimit)
        do {
            let bytes = try await Interruption.cancelling {
                var limits = GraphvizLimits.ofThisProcess
                limits.seconds = seconds
                return try Picture(view, of: programme, outcome: shown, limits: limits)
                    .rendered(as: format)
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
