import ArgumentParser
import CascadeCore
import CascadeFormats

/// `cascade export`: a programme as files of other tools.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract:
            "Writes a programme's organisations and ties for Gephi, Kumu and other network tools.",
        discussion: """
            Examples:
              cascade export Samples/portsmouth portsmouth.graphml
              cascade export Samples/portsmouth portsmouth.xlsx
              cascade export Samples/portsmouth portsmouth.csv --format gephi

            The ending of the file's name says the format: .graphml, .gexf, .dot, .json and .xlsx for Kumu, .csv for Gephi (with \
            --format kumu for Kumu), which makes two files: portsmouth-nodes.csv and portsmouth-edges.csv. People, sessions and \
            notes are left out, so that nobody's personal data leaves with it.
            """
    )

    @Argument(help: "Programme folder.")
    var programme: String

    @Argument(help: "File to write.")
    var file: String

    @Option(help: "graphml, gexf, kumu, gephi or dot; without it as the file's ending says.")
    var format: NetworkFormat.Family?

    @Flag(help: "Write over files that exist.")
    var force = false

    @OptionGroup var options: OutputOptions

    func run() async throws {
        guard let form = NetworkFormat(fileName: file, family: format) else {
            throw Failure(
                .usage,
                format.map { "\(file) does not end with the name of a format of \($0.rawValue)." }
                    ?? """
                    \(file) does not end with the name of a format: one of .graphml, .gexf, .dot, .json, .xlsx, .csv. \
                    Maybe say which with --format.
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
}

extension NetworkFormat.Family: ExpressibleByArgument {}
