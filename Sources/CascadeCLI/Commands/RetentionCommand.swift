import ArgumentParser
import CascadeCore
import CascadeStore

/// `cascade retention`: people without activity for years, offered for erasure.
struct RetentionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention",
        abstract: "Lists people who have had no part for years, and erases them where you say so.",
        discussion: """
            Examples:
              cascade retention portsmouth.cascade
              cascade retention portsmouth.cascade --years 3 --format csv
              cascade retention portsmouth.cascade --erase --yes

            Lists whoever was at no session, trained at none and confirmed nothing for so many years. The years are --years, else \
            retention-years in programme.yaml, else 6. That 6 is only a start: how long you keep names is for your organisation to \
            decide and write down, and this is no legal advice.

            --erase goes through the list and asks for each one; with --yes it erases them all. Totals stay as they were, as with \
            cascade forget.
            """
    )

    @Argument(help: "Programme file, or a folder to list only.")
    var programme: String

    @Option(help: "Years without activity.")
    var years: Int?

    @Flag(help: "Erase those listed, asking for each.")
    var erase = false

    @Flag(help: "With --erase: do not ask.")
    var yes = false

    @Option(help: "text, json or csv.")
    var format = DataFormat.text

    @OptionGroup var author: AuthorOption

    @OptionGroup var options: OutputOptions

    func validate() throws {
        if let years, !(1...100).contains(years) {
            throw ValidationError("--years is \(years), expected 1 to 100.")
        }
        if yes, !erase { throw ValidationError("--yes is for --erase. Maybe add --erase.") }
    }

    func run() throws {
        let data = try readProgramme(programme)
        let years = years ?? data.retentionYears ?? Retention.usualYears
        let lapsed = Retention.lapsed(data, years: years, today: RecordingFile.today)
        let report = RetentionReport(
            programme: data,
            years: years,
            isUsual: self.years == nil && data.retentionYears == nil,
            lapsed: lapsed
        )
        Console.print(report.text(as: format))
        guard erase, !lapsed.isEmpty else { return }
        try RecordingFile.check(programme)
        guard yes || Conversation.isPossible else {
            throw Failure(
                .usage,
                "Erasing cannot be undone, and there is no terminal to ask at. Nothing was erased. Maybe add --yes."
            )
        }
        try ProgrammeSource.using(programme) { store in
            var copies: [FileCopy] = []
            var accounts = AccountErasure()
            var erased = 0
            for entry in lapsed {
                let person = data.people[entry.person]
                if !yes {
                    let question =
                        "Erase \(PlainLine.text(person.name)) (\(person.id), last \(entry.last))"
                    switch Conversation.terminal.ask(
                        question + "? [y/N]",
                        help: "y erases them for good; Enter or n leaves them."
                    ) {
                    case .text(let text) where ["y", "yes"].contains(text.lowercased()): break
                    case .end: return
                    case .text, .back: continue
                    }
                }
                let erasure = try store.erase(person.id, by: author.name, at: .now)
                copies = erasure.copies
                accounts.add(erasure.accounts)
                erased += 1
            }
            guard !options.quiet else { return }
            Console.error("Erased \(Wording.counted(erased, "person", "people")).")
            for line in ErasureText.accounts(accounts) { Console.error(line) }
            guard erased > 0, !copies.isEmpty else { return }
            Console.error("Delete these copies, or make them anew; a notice lies beside each:")
            for copy in copies {
                Console.error("  \(copy.path) (\(copy.kind.rawValue), \(copy.at.day))")
            }
        }
    }
}
