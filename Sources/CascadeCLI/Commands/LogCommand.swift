import ArgumentParser
import CascadeCore
import CascadeStore

/// `cascade log`: who changed what in a programme file, and when.
struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Lists who changed what in a programme file, and when.",
        discussion: """
            Examples:
              cascade log portsmouth.cascade
              cascade log portsmouth.cascade --change 12
              cascade log portsmouth.cascade --last 0 --format csv

            The newest change comes first; times are those of Greenwich without summer time. With --change, every row that a \
            change touched is shown as it was before and afterwards.
            """
    )

    @Argument(help: "Programme file.")
    var file: String

    @Option(help: "How many changes to list; 0 for all.")
    var last = 20

    @Option(help: "Show what this change, by its number, did to every row.")
    var change: Int64?

    @Option(help: "text, json or csv.")
    var format = DataFormat.text

    @OptionGroup var options: OutputOptions

    func validate() throws {
        if last < 0 { throw ValidationError("--last is \(last), expected 0 or more.") }
    }

    func run() throws {
        try ProgrammeSource.using(file, readOnly: true) { store in
            if let change {
                guard let entry = try store.entries().first(where: { $0.id == change }) else {
                    throw Failure(.no, "There is no change \(change) in \(file).")
                }
                let report = EntryReport(entry: entry, rows: try store.changes(of: change))
                Console.print(report.text(as: format))
                return
            }
            let all = try store.entries()
            let shown = last == 0 ? all : Array(all.prefix(last))
            Console.print(
                LogReport(entries: shown, isFull: shown.count == all.count).text(as: format)
            )
        }
    }
}
