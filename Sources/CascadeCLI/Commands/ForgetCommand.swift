import ArgumentParser
import CascadeCore
import CascadeStore

/// `cascade forget`: erases someone from a programme file.
struct ForgetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "forget",
        abstract: "Erases someone from a programme file for good.",
        discussion: """
            Examples:
              cascade forget portsmouth.cascade ines
              cascade forget portsmouth.cascade "Inês Ávila" --yes

            Name, e-mail address, notes and id go from everywhere in the file: the people, notes of sessions that name them, the log \
            of changes, the search, and the free space of the file. A person without a name stays in their place, so that every total \
            stays as it was. Links to the pages that were made for them end, in the accounts beside the file. It cannot be undone.

            Before anything is erased it shows what will go and asks for the name; --yes erases at once. Copies made with cascade \
            backup and cascade export are listed, with a notice beside each: delete them or make them anew. Copies that others made, \
            e-mails and print-outs are yours to look for.

            A recording that names the same person later is refused, so that nobody comes back unnoticed. For that the file keeps a \
            digest of name and organisation, from which the name can't be read, though someone who guesses a name can check it. If \
            they wish to be named again: cascade forget portsmouth.cascade --readmit "Inês Ávila@halyard"

            Ends with status 1 where there is no such person, or the name is not typed.
            """
    )

    @Argument(help: "Programme file.")
    var file: String

    @Argument(help: "Id or whole name.")
    var person: String?

    @Flag(help: "Erase without asking.")
    var yes = false

    @Flag(
        help: "Only clear the file of what was erased before, where another process was in the way."
    )
    var tidy = false

    @Option(
        help: ArgumentHelp(
            "Let someone who was erased be named again, as they wish it.",
            valueName: "name@organisation"
        )
    )
    var readmit: String?

    @OptionGroup var author: AuthorOption

    @OptionGroup var options: OutputOptions

    func validate() throws {
        guard [person != nil, tidy, readmit != nil].count(where: { $0 }) == 1 else {
            throw ValidationError(
                "expected the id or name of a person, or --tidy or --readmit without one."
            )
        }
    }

    func run() throws {
        try RecordingFile.check(file)
        if let readmit {
            let isKnown = try ProgrammeSource.using(file) { try $0.readmit(readmit) }
            guard isKnown else {
                throw Failure(
                    .no,
                    "Nobody known by “\(readmit)” was erased from \(file). Maybe the name, @ and the id of the organisation."
                )
            }
            return
        }
        guard let person else {
            let isComplete = try ProgrammeSource.using(file) { try $0.tidy() }
            guard isComplete else {
                throw Failure(
                    .environment,
                    "\(file) is open elsewhere. Maybe close it there, then try again."
                )
            }
            return
        }
        try ProgrammeSource.using(file) { store in
            let found = try PersonChoice.person(person, in: store.programme(), of: file)
            guard let data = try store.personalData(of: found.id) else { return }
            if !yes {
                try Self.confirm(data, try store.copies())
            }
            let erasure = try store.erase(found.id, by: author.name, at: .now)
            if !options.quiet { Console.error(ErasureText.done(erasure, file: file)) }
        }
    }

    /// Shows what will go, and asks for the name.
    private static func confirm(_ data: PersonalData, _ copies: [FileCopy]) throws {
        guard Conversation.isPossible else {
            throw Failure(
                .usage,
                "Erasing cannot be undone, and there is no terminal to ask at. Nothing was erased. Maybe add --yes."
            )
        }
        let terminal = Conversation.terminal
        terminal.say(ErasureText.preview(data, copies) + "\n\n")
        let answer = terminal.ask(
            "Type the name to erase them, or Enter to leave everything",
            help: "The name as it stands above: \(data.person.name)"
        )
        guard case .text(let typed) = answer, typed == data.person.name else {
            throw Failure(.no, "Nothing was erased.")
        }
    }
}

/// Finds the person that a command is about.
enum PersonChoice {
    /// The person with this id, or the only one with this name.
    static func person(_ words: String, in programme: Programme, of file: String) throws -> Person {
        if let person = programme.people.first(where: { $0.id == words }) { return person }
        let wanted = NameText.folded(words)
        let named = programme.people.filter { NameText.folded($0.name) == wanted }
        if let person = named.first, named.count == 1 { return person }
        guard named.isEmpty else {
            throw Failure(
                .no,
                "\(Wording.counted(named.count, "person", "people")) are called \(words): \(Wording.list(named.map { "\($0.id) (\($0.organisation))" })). Maybe give the id."
            )
        }
        throw Failure(
            .no,
            "\(file) has no person with the id or name “\(words)”. Maybe look with: cascade search \(ShellWord.quoted(file)) \(ShellWord.quoted(words))"
        )
    }
}
