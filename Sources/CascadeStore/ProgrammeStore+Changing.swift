public import CascadeCore
import CascadeFormats
import GRDB

extension ProgrammeStore {
    /// Changes the programme: all of the change is in the file when this returns, or none of it.
    ///
    /// The draft that `edit` is given is the programme as it stands in the file at that moment; no one else writes meanwhile.
    /// Nothing is written where `edit` throws or leaves problems. A change of recordings that were all applied before, even if they
    /// were undone since, is not applied again.
    ///
    /// - Returns: what became of it. A recording that changes nothing has an entry in the log all the same.
    /// - Throws: what `edit` throws, or ``StoreError``.
    /// - Complexity: O(n) in the rows of the programme.
    public func change(
        _ request: ChangeRequest,
        _ edit: (inout ProgrammeDraft) throws -> Void
    ) throws -> ChangeResult {
        try change(request) { draft, _ in try edit(&draft) }
    }

    /// The same, where `edit` is also told which recordings of the request were applied before.
    public func change(
        _ request: ChangeRequest,
        _ edit: (inout ProgrammeDraft, Set<String>) throws -> Void
    ) throws -> ChangeResult {
        try writingOnce(request) { db, old, known in
            var draft = old.contents.draft
            do {
                try edit(&draft, known)
            } catch {
                throw EditFailure(cause: error)
            }
            return (draft, old.contents.text(of: StoredDocument.plan))
        }
    }

    /// Refuses what a change would refuse, someone named again who was erased included, and changes nothing.
    ///
    /// - Throws: what `edit` throws, or ``StoreError``.
    /// - Complexity: O(n) in the rows of the programme.
    public func rehearse(_ edit: (inout ProgrammeDraft) throws -> Void) throws {
        let old = try stored().contents.draft
        var draft = old
        try edit(&draft)
        try check(draft)
        try attempting { try reader.read { db in try checkErased(draft, over: old, db) } }
    }

    /// Puts a programme read from files into the place of the one that the file holds, as one change.
    ///
    /// - Parameters:
    ///   - programme: what the file is to hold.
    ///   - plan: the text of its `plan.yaml`.
    ///   - request: who, when and what for.
    /// - Returns: what became of it.
    /// - Throws: ``StoreError``; then nothing was changed.
    public func replace(
        with programme: Programme,
        plan: String?,
        _ request: ChangeRequest
    ) throws(StoreError) -> ChangeResult {
        try attempting {
            try writingOnce(request) { _, _, _ in (programme.draft, plan) }
        }
    }

    /// Which of some recordings were applied before.
    public func knownRecordings(among ids: [String]) throws(StoreError) -> Set<String> {
        try attempting { try reader.read { try Self.knownRecordings(among: ids, $0) } }
    }

    private static func knownRecordings(among ids: [String], _ db: Database) throws -> Set<String> {
        var known: Set<String> = []
        let statement = try db.cachedStatement(sql: "SELECT 1 FROM recordings WHERE id = ?")
        for id in ids where try Int.fetchOne(statement, arguments: [id]) != nil { known.insert(id) }
        return known
    }

    private func writingOnce(
        _ request: ChangeRequest,
        _ edit: (Database, StoredProgramme, Set<String>) throws -> (ProgrammeDraft, String?)
    ) throws -> ChangeResult {
        do {
            var result = ChangeResult.unchanged
            var written: StoredProgramme?
            try writing().writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    let known = try Self.knownRecordings(among: request.recordings, db)
                    if !known.isEmpty, request.recordings.allSatisfy(known.contains) {
                        result = .alreadyKnown(try entry(ofRecordings: request.recordings, db))
                        return .rollback
                    }
                    let old = try stored(db)
                    let (draft, plan) = try edit(db, old, known)
                    let new = try write(draft, plan: plan, over: old, request, db)
                    guard let new else { return .rollback }
                    written = new
                    result = .applied(try entry(new.entry, db))
                    return .commit
                }
            }
            if let written { remember(written) }
            return result
        } catch let failure as EditFailure {
            throw failure.cause
        } catch {
            throw StoreError(error, path: path)
        }
    }

    /// Writes what differs and its entry; nil where there is nothing to write.
    ///
    /// `mappings` take the place of the documents of that kind; nil: these stay.
    func write(
        _ draft: ProgrammeDraft,
        plan: String?,
        mappings: [StoredDocument]? = nil,
        over old: StoredProgramme,
        _ request: ChangeRequest,
        _ db: Database
    ) throws -> StoredProgramme? {
        try check(draft)
        try checkErased(draft, over: old.contents.draft, db)
        var writer = TableWriter(db)
        var contents = Self.contents(of: Programme(checked: draft), plan: plan)
        contents.documents += mappings ?? old.contents.documents.filter(\.isMapping)
        let changes = try ChangeSet(
            from: old,
            to: contents,
            placing: request.kind.placing,
            firstRow: writer.nextRow
        )
        guard !changes.differences.isEmpty || !request.recordings.isEmpty else { return nil }
        try writer.apply(changes.differences)
        let entries = EntryWriter(db)
        var result = changes.result
        result.entry = try entries.write(request, undoing: nil)
        try entries.write(changes.differences, of: result.entry)
        return result
    }

    /// Refuses a draft with problems.
    func check(_ draft: ProgrammeDraft) throws(StoreError) {
        let problems = draft.problems()
        guard let first = problems.first else { return }
        let more = problems.count == 1 ? "" : ", and \(problems.count - 1) more"
        throw StoreError(
            .invalid(problems),
            path: path,
            reason: "the change would leave the programme with problems: \(first.subject) is"
                + " “\(first.found)”, expected \(first.expected)\(more)",
            advice: "Nothing was changed."
        )
    }
}

/// What an edit threw, on its way out of the transaction.
private struct EditFailure: Error {
    let cause: any Error
}

extension ChangeKind {
    /// Where rows stand that a change of this kind adds.
    var placing: ChangeSet.Placing {
        switch self {
        case .recorded: .recorded
        case .imported: .exact
        case .merged, .undone, .forgotten, .planned, .edited: .written
        }
    }
}

extension TableWriter {
    /// Makes the changes: what goes first, then what comes or changes, tables that others refer to before these.
    mutating func apply(_ differences: [ChangeSet.RowDifference]) throws {
        for difference in differences where difference.after == nil {
            try delete(difference.row, from: difference.table)
        }
        for table in StoredTables.shapes {
            for difference in differences where difference.table.name == table.name {
                guard let after = difference.after else { continue }
                if difference.before == nil {
                    try insert(after, as: difference.row, into: table)
                } else {
                    try update(after, as: difference.row, in: table)
                }
            }
        }
    }
}
