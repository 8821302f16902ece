import ArgumentParser
import CascadeCore
import CascadeStore

/// `cascade merge`: makes one person or organisation of two.
struct MergeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "merge",
        abstract: "Makes one person, or one organisation, of two that are the same.",
        discussion: """
            Examples:
              cascade merge portsmouth.cascade person ann-lee-2 ann-lee
              cascade merge portsmouth.cascade organisation st-aidans-2 st-aidans --keep-name --keep-sector

            The first of the two goes into the second: all that is recorded of it becomes the other's. The one that stays keeps its \
            own name, e-mail and so on, and takes over what it lacks; --keep-name and the like take a field from the one that \
            goes. Where both were at one session the better outcome counts.

            cascade duplicates lists who is probably there twice. A merge is undone with cascade undo and the number that it prints. \
            Ends with status 1 where there is no such person or organisation, or the two cannot be one.
            """
    )

    /// What is merged.
    enum Kind: String, CaseIterable, ExpressibleByArgument {
        case person
        case organisation
    }

    @Argument(help: "Programme file.")
    var file: String

    @Argument(help: "person or organisation.")
    var kind: Kind

    @Argument(help: "Id of the one that goes.")
    var goes: String

    @Argument(help: "Id of the one that stays.")
    var stays: String

    @Flag var kept: [KeptField] = []

    @OptionGroup var author: AuthorOption

    @OptionGroup var options: OutputOptions

    private var keeping: Set<MergeField> { Set(kept.compactMap(\.field)) }

    func validate() throws {
        let fields = kind == .person ? MergeField.ofPeople : MergeField.ofOrganisations
        if let other = kept.compactMap(\.field).first(where: { !fields.contains($0) }) {
            throw ValidationError(
                "--keep-\(other.rawValue) is not for a merge of two \(kind == .person ? "people" : "organisations"), expected one of \(fields.map { "--keep-\($0.rawValue)" }.joined(separator: ", "))."
            )
        }
    }

    func run() throws {
        try RecordingFile.check(file)
        let request = ChangeRequest(
            kind: .merged,
            summary: "Merged \(kind.rawValue) \(goes) into \(stays)",
            who: author.name,
            at: .now
        )
        let result = try ProgrammeSource.using(file) { store in
            try store.change(request) { draft in
                do throws(MergeError) {
                    switch kind {
                    case .person:
                        try draft.merge(person: goes, into: stays, keeping: keeping)
                    case .organisation:
                        try draft.merge(organisation: goes, into: stays, keeping: keeping)
                    }
                } catch {
                    throw Failure(.no, "\(error) Nothing was changed.")
                }
            }
        }
        guard let entry = result.entry, !options.quiet else { return }
        Console.error(
            """
            \(entry.summary), as change \(entry.id).
            To make them two again: cascade undo \(ShellWord.quoted(file)) \(entry.id)
            """
        )
    }
}

/// A field that is taken from the one that goes.
enum KeptField: String, EnumerableFlag {
    case name, organisation, email, joined, left, notes
    case sector, people, area, serves, identifier, group

    /// The field of a merge.
    var field: MergeField? { MergeField(rawValue: rawValue) }

    /// `--keep-name` and so on.
    static func name(for value: KeptField) -> NameSpecification {
        .customLong("keep-\(value.rawValue)")
    }

    /// What it takes over.
    static func help(for value: KeptField) -> ArgumentHelp? {
        "Take \(value.rawValue) from the one that goes."
    }
}
