import ArgumentParser
import CascadeCore
import CascadeFormats
import CascadeRendering

/// `cascade plan`: whom to invite, what to hold when, what that brings and how sure it is.
struct PlanCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract:
            "Finds whom to invite and what to hold when, with reasons, and what more would buy.",
        discussion: """
            Examples:
              cascade plan Samples/portsmouth
              cascade plan Samples/portsmouth --budget 12000 --goal chance
              cascade plan Samples/portsmouth --why-not probation
              cascade plan Samples/portsmouth --curve budget --svg curve.svg
              cascade plan Samples/portsmouth -o plan-b.yaml

            What is wanted and its limits stand in plan.yaml in the programme's folder, or are given as options; options come \
            first. The plan is judged by runs that the search has not seen, and the same command gives the same plan. Ctrl-C \
            ends the search, and the best plan until then is judged and printed; a second Ctrl-C ends at once. Limits that \
            can't be kept together end with status 1 and say which.
            """
    )

    @Argument(help: "Programme folder or file.")
    var programme: String

    @OptionGroup(title: "What is wanted") var wanted: PlanOptions

    @Option(
        help: ArgumentHelp(
            "Say why this organisation is not invited, and what would bring it in.",
            valueName: "id"
        )
    )
    var whyNot: String?

    @Option(help: "Show what more of this buys instead of one plan: budget or seats.")
    var curve: CurveResource?

    @Option(help: "With --curve, write the picture to this .svg, .png or .pdf file.")
    var svg: String?

    @Option(
        name: .shortAndLong,
        help: "Save the plan as an overlay in this .yaml file, for cascade compare."
    )
    var output: String?

    @Flag(help: "Put the plan into the programme's folder as planned sessions and ties.")
    var write = false

    @Flag(help: "Write over files that exist.")
    var force = false

    @Option(
        help:
            "How many runs judge the plan; without it 1000, fewer for very large programmes."
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
            "With --format csv, which table: invitations, calendar, sessions or practices; without it invitations."
    )
    var table: PlanTable?

    @OptionGroup var author: AuthorOption
    @OptionGroup var simulation: SimulationOptions
    @OptionGroup var options: OutputOptions

    func validate() throws {
        if let replicates { try validateReplicates(replicates, least: 2) }
        if table != nil, format != .csv { throw ValidationError("--table needs --format csv.") }
        if svg != nil, curve == nil { throw ValidationError("--svg needs --curve.") }
        if whyNot != nil, curve != nil {
            throw ValidationError("--why-not and --curve are two questions; ask one at a time.")
        }
        let question = whyNot != nil ? "--why-not" : "--curve"
        if whyNot != nil || curve != nil {
            for (isGiven, option) in [
                (table != nil, "--table"), (write, "--write"), (output != nil, "-o"),
            ] where isGiven {
                throw ValidationError(
                    "\(option) is for a plan; leave it out with \(question)."
                )
            }
        }
        if let output, !output.lowercased().hasSuffix(".yaml") {
            throw ValidationError("-o is \(output), expected a name that ends with .yaml.")
        }
    }

    func run() async throws {
        let programme = try readProgramme(programme)
        let last = try until.map { try lastDay($0, of: programme) }
        if let svg { _ = try PictureFormat(path: svg, among: [.svg, .png, .pdf]) }
        for path in [svg, output] {
            if let path { try OutputFile.check(path, force: force) }
        }
        let names = ProgrammeNames(programme)
        let asked = try whyNot.map { try names.foundOrganisation($0, option: "--why-not").id }
        let question = try PlanQuestion(wanted, in: programme, folder: self.programme)
        if !options.quiet {
            for remark in question.remarks { Console.error("Note: \(remark)") }
        }
        let usual = programme.usualReplicates()
        if replicates == nil { remarkFewReplicates(usual, quiet: options.quiet) }
        let planning = Planning(
            Planner(
                programme,
                question.request,
                until: last,
                seed: simulation.seed ?? programme.seed,
                replicates: replicates ?? usual,
                workers: simulation.workers
            ),
            quiet: options.quiet
        )
        do {
            if let curve {
                try await show(curve, planning)
            } else if let asked {
                try await explain(asked, planning)
            } else {
                try await plan(planning)
            }
        } catch let conflict as PlanConflict {
            let report = PlanConflictReport(conflict: conflict, programme: programme)
            guard format == .text else {
                Console.print(report.text(as: format))
                throw Failure(.no, "")
            }
            throw Failure(.no, report.text(as: .text))
        }
    }

    private func plan(_ planning: Planning) async throws {
        let programme = planning.planner.programme
        let answer = try await planning.plan()
        switch format {
        case .text: Console.print(PlanText(answer, today: programme).text)
        case .json: Console.print(PlanJSON(answer, today: programme, tellingOptions: true).text)
        case .csv:
            Console.print(
                (table ?? .invitations).text(of: PlanFacts(answer, today: programme))
            )
        }
        try save(answer, of: programme)
    }

    private func explain(_ organisation: String, _ planning: Planning) async throws {
        let planner = planning.planner
        let why = try await planning.whyNot(organisation)
        let report = WhyNotReport(
            answer: why,
            programme: planner.programme,
            goal: planner.request.aim.goals.first ?? .people,
            seating: planner.request.seating
        )
        Console.print(report.text(as: format))
    }

    private func show(_ resource: CurveResource, _ planning: Planning) async throws {
        let planner = planning.planner
        let (curve, isInterrupted) = try await planning.nextPound(resource.resource)
        let report = CurveReport(
            curve: curve,
            programme: planner.programme,
            goal: planner.request.aim.goals.first ?? .people,
            seed: planner.seed,
            replicates: planner.replicates,
            isInterrupted: isInterrupted
        )
        Console.print(report.text(as: format))
        guard let svg else { return }
        do {
            let chart = CurveChart(
                curve,
                of: planner.programme,
                seed: planner.seed,
                replicates: planner.replicates
            )
            let bytes = try chart.rendered(
                as: PictureFormat(path: svg, among: [.svg, .png, .pdf]),
                limits: .ofThisProcess
            )
            try OutputFile.write(bytes, to: svg, force: force)
        } catch let error as RenderingError {
            throw Failure(error)
        }
        if !options.quiet { Console.error("Wrote \(svg).") }
    }

    /// Writes the plan where that is asked for.
    private func save(_ answer: PlanAnswer, of programme: Programme) throws {
        if let output {
            let text = OverlayText.text(
                from: programme,
                to: answer.programme,
                name: "Plan of \(programme.name)"
            )
            try OutputFile.write(Array(text.utf8), to: output, force: force)
            if !options.quiet {
                let folder = ShellWord.quoted(self.programme)
                Console.error(
                    "Wrote \(output). To compare: cascade compare \(folder) \(ShellWord.quoted(output))"
                )
            }
        }
        guard write else { return }
        guard !answer.isInterrupted else {
            throw Failure(
                .interrupted,
                "The programme was left as it is, for the search was stopped early. Maybe use -o FILE.yaml to keep what it found."
            )
        }
        guard !answer.plan.isEmpty else {
            if !options.quiet { Console.error("The programme was left as it is.") }
            return
        }
        try ProgrammeSource(self.programme).write(answer.plan, of: programme, by: author.name)
        guard !options.quiet else { return }
        Console.error(WrittenPlan(answer, folder: self.programme).text)
    }
}

/// What a curve is drawn against.
enum CurveResource: String, CaseIterable, ExpressibleByArgument {
    /// Money.
    case budget
    /// Seats.
    case seats

    /// The same in the words of planning.
    var resource: NextPound.Resource {
        switch self {
        case .budget: .budget
        case .seats: .seats
        }
    }
}
