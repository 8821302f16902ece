import ArgumentParser
import CascadeCore
import CascadeFormats
import Foundation

/// `cascade import`: a programme from files of other tools.
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract:
            "Makes a programme file of a folder, or a folder of a network from another tool.",
        usage: """
            cascade import <folder> --into <name.cascade> [--force]
                   cascade import <file> [<edges-file>] <folder> [--title <title>] [--map <column=field> ...] [--write]
            """,
        discussion: """
            Examples:
              cascade import Samples/portsmouth --into portsmouth.cascade
              cascade import town.graphml my-town
              cascade import nodes.csv edges.csv my-town --map Size=people --write

            With --into, the programme of a folder goes into one file, in which sessions are recorded and every change is logged. \
            With --force it goes into a file that exists, as one change that can be undone: what was recorded there and is not in \
            the folder goes.

            A network becomes a folder. Without --write nothing is written: it says what each column became, and what was assumed, changed or left out. Then \
            --write makes the folder, with the courses and assumptions that a new programme starts with.

            Reads GraphML, GEXF, DOT, Kumu's JSON, .xlsx and .csv, and Gephi's .csv. FIELD is one of name, sector, sector-id, \
            people, area, serves, identifier, founding-trainers, members, group, notes, strength, kind, since, ignore.

            Ends with status 1 where no sound programme can be made of the file.
            """
    )

    @Argument(
        help:
            "The programme's folder; or a network's file, or its tables of nodes and of edges, then the folder to make."
    )
    var paths: [String]

    @Option(help: "graphml, gexf, kumu, gephi or dot; without it as the file shows.")
    var format: NetworkFormat.Family?

    @Option(
        name: .customLong("map"),
        help: ArgumentHelp(
            "What a column becomes, instead of what its name says.",
            valueName: "column=field"
        )
    )
    var mapping: [String] = []

    @Option(help: "Name of the programme; without it the network's, or else the folder's.")
    var title: String?

    @Option(help: "Headcount of organisations for which the file has none.")
    var people = 20

    @Option(help: "Programme file to make of a programme folder, such as name.cascade.")
    var into: String?

    @Flag(help: "Write the folder of a network.")
    var write = false

    @Flag(help: "Write over the files of a folder, or into a programme file, that exists.")
    var force = false

    @OptionGroup var author: AuthorOption
    @OptionGroup var options: OutputOptions

    func validate() throws {
        if let title, title.allSatisfy(\.isWhitespace) {
            throw ValidationError("--title is empty, expected a name. Maybe \"Our town\".")
        }
        if into != nil {
            guard paths.count == 1 else {
                throw ValidationError(
                    "with --into, expected one programme folder, found \(paths.count) names."
                )
            }
            for (isGiven, option) in [
                (write, "--write"), (title != nil, "--title"), (format != nil, "--format"),
                (!mapping.isEmpty, "--map"),
            ] where isGiven {
                throw ValidationError("\(option) is for networks; leave it out with --into.")
            }
            return
        }
        guard (2...3).contains(paths.count) else {
            throw ValidationError(
                paths.count < 2
                    ? "expected a file and the folder to make. Maybe: cascade import \(paths.first ?? "FILE") my-town"
                    : "expected one file, or a table of nodes and a table of edges, and then the folder to make."
            )
        }
        guard (0...10_000_000).contains(people) else {
            throw ValidationError("--people is \(people), expected 0 to 10000000. Maybe 20.")
        }
    }

    func run() async throws {
        if let into {
            try FolderImport(folder: paths[0], file: into, force: force, who: author.name)
                .run(quiet: options.quiet)
            return
        }
        let files = Array(paths.dropLast())
        let folder = paths[paths.count - 1]
        let fields = try mapping.map(field)
        let (reading, result) = try load(files, folder, fields)
        let report = ImportReport(reading, result, folder: folder)
        Console.print(report.text)
        guard write else {
            if !options.quiet {
                Console.error("\nNothing was written. Add --write to make \(folder).")
            }
            return
        }
        do {
            try ProgrammeFolder.write(result.programme, to: folder, overwrite: force)
        } catch {
            var failure = Failure(error, reading: folder)
            if !force, FileManager.default.fileExists(atPath: folder),
                failure.status == .environment
            {
                failure = Failure(.environment, failure.message + " Maybe use --force.")
            }
            throw failure
        }
        if !options.quiet {
            Console.error("\nWrote \(folder). Then: cascade check \(ShellWord.quoted(folder))")
        }
    }

    private func load(
        _ files: [String],
        _ folder: String,
        _ fields: [(column: String, field: NetworkImport.Field)]
    ) throws -> (NetworkReading, NetworkImport) {
        let today = Int((Date().timeIntervalSince1970 / 86400).rounded(.down))
        do {
            let reading = try NetworkFile.read(files, family: format)
            let columns = NetworkImport.columnNames(of: reading.network)
            for (column, _) in fields
            where !columns.contains(where: { $0.lowercased() == column.lowercased() }) {
                throw Failure(
                    .usage,
                    "--map names the column “\(column)”, expected one of \(columns.joined(separator: ", "))."
                )
            }
            let options = NetworkImport.Options(
                title: title ?? URL(fileURLWithPath: folder).lastPathComponent,
                start: CalendarDate(daysSinceEpoch: today).monday + 7,
                mapping: fields,
                people: people,
                prefersNetworkName: title == nil
            )
            return (reading, try NetworkImport(reading, options: options))
        } catch let error as ProgrammeFolderError {
            throw Failure(error, reading: Wording.list(files))
        }
    }

    private func field(_ text: String) throws -> (column: String, field: NetworkImport.Field) {
        let fields = NetworkImport.Field.allCases.map(\.rawValue)
        guard let sign = text.lastIndex(of: "="), sign != text.startIndex else {
            throw Failure(
                .usage,
                "--map is “\(text)”, expected COLUMN=FIELD. Maybe --map \"\(text)=sector\"."
            )
        }
        let word = String(text[text.index(after: sign)...])
        guard let field = NetworkImport.Field(rawValue: word) else {
            throw Failure(
                .usage,
                "--map has the field “\(word)”, expected one of \(fields.joined(separator: ", "))."
            )
        }
        return (String(text[..<sign]), field)
    }
}
