import ArgumentParser
import CascadeCore
import CascadeFormats

/// `cascade lineage`: who trained someone, and who came from them.
struct LineageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lineage",
        abstract: "Says who trained someone, back to the founders, and who came from them.",
        discussion: """
            Examples:
              cascade lineage my-city "Ada Baker"
              cascade lineage my-city ada --as-of 2026-12-31
              cascade lineage my-city ada --format csv > came-from-ada.csv

            Somebody comes from all trainers of the session in which they first completed a course. Co-trainers share the credit \
            for each person reached in equal parts, so that the credit of all trainers adds up to the people reached. The answer \
            names people: it is for the lead. cascade draw --view lineage --public draws the lineage without names.
            """
    )

    @Argument(help: "Programme folder or file.")
    var programme: String

    @Argument(help: "A person's id or name.")
    var person: String

    @Option(help: "Last day that is seen; without it the last day on record.")
    var asOf: String?

    @Option(help: "How many paths to the founders are listed.")
    var paths = 20

    @Option(help: "text, json or csv.")
    var format = DataFormat.text

    @Option(help: "With --format csv, which table: descendants or paths; without it descendants.")
    var table: LineageTable?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...100_000).contains(paths) else {
            throw ValidationError("--paths is \(paths), expected 1 to 100000.")
        }
        if table != nil, format != .csv {
            throw ValidationError("--table needs --format csv.")
        }
    }

    func run() async throws {
        let programme = try readProgramme(programme)
        let day = try asOf.map { try recordedDay($0, option: "--as-of") }
        let found = try ProgrammeNames(programme).foundPerson(person, option: "PERSON")
        guard let position = programme.people.firstIndex(where: { $0.id == found.id }) else {
            return
        }
        let history = History(programme, asOf: day)
        let data = LineageData(
            history,
            PersonLineage(position, in: history, paths: paths)
        )
        switch format {
        case .text: Console.print(LineageText(data).text)
        case .json: Console.print(data.json.text)
        case .csv: Console.print((table ?? .descendants).text(of: data))
        }
    }
}

/// Which table of a lineage is printed as CSV.
enum LineageTable: String, CaseIterable, ExpressibleByArgument {
    /// One row for each of those who came from the person.
    case descendants
    /// One row for each step of each path.
    case paths

    /// The table: comma-separated text with a heading, without a line break at the end.
    func text(of data: LineageData) -> String {
        switch self {
        case .descendants:
            CSVText.rows(
                [
                    "person", "name", "people", "generation", "organisation", "session", "date",
                    "direct",
                ],
                data.descendants
            )
        case .paths:
            CSVText.rows(["path", "step", "person", "name", "session", "date"], data.steps)
        }
    }
}

extension CSVText {
    /// A table of the members of rows that the columns name.
    static func rows(_ columns: [String], _ rows: [[(String, JSONText)]]) -> String {
        table(
            columns,
            rows.map { row in
                let value = JSONText.object(row)
                return columns.map { value.member([$0]).cell }
            }
        )
    }
}
