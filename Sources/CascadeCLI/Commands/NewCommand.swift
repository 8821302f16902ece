import ArgumentParser
import CascadeCore
import CascadeFormats
import Foundation

/// `cascade new`: a folder to start from.
struct NewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new",
        abstract: "Writes a starter programme folder, with comments that explain each part.",
        discussion: """
            Example:
              cascade new my-city
              cascade new my-city --from Samples/portsmouth
            """
    )

    @Argument(help: "Name of the folder; its last part becomes the programme's name.")
    var name: String

    @Option(help: "Start from a copy of this programme folder instead.")
    var from: String?

    @Flag(help: "Write over the files of a folder that exists.")
    var force = false

    func run() async throws {
        let title = URL(fileURLWithPath: name).lastPathComponent
        let today = Int((Date().timeIntervalSince1970 / 86400).rounded(.down))
        let starter = StarterProgramme(
            title: title,
            start: CalendarDate(daysSinceEpoch: today).monday + 7
        )
        do throws(ProgrammeFolderError) {
            if let from {
                try ProgrammeFolder.copy(
                    from: from,
                    to: name,
                    id: starter.id,
                    title: starter.title,
                    overwrite: force
                )
            } else {
                try starter.write(to: name, overwrite: force)
            }
        } catch {
            var failure = Failure(error, reading: from ?? name)
            if !force, FileManager.default.fileExists(atPath: name), failure.status == .environment
            {
                failure = Failure(.environment, failure.message + " Maybe use --force.")
            }
            throw failure
        }
        let shown = ShellWord.quoted(name)
        Console.error(
            """
            \(name) is ready. Open \(name)/programme.yaml and organisations.csv in any editor, put in your own courses and \
            organisations, then:

              cascade check \(shown)
              cascade simulate \(shown)
            """
        )
    }
}
