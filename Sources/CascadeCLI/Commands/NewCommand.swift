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
        do {
            if let from {
                var draft = try ProgrammeFolder.read(at: from).draft
                draft.id = starter.id
                draft.name = starter.title
                do {
                    try ProgrammeFolder.write(Programme(draft), to: name, overwrite: force)
                } catch let error as InvalidProgramme {
                    throw Failure(.no, "\(error)")
                }
            } else {
                try starter.write(to: name, overwrite: force)
            }
        } catch let error as ProgrammeFolderError {
            throw Failure(error, reading: from ?? name)
        }
        Console.error(
            """
            \(name) is ready. Open \(name)/programme.yaml and organisations.csv in any editor, put in your own courses and \
            organisations, then:

              cascade check \(name)
              cascade simulate \(name)
            """
        )
    }
}
