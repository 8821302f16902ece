import ArgumentParser
import CascadeCore
import CascadeFormats

/// `cascade duplicates`: what is probably in a programme twice.
struct DuplicatesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicates",
        abstract:
            "Lists people, organisations and sessions that are probably there twice, and why.",
        discussion: """
            Examples:
              cascade duplicates portsmouth.cascade
              cascade duplicates portsmouth.cascade --format csv > twice.csv

            People: the same e-mail address, or in one organisation almost the same name. Organisations: the same name but for “&”, \
            “Ltd”, “St” and the like. Sessions: one trainer, day and host, or one course within a day. Two people may well have \
            one name: nothing is changed. cascade merge makes one of two.
            """
    )

    @Argument(help: "Programme folder or file.")
    var programme: String

    @Option(help: "text, json or csv.")
    var format = DataFormat.text

    @OptionGroup var options: OutputOptions

    func run() throws {
        let source = ProgrammeSource(programme)
        let duplicates = DuplicateText(try source.read().draft)
        switch format {
        case .text: Console.print(duplicates.text(file: source.isFile ? programme : nil))
        case .json: Console.print(duplicates.json.text)
        case .csv: Console.print(CSVText.table(DuplicateText.heading, duplicates.rows))
        }
    }
}
