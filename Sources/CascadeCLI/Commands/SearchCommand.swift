import ArgumentParser
import CascadeCore
import CascadeStore

/// `cascade search`: finds people and organisations in a programme file.
struct SearchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Finds people and organisations in a programme file.",
        discussion: """
            Examples:
              cascade search portsmouth.cascade ines
              cascade search portsmouth.cascade st aidan

            Finds what has every word at the start of a word of its name, id, e-mail address, area, identifier or notes. \
            Capitals and accents make no difference. Ends with status 1 where nothing is found.
            """
    )

    @Argument(help: "Programme file.")
    var file: String

    @Argument(help: "What to look for.")
    var words: [String]

    @Option(help: "How many to list at most.")
    var limit = 20

    @Option(help: "text, json or csv.")
    var format = DataFormat.text

    @OptionGroup var options: OutputOptions

    func validate() throws {
        if words.isEmpty { throw ValidationError("expected words to look for. Maybe a name.") }
        guard (1...10_000).contains(limit) else {
            throw ValidationError("--limit is \(limit), expected 1 to 10000.")
        }
    }

    func run() throws {
        let hits = try ProgrammeSource.using(file, readOnly: true) { store in
            try store.search(words.joined(separator: " "), limit: limit)
        }
        if hits.isEmpty, format == .text {
            throw Failure(.no, "Nobody and nothing found.")
        }
        Console.print(SearchReport(hits: hits).text(as: format))
        if hits.isEmpty { throw Failure(.no, "") }
    }
}
