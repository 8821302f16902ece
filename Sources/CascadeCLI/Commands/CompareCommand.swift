import ArgumentParser
import CascadeCore
import CascadeFormats
import CascadeRendering

/// `cascade compare`: scenarios side by side on the same draws.
struct CompareCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Sets scenarios side by side, and says which assumption drives the answer.",
        discussion: """
            Examples:
              cascade compare Samples/restorative-cities Samples/restorative-cities/scenarios/sixteen-places.yaml
              cascade compare Samples/dudley Samples/dudley/scenarios/no-moves.yaml --measure effective
              cascade compare Samples/portsmouth --svg drivers.svg
              cascade compare plan-a plan-b --format csv --table differences

            A scenario is a programme folder, or a small .yaml file that says what is otherwise, laid over the first \
            programme: “assumptions: {moves: 0}”, say. All are run on the same draws, so that only what differs makes a \
            difference, and scenarios that do not differ come to exactly the same.
            """
    )

    @Argument(help: "Programme folder or file: what the others are compared with.")
    var programme: String

    @Argument(
        help: "Other scenarios: a programme folder, or a .yaml file laid over the first programme."
    )
    var others: [String] = []

    @Option(
        help:
            "How often each scenario is run; without it 1000, fewer for very large programmes."
    )
    var replicates: Int?

    @Option(
        help:
            "Last day to simulate, such as 2027-01-31; without it the earliest last day of all scenarios."
    )
    var until: String?

    @Option(
        help:
            "What scenarios are judged by: people, effective, embedded, organisations, cost or chance; without it people, or chance where the target is of completions only."
    )
    var measure: MeasureOption?

    @Flag(help: "Don't look for the assumptions that drive the answer.")
    var noTornado = false

    @Option(help: "Write a picture of what drives the answer to this .svg, .png or .pdf file.")
    var svg: String?

    @Option(help: "text, json or csv.")
    var format = DataFormat.text

    @Option(
        help:
            "With --format csv, which table: scenarios, differences or tornado; without it scenarios."
    )
    var table: ComparisonTable?

    @Flag(help: "Write over files that exist.")
    var force = false

    @OptionGroup var simulation: SimulationOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let replicates { try validateReplicates(replicates, least: 1) }
        if table != nil, format != .csv {
            throw ValidationError("--table needs --format csv.")
        }
        if noTornado, svg != nil || table == .tornado {
            throw ValidationError(
                "\(svg != nil ? "--svg" : "--table tornado") shows what drives the answer; leave out --no-tornado."
            )
        }
        if others.count > 19 {
            throw ValidationError("\(others.count + 1) scenarios, expected at most 20.")
        }
    }

    func run() async throws {
        if let svg {
            _ = try PictureFormat(path: svg, among: [.svg, .png, .pdf])
            try OutputFile.check(svg, force: force)
        }
        let first = try readProgramme(programme)
        let last = try until.map { try lastDay($0, of: first) }
        let scenarios = try ComparedScenario.read(others, over: first, from: programme)
        let usual = scenarios.map { $0.programme.usualReplicates() }.min() ?? 1000
        if replicates == nil { remarkFewReplicates(usual, quiet: output.quiet) }
        let measure = measure?.measure ?? ComparedMeasure.usual(for: first)
        let comparison: Comparison
        do {
            comparison = try Comparison(
                programmes: scenarios.map { ($0.name, $0.programme) },
                until: last,
                seed: simulation.seed ?? first.seed,
                replicates: replicates ?? usual,
                workers: simulation.workers
            )
        } catch {
            throw Failure(.usage, error.description)
        }
        let result = try await compare(
            comparison,
            tornado: noTornado ? nil : measure,
            quiet: output.quiet
        )
        if !output.quiet {
            for notice in result.notices.prefix(10) { Console.error("Note: \(notice).") }
            if result.notices.count > 10 {
                Console.error("Note: and \(result.notices.count - 10) more like these.")
            }
        }
        let abouts = scenarios.map(\.about)
        switch format {
        case .text:
            Console.print(ComparisonText(result, measure, abouts: abouts).text)
        case .json:
            Console.print(ComparisonJSON(result, measure, abouts: abouts).text)
        case .csv: Console.print((table ?? .scenarios).text(of: result))
        }
        if let svg { try write(result, to: svg) }
    }

    private func write(_ result: ComparisonOutcome, to path: String) throws {
        let format = try PictureFormat(path: path, among: [.svg, .png, .pdf])
        do {
            let chart = TornadoChart(result)
            let bytes = try chart.rendered(as: format, limits: .ofThisProcess)
            try OutputFile.write(bytes, to: path, force: force)
        } catch let error as RenderingError {
            throw Failure(error)
        }
        if !output.quiet { Console.error("Wrote \(path).") }
    }
}
