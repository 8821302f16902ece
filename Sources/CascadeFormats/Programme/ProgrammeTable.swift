package import CascadeCore

/// A table of organisations, people or partnerships, in the columns of the programme folder, that is brought into a programme.
///
/// A row whose id the programme has already changes what its columns say; others are added. Of partnerships the two organisations
/// take the place of the id.
package struct ProgrammeTable: Sendable {
    /// What a table lists.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Organisations.
        case organisations
        /// People.
        case people
        /// Partnerships.
        case partnerships

        var file: ProgrammeFile {
            switch self {
            case .organisations: .organisations
            case .people: .people
            case .partnerships: .partnerships
            }
        }

        /// The columns that it must have.
        package var required: [String] { ProgrammeTables.layout(of: file).required }
        /// The columns that it may have.
        package var optional: [String] { ProgrammeTables.layout(of: file).optional }
    }

    /// One row, and what it does.
    package struct Row: Sendable, Hashable {
        /// What it is about.
        package var name: String
        /// Whether the programme has it already.
        package var isKnown: Bool
        /// Whether it changes anything.
        package var changes: Bool
    }

    /// The rows, in their order; empty where the table can't be read.
    package private(set) var rows: [Row] = []
    /// What is wrong, by line and column; lines count from 1, the heading included.
    package private(set) var problems: [LocatedProblem] = []
    /// How many problems there are in all.
    package private(set) var problemCount = 0
    /// The programme with the table; as it was where there are problems.
    package private(set) var draft: ProgrammeDraft

    /// Reads the text of a table into a programme.
    ///
    /// - Complexity: O(n) in the bytes and in the programme.
    package init(_ bytes: [UInt8], _ kind: Kind, into draft: ProgrammeDraft) {
        self.draft = draft
        var bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        if let fault = TextFault.foreignFormat(of: bytes) ?? TextFault.first(in: bytes) {
            let log = ReadingLog()
            log.report(fault, in: kind.file)
            take(log)
            return
        }
        let columns = Self.columns(bytes)
        switch kind {
        case .organisations:
            read(bytes, kind, \.organisations, columns, key: \.id, name: \.name, Self.overlay)
        case .people: read(bytes, kind, \.people, columns, key: \.id, name: \.name, Self.overlay)
        case .partnerships:
            read(
                bytes,
                kind,
                \.partnerships,
                columns,
                key: { "\($0.from) \($0.to)" },
                name: { "\($0.from) – \($0.to)" },
                Self.overlay
            )
        }
    }

    /// A table that can't be read at all.
    init(_ fault: TextFault, _ kind: Kind, _ draft: ProgrammeDraft) {
        self.draft = draft
        let log = ReadingLog()
        log.report(fault, in: kind.file)
        take(log)
    }

    /// Reads the rows twice: first to see which are known, then into a programme in which these stand as they will be.
    private mutating func read<Item: Hashable>(
        _ bytes: [UInt8],
        _ kind: Kind,
        _ list: WritableKeyPath<ProgrammeDraft, [Item]>,
        _ columns: Set<String>,
        key: (Item) -> String,
        name: (Item) -> String,
        _ overlay: (Item, Item, Set<String>) -> Item
    ) {
        let old = draft[keyPath: list]
        var position: [String: Int] = [:]
        for index in old.indices.reversed() { position[key(old[index])] = index }
        var scratch = draft
        scratch[keyPath: list] = []
        ProgrammeTables(log: ReadingLog()).read(bytes, of: kind.file, into: &scratch)
        let found = scratch[keyPath: list]
        let keys = Set(found.map(key))

        // What the table leaves out stands first, so that each row of the table has a known place behind it.
        let log = ReadingLog()
        var checked = draft
        checked[keyPath: list] = old.filter { !keys.contains(key($0)) }
        let first = checked[keyPath: list].count
        ProgrammeTables(log: log).read(bytes, of: kind.file, into: &checked)
        guard checked[keyPath: list].count == first + found.count else {
            take(log)
            return
        }
        var merged = old
        var added: [Item] = []
        for (offset, item) in found.enumerated() {
            var result = item
            if let index = position[key(item)] {
                result = overlay(old[index], item, columns)
                rows.append(Row(name: name(result), isKnown: true, changes: result != old[index]))
                merged[index] = result
            } else {
                rows.append(Row(name: name(result), isKnown: false, changes: true))
                added.append(result)
            }
            checked[keyPath: list][first + offset] = result
        }
        if kind == .people {
            checked.countNamedTrainers(in: Set(checked.people.map(\.organisation)))
        }
        if !log.isIncomplete { log.check(checked) }
        guard log.summary == nil, !log.isIncomplete else {
            take(log)
            return
        }
        draft = checked
        draft[keyPath: list] = merged + added
    }

    private mutating func take(_ log: ReadingLog) {
        guard let summary = log.summary else { return }
        problems = summary.problems
        problemCount = summary.total
        rows = []
    }

    /// The names of the columns that the table has.
    private static func columns(_ bytes: [UInt8]) -> Set<String> {
        var tokenizer = CSVTokenizer(bytes)
        guard (try? tokenizer.next()) == true else { return [] }
        return Set(tokenizer.cells.map { Scalars.trimmed(tokenizer.text(of: $0)) })
    }

    private static func overlay(
        _ old: Organisation,
        _ new: Organisation,
        _ columns: Set<String>
    ) -> Organisation {
        var result = new
        result.assumptions = old.assumptions
        if !columns.contains("area") { result.area = old.area }
        if !columns.contains("serves") { result.serves = old.serves }
        if !columns.contains("identifier") { result.identifier = old.identifier }
        if !columns.contains("founding-trainers") { result.foundingTrainers = old.foundingTrainers }
        if !columns.contains("members") { result.members = old.members }
        if !columns.contains("group") { result.group = old.group }
        if !columns.contains("notes") { result.notes = old.notes }
        return result
    }

    private static func overlay(_ old: Person, _ new: Person, _ columns: Set<String>) -> Person {
        var result = new
        if !columns.contains("roles") { result.roles = old.roles }
        if !columns.contains("email") { result.email = old.email }
        if !columns.contains("joined") { result.joined = old.joined }
        if !columns.contains("left") { result.left = old.left }
        if !columns.contains("notes") { result.notes = old.notes }
        return result
    }

    private static func overlay(
        _ old: Partnership,
        _ new: Partnership,
        _ columns: Set<String>
    ) -> Partnership {
        var result = new
        if !columns.contains("strength") { result.strength = old.strength }
        if !columns.contains("kind") { result.kind = old.kind }
        if !columns.contains("directed") { result.directed = old.directed }
        if !columns.contains("since") { result.since = old.since }
        return result
    }
}
