import CascadeCore
import CascadeFormats

/// Names of a programme's organisations or people, for forms: what is shown for an id, and which id a typed name means.
struct NameBook: Sendable {
    /// Labels by id, in the order of writing.
    let labels: [(id: String, label: String)]
    private let labelOf: [String: String]
    private let idOf: [String: String]
    private let idsOfName: [String: [String]]

    /// Most names of which a list is offered while typing.
    static let mostOffered = 2000

    /// Names by id; those that several have are told apart by their ids.
    ///
    /// - Complexity: O(n).
    init(_ items: [(id: String, name: String)]) {
        var ids: [String: [String]] = [:]
        for item in items { ids[NameText.folded(item.name), default: []].append(item.id) }
        idsOfName = ids
        labels = items.map { item in
            let isShared = (ids[NameText.folded(item.name)]?.count ?? 0) > 1
            return (item.id, isShared ? "\(item.name) (\(item.id))" : item.name)
        }
        labelOf = Dictionary(
            labels.map { ($0.id, $0.label) },
            uniquingKeysWith: { first, _ in first }
        )
        idOf = Dictionary(
            labels.map { (NameText.collapsed($0.label), $0.id) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The organisations of a programme.
    static func organisations(_ draft: ProgrammeDraft) -> NameBook {
        NameBook(draft.organisations.map { ($0.id, $0.name) })
    }

    /// The people of a programme.
    static func people(_ draft: ProgrammeDraft) -> NameBook {
        NameBook(draft.people.map { ($0.id, $0.name) })
    }

    /// What is shown for an id.
    func label(_ id: String) -> String { labelOf[id] ?? id }

    /// What a typed text means.
    enum Meaning: Equatable {
        /// One id.
        case one(String)
        /// Several of the same name, by what is shown for them.
        case several([String])
        /// Nobody, with the label of who is near.
        case none(near: String?)
    }

    /// What a typed text means: a label, an id, or a name but for capitals, accents and spaces.
    func meaning(of text: String) -> Meaning {
        let text = NameText.collapsed(text)
        if let id = idOf[text] { return .one(id) }
        if labelOf[text] != nil { return .one(text) }
        let ids = idsOfName[NameText.folded(text)] ?? []
        if let id = ids.first, ids.count == 1 { return .one(id) }
        guard ids.isEmpty else { return .several(ids.map(label)) }
        var suggester = Suggester()
        return .none(near: suggester.nearest(to: text, in: labels.lazy.map(\.label)))
    }

    /// The id that a typed text means; nil, with what is wrong, where that is not clear.
    func id(of text: String, _ field: String, _ reading: inout FormReading) -> String? {
        switch meaning(of: text) {
        case .one(let id): return id
        case .several(let labels):
            reading.fault(field, Words.Desk.severalNames(text, labels))
        case .none(let near):
            reading.fault(field, Words.Desk.noName(text, near))
        }
        return nil
    }

    /// The names as a list that is offered while typing; empty where there are too many.
    func options(_ id: String) -> HTML {
        guard labels.count <= Self.mostOffered else { return HTML() }
        return HTML(.datalist, .id(id)) {
            for item in labels {
                HTML(.option, .named("value", item.label))
            }
        }
    }
}
