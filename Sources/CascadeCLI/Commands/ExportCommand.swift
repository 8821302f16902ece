import ArgumentParser
import CascadeCore
import CascadeFormats
import CascadeStore
import Foundation

/// `cascade export`: a programme as files of other tools.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract:
            "Writes a programme as a folder, or its organisations and ties for other network tools.",
        discussion: """
            Examples:
              cascade export portsmouth.cascade portsmouth
              cascade export Samples/portsmouth portsmouth.graphml
              cascade export Samples/portsmouth portsmouth.xlsx
              cascade export Samples/portsmouth portsmouth.csv --format gephi
              cascade export portsmouth.cascade figures --public
              cascade export portsmouth.cascade --person ines -o ines.json

            A name without an ending, one that ends with a slash, or a folder that exists is a programme folder: all of the \
            programme goes there, and reads back as the same.

            Otherwise the ending of the file's name says the format: .graphml, .gexf, .dot, .json and .xlsx for Kumu, .csv for Gephi (with \
            --format kumu for Kumu), which makes two files: portsmouth-nodes.csv and portsmouth-edges.csv. People, sessions and \
            notes are left out, so that nobody's personal data leaves with it.

            --public writes a folder of figures for others: totals only, no names or ids of people, small numbers hidden and others \
            with them where they would follow from the totals. --person writes what is held about one person, for them: a JSON file \
            and the same as text.
            """
    )

    @Argument(help: "Programme folder or file.")
    var programme: String

    @Argument(help: "Folder or file to write.")
    var target: String?

    @Option(
        name: [.customShort("o"), .customLong("output")],
        help: ArgumentHelp("Folder or file to write, said with an option.", valueName: "file")
    )
    var output: String?

    @Flag(name: .customLong("public"), help: "Figures for others, in a folder of tables.")
    var isPublic = false

    @Option(
        help: "How --public hides small numbers: under-5 (hidden, others rounded to 5) or under-10."
    )
    var profile: DisclosureProfile?

    @Option(help: ArgumentHelp("What is held about one person.", valueName: "id or name"))
    var person: String?

    @Option(help: "graphml, gexf, kumu, gephi or dot; without it as the file's ending says.")
    var format: NetworkFormat.Family?

    @Flag(help: "Write over files that exist, in a folder too.")
    var force = false

    @OptionGroup var options: OutputOptions

    /// Where it goes.
    private var file: String { target ?? output ?? "" }

    func validate() throws {
        if (target == nil) == (output == nil) {
            throw ValidationError("expected one folder or file to write. Maybe -o name.")
        }
        if isPublic, person != nil {
            throw ValidationError(
                "--public has nobody in it. Maybe leave --person or --public out."
            )
        }
        if profile != nil, !isPublic {
            throw ValidationError("--profile is for --public. Maybe add --public.")
        }
        if profile == DisclosureProfile.none {
            throw ValidationError(
                "--profile is none, expected under-5 or under-10: what others see hides small numbers."
            )
        }
        if isPublic || person != nil, format != nil {
            throw ValidationError("--format is for network tools. Maybe leave it out.")
        }
    }

    func run() async throws {
        if isPublic {
            try PublicExport(profile: profile ?? .standard)
                .write(readProgramme(programme), to: file, force: force, isQuiet: options.quiet)
            return
        }
        if let person {
            try PersonExport.write(
                person,
                of: programme,
                to: file,
                force: force,
                isQuiet: options.quiet
            )
            return
        }
        if isFolder {
            guard format == nil else {
                throw Failure(
                    .usage,
                    "--format is for files, and \(file) is a folder. Maybe leave it out."
                )
            }
            try writeFolder()
            return
        }
        guard let form = NetworkFormat(fileName: file, family: format) else {
            throw Failure(
                .usage,
                format.map { "\(file) does not end with the name of a format of \($0.rawValue)." }
                    ?? """
                    \(file) does not end with the name of a format: one of .graphml, .gexf, .dot, .json, .xlsx, .csv. \
                    Maybe say which with --format, or end it with a slash where a folder is meant.
                    """
            )
        }
        let programme = try readProgramme(programme)
        let written: NetworkFile.Written
        do {
            written = try NetworkFile(programme, for: form).written(as: form, to: file)
        } catch {
            throw Failure(error, reading: file)
        }
        for output in written.files { try OutputFile.check(output.name, force: force) }
        for output in written.files {
            try OutputFile.write(output.bytes, to: output.name, force: force)
        }
        guard !options.quiet else { return }
        for notice in written.notices { Console.error("Note: \(notice).") }
        let ties = programme.partnerships
        let oneWay = ties.count { $0.directed }
        if oneWay > 0, oneWay < ties.count {
            Console.error(
                """
                Note: some ties go one way and some both ways. Gephi and Kumu show that; some other programs refuse such a file.
                """
            )
        }
        Console.error(
            """
            Wrote \(Wording.list(written.files.map(\.name))): \
            \(Wording.counted(programme.organisations.count, "organisation")) and \
            \(Wording.counted(ties.count, "tie")).
            """
        )
    }

    /// Whether the programme goes into a folder rather than a file for another tool.
    private var isFolder: Bool {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) {
            return isFolder.boolValue
        }
        let name = file.split(separator: "/").last ?? ""
        return file.hasSuffix("/") || format == nil && !name.contains(".")
    }

    private func writeFolder() throws {
        let source = ProgrammeSource(programme)
        let programme = try source.read()
        do {
            try ProgrammeFolder.write(
                programme,
                plan: source.planText(),
                to: file,
                overwrite: force
            )
        } catch let error as ProgrammeFolderError {
            let failure = Failure(error, reading: file)
            let isInTheWay = !force && FileManager.default.fileExists(atPath: file)
            throw isInTheWay
                ? Failure(failure.status, failure.message + " Maybe use --force.") : failure
        }
        if source.isFile {
            try ProgrammeSource.using(self.programme, readOnly: true) {
                $0.noteCopy(.folder, at: file)
            }
        }
        guard !options.quiet else { return }
        Console.error(
            """
            Wrote \(file): \(Wording.counted(programme.organisations.count, "organisation")), \
            \(Wording.counted(programme.people.count, "person", "people")) by name and \
            \(Wording.counted(programme.sessions.count, "session")).
            """
        )
    }
}

extension NetworkFormat.Family: ExpressibleByArgument {}

extension DisclosureProfile: ExpressibleByArgument {}
