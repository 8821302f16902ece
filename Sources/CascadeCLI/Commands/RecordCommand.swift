import ArgumentParser
import CascadeCore
import CascadeFormats
import CascadeStore
import Foundation

/// `cascade record`: what was delivered.
struct RecordCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "record",
        abstract: "Records what was delivered.",
        usage: "cascade record <file> [<what>] [--id <id>] [--by <name>] [--yes]",
        discussion: """
            Examples:
              cascade record portsmouth.cascade
              cascade record portsmouth.cascade --session workshop-3 --on 2026-03-04 --attended "Ann Lee@halyard" --attended ines
              cascade record portsmouth.cascade --course workshop --on today --trainer dele --headcount 5@police-south --yes
              cascade record portsmouth.cascade --cancelled workshop-4 --why snow
              cascade record portsmouth.cascade --none dele --month 2026-03
              cascade record portsmouth.cascade --practice circle --on 2026-03-31 --count 3 --people 24
              cascade record portsmouth.cascade --measure cin --on 2026-03-31 --value 388
              cascade record portsmouth.cascade --json queue.jsonl --yes
              cascade record portsmouth.cascade --csv spring.xlsx
              cascade record portsmouth.cascade --csv amy.csv --course workshop --organisation halyard --write

            Without anything said it asks step by step. It shows what will be saved and who is new before it saves; --yes saves at \
            once. The same recording (by its --id) again changes nothing; of two recordings of one session the later one counts.

            --json takes one recording a line (cascade.recording/1; - is standard input): all are recorded, as one change, or none.

            --csv takes a table of sessions or of attendance, those of AMY, CiviCRM, TrainSMART and Moodle too. It says what the \
            columns are taken for, what would be new, what would change, and every problem with its row; --write records it, as \
            one change. --map "Team=organisation" says what a column is, --value "role:Host=ignore" what a word means, and \
            --save-mapping council.yaml keeps both for the next time.

            Ends with status 1 where something does not fit the programme, or is not saved.
            """
    )

    @Argument(help: "Programme file.")
    var file: String

    @OptionGroup(title: "What") var what: RecordOptions

    @Option(
        name: .customLong("json"),
        help: ArgumentHelp("Recordings to apply, one a line.", valueName: "file")
    )
    var queue: String?

    @OptionGroup(title: "Tables") var table: TableOptions

    @Option(help: "Id of the recording; without it a new one. The same again changes nothing.")
    var id: String?

    @OptionGroup var author: AuthorOption

    @Flag(help: "Save without asking.")
    var yes = false

    @Option(help: "text or json; with --csv also csv, for the problems.")
    var format = DataFormat.text

    @OptionGroup var options: OutputOptions

    func validate() throws {
        if table.table != nil {
            guard queue == nil, id == nil, what.fitTable else {
                throw ValidationError(
                    "--csv has the sessions in it. Maybe leave out what says something of one of them; --course and --value are fine."
                )
            }
            return
        }
        let form = try what.form()
        if queue != nil, form != nil || id != nil {
            throw ValidationError(
                "--json has the recordings and their ids in it. Maybe leave the other options out."
            )
        }
        if let id, !RecordMark.isID(id) {
            throw ValidationError(
                "--id is “\(id)”, expected \(RecordMark.formOfID). Maybe \(RecordingFile.newID(at: Moment.now))."
            )
        }
        if format == .csv {
            throw ValidationError("--format is csv, expected text or json.")
        }
    }

    func run() throws {
        if let path = table.table {
            try TableRecording(
                options: table,
                table: path,
                programme: file,
                course: what.course,
                values: what.value,
                who: author.name,
                at: .now,
                today: RecordingFile.today,
                format: format,
                isQuiet: options.quiet
            )
            .run()
            return
        }
        try RecordingFile.check(file)
        let draft = try ProgrammeSource.using(file, readOnly: true) { try $0.programme().draft }
        let moment = Moment.now
        let saving = RecordingSaving(
            file: file,
            who: author.name,
            at: moment,
            today: RecordingFile.today,
            isSure: yes,
            isJSON: format == .json,
            isQuiet: options.quiet,
            conversation: Conversation.isPossible ? .terminal : nil
        )
        if let queue {
            try saving.save(try recordings(in: queue), over: draft)
            return
        }
        guard let form = try what.form() ?? asked(draft) else {
            throw Failure(.no, "\nNothing was saved.")
        }
        let content: Recording.Content
        do {
            content = try form.content(in: draft, today: RecordingFile.today)
        } catch {
            throw Failure(.no, error.lines.joined(separator: "\n") + "\n\nNothing was saved.")
        }
        let recording = Recording(id: id ?? RecordingFile.newID(at: moment), at: moment, content)
        try saving.save([(line: nil, recording: recording)], over: draft)
    }

    /// What is answered at a terminal; nil where the answers end before.
    private func asked(_ draft: ProgrammeDraft) throws -> RecordForm? {
        guard Conversation.isPossible else {
            throw Failure(
                .usage,
                "Nothing is said of what to record, and there is no terminal to ask at. Maybe: cascade record \(ShellWord.quoted(file)) --course \(draft.courses.first?.id ?? "workshop") --on \(RecordingFile.today) --headcount 12 --yes; cascade record --help has more."
            )
        }
        var dialogue = RecordDialogue(
            draft: draft,
            today: RecordingFile.today,
            conversation: .terminal
        )
        return dialogue.run()
    }

    private func recordings(in path: String) throws -> [(line: Int?, recording: Recording)] {
        let data: Data
        do {
            data =
                path == "-"
                ? try FileHandle.standardInput.readToEnd() ?? Data()
                : try Data(contentsOf: URL(fileURLWithPath: path))
        } catch {
            throw Failure(
                .environment,
                "\(path) could not be read. Maybe check the name, and whether you may read it."
            )
        }
        do {
            let name = path == "-" ? "standard input" : path
            return try RecordingJSON.read(Array(data), name: name).map { ($0.line, $0.recording) }
        } catch {
            throw Failure(.no, "\(error)\n\nNothing was saved.")
        }
    }
}
