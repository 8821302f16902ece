import CascadeCore
import CascadeFormats
import GRDB

extension ProgrammeStore {
    /// A text that says how tables of sessions with certain headings are read.
    public struct Mapping: Sendable, Hashable {
        /// Its name.
        public var name: String
        /// The text, as mapping files have it.
        public var text: String

        /// A text with a name.
        public init(name: String, text: String) {
            self.name = name
            self.text = text
        }
    }

    /// The mappings that the file keeps, by name.
    public func mappings() throws(StoreError) -> [Mapping] {
        try stored().contents.documents.filter(\.isMapping).map { document in
            Mapping(
                name: String(document.name.dropFirst(StoredDocument.mappingPrefix.count)),
                text: document.text
            )
        }
    }

    /// Keeps a mapping, in the place of one of the same name.
    ///
    /// - Returns: what became of it; unchanged where the file has just this one.
    public func keep(
        _ mapping: Mapping,
        _ request: ChangeRequest
    ) throws(StoreError) -> ChangeResult {
        try attempting {
            var result = ChangeResult.unchanged
            var written: StoredProgramme?
            let new = StoredDocument(
                name: StoredDocument.mappingPrefix + mapping.name,
                text: mapping.text
            )
            try writing().writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    let old = try stored(db)
                    let others = old.contents.documents.filter {
                        $0.isMapping && $0.name != new.name
                    }
                    let done = try write(
                        old.contents.draft,
                        plan: old.contents.text(of: StoredDocument.plan),
                        mappings: (others + [new]).sorted { $0.name < $1.name },
                        over: old,
                        request,
                        db
                    )
                    guard let done else { return .rollback }
                    written = done
                    result = .applied(try entry(done.entry, db))
                    return .commit
                }
            }
            if let written { remember(written) }
            return result
        }
    }
}

extension StoredDocument {
    /// How the names of documents begin that are mappings.
    static let mappingPrefix = "mapping:"

    /// Whether it says how tables are read.
    var isMapping: Bool { name.hasPrefix(StoredDocument.mappingPrefix) }
}
