import ArgumentParser
import CascadeCore
import CascadeStore
import Foundation

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

    @Flag(help: "Take a field from the one that goes.")
    var keeping: [MergeField] = []

    @Option(
        name: .customLong("by"),
        help: ArgumentHelp(
            "Who merges them, for the file's log; without it your login name.",
            valueName: "name"
        )
    )
    var author: String?

    @OptionGroup var options: OutputOptions

    func validate() throws {
        let fields = kind == .person ? MergeField.ofPeople : MergeField.ofOrganisations
        if let other = keeping.first(where: { !fields.contains($0) }) {
            throw ValidationError(
                "--keep-\(other.rawValue) is not for a merge of two \(kind == .person ? "people" : "organisations"), expected one of \(fields.map { "--keep-\($0.rawValue)" }.joined(separator: ", "))."
            )
        }
    }

    func run() throws {
        let target = try RecordingFile(file)
        let request = ChangeRequest(
            kind: .merged,
            summary: "Merged \(kind.rawValue) \(goes) into \(stays)",
            who: author ?? (NSUserName().isEmpty ? "someone" : NSUserName()),
            at: RecordingFile.moment
        )
        let result = try target.use { store in
            try store.change(request) { draft in
                do throws(MergeError) {
                    switch kind {
                    case .person:
                        try draft.merge(person: goes, into: stays, keeping: Set(keeping))
                    case .organisation:
                        try draft.merge(organisation: goes, into: stays, keeping: Set(keeping))
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

extension MergeField: EnumerableFlag {
    /// `--keep-name` and so on.
    public static func name(for value: MergeField) -> NameSpecification {
        .customLong("keep-\(value.rawValue)")
    }

    /// What it takes over.
    public static func help(for value: MergeField) -> ArgumentHelp? {
        "Take \(value.rawValue) from the one that goes."
    }
}
