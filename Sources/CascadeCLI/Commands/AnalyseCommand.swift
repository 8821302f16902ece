import ArgumentParser
import CascadeCore

/// `cascade analyse`: what the network says about the cascade, and what would change it.
struct AnalyseCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "analyse",
        abstract: "Says who links the partnership, what breaks if they leave, and what would help.",
        discussion: """
            Examples:
              cascade analyse Samples/portsmouth
              cascade analyse Samples/portsmouth --without lead
              cascade analyse Samples/portsmouth --tie lead+lantern-lane --among faith
              cascade analyse Samples/portsmouth --format csv --table ties > ties.csv

            What is tried is run on the same draws as the programme as it is, so that only the change differs. With \
            --without, --tie or --trainer the answer is what these bring together, instead of the whole analysis. \
            Where an organisation and a person or a sector have the same id, write person:ID or sector:ID for the latter.
            """
    )

    @Argument(help: "Programme folder or file.")
    var programme: String

    @OptionGroup(title: "What if") var whatIf: WhatIfOptions

    @Option(
        help:
            "How often the whole programme is run; without it 1000, fewer for very large programmes."
    )
    var replicates: Int?

    @Option(
        help: "Last day to simulate, such as 2027-01-31; without it the programme's own length."
    )
    var until: String?

    @Option(help: "text, json or csv.")
    var format = DataFormat.text

    @Option(
        help:
            "With --format csv, which table: organisations, sectors, ties, communities, mixing, findings or lineage; without it organisations."
    )
    var table: AnalysisTable?

    @OptionGroup var simulation: SimulationOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        if let replicates { try validateReplicates(replicates, least: 1) }
        if table != nil, format != .csv {
            throw ValidationError("--table needs --format csv.")
        }
        if table != nil, whatIf.isAsked {
            throw ValidationError(
                "--table is one of the whole analysis; leave it out with --without, --tie or --trainer."
            )
        }
    }

    func run() async throws {
        let programme = try readProgramme(programme)
        let last = try until.map { try lastDay($0, of: programme) }
        let question = whatIf.isAsked ? try WhatIfQuestion(whatIf, in: programme) : nil
        let usual = programme.usualReplicates()
        if replicates == nil { remarkFewReplicates(usual, quiet: output.quiet) }
        if let question {
            try await answer(question, programme, until: last, replicates: replicates ?? usual)
            return
        }
        let analysis = try await analyse(
            Scenario(programme, until: last),
            replicates: replicates ?? usual,
            options: simulation,
            quiet: output.quiet
        )
        remark(analysis.outcome.notices.map { "\($0)." })
        switch format {
        case .text: Console.print(AnalysisText(analysis).text)
        case .json: Console.print(AnalysisJSON(analysis).text)
        case .csv: Console.print((table ?? .organisations).text(of: analysis))
        }
    }

    private func answer(
        _ question: WhatIfQuestion,
        _ programme: Programme,
        until last: CalendarDate?,
        replicates: Int
    ) async throws {
        let seed = simulation.seed ?? programme.seed
        let trials = WhatIf(
            programme,
            until: last,
            seed: seed,
            replicates: replicates,
            workers: simulation.workers
        )
        let effect = try await stoppable {
            try await Interruption.cancelling {
                try await trials.effect(of: question.changes, among: question.among)
            }
        }
        remark(question.remarks)
        let weeks = Scenario(programme, until: last).weeks
        let report = EffectReport(
            programme: programme,
            effect: effect,
            among: question.amongNames,
            seed: seed,
            lastDay: programme.firstMonday + (7 * weeks - 1)
        )
        Console.print(report.text(as: format))
    }

    private func remark(_ remarks: [String]) {
        guard !output.quiet else { return }
        for remark in remarks.prefix(10) { Console.error("Note: \(remark)") }
        if remarks.count > 10 { Console.error("Note: and \(remarks.count - 10) more like these.") }
    }
}
