import ArgumentParser
import CascadeCore
import CascadeFormats

/// `cascade certificate`: certificates of attendance.
struct CertificateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certificate",
        abstract: "Makes certificates of attendance for those who completed a session.",
        discussion: """
            Examples:
              cascade certificate my-city launch -o launch.html
              cascade certificate my-city launch --person amina -o amina.html
              cascade certificate my-city launch --blank -o empty.html

            A page across of A4 for each person who completed the session by the records; print it from a browser, without margins. \
            Where people are counted without names there is one empty certificate, to be printed as often as needed and written on.
            """
    )

    @Argument(help: "Programme folder or file.")
    var programme: String

    @Argument(help: "Id of the session.")
    var session: String

    @Option(help: "Id of the one person whose certificate to make.")
    var person: String?

    @Flag(help: "An empty certificate only, to write on.")
    var blank = false

    @OptionGroup var paper: PaperOptions

    @OptionGroup var options: OutputOptions

    func validate() throws {
        if blank, person != nil {
            throw ValidationError("--blank and --person exclude each other.")
        }
    }

    func run() throws {
        try paper.check()
        let names = ProgrammeNames(try readProgramme(programme))
        let facts = try names.session(session)
        let choice: Certificates.Choice
        if let person {
            choice = .person(try names.foundPerson(person, option: "--person").id)
        } else {
            choice = blank ? .blank : .everyone
        }
        let certificates: Certificates
        do {
            certificates = try Certificates(facts, for: choice)
        } catch {
            throw Failure(error)
        }
        let count = certificates.names.count { $0 != nil }
        let named = Wording.counted(count, "certificate")
        let empty = certificates.unnamed
        let more =
            empty > 0
            ? """
            \(count > 0 ? " and " : "")an empty one, to print for \(Wording.counted(empty, "person", "people")) \
            counted without \(empty == 1 ? "a name" : "names")
            """
            : ""
        try paper.write(
            certificates.page,
            saying: blank ? "an empty certificate" : (count > 0 ? named : "") + more,
            quiet: options.quiet
        )
    }
}
