import ArgumentParser
import CascadeCore
import CascadeFormats
import CascadeStore

/// `cascade badge`: Open Badges for champions and trainers.
struct BadgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "badge",
        abstract: "Gives a champion or trainer an Open Badge, signed with the programme's key.",
        discussion: """
            Examples:
              cascade badge --new-key my-city-badges.pem
              cascade badge my-city amina --key my-city-badges.pem -o amina.jwt
              cascade badge my-city amina --as champion --draft
              cascade badge --verify amina.jwt --email amina@example.org
              cascade badge my-city.cascade --keep-key my-city-badges.pem

            A signed badge is given only to people who came forward as champions, or are qualified as trainers, by the records. It is \
            an Open Badges 3.0 credential, which wallets for badges take in, and holds their name, a salted hash of their e-mail \
            address where it is known, the course and its days. Keep the key safe and outside the programme folder: whoever has it can \
            sign in the programme's name. Publish the key's name (did:key:…), so that others know which badges are yours.
            """
    )

    /// What a badge says of someone.
    enum Role: String, CaseIterable, ExpressibleByArgument {
        case champion
        case trainer
    }

    @Argument(help: "Programme folder or file.")
    var programme: String?

    @Argument(help: "Id of the person.")
    var person: String?

    @Option(
        name: .customLong("as"),
        help: "champion or trainer; without it trainer for those who are qualified."
    )
    var role: Role?

    @Option(help: "File with the programme's key; without it the key in the programme file.")
    var key: String?

    @Option(
        help: "Day of issue; without it the day on which they came forward or became qualified."
    )
    var on: String?

    @Flag(help: "An unsigned draft to look at, also where something is missing.")
    var draft = false

    @Option(help: "Makes a key and writes it to this file, which only you may read.")
    var newKey: String?

    @Option(help: "Puts the key in this file into the programme file, so that --key is not needed.")
    var keepKey: String?

    @Option(help: "Checks the badge in this file; needs no internet.")
    var verify: String?

    @Option(help: "With --verify: whether the badge was given to someone with this e-mail address.")
    var email: String?

    @Option(help: "With --verify: whether it was signed with this key (did:key:…).")
    var issuer: String?

    @OptionGroup var paper: PaperOptions

    @OptionGroup var options: OutputOptions

    func validate() throws {
        let isMaking = person != nil
        guard [isMaking, newKey != nil, keepKey != nil, verify != nil].count(where: { $0 }) == 1
        else {
            throw ValidationError(
                programme != nil && keepKey == nil
                    ? "Whose badge? Maybe: cascade badge \(ShellWord.quoted(programme ?? "")) PERSON"
                    : "Expected a programme and a person, or --new-key FILE, or --verify FILE."
            )
        }
        guard (programme != nil) == (isMaking || keepKey != nil) else {
            throw ValidationError(
                programme == nil
                    ? "--keep-key needs a programme file to put the key into."
                    : "--new-key and --verify go without a programme."
            )
        }
        _ = try day()
        if verify == nil, email != nil || issuer != nil {
            throw ValidationError("--email and --issuer go with --verify.")
        }
        if !isMaking, draft || key != nil || role != nil || paper.output != nil {
            throw ValidationError("--as, --key, --draft and -o go with a programme and a person.")
        }
    }

    func run() throws {
        do {
            if let newKey {
                try makeKey(newKey)
            } else if let verify {
                try check(verify)
            } else if let programme, let keepKey {
                try keep(keepKey, in: programme)
            } else if let programme, let person {
                try make(programme, person)
            }
        } catch let fault as PaperFault {
            throw Failure(fault)
        }
    }

    /// The day said with `--on`.
    private func day() throws -> CalendarDate? {
        guard let on else { return nil }
        if let day = CalendarDate(on) { return day }
        throw ValidationError("--on is “\(on)”, expected a day such as 2026-01-31.")
    }

    // MARK: - Making

    private func make(_ path: String, _ id: String) throws {
        try paper.check()
        let programme = try readProgramme(path)
        let person = try ProgrammeNames(programme).foundPerson(id, option: "PERSON")
        let signing = try signingKey(of: path)
        guard draft || signing != nil else {
            throw Failure(
                .usage,
                """
                A badge needs the programme's key. Maybe add --key FILE, make a key with cascade badge --new-key FILE, or look at a \
                draft with --draft.
                """
            )
        }
        let day = try day()
        let evidence = try BadgeEvidence(
            History(programme, asOf: day ?? Moment.now.day),
            person: person.id,
            as: role.map { $0 == .champion ? .champion : .trainer }
        )
        let badge = try Badge(evidence, of: programme, on: day)
        if draft {
            try paper.write(
                badge.draft(issuer: signing?.did),
                saying: "a draft, not signed",
                quiet: options.quiet
            )
            if let gap = evidence.gap, !options.quiet { Console.error("Note: \(gap)") }
            return
        }
        guard let signing else { return }
        try paper.write(
            badge.signed(with: signing) + "\n",
            saying: "\(person.name), \(evidence.kind.rawValue), signed with \(signing.did)",
            quiet: options.quiet
        )
    }

    /// The key in the file that was named, else the one in the programme file; nil for neither.
    private func signingKey(of path: String) throws -> BadgeKey? {
        if let key { return try BadgeKeyFile.read(key) }
        guard ProgrammeSource(path).isFile else { return nil }
        let kept = try ProgrammeSource.using(path, readOnly: true) { try $0.badgeKey() }
        return try kept.map { try BadgeKey(pem: $0) }
    }

    private func keep(_ file: String, in path: String) throws {
        let key = try BadgeKeyFile.read(file)
        guard ProgrammeSource(path).isFile else {
            throw Failure(
                .usage,
                "\(path) is not a programme file. A folder keeps no key: name it with --key each time."
            )
        }
        try ProgrammeSource.using(path) { try $0.keep(badgeKey: key.pem, force: paper.force) }
        if !options.quiet {
            Console.error(
                """
                \(path) signs badges with \(key.did) from now on. Whoever can read it can do so: give other people exports of it, not \
                the file.
                """
            )
        }
    }

    private func makeKey(_ path: String) throws {
        let key = BadgeKey()
        do {
            try BadgeKeyFile.write(key, to: path)
        } catch {
            throw Failure(.environment, error.description)
        }
        Console.print(key.did)
        if !options.quiet {
            Console.error(
                """
                Wrote the key to \(path). Keep it safe: whoever has it can sign badges in the programme's name, and nobody can make it \
                again. Publish its name above, so that others know which badges are yours.
                """
            )
        }
    }

    // MARK: - Checking

    private func check(_ path: String) throws {
        let found: String?
        do {
            found = try BadgeCheck.text(ofFile: path)
        } catch {
            throw Failure(.environment, error.description)
        }
        guard let text = found else {
            throw Failure(.environment, "\(path) is not there, or no badge. Maybe check its name.")
        }
        let badge: BadgeCheck
        do {
            badge = try BadgeCheck(text, on: try day() ?? Moment.now.day)
        } catch {
            throw Failure(.no, "\(path) is not a valid badge: \(PlainLine.text("\(error)"))")
        }
        if let issuer, issuer != badge.key {
            throw Failure(.no, "\(path) is signed with another key: \(badge.key)")
        }
        if let email {
            switch badge.isFor(email: email) {
            case true?: break
            case false?:
                throw Failure(.no, "\(path) was not given to someone with the address \(email).")
            case nil:
                throw Failure(.no, "\(path) does not say to which e-mail address it was given.")
            }
        }
        var lines = ["The signature is valid.", "", PlainLine.text(badge.name)]
        if let holder = badge.holder { lines.append("Given to  \(PlainLine.text(holder))") }
        lines.append("By        \(PlainLine.text(badge.issuer))")
        lines.append("From      \(badge.from.day.spelledOut)")
        if let until = badge.until { lines.append("Until     \(until.day.spelledOut)") }
        lines += badge.evidence.map { "For       \(PlainLine.text($0))" }
        lines.append("Key       \(badge.key)")
        if issuer == nil {
            lines += [
                "",
                "Anyone can make a key. Compare this one with the key that the programme has published.",
            ]
        }
        Console.print(lines.joined(separator: "\n"))
    }
}
