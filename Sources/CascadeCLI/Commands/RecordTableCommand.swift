import ArgumentParser
import CascadeCore
import CascadeFormats

/// `cascade record-table`: records sessions from a table.
struct RecordTableCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record-table",
        abstract: "Records delivered sessions from a table.",
        discussion: """
            Examples:
              cascade record-table portsmouth.cascade --csv spring.xlsx
              cascade record-table portsmouth.cascade --csv amy.csv --course workshop --organisation halyard
              cascade record-table portsmouth.cascade --csv council.csv --map Team=organisation --save-mapping council.yaml --write

            Says first what the table's columns are taken for, what would be new, what would change, and every problem with its \
            row. Then --write records it, as one change that cascade undo takes back. The same table again changes nothing.
            """
    )

    @Argument(help: "Programme file; a folder too where nothing is written.")
    var programme: String

    @Option(help: "Course of sessions of which the table does not say it.")
    var course: String?

    @Option(help: "Organisation of the people of whom the table does not say it, by id or name.")
    var organisation: String?

    @Option(help: "text or json; csv for the problems.")
    var format = DataFormat.text

    @OptionGroup var table: TableOptions
    @OptionGroup var author: AuthorOption
    @OptionGroup var options: OutputOptions

    func validate() throws {
        if table.table == nil { throw ValidationError("there is no table. Maybe add --csv FILE.") }
    }

    func run() throws {
        guard let file = table.table else { return }
        try TableRecording(
            options: table,
            table: file,
            programme: programme,
            course: course,
            organisation: organisation,
            who: author.name,
            at: .now,
            format: format,
            isQuiet: options.quiet
        )
        .run()
    }
}
