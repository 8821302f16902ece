import ArgumentParser
import CascadeCore
import CascadeStore

/// `cascade undo`: takes back a change of a programme file.
struct UndoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "undo",
        abstract: "Takes back a change of a programme file.",
        discussion: """
            Examples:
              cascade undo portsmouth.cascade
              cascade undo portsmouth.cascade 12 --by Ana

            Without a number it takes back the last change that still stands; asked again, the one before it. Any change can be \
            taken back, an import or a merge too, unless later ones have touched the same or rely on it; then it says which. \
            Taking back is a change of its own: to have something again, undo the undo by its number.

            cascade log lists the changes with their numbers. Ends with status 1 where there is nothing that can be undone.
            """
    )

    @Argument(help: "Programme file.")
    var file: String

    @Argument(help: "Number of the change; without it the last one.")
    var change: Int64?

    @OptionGroup var author: AuthorOption
    @OptionGroup var options: OutputOptions

    func run() throws {
        let result = try ProgrammeSource.using(file) { store in
            try store.undo(change, by: author.name, at: .now)
        }
        guard let entry = result.entry, !options.quiet else { return }
        Console.error(
            """
            \(entry.summary).
            To have it again: cascade undo \(ShellWord.quoted(file)) \(entry.id)
            """
        )
    }
}
