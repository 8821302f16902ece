import ArgumentParser
import CascadeCore
import CascadeFormats

/// `cascade sheet`: a sheet to sign in on.
struct SheetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sheet",
        abstract: "Makes a sign-in sheet for a session, to print on A4.",
        discussion: """
            Examples:
              cascade sheet Samples/portsmouth workshop-1 -o workshop-1.html
              cascade sheet my-city launch --rows 30 --email -o launch.html

            Open the file in a browser and print it. People booked by name stand on it, then empty rows up to the places that the \
            course has. Everyone who signs sees the names; nobody's e-mail address is printed. The line on personal data names the \
            contact at the host, or whom you name with --ask.
            """
    )

    @Argument(help: "Programme folder or file.")
    var programme: String

    @Argument(help: "Id of the session.")
    var session: String

    @Option(help: "Rows in all; without it as many as the course has places, 60 at most.")
    var rows: Int?

    @Flag(help: "A column for an e-mail address, for those who like to give it.")
    var email = false

    @Option(help: "Whom people ask about their data, such as a name and a telephone number.")
    var ask: String?

    @OptionGroup var paper: PaperOptions

    @OptionGroup var options: OutputOptions

    func validate() throws {
        if let rows, !(1...1000).contains(rows) {
            throw ValidationError("--rows is \(rows), expected 1 to 1000.")
        }
    }

    func run() throws {
        try paper.check()
        let facts = try ProgrammeNames(readProgramme(programme)).session(session)
        let sheet = SignInSheet(facts, rows: rows, hasEmail: email, contact: ask)
        do {
            try paper.write(
                sheet.page(),
                saying: "a sign-in sheet for \(facts.course.name), \(facts.days.span)",
                quiet: options.quiet
            )
        } catch let fault as PaperFault {
            throw Failure(fault)
        }
    }
}
