import ArgumentParser
import CascadeCore
import CascadeFormats
import CascadeStore

/// `cascade calendar`: the planned sessions for people's diaries.
struct CalendarCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar",
        abstract: "Writes the planned sessions as a calendar file for Outlook, Google or Apple.",
        discussion: """
            Examples:
              cascade calendar Samples/portsmouth -o portsmouth.ics
              cascade calendar my-city --from 09:30 --to 16:30 -o my-city.ics

            Without times sessions are shown as whole days. Cancelled sessions stay in the file, marked as cancelled, so that diaries \
            take them out. The file names organisations and places, and no people. A session keeps its identity when the file is made \
            again; diaries take over a change where the number of changes is higher than before: a programme file counts them, for a \
            folder say --sequence.
            """
    )

    @Argument(help: "Programme folder or file.")
    var programme: String

    @Option(help: "When a day of training begins, in London's time, such as 09:30; with --to.")
    var from: String?

    @Option(help: "When it ends, such as 16:30.")
    var to: String?

    @Flag(help: "Sessions that took place as well.")
    var delivered = false

    @Option(help: "How often the sessions were changed; higher than in the file made before.")
    var sequence: Int?

    @OptionGroup var paper: PaperOptions

    @OptionGroup var options: OutputOptions

    func validate() throws {
        if let sequence, !(0...1_000_000).contains(sequence) {
            throw ValidationError("--sequence is \(sequence), expected 0 to 1000000.")
        }
        _ = try hours()
    }

    private func hours() throws -> SessionCalendar.Hours? {
        func time(_ text: String, _ option: String) throws -> ClockTime {
            guard let time = ClockTime(text) else {
                throw ValidationError("\(option) is “\(text)”, expected a time such as 09:30.")
            }
            return time
        }
        switch (from, to) {
        case (nil, nil): return nil
        case (let from?, let to?):
            let hours = try SessionCalendar.Hours(
                from: time(from, "--from"),
                to: time(to, "--to")
            )
            guard let hours else {
                throw ValidationError(
                    "--to is \(to), expected a time after --from, which is \(from)."
                )
            }
            return hours
        default:
            throw ValidationError("--from and --to go together. Maybe --from 09:30 --to 16:30.")
        }
    }

    func run() throws {
        try paper.check()
        var calendar = SessionCalendar(try readProgramme(programme), hours: try hours())
        calendar.includesDelivered = delivered
        if let sequence {
            calendar.revision.sequence = sequence
        } else if ProgrammeSource(programme).isFile {
            calendar.revisions = try ProgrammeSource.using(programme, readOnly: true) { store in
                try store.sessionRevisions()
            }
        }
        let cancelled = calendar.sessions.count { $0.status == .cancelled }
        try paper.write(
            calendar.text,
            saying: Wording.counted(calendar.sessions.count, "session")
                + (cancelled > 0 ? ", \(Wording.count(cancelled)) of them cancelled" : ""),
            quiet: options.quiet
        )
    }
}
