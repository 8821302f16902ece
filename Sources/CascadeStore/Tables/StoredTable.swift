import CascadeCore

/// The columns of a table, as far as SQL and the log need to know them.
struct TableShape: Sendable {
    /// One column.
    struct Column: Sendable {
        /// What it holds.
        enum Kind: Sendable, Hashable {
            case text
            case integer
            case real
            /// The number of a row of another table; its id elsewhere.
            case reference(String)
            /// Ids of people in order, in a table of their own.
            case people(String)
            /// Seats in order, in a table of their own.
            case seats(String)
        }

        let name: String
        let kind: Kind

        init(_ name: String, _ kind: Kind) {
            self.name = name
            self.kind = kind
        }

        /// Whether it has a table of its own.
        var isList: Bool {
            switch kind {
            case .text, .integer, .real, .reference: false
            case .people, .seats: true
            }
        }
    }

    /// Name of the table.
    let name: String
    /// Its columns, without the row's number and place.
    let columns: [Column]
    /// Whether what came by recordings is numbered within its session.
    var isNumbered = false

    /// The column with the id by which other tables refer to it; nil for tables that none refers to.
    var code: Int? { columns.firstIndex { $0.name == "code" } }

    /// The columns of the table itself.
    var cells: [Column] { columns.filter { !$0.isList } }
}

/// How items of a programme are kept in a table.
struct StoredTable<Item: Hashable & Sendable>: Sendable {
    /// The table.
    let shape: TableShape
    /// Where the items stand in a programme.
    let list: any WritableKeyPath<StoredContents, [Item]> & Sendable
    /// Whether texts that people write are in it, which are compared byte by byte.
    var hasFreeText = true
    /// What tells the items apart; several may share it.
    let key: @Sendable (Item) -> String
    /// The cells of an item.
    let values: @Sendable (Item) -> [StoredValue]
    /// The item in a row.
    let item: @Sendable (inout RowReader) throws -> Item
    /// Whether an item that came by a recording stands before another, given the programme that they belong to.
    let order: @Sendable (StoredContents) -> (Item, Placement, Item, Placement) -> Bool

    /// Whether two items are the same to the byte.
    func isSame(_ left: Item, _ right: Item) -> Bool {
        left == right && (!hasFreeText || values(left) == values(right))
    }
}

/// A text that stands in the file as a whole.
struct StoredDocument: Sendable, Hashable {
    /// The name that it has in a programme folder.
    var name: String
    /// The text.
    var text: String

    /// The settings.
    static let settings = "programme.yaml"
    /// What is wanted of a plan.
    static let plan = "plan.yaml"
}

/// A programme and the texts that it is kept in.
struct StoredContents: Sendable {
    /// The programme.
    var draft: ProgrammeDraft
    /// Its settings and, where there is one, its plan file.
    var documents: [StoredDocument]

    /// The text of a document.
    func text(of name: String) -> String? { documents.first { $0.name == name }?.text }
}
