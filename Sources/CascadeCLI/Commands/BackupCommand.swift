import ArgumentParser
import CascadeCore
import CascadeStore
import Foundation

/// `cascade backup`: a checked copy of a programme file, while others use it.
struct BackupCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Writes a checked copy of a programme file, while others may go on using it.",
        discussion: """
            Examples:
              cascade backup portsmouth.cascade
              cascade backup portsmouth.cascade /media/stick/portsmouth.cascade

            Without a name the copy stands beside the file, with today's date: portsmouth-2026-03-04.cascade. Copying the file \
            with other tools while someone is writing to it can miss the latest changes; this doesn't.
            """
    )

    @Argument(help: "Programme file.")
    var file: String

    @Argument(help: "File to write.")
    var copy: String?

    @Flag(help: "Write over a file that exists.")
    var force = false

    @OptionGroup var options: OutputOptions

    func run() throws {
        let copy = self.copy ?? Self.dated(file, Moment.now.day)
        try OutputFile.check(copy, force: force)
        if force, Self.isSame(copy, file) {
            throw Failure(.usage, "\(copy) is the file itself. Maybe name another.")
        }
        try ProgrammeSource.using(file, readOnly: true) { store in
            try store.backup(to: copy, overwrite: force)
        }
        if !options.quiet { Console.error("Wrote \(copy).") }
    }

    /// The name of a copy made on a day.
    static func dated(_ file: String, _ day: CalendarDate) -> String {
        let start = file.lastIndex(of: "/").map { file.index(after: $0) } ?? file.startIndex
        guard let dot = file[start...].lastIndex(of: "."), dot > start else {
            return "\(file)-\(day)"
        }
        return "\(file[..<dot])-\(day)\(file[dot...])"
    }

    private static func isSame(_ one: String, _ other: String) -> Bool {
        var first = stat()
        var second = stat()
        return stat(one, &first) == 0 && stat(other, &second) == 0
            && first.st_ino == second.st_ino && first.st_dev == second.st_dev
    }
}
